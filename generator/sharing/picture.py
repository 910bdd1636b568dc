"""The card of a page: which it is, and whether there is one.

Cards are made only where they are asked for (`cards: true`) and the address of the site is known, without
which no network finds them: so a build at one's desk need not wait for them.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import NamedTuple

from generator.pages.page import Page, Press
from generator.settings import Misuse, Settings

SITE = "cards/site.png"
WIDE, HIGH = 1200, 630
"""The size that networks advise."""
_FRONT = "index.md"


class Picture(NamedTuple):
    """A card of the site: its path there, what it shows in words, and its content where it comes with the page."""

    path: str
    alt: str
    content: bytes = b""


def wanted(settings: Settings) -> bool:
    return settings.options.cards and bool(settings.url)


def ready(settings: Settings) -> None:
    """Misuse where cards are wanted and what draws them is not installed."""
    if wanted(settings) and not (find_spec("resvg_py") and find_spec("PIL")):
        raise Misuse("the option “cards” needs resvg and Pillow; install them: pip install resvg_py pillow")


def of(page: Page, press: Press) -> Picture | None:
    """The card of a page: an entry's own, of all others that of the site, which comes with the front page."""
    if not wanted(press.settings) or not page.entry and page.path != _FRONT:
        return of_site(press)
    from generator.sharing import making  # loads the fonts' shaper, which a build without cards can spare

    path = f"cards/{page.path.removesuffix('.md')}.png" if page.entry else SITE
    card = (making.of_entry(page.entry, page.source, page.watched, press) if page.entry
            else making.of_site(page.watched, press))
    return Picture(path, making.said(card), making.png(card, press, press.settings.cache / path))


def of_site(press: Press) -> Picture | None:
    """The card of the site, for pages that have none of their own."""
    return Picture(SITE, press.settings.name) if wanted(press.settings) else None
