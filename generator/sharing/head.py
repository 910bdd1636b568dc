"""What other programs read in the head of a page: Open Graph where a link to it is shared, schema.org where it is indexed.

Open Graph (ogp.me) wants full addresses, so that it is said only where the address of the site is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from generator.companion import Companion
from generator.pages.page import Page, Press
from generator.sharing.address import address
from generator.sharing.structured import described, script

SHORT = 200
"""Characters of the description; networks show no more."""


def companion(page: Page, press: Press) -> Companion:
    """The head of a page that is made of entries."""
    told = opengraph(page.path, page.title, page.description, press, article=bool(page.entry),
                     changed=page.watched.own_change(page.source) if page.entry else "")
    return Companion("\n".join((*told, script(described(page, press)))))


def handwritten(path: str, title: str, description: str, press: Press) -> str:
    """The head of a hand-written page, which is about nothing that could be described."""
    return "\n".join(opengraph(path, title, description, press, article=False))


def opengraph(path: str, title: str, description: str, press: Press, *, article: bool, changed: str = "") -> Iterator[str]:
    """The elements of Open Graph; Twitter reads them too, but for the form of its card."""
    if not press.settings.url:
        return
    told = (("og:type", "article" if article else "website"), ("og:site_name", press.settings.name), ("og:title", title),
            ("og:description", shortened(description)), ("og:url", address(path, path, press.settings)),
            ("article:modified_time", changed))
    yield from (f'<meta property="{name}" content="{escape(value)}">' for name, value in told if value)
    yield '<meta name="twitter:card" content="summary">'


def shortened(text: str) -> str:
    """The beginning of a text, up to the end of a word."""
    text = " ".join(text.split())
    return text if len(text) <= SHORT else text[:SHORT - 1].rpartition(" ")[0] + "…"
