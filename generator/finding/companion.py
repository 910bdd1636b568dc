"""What a page brings to the finder's files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from generator.companion import Companion
from generator.entries.entry import Entry
from generator.finding.shards import lines
from generator.folding import fold
from generator.pages.page import Page, Press


def companion(page: Page, press: Press) -> Companion:
    """The names of an entry, and how many link to it; of a list its title.

    A work is cited everywhere, which says nothing of how often it is looked for.
    """
    address = page.path.removesuffix(".md")
    if page.entry is None:
        is_index = address.endswith("/index") and not page.source
        return Companion(lines=tuple(lines(address, (page.title,), 0)) if is_index else ())
    links = 0 if getattr(page.entry, "csl", None) else len({link.source for link in page.watched.incoming(page.source)})
    generic = _generic(press.words.find("scripts.finder.generic") or "")
    return Companion(lines=tuple(lines(address, names(page.entry), links, generic)))


def names(entry: Entry) -> Iterator[str]:
    """Every name of an entry, the headword first; of a work its title too."""
    yield entry.headword
    yield from entry.aliases
    yield from (name.text for name in entry.names)
    title = getattr(entry, "csl", {}).get("title")
    if title:
        yield title


@lru_cache(maxsize=8)
def _generic(words: str) -> frozenset[str]:
    """Words that many names have in common and none is looked for by: “battle”, “book”."""
    return frozenset(fold(words).split())
