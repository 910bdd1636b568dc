"""What other programs read in the head of a page: Open Graph where a link to it is shared, schema.org where it is indexed.

Open Graph (ogp.me) wants full addresses, so that it is said only where the address of the site is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from generator.companion import Companion
from generator.pages.page import Page, Press
from generator.sharing import finding, picture
from generator.sharing.address import address
from generator.sharing.picture import HIGH, WIDE, Picture
from generator.sharing.structured import described, script

SHORT = 200
"""Characters of the description; networks show no more."""


def companion(page: Page, press: Press) -> Companion:
    """The head of a page that is made of entries."""
    shown = picture.of(page, press)
    told = opengraph(page.path, page.title, page.description, press, shown, article=bool(page.entry),
                     changed=page.watched.own_change(page.source) if page.entry else "")
    named = finding.head(page.path, press, removed=bool(page.source and not page.entry))
    return Companion("\n".join((*named, *told, script(described(page, press)))), (),
                     ((shown.path, shown.content),) if shown and shown.content else ())


def handwritten(path: str, title: str, description: str, press: Press) -> str:
    """The head of a hand-written page, which is about nothing that could be described."""
    return "\n".join((*finding.head(path, press), *opengraph(path, title, description, press, picture.of_site(press), article=False)))


def opengraph(path: str, title: str, description: str, press: Press, shown: Picture | None, *, article: bool,
              changed: str = "") -> Iterator[str]:
    """The elements of Open Graph; Twitter reads them too, but for the form of its card."""
    if not press.settings.url:
        return
    told = (("og:type", "article" if article else "website"), ("og:site_name", press.settings.name), ("og:title", title),
            ("og:description", shortened(description)), ("og:url", address(path, path, press.settings)),
            ("article:modified_time", changed), *(_picture(path, shown, press) if shown else ()))
    yield from (f'<meta property="{name}" content="{escape(value)}">' for name, value in told if value)
    yield f'<meta name="twitter:card" content="{"summary_large_image" if shown else "summary"}">'


def _picture(path: str, shown: Picture, press: Press) -> Iterator[tuple[str, str]]:
    yield "og:image", address(shown.path, path, press.settings)
    yield from (("og:image:width", str(WIDE)), ("og:image:height", str(HIGH)), ("og:image:alt", shown.alt))


def shortened(text: str) -> str:
    """The beginning of a text, up to the end of a word."""
    text = " ".join(text.split())
    return text if len(text) <= SHORT else text[:SHORT - 1].rpartition(" ")[0] + "…"
