"""A finished figure: the drawing, and what stands beside it."""

from __future__ import annotations

from typing import NamedTuple


class Figure(NamedTuple):
    """`name` is the file name without ending, unique over all pages; `alt`, `caption` and `credit` are plain text.

    `svg` has classes for colours, and ids that begin with the name, so that many stand on one page.
    """

    name: str
    svg: str
    alt: str
    caption: str = ""
    credit: str = ""
