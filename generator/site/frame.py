"""Material's template rendered once for each kind of page, with places left for what varies.

A `Frame` is one such rendering; setting a page into it gives the very bytes that
the template itself would have given.
"""

from __future__ import annotations

import html
from typing import NamedTuple

from generator.site.html import Body, contents_html

TITLE, DESCRIPTION, ADDRESS, EXTRA, CONTENT, CONTENTS = (
    f"\ue010{name}\ue011" for name in ("title", "description", "address", "extra", "content", "contents"))
HEAD = '<h1 id="entry">'


class Setting(NamedTuple):
    """What varies between the pages of one frame; all of it is ready for HTML."""

    title: str
    description: str
    address: str
    extra: str
    content: str
    contents: str


PLACES = Setting(TITLE, DESCRIPTION, ADDRESS, EXTRA, HEAD + CONTENT, CONTENTS)
"""The setting with which a frame is rendered."""


def setting(title: str, description: str, address: str, page: Body, extra: str = "") -> Setting:
    """A page made ready: the texts escaped, the description cut to what search engines show; `extra` is for its head."""
    short = description if len(description) <= 200 else description[:199].rsplit(" ", 1)[0] + "…"
    return Setting(html.escape(title), html.escape(" ".join(short.split())), address, extra, page.html,
                   contents_html(page.contents))


class Frame(NamedTuple):
    """A rendering of the template, cut at its places."""

    pieces: tuple[str, ...]

    @classmethod
    def of(cls, rendered: str) -> Frame:
        """Cut a rendering made with `PLACES` into text and names of places, by turns."""
        pieces = rendered.replace(HEAD + CONTENT, CONTENT).replace("\ue011", "\ue010").split("\ue010")
        return cls(tuple(pieces))

    def set(self, page: Setting) -> str:
        """The whole page."""
        parts = list(self.pieces)
        parts[1::2] = [getattr(page, name) for name in self.pieces[1::2]]
        return "".join(parts)
