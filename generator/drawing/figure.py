"""A finished figure: the drawing, and what stands beside it."""

from __future__ import annotations

from typing import NamedTuple


class Figure(NamedTuple):
    """One drawing and what stands about it.

    `name` (`[a-z0-9-]+`) is that of its file without ending, unique over all pages. `svg` has classes for
    colours, and ids that begin with the name, so that many stand on one page. `alt` says in plain text what
    is to be seen; `caption` and `credit` are Markdown; `form` are words for the style sheet (`wide`, `strip`).
    """

    name: str
    svg: str
    alt: str
    caption: str = ""
    credit: str = ""
    form: str = ""
