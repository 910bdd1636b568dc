"""What was added and changed last, by the days of the revisions; and the feed of it.

Where the days are not known (no git, or a shallow clone of it) the page says so, and there is no feed.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from generator.browse.leaf import FOLDER, leaf
from generator.companion import Companion
from generator.dates import parse_when, show
from generator.encyclopedia import Card
from generator.pages.compose import Composer
from generator.pages.lists import Totals
from generator.pages.page import Page, Press
from generator.watched import Watched

PATH, FEED = f"{FOLDER}/recent.md", "feed.xml"
MOST = 100
"""Entries on the page; the feed has fewer."""
IN_FEED = 30


def paths(watched: Watched, press: Press) -> Iterator[str]:
    yield PATH


def page(path: str, say: Composer, totals: Totals, press: Press) -> Page:
    return leaf(path, press.words("browse.recent.title"), "recent", say, press, "recent",
                added=_by_day(latest(say.watched, say.watched.additions()), press),
                changed=_by_day(latest(say.watched, say.watched.changes(), say.watched.additions()), press),
                feed=f"../{FEED}" if _has_feed(say.watched, press) else "", about=press.words("browse.recent.about"))


def latest(watched: Watched, days: dict[str, str], known: dict[str, str] | None = None) -> list[tuple[str, Card]]:
    """The latest entries by day, the newest first; without those of which the same day is already known."""
    found = [(day, card) for id_, day in days.items() if (known or {}).get(id_) != day and (card := watched.card(id_))]
    found.sort(key=lambda item: (item[1].sort, item[1].id))
    return sorted(found, key=lambda item: item[0], reverse=True)[:MOST]


def beside(page: Page, press: Press) -> Companion:
    """The feed, with the page of what is new; and the way to it, in its head and that of the front page."""
    if page.path not in ("index.md", PATH) or not _has_feed(page.watched, press):
        return Companion()
    up = "../" if page.path == PATH else ""
    head = (f'<link rel="alternate" type="application/atom+xml" title="{escape(press.words("browse.recent.title"))}" '
            f'href="{up}{FEED}">')
    return Companion(head, (), ((FEED, _feed(page.watched, press).encode()),) if page.path == PATH else ())


def _has_feed(watched: Watched, press: Press) -> bool:
    """A feed is read from afar: it wants the address of the site, and days."""
    return bool(press.settings.url and watched.changes())


def _by_day(found: list[tuple[str, Card]], press: Press) -> list[tuple[str, list[Card]]]:
    return [(show(parse_when(day, "gregorian"), ("gregorian",), press.date_words), [card for _, card in group])
            for day, group in groupby(found, key=lambda item: item[0])]


def _feed(watched: Watched, press: Press) -> str:
    """The latest changes as Atom (RFC 4287); a day stands for its first second, since no finer is kept."""
    settings, words = press.settings, press.words
    site, found = settings.url.rstrip("/") + "/", latest(watched, watched.changes())[:IN_FEED]
    entries = "".join(
        f"<entry>\n<title>{escape(card.headword)}</title>\n<link href=\"{_address(card, site)}\"/>\n"
        f"<id>{_address(card, site)}</id>\n<updated>{day}T00:00:00Z</updated>\n"
        f"<summary>{escape(card.gloss)}</summary>\n</entry>\n" for day, card in found)
    return (f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" '
            f'xml:lang="{escape(words("language.code"))}">\n<title>{escape(settings.name)}: {escape(words("browse.recent.title"))}'
            f'</title>\n<link href="{escape(site)}"/>\n<link rel="self" href="{escape(site)}{FEED}"/>\n<id>{escape(site)}</id>\n'
            f"<updated>{max(day for day, _ in found)}T00:00:00Z</updated>\n<author><name>"
            f"{escape(settings.author or settings.name)}</name></author>\n{entries}</feed>\n")


def _address(card: Card, site: str) -> str:
    return escape(f"{site}{card.address.removesuffix('.md')}.html")
