"""Space read against itself: stated distances, regions, marches that nobody can have made.

Of a place's locations those count that must be taken for true together; what one of them
allows is no finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import NamedTuple

from generator.extracts.geography import Geography, Location
from generator.reasoning.chronicle import choose_each
from generator.reasoning.corpus import Corpus
from generator.reasoning.finding import Finding, Path, Spot
from generator.reasoning.geodesy import kilometres
from generator.reasoning.select import datings, standing

SLACK = {"exact": 1.0, "approximate": 5.0, "conjectural": 15.0}
"""Kilometres that a location may be off, by the precision it is given with."""
FARTHEST = 20_000
"""Kilometres: half the way round the earth."""


class Presence(NamedTuple):
    """Somebody at a place, some day from `first` to `last` (JDN); where that is said."""

    first: int
    last: int
    place: str
    event: str
    path: Path


def place(corpus: Corpus, id_: str) -> Iterator[Finding]:
    """The distances of one place, and its region."""
    geography = corpus.geography.get(id_)
    if geography is not None:
        yield from _distances(id_, geography, corpus)
        yield from _outside(id_, geography, corpus)


def marches(corpus: Corpus, person: str) -> Iterator[Finding]:
    """The ways of one person from battle to battle."""
    presences = sorted(presence for battle in corpus.sharing("fought", person) for presence in _presences(battle, person, corpus))
    if len(presences) > 1:
        yield from _marches(person, presences, corpus)


def _distances(id_: str, geography: Geography, corpus: Corpus) -> Iterator[Finding]:
    """A stated distance is about the one between the two places, for one of the opinions on where they lay.

    A road is longer than the way of a bird, so the measured may be much shorter, but only little longer.
    """
    for stated in standing(list(geography.distances)):
        other, length = corpus.geography.get(stated.to), corpus.measures.read(stated.text)
        pairs = list(product(standing(list(geography.locations)), standing(list(other.locations) if other else [])))
        if length is None or not pairs or any(_fits(length, a, b, corpus.limits.distance) for a, b in pairs):
            continue
        measured = min((kilometres(a.point, b.point) for a, b in pairs), key=lambda km: abs(km - length.most))
        yield Finding("odd-distance", (Spot(id_, stated.path), Spot(stated.to, pairs[0][1].path)),
                      f"“{stated.text}” to {stated.to} is {length.least:.0f} to {length.most:.0f} km, but by the coordinates"
                      f" it is {measured:.0f} km ({{1}})",
                      "look whether the places are the right ones and rightly located; accept it if the source errs")


def _fits(length: tuple[float, float], a: Location, b: Location, share: float) -> bool:
    measured, slack = kilometres(a.point, b.point), SLACK[a.precision] + SLACK[b.precision]
    return length[0] * (1 - share) - slack <= measured <= length[1] * (1 + share / 2) + slack


def _outside(id_: str, geography: Geography, corpus: Corpus) -> Iterator[Finding]:
    """A place lies near some other place of its region."""
    for region in geography.within:
        others = [point for other in corpus.sharing("lying in", region) if other != id_ for point in _points(other, corpus)]
        others += _points(region, corpus)
        own = standing(list(geography.locations))
        if len(others) < 2 or not own:
            continue
        nearest = min(kilometres(one.point, other.point) for one, other in product(own, others))
        if nearest > max(corpus.limits.region, _width(others) / 2):
            yield Finding("outside-region", (Spot(id_, own[0].path),),
                          f"this is {nearest:.0f} km from every other place in {region}",
                          "correct the coordinates or the region")


def _width(locations: list[Location]) -> float:
    """Kilometres between the two of them that lie farthest apart, nearly: the diagonal of the box about them."""
    lats, lons = zip(*(one.point for one in locations), strict=True)
    return kilometres((min(lats), min(lons)), (max(lats), max(lons)))


def _points(id_: str, corpus: Corpus) -> list[Location]:
    geography = corpus.geography.get(id_)
    return standing(list(geography.locations)) if geography else []


def _presences(battle: str, person: str, corpus: Corpus) -> Iterator[Presence]:
    """Where somebody was when, if the battle has a date and a place."""
    bonds = corpus.bonds.get(battle, ())
    places = standing([bond for bond in bonds if bond.sort == "place"])
    dating = datings(corpus.times.get(battle, ()), standing).get("when")
    if not places or dating is None or dating.first is None or dating.last is None:
        return
    for bond in choose_each(bonds, standing):
        if bond.sort == "fought" and bond.others[0] == person:
            yield Presence(dating.first, dating.last, places[0].others[0], battle, (*bond.path, "person"))


def _marches(person: str, presences: list[Presence], corpus: Corpus) -> Iterator[Finding]:
    """From one place to another takes the days that horsemen need."""
    reach = FARTHEST / corpus.limits.march
    near = (pair for pair in combinations(presences, 2) if pair[1].last - pair[0].first <= reach)
    for one, other in near if len(presences) < 200 else ():
        days = max(other.last - one.first, one.last - other.first)
        way = _way(one.place, other.place, corpus)
        if way is None or way <= corpus.limits.march * (days + 1):
            continue
        spots = (Spot(other.event, other.path), Spot(one.event, one.path))
        if days == 0:
            yield Finding("two-places-at-once", spots, f"{person} is at {one.event} ({{1}}) on the same day, {way:.0f} km away",
                          "correct one of the dates or places, or accept it with its reason", about=(person,))
        else:
            yield Finding("too-fast-march", spots, f"{person} has at most {days} days for the {way:.0f} km from {one.event} ({{1}})",
                          "correct one of the dates or places, or accept it with its reason", about=(person,))


def _way(a: str, b: str, corpus: Corpus) -> float | None:
    """Kilometres at least between two places, what their locations may be off deducted; None where one is not located."""
    pairs = product(_points(a, corpus), _points(b, corpus))
    ways = [kilometres(one.point, other.point) - SLACK[one.precision] - SLACK[other.precision] for one, other in pairs]
    return min(ways) if ways else None
