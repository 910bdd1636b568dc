"""What goes with a page beside its text: lines in its head, lines in shared files, files of its own.

A part of the generator that adds such things gives a function from the page and
the press to a `Companion`, and is named in `COMPANIONS`; nothing else knows of
it. It asks the encyclopedia through `page.watched`, so that what it draws from
others counts among what the page was made from.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from generator.pages.page import Page, Press


class Line(NamedTuple):
    """One line that a page puts into a shared file: the file by name (`previews/3f`), and a JSON value."""

    file: str
    text: str


class Companion(NamedTuple):
    """HTML for the head of the page, lines for shared files, and files with their paths in the site."""

    head: str = ""
    lines: tuple[Line, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()


COMPANIONS: tuple[Callable[[Page, Press], Companion], ...] = ()


def companion(page: Page, press: Press) -> Companion:
    """All that goes with a page."""
    made = [make(page, press) for make in COMPANIONS]
    return Companion("\n".join(one.head for one in made if one.head), tuple(line for one in made for line in one.lines),
                     tuple(file for one in made for file in one.files))
