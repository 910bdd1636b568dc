"""Marks for a plate: places with their positions and names, looked up through what the page watches."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.atlas.atlas import Atlas
from generator.atlas.plan import AROUND, Mark, Rival
from generator.atlas.projection import Point, distance
from generator.atlas.view import EDGE
from generator.atlas.window import Window
from generator.encyclopedia import Card
from generator.extracts import positions
from generator.extracts.positions import Position, Site
from generator.watched import Watched

_APART = 2.5
"""Kilometres from which two opinions on a site are two sites on the map."""
_ORDER = ("capital", "city", "town", "site")


class Gazetteer(NamedTuple):
    """The places of the encyclopedia as a plate of one page sees them; `here` is the folder of that page."""

    atlas: Atlas
    watched: Watched
    here: str

    def site(self, id_: str) -> Site | None:
        """Where a place lay; nothing where that is not known."""
        return positions.read(self.watched.extract("positions", id_))

    def scene(self, battle: str) -> tuple[str, Site] | None:
        """The first place of a battle that is located and on the map."""
        for id_ in self.watched.extract("scenes", battle) or ():
            site = self.site(id_)
            if site and self.on_map(site):
                return id_, site
        return None

    def on_map(self, site: Site) -> bool:
        return self.atlas.base.on(*at(site.positions[0]))

    def address(self, card: Card) -> str:
        """From the page of the plate to that of an entry."""
        return f"{card.id}.html" if card.folder == self.here else f"../{card.folder}/{card.id}.html"

    def mark(self, id_: str, site: Site, role: int, *, sign: str = "", entry: str = "", numbers: Iterable[int] = (),
             rivals: bool = False) -> Mark | None:
        """The mark of a place; it leads to the entry that is named, else to the place's own."""
        place, target = self.watched.card(id_), self.watched.card(entry or id_)
        if place is None or target is None:
            return None
        first, *others = site.positions
        return Mark(id_, place.headword, place.script if place.lang[:2] in ("ar", "fa") else "", at(site.positions[0]),
                    sign or self.atlas.sign(site.type), first.precision, role, self.address(target), tuple(numbers),
                    tuple(Rival(at(other), other.label) for other in others if self.atlas.base.on(*at(other)) and distance(at(first), at(other)) > _APART)
                    if rivals else ())

    def around(self, but: Iterable[str], window: Window) -> list[Mark]:
        """Places in a window to find one's way by: the landmarks first, then by rank and nearness to its middle."""
        landmarks = {id_: rank for rank, id_ in enumerate(self.atlas.options.landmarks)}
        left_out, inside = set(but), window.page.grown(-EDGE)
        middle = (inside.left + inside.right) / 2, (inside.top + inside.bottom) / 2
        found = sorted((landmarks.get(id_, 1000 + _ORDER.index(sign)), round(math.dist(spot, middle), 1), id_, site)
                       for id_, site, sign in self._spots() if id_ not in left_out
                       and inside.holds(spot := window.at(*at(site.positions[0]))))
        marks = (self.mark(id_, site, AROUND) for _, _, id_, site in found[:60])
        return [mark for mark in marks if mark]

    def near(self, but: str, middle: Point, reach: float) -> list[tuple[float, str, Point]]:
        """Places within so many kilometres: how far they are, which, and where; the nearest first."""
        found = ((round(distance(middle, at(site.positions[0])), 1), id_, at(site.positions[0]))
                 for id_, site, _ in self._spots() if id_ != but and self.on_map(site))
        return sorted(one for one in found if one[0] <= reach)

    def _spots(self) -> Iterator[tuple[str, Site, str]]:
        """Every located place that is one spot, with its sign."""
        for id_, (type_, positions_) in self.watched.extracts("positions").items():
            if (sign := self.atlas.sign(type_)) in _ORDER:
                yield id_, Site(type_, (Position(*positions_[0]),)), sign


def at(position: Position) -> Point:
    """Longitude and latitude."""
    return position.lon, position.lat
