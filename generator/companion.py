"""What goes with a page beside its text: lines in its head, lines in shared files, files of its own."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """One line that a page puts into a shared file: the file by name (`previews/3f`), and a JSON value."""

    file: str
    text: str


class Companion(NamedTuple):
    """HTML for the head of the page, lines for shared files, and files with their paths in the site."""

    head: str = ""
    lines: tuple[Line, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()
