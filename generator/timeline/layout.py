"""Where everything on the great timeline comes to stand: a value, ready to be drawn.

The chronologies share one layout: an event keeps its row, and in each chronology its own
place along it, so that a reader sees it move and nothing ever lies on anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from generator.timeline.event import PREFERRED, Authority, Dating, Event, dating
from generator.timeline.lanes import MOST, Lane
from generator.timeline.rows import rows
from generator.timeline.scale import Scale
from generator.timeline.shapes import Shape, band, mark

ROW, PAD, SIZE = 23.0, 8.0, 14.0
LABEL_GAP = 6.0
Measure = Callable[[str, str, float], float]
"""The length of a text in a face at a size."""
Kind = Callable[[Event], str]
"""The class of an event's colour."""


class Place(NamedTuple):
    """Where an event stands in one chronology, on the line 0: its mark, and where its name begins."""

    mark: Shape
    name: float

    def reach(self, width: float) -> tuple[float, float]:
        """From where to where mark and name reach."""
        return min(self.mark.left, self.name), max(self.mark.right, self.name + width)


class Drawn(NamedTuple):
    """An event in its lane: its line, and its place in each chronology, None where that does not date it."""

    event: Event
    y: float
    width: float
    places: tuple[Place | None, ...]
    datings: tuple[Dating | None, ...]


class Strip(NamedTuple):
    """One lane: from `top` so many units down, its events, and how many more it has."""

    lane: Lane
    top: float
    height: float
    drawn: tuple[Drawn, ...]
    more: int


def layout(lanes: Sequence[Lane], authorities: Sequence[Authority], scale: Scale, top: float, kind: Kind,
           measure: Measure) -> list[Strip]:
    """The lanes below one another; the first chronology is the preferred one."""
    strips: list[Strip] = []
    for lane in lanes:
        shown = [event for event in lane.events if _visible(event, authorities, scale)]
        strip = _lane(lane, shown[:MOST], len(lane.events) - len(shown[:MOST]), authorities, scale, top, kind, measure)
        if strip.drawn:
            strips.append(strip)
            top += strip.height
    return strips


def _visible(event: Event, authorities: Sequence[Authority], scale: Scale) -> bool:
    """Whether any chronology puts it into the years that are shown."""
    return any(_meets(found, scale) for name in (PREFERRED, *authorities) if (found := dating(event, name)))


def _meets(found: Dating, scale: Scale) -> bool:
    first, last = found.rivals or found.bounds
    return (first is None or first <= scale.last) and (last is None or last >= scale.first)


def _lane(lane: Lane, events: Sequence[Event], more: int, authorities: Sequence[Authority], scale: Scale, top: float,
          kind: Kind, measure: Measure) -> Strip:
    widths = [measure(event.name, "sans-bold", SIZE) for event in events]
    datings = [tuple(dating(event, name) for name in (PREFERRED, *authorities)) for event in events]
    places = [tuple(found and _place(event, found, width, scale, kind) for found in row)
              for event, width, row in zip(events, widths, datings, strict=True)]
    stretches = [_stretches(row, width) for row, width in zip(places, widths, strict=True)]
    rowed = rows(stretches)
    drawn = tuple(Drawn(event, top + PAD + (row + .5) * ROW, width, placed, dated)
                  for event, row, width, placed, dated in zip(events, rowed, widths, places, datings, strict=True))
    return Strip(lane, top, (max(rowed, default=0) + 1) * ROW + 2 * PAD, drawn, more)


def _place(event: Event, found: Dating, width: float, scale: Scale, kind: Kind) -> Place:
    """The mark, and the name after it, or before it where there is no room; in a band, or after it."""
    if event.lasts:
        shape = band(found, scale, 0)
        inside = shape.right - shape.left >= width + 26
        return Place(shape, _beside(shape, width, scale) if not inside else shape.left + 13)
    shape = mark(found, scale, 0, kind(event))
    return Place(shape, _beside(shape, width, scale))


def _beside(shape: Shape, width: float, scale: Scale) -> float:
    """After the mark, or before it; where neither has room, over it at the end."""
    after, before = shape.right + LABEL_GAP, shape.left - LABEL_GAP - width
    return after if after + width <= scale.right else before if before >= scale.left else scale.right - width


def _stretches(places: Sequence[Place | None], width: float) -> list[tuple[float, float]]:
    """What the event takes up in each chronology; where it moved, the mark it leaves behind counts too."""
    base = places[0] or next(place for place in places if place)
    found = [base.reach(width)]
    for place in places[1:]:
        left, right = (place or base).reach(width)
        found.append((min(left, base.mark.left), max(right, base.mark.right)) if place else (left, right))
    return found
