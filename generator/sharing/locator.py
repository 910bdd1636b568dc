"""Where an entry lies, on a round map without names; in its place, without a map, the initial of the entry."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from generator.atlas import ground
from generator.atlas.base import Base
from generator.atlas.geometry import Point, Rect
from generator.atlas.window import fit
from generator.drawing import Canvas, element
from generator.entries.entry import Entry
from generator.extracts import positions
from generator.folding import letter
from generator.watched import Watched

NEAR, WIDE = 420, 900
"""Kilometres across that are shown round a single place, and round a country or a river."""
_DOT = 9


class Disc(NamedTuple):
    """The round on the page: its middle, and its radius."""

    x: float
    y: float
    radius: float

    @property
    def square(self) -> Rect:
        return Rect(self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)


def places(entry: Entry, id_: str, watched: Watched) -> list[str]:
    """The ids of the places that an entry is about: itself or where it happened, else those of what it is about,
    of its battles, or of the battles that name it."""
    def own(id_: str) -> list[str]:
        return list(watched.extract("scenes", id_) or ())[:1] or ([id_] if watched.extract("positions", id_) else [])

    if own(id_):
        return own(id_)
    card = watched.card(id_)
    about = [ref.id for ref in getattr(entry, "concerns", ())] or list(card.order if card else ())
    named = [link.source for link in watched.incoming(id_) if not link.sentence and watched.extract("scenes", link.source)
             and "sources" not in link.relation]
    return list(dict.fromkeys(place for other in about or named for place in own(other)))


def points(ids: Iterable[str], watched: Watched, base: Base) -> tuple[Point, ...]:
    """Longitudes and latitudes of those of the places that are known and on the map, each once."""
    sites = (positions.read(watched.extract("positions", id_)) for id_ in ids)
    found = dict.fromkeys((site.positions[0].lon, site.positions[0].lat) for site in sites if site)
    return tuple(point for point in found if base.on(*point))


def draw(canvas: Canvas, disc: Disc, base: Base, at: tuple[Point, ...], *, area: bool = False) -> None:
    """The map with its dots, or with a ring where the one place is an area; what lies outside the disc is covered with paper."""
    window = fit(base, at, disc.square, least=WIDE if area else NEAR)
    canvas.add(element("circle", "fig-land", cx=disc.x, cy=disc.y, r=disc.radius))
    ground.draw(canvas, window)
    canvas.add(element("path", "fig-margin", d=_outside(disc)))
    _rim(canvas, disc)
    size = _DOT if len(at) < 4 else _DOT * .7
    spots = [spot for point in at if math.dist(spot := window.at(*point), (disc.x, disc.y)) < disc.radius - 2 * size]
    for x, y in spots:
        if area:
            canvas.add(element("circle", "fig-fought-line fig-dashed", cx=x, cy=y, r=.3 * disc.radius))
            continue
        if len(at) == 1:
            canvas.add(element("circle", "fig-fought-line", cx=x, cy=y, r=2.4 * size))
        canvas.add(element("circle", "fig-town", cx=x, cy=y, r=size + 2), element("circle", "fig-red", cx=x, cy=y, r=size))


def initial(canvas: Canvas, disc: Disc, card_sort: str) -> None:
    """The letter under which an entry stands, as on the first page of a chapter."""
    canvas.add(element("circle", "fig-band", cx=disc.x, cy=disc.y, r=disc.radius))
    _rim(canvas, disc)
    canvas.add(canvas.lettering.line(letter(card_sort), "serif", disc.radius * 1.25, disc.x, disc.y + disc.radius * .41,
                                     kind="fig-red", anchor="middle"))


def _outside(disc: Disc) -> str:
    """A square round the disc, without the disc: wide enough to cover what a window draws beyond its edge."""
    x, y, radius, over = disc.x, disc.y, disc.radius, disc.square.grown(60)
    half = f"a{radius} {radius} 0 1 0 "
    return (f"M{over.left} {over.top}H{over.right}V{over.bottom}H{over.left}z"
            f"M{x - radius} {y}{half}{2 * radius} 0{half}{-2 * radius} 0z")


def _rim(canvas: Canvas, disc: Disc) -> None:
    canvas.add(element("circle", "fig-line", cx=disc.x, cy=disc.y, r=disc.radius, stroke_width=2),
               element("circle", "fig-line-soft", cx=disc.x, cy=disc.y, r=disc.radius + 7, stroke_width=1.5))
