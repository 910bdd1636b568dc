"""The layers of the map: campaigns with the ways of their armies, in the order of each source, and the sides."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from generator.atlas.arrows import Leg, routed
from generator.atlas.geometry import Point, Rect, around
from generator.encyclopedia import Card, by_time
from generator.explorer.sights import Sight
from generator.extracts import bonds
from generator.watched import Watched
from generator.words import Words

_UNITS = 2.0
"""Units to a kilometre in which ways are bent: about the scale at which they are mostly seen."""
_CLEAR = 9.0
_MOST = 12
"""Sides at most, those that fought most battles."""


class Way(NamedTuple):
    """A march from one sight to another, by their numbers, bent towards a point; faint where none is described."""

    start: int
    end: int
    bend: Point
    faint: bool


class Order(NamedTuple):
    """The battles of a campaign in one order, whose order it is, and the ways between them."""

    according: str
    battles: tuple[int, ...]
    ways: tuple[Way, ...]


class Layer(NamedTuple):
    """Some battles, by the numbers of their sights, of one campaign (with its orders) or side."""

    id: str
    name: str
    battles: tuple[int, ...]
    orders: tuple[Order, ...] = ()


def campaigns(battles: Sequence[Sight], watched: Watched, words: Words) -> list[Layer]:
    """The campaigns that have battles on the map, in order of time."""
    number = {sight.card.id: i for i, sight in enumerate(battles)}
    found = []
    for card in sorted(watched.of_kind("campaign"), key=by_time):
        orders = tuple(_orders(card, battles, number, watched, words))
        told = [link.source for link in watched.incoming(card.id) if link.relation == "battle.campaign"]
        members = {number[id_] for id_ in told if id_ in number} | {i for order in orders for i in order.battles}
        if members:
            found.append(Layer(card.id, card.headword, tuple(sorted(members)), orders))
    return found


def _orders(card: Card, battles: Sequence[Sight], number: Mapping[str, int], watched: Watched,
            words: Words) -> Iterable[Order]:
    told = [bond for bond in bonds.read(watched.extract("bonds", card.id))
            if bond.sort == "ordered" and bond.rank != "deprecated"]
    first = [bond for bond in told if bond.rank == "preferred"][:1] or told[:1]
    armies = [frozenset(army) for army in watched.extract("marches", card.id) or ()]
    for bond in [*first, *(bond for bond in told if bond not in first)]:
        names = (other.headword if (other := watched.card(name)) else name for name in bond.authorities)
        said = ", ".join(dict.fromkeys(names))
        yield Order(words("atlas.after", names=said) if said else "",
                    tuple(number[id_] for id_ in bond.others if id_ in number),
                    tuple(_ways(bond.others, armies, battles, number)))


def _ways(order: Sequence[str], armies: Iterable[frozenset[str]], battles: Sequence[Sight],
          number: Mapping[str, int]) -> list[Way]:
    """The ways of each army; faint where it fought between at a place that nobody can find."""
    legs: dict[tuple[int, int], bool] = {}
    for army in armies:
        last, lost = None, False
        for id_ in order:
            if id_ not in army:
                continue
            here = number.get(id_)
            if here is None:
                lost = True
                continue
            if last is not None and _apart(battles[last].at, battles[here].at):
                legs[last, here] = legs.get((last, here), True) and lost
            last, lost = here, False
    return _bent(legs, battles)


def _apart(a: Point, b: Point) -> bool:
    """Whether there is room for an arrow between two points, in kilometres."""
    return math.dist(a, b) * _UNITS > 2 * _CLEAR + 9


def _bent(legs: Mapping[tuple[int, int], bool], battles: Sequence[Sight]) -> list[Way]:
    """Each way with the middle of its arc, chosen as on the plates: clear of other signs and ways."""
    if not legs:
        return []
    spots = {i: (battles[i].at[0] * _UNITS, battles[i].at[1] * _UNITS) for leg in legs for i in leg}
    inside: Rect = around(spots.values()).grown(200)
    drawn = routed([Leg(spots[a], spots[b], (_CLEAR, _CLEAR), faint) for (a, b), faint in legs.items()],
                   [(spot, 8.0) for spot in spots.values()], inside)
    return [Way(a, b, _middle(arrow.line), faint) for ((a, b), faint), arrow in zip(legs.items(), drawn, strict=True)]


def _middle(line: Sequence[Point]) -> Point:
    x, y = line[len(line) // 2]
    return round(x / _UNITS, 1), round(y / _UNITS, 1)


def sides(battles: Sequence[Sight], watched: Watched) -> list[Layer]:
    """The groups that fought two battles on the map or more, those of most battles first."""
    fought: dict[str, dict[int, None]] = {}
    for number, sight in enumerate(battles):
        for bond in bonds.read(watched.extract("bonds", sight.card.id)):
            if bond.sort == "sided":
                for group in bond.others:
                    fought.setdefault(group, {})[number] = None
    found = [Layer(id_, card.headword, tuple(own)) for id_, own in fought.items()
             if len(own) > 1 and (card := watched.card(id_))]
    return sorted(found, key=lambda layer: (-len(layer.battles), layer.name))[:_MOST]
