"""What stands on the map: places and battles, where they lay, by what sign, and which goes before which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.atlas.gazetteer import Gazetteer, at
from generator.atlas.projection import Point, distance
from generator.encyclopedia import Card, by_name, by_time
from generator.extracts.positions import Position, Site

SIGNS = ("battle", "capital", "city", "town", "site", "area")
DOUBTS = ("exact", "approximate", "conjectural")
_WORTH = {"battle": 500, "capital": 600, "city": 430, "town": 240, "site": 120, "area": 60}
_APART = 2.5
"""Kilometres from which two opinions on a site are two sites on the map."""


class Sight(NamedTuple):
    """One sign: the entry, the place where it stands, and the kilometres of the map; greater `worth` goes first."""

    card: Card
    place: str
    at: Point
    sign: str
    doubt: str
    worth: int
    rivals: tuple[tuple[float, float, str], ...] = ()


class Sights(NamedTuple):
    """Battles in order of time, places by name, and what has no known site on the map."""

    battles: tuple[Sight, ...]
    places: tuple[Sight, ...]
    unlocated: tuple[Card, ...]

    @property
    def all(self) -> tuple[Sight, ...]:
        return self.battles + self.places


def sights(gazetteer: Gazetteer, kinds: Iterable[str]) -> Sights:
    """All that can be shown of an encyclopedia with these kinds."""
    cards = {kind: gazetteer.watched.of_kind(kind) for kind in ("battle", "place") if kind in set(kinds)}
    battles = [(card, _battle(card, gazetteer)) for card in sorted(cards.get("battle", ()), key=by_time)]
    places = [(card, _place(card, gazetteer)) for card in sorted(cards.get("place", ()), key=by_name)]
    return Sights(tuple(sight for _, sight in battles if sight), tuple(sight for _, sight in places if sight),
                  tuple(card for card, sight in (*battles, *places) if sight is None))


def _battle(card: Card, gazetteer: Gazetteer) -> Sight | None:
    scene = gazetteer.scene(card.id)
    if scene is None:
        return None
    others = [site.positions[0] for id_ in gazetteer.watched.extract("scenes", card.id) or ()
              if id_ != scene[0] and (site := gazetteer.site(id_))]
    return _sight(card, *scene, "battle", others, gazetteer)


def _place(card: Card, gazetteer: Gazetteer) -> Sight | None:
    site = gazetteer.site(card.id)
    if site is None or not gazetteer.on_map(site):
        return None
    return _sight(card, card.id, site, gazetteer.atlas.sign(site.type), (), gazetteer)


def _sight(card: Card, place: str, site: Site, sign: str, others: Iterable[Position], gazetteer: Gazetteer) -> Sight:
    first, *rest = site.positions
    return Sight(card, place, _kilometres(first, gazetteer), sign, first.precision, _worth(card, sign, gazetteer),
                 tuple(_rivals(first, (*rest, *others), gazetteer)))


def _rivals(first: Position, others: Iterable[Position], gazetteer: Gazetteer) -> Iterator[tuple[float, float, str]]:
    for other in others:
        if gazetteer.atlas.base.on(*at(other)) and distance(at(first), at(other)) > _APART:
            yield *_kilometres(other, gazetteer), other.label


def _kilometres(position: Position, gazetteer: Gazetteer) -> Point:
    x, y = gazetteer.atlas.base.conic.forward(*at(position))
    return round(x, 1), round(y, 1)


def _worth(card: Card, sign: str, gazetteer: Gazetteer) -> int:
    """Landmarks in their order, and what many entries lead to; battles and capitals before towns and wells."""
    landmarks = gazetteer.atlas.options.landmarks
    if card.id in landmarks:
        return 1000 - landmarks.index(card.id) * 5
    return _WORTH[sign] + min(480, 3 * len(gazetteer.watched.incoming(card.id)))
