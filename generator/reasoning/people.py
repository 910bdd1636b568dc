"""People read against each other: kin by both accounts, sides in a fight, one man under two names."""

from __future__ import annotations

from collections.abc import Iterator

from generator.reasoning.chronicle import choose_each
from generator.reasoning.corpus import Corpus
from generator.reasoning.finding import Finding, Spot
from generator.reasoning.select import datings, standing

_CHILD, _SIBLING, _PARENT = {"son", "daughter"}, {"brother", "sister"}, {"father", "mother"}
_GRANDCHILD, _GRANDPARENT = {"grandson", "granddaughter"}, {"grandfather", "grandmother"}
CONVERSE = {
    **dict.fromkeys(_PARENT, _CHILD), **dict.fromkeys(_CHILD, _PARENT), **dict.fromkeys(_SIBLING, _SIBLING),
    **dict.fromkeys(_GRANDPARENT, _GRANDCHILD), **dict.fromkeys(_GRANDCHILD, _GRANDPARENT),
    "husband": {"wife"}, "wife": {"husband"}, "uncle": {"nephew", "niece"}, "aunt": {"nephew", "niece"},
    "nephew": {"uncle", "aunt"}, "niece": {"uncle", "aunt"}, "cousin": {"cousin"}, "client": {"patron"}, "patron": {"client"}}
"""What somebody is to those to whom he is this."""
ALIKE = ("person", "place", "battle")
"""Kinds of which two entries may be one thing."""
GENERATION = 30 * 365
"""Days: whoever is dated further apart is not one person."""


def entry(corpus: Corpus, id_: str) -> Iterator[Finding]:
    """The kin of one entry, and the sides in it."""
    bonds = corpus.bonds.get(id_, ())
    yield from _kin(id_, corpus)
    yield from _both_sides(id_, [bond for bond in choose_each(bonds, standing) if bond.sort == "fought"])


def _kin(id_: str, corpus: Corpus) -> Iterator[Finding]:
    """What two entries say of each other's kinship agrees."""
    told = {}
    for bond in corpus.bonds.get(id_, ()):
        if bond.sort == "kin":
            told.setdefault(bond.others[0], bond)
    for other, bond in told.items():
        back = [kin for kin in corpus.bonds.get(other, ()) if kin.sort == "kin" and kin.others[0] == id_]
        known = CONVERSE.get(str(bond.told[0]))
        if id_ < other and back and known and not any(kin.told[0] in known for kin in back):
            yield Finding("kin-mismatch", (Spot(id_, (*bond.path, "relation")), Spot(other, (*back[0].path, "relation"))),
                          f"{other} is the {bond.told[0]} here, but there this is the {back[0].told[0]} ({{1}})",
                          "say in both what the other is to this one, or in one of them only")


def _both_sides(id_: str, fought: list) -> Iterator[Finding]:
    """Nobody fights on two sides of one battle."""
    first: dict[str, tuple[int, Spot]] = {}
    for bond in fought:
        side, spot = int(bond.told[0]), Spot(id_, (*bond.path, "person"))
        other = first.setdefault(bond.others[0], (side, spot))
        if other[0] != side:
            yield Finding("on-both-sides", (spot, other[1]), f"{bond.others[0]} stands on another side too ({{1}})",
                          "leave one out, or part two bearers of the name; accept it if he changed sides", about=bond.others)


def homonyms(corpus: Corpus, borne: str) -> Iterator[Finding]:
    """Two entries of one kind that share a name, may be of one time, and know nothing of each other."""
    ids = [id_ for id_ in corpus.sharing("bears", borne) if corpus.kinds.get(id_) in ALIKE]
    for one, other in zip(ids, ids[1:], strict=False):
        if _may_be_one(one, other, corpus):
            yield Finding("may-be-one", (Spot(other, ("headword",)), Spot(one, ("headword",))),
                          f"{one} ({{1}}) bears the name “{borne.partition(' ')[2]}” too, and neither speaks of the other",
                          "merge the two, or tell in each how they differ, with a link")


def _may_be_one(one: str, other: str, corpus: Corpus) -> bool:
    if other in corpus.targets.get(one, ()) or one in corpus.targets.get(other, ()):
        return False
    (first, last), (first_other, last_other) = _years(one, corpus), _years(other, corpus)
    return first - GENERATION <= last_other and first_other - GENERATION <= last


def _years(id_: str, corpus: Corpus) -> tuple[float, float]:
    """Between which days all that is dated in an entry lies; everything is possible where nothing is."""
    dates = [dating for name, dating in datings(corpus.times.get(id_, ()), standing).items()]
    firsts = [dating.first for dating in dates if dating.first is not None]
    lasts = [dating.last for dating in dates if dating.last is not None]
    return min(firsts, default=-float("inf")), max(lasts, default=float("inf"))
