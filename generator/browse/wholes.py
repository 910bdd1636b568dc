"""Places in their regions and groups in larger groups: what lies in what, and what of the encyclopedia belongs to each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.browse.leaf import FOLDER, by_kind, leaf
from generator.encyclopedia import by_name
from generator.extracts import belongings
from generator.pages.compose import Composer
from generator.pages.lists import Totals
from generator.pages.page import Page, Press
from generator.watched import Watched


MANY = 300
"""Lines up to which a page lists all that is in a region or group, and not only what is in it directly."""


class Tree(NamedTuple):
    """The entries of one kind: what each lies in and what lies in it, and the entries of all kinds that name it.

    `counts` are how many lie in it, however deep, and how many name it or one of those.
    """

    above: Mapping[str, tuple[str, ...]]
    below: Mapping[str, tuple[str, ...]]
    named: Mapping[str, tuple[str, ...]]
    counts: Mapping[str, tuple[int, int]]

    def all_below(self, id_: str) -> list[str]:
        """It and all that lies in it, however deep, each once."""
        found, open_ = {}, [id_]
        while open_:
            known = open_.pop()
            if known not in found:
                found[known] = None
                open_ += self.below.get(known, ())
        return list(found)


class Branch(NamedTuple):
    """One line of the tree: how deep it stands, and what there is of it."""

    depth: int
    id: str
    inner: int
    named: int


def tree(watched: Watched, kind: str) -> Tree:
    """The tree of places, or that of groups."""
    members = {card.id for card in watched.of_kind(kind)}
    above, below, named = {}, {}, {}
    for id_, row in watched.extracts("belongings").items():
        own = belongings.read(row)
        if id_ in members:
            above[id_] = tuple(other for other in own.within if other in members and other != id_)
            for other in above[id_]:
                below.setdefault(other, []).append(id_)
        for other in (own.places if kind == "place" else own.groups):
            if other != id_:
                named.setdefault(other, []).append(id_)
    return Tree(above, {id_: tuple(ids) for id_, ids in below.items()}, {id_: tuple(ids) for id_, ids in named.items()},
                _counts(sorted(members), below, named))


def _counts(members: list[str], below: Mapping[str, list[str]], named: Mapping[str, list[str]]) -> dict[str, tuple[int, int]]:
    """How many lie in each, and how many name each or one of those: sets of entries as the bits of numbers, from below."""
    bits = {id_: 1 << at for at, id_ in enumerate(dict.fromkeys([*members, *(id_ for ids in named.values() for id_ in ids)]))}
    inner, naming = {}, {}
    for id_ in _from_below(members, below):
        own = naming_own = 0
        for other in below.get(id_, ()):
            own |= bits[other] | inner.get(other, 0)
            naming_own |= naming.get(other, 0)
        for other in named.get(id_, ()):
            naming_own |= bits[other]
        inner[id_], naming[id_] = own & ~bits[id_], naming_own
    return {id_: (inner[id_].bit_count(), naming[id_].bit_count()) for id_ in members}


def _from_below(members: list[str], below: Mapping[str, list[str]]) -> Iterator[str]:
    """Each after all that lie in it; of a circle, which no author should make, in some order."""
    met: set[str] = set()
    open_ = [(id_, False) for id_ in members]
    while open_:
        id_, done = open_.pop()
        if done:
            yield id_
        elif id_ not in met:
            met.add(id_)
            open_ += [(id_, True), *((other, False) for other in below.get(id_, ()))]


def region_paths(watched: Watched, press: Press) -> Iterator[str]:
    """The list of regions, and a page for each place that has others in it."""
    if "place" in press.settings.kinds:
        yield f"{FOLDER}/regions.md"
        yield from (_path("region", id_) for id_ in sorted(watched.once(tree, "place").below))


def region_page(path: str, say: Composer, totals: Totals, press: Press) -> Page:
    found, id_ = say.watched.once(tree, "place"), _id(path, "region")
    if id_:
        return _one(path, id_, found, "regions", say, press)
    roots = _sorted((id_ for id_ in found.below if not found.above.get(id_)), say)
    inside = {other for root in roots for other in found.all_below(root)}
    apart = [card for card in say.watched.of_kind("place") if card.id not in inside]
    return leaf(path, press.words("browse.regions.title"), "regions", say, press, "regions", apart=apart,
                branches=[branch for root in roots for branch in _branches(root, found, say, 0, set())],
                path_of=lambda id_: _path("region", id_) if id_ in found.below else "", card=say.watched.card,
                about=press.words("browse.regions.about", n=len(found.below)))


def side_paths(watched: Watched, press: Press) -> Iterator[str]:
    """The list of groups, and a page for each to which something belongs."""
    if "group" in press.settings.kinds:
        found = watched.once(tree, "group")
        yield f"{FOLDER}/sides.md"
        yield from (_path("side", id_) for id_ in sorted({*found.below, *found.named}))


def side_page(path: str, say: Composer, totals: Totals, press: Press) -> Page:
    found, id_ = say.watched.once(tree, "group"), _id(path, "side")
    if id_:
        return _one(path, id_, found, "sides", say, press)
    rows = [(card, _path("side", card.id) if _has_page(card.id, found, "sides") else "", *found.counts[card.id])
            for card in say.watched.of_kind("group")]
    return leaf(path, press.words("browse.sides.title"), "sides", say, press, "sides",
                rows=sorted(rows, key=lambda row: (-row[3], by_name(row[0]))), about=press.words("browse.sides.about"))


def _one(path: str, id_: str, found: Tree, way: str, say: Composer, press: Press) -> Page:
    card, words = say.watched.card(id_), press.words
    prefix, title, inside, facet = (("region", "browse.regions.one", "browse.regions.inner", "place") if way == "regions"
                                    else ("side", "browse.sides.one", "browse.sides.inner", "side"))
    whole = sum(found.counts[id_]) <= MANY
    inner = found.all_below(id_) if whole else [id_, *(other for other in found.below.get(id_, ())
                                                       if not _has_page(other, found, way))]
    named = dict.fromkeys(entry for other in inner for entry in found.named.get(other, ()) if entry not in inner)
    branches = [branch for other in _sorted(found.below.get(id_, ()), say)
                for branch in _branches(other, found, say, 0, {id_}, MANY if whole else 0)]
    return leaf(path, words(title, name=card.headword if card else id_), "whole", say, press, way, inside=True,
                card=card, above=[(other, _path(prefix, other)) for other in found.above.get(id_, ())], branches=branches,
                path_of=lambda other: _path(prefix, other) if _has_page(other, found, way) else "",
                batches=by_kind(named, say, press), inner_title=words(inside), card_of=say.watched.card, whole=whole,
                choices=f"{FOLDER}/index.md#{facet}={id_}", count=found.counts[id_][1])


def _has_page(id_: str, found: Tree, way: str) -> bool:
    return id_ in found.below or (way == "sides" and id_ in found.named)


def _branches(id_: str, found: Tree, say: Composer, depth: int, met: set[str], deepest: int = MANY) -> Iterator[Branch]:
    """An entry and what lies in it, as lines, down to some depth; what lies in two stands in the first."""
    if id_ in met:
        return
    met.add(id_)
    yield Branch(depth, id_, *found.counts[id_])
    if depth < deepest:
        for other in _sorted(found.below.get(id_, ()), say):
            yield from _branches(other, found, say, depth + 1, met, deepest)


def _sorted(ids: Iterable[str], say: Composer) -> list[str]:
    cards = [card for id_ in ids if (card := say.watched.card(id_))]
    return [card.id for card in sorted(cards, key=by_name)]


def _path(prefix: str, id_: str) -> str:
    return f"{FOLDER}/{prefix}-{id_}.md"


def _id(path: str, prefix: str) -> str:
    name = path.rpartition("/")[2].removesuffix(".md")
    return name.removeprefix(prefix + "-") if name.startswith(prefix + "-") else ""
