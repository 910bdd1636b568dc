"""Everything from A to Z, under its headwords and under the names it is also looked for by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from generator.browse.leaf import FOLDER, asked, leaf
from generator.folding import fold, letter, sort_key
from generator.homonyms import Names
from generator.pages.compose import Composer
from generator.pages.lists import Totals
from generator.pages.page import Page, Press
from generator.watched import Watched

MANY = 1200
"""Lines from which on each letter has a page of its own."""
_TELLING = 4
"""Letters by which a name must differ from those before it to be worth a line of its own."""


class Item(NamedTuple):
    """A line: the name it stands under, and the entry; `see` if the entry itself stands elsewhere."""

    key: str
    name: str
    id: str
    see: bool


def paths(watched: Watched, press: Press) -> Iterator[str]:
    found = watched.once(shelves)
    yield f"{FOLDER}/letters.md"
    if _apart(found):
        yield from map(_path, found)


def page(path: str, say: Composer, totals: Totals, press: Press) -> Page:
    found, words = say.watched.once(shelves), press.words
    names = {first: words("index.other") if first == "#" else first for first in found}
    apart = _apart(found)
    own = asked(found, path, _path) or ""
    shown = [own] if own else [] if apart else list(found)
    title = words("browse.letters.letter", letter=names[own]) if own else words("browse.letters.title")
    bar = [(names[first], first == own, _path(first) if apart else f"#{anchor(first)}", len(found[first])) for first in found]
    return leaf(path, title, "letters", say, press, "letters", bar=bar, apart=apart, own=own,
                about=words("browse.letters.about", n=sum(not item.see for items in found.values() for item in items)),
                shelves=[(names[first], anchor(first), found[first]) for first in shown], card=say.watched.card)


def shelves(watched: Watched) -> dict[str, list[Item]]:
    """The lines under each letter, Latin letters first."""
    items = sorted(item for id_, names in watched.extracts("other_names").items() for item in _items(id_, names))
    found = {first: list(group) for first, group in groupby(items, key=lambda item: letter(item.key))}
    return dict(sorted(found.items(), key=lambda shelf: (shelf[0] == "#", shelf[0])))


def anchor(first: str) -> str:
    """What a letter is called in addresses."""
    return "other" if first == "#" else first.lower() if first.isascii() else f"u{ord(first[0]):04x}"


def _path(first: str) -> str:
    return f"{FOLDER}/letter-{anchor(first)}.md"


def _apart(found: dict[str, list[Item]]) -> bool:
    return sum(map(len, found.values())) > MANY


def _items(id_: str, names: Names) -> Iterable[Item]:
    """The headword, and of the other names in its script those that a reader would not find beside it or each other."""
    headword = names[0][0]
    plain, key = fold(headword).isascii(), sort_key(headword)
    yield Item(key, headword, id_, False)
    met = {key[:_TELLING]}
    for name, _ in names[1:]:
        key = sort_key(name)
        if fold(name).isascii() == plain and key and key[:_TELLING] not in met:
            met.add(key[:_TELLING])
            yield Item(key, name, id_, True)
