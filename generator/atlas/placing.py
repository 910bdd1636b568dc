"""Labels put where they are clear of signs, arrows, frames and each other, and so are the lines to their signs.

Each label has a row of possible boxes; a choice is made for all of them, then
improved one label at a time until nothing gets better. What still collides is told.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from generator.atlas.geometry import Point, Rect, around, crossings, meets

COLLISION = 100.0
"""The cost above which a place is no place."""
_CROSSED = 40.0
"""What it costs that the line from a label to its sign crosses something."""
_TIED = 6.0
"""From this distance on a line ties a label to its sign."""
_ASIDE = 30.0
"""How far an optional label may stand from its sign."""
_GAP = 1.5
# Side of the sign, and what the place costs: printers like the right best, then above it.
_SIDES = (("E", 0.0), ("NE", .6), ("SE", .7), ("W", 1.0), ("NW", 1.4), ("SW", 1.5), ("N", 1.9), ("S", 2.0))
_RINGS = (0.0, 5.0, 11.0, 19.0, 29.0, 41.0, 55.0)


class Wanted(NamedTuple):
    """A label of a size, for a sign of a radius at a point; lower `weight` is placed first.

    An `optional` label may be left out.
    """

    key: str
    at: Point
    radius: float
    width: float
    height: float
    weight: int = 1
    optional: bool = False


class Placed(NamedTuple):
    """Where a label stands, how it is set against its sign, the line that ties it to a sign that is far, and the
    rectangle that holds both.
    """

    box: Rect
    anchor: str
    tie: tuple[Point, ...]
    reach: Rect


class Placing(NamedTuple):
    """Labels by key; `left_out` are optional ones, `colliding` the others that found no clear place."""

    placed: dict[str, Placed]
    left_out: tuple[str, ...]
    colliding: tuple[str, ...]


class Ground(NamedTuple):
    """What labels must keep off (`hard`), what they had better (`soft`), and the frame they stay in."""

    inside: Rect
    hard: Sequence[Rect]
    soft: Sequence[Rect] = ()


class Choices(NamedTuple):
    """The places that a label may take, with what their distance and side cost, the cheapest first.

    `costs` keeps what each of them costs on its ground, as far as that was asked.
    """

    label: Wanted
    spots: tuple[tuple[float, Placed], ...]
    hard: tuple[Rect, ...]
    soft: tuple[Rect, ...]
    inside: Rect
    costs: dict[Placed, float]

    def cost(self, worth: float, spot: Placed) -> float:
        """What a place costs without the other labels."""
        if spot not in self.costs:
            self.costs[spot] = worth + _dear(spot, self.label, self.inside, self.hard, self.soft)
        return self.costs[spot]


def place(wanted: Sequence[Wanted], ground: Ground) -> Placing:
    """A place for each label; equal input gives equal places.

    Where the foremost first does not come out well, other orders are tried, and the best is taken.
    """
    every = [_choices(label, ground) for label in wanted]
    tried: list[tuple[float, int, list[Choices], dict[str, Placed]]] = []
    for turn in _ORDERS:
        order = sorted(every, key=lambda one: (one.label.optional, one.label.weight, *turn(one.label), one.label.key))
        chosen = _descended(order)
        cost = sum(one.costs[chosen[one.label.key]] + _beside(one, chosen[one.label.key], chosen)
                   for one in every if not one.label.optional)
        tried.append((cost, len(tried), order, chosen))
        if cost < _CROSSED:
            break
    _, _, order, chosen = min(tried)
    return _settled(order, chosen)


_ORDERS: tuple[Callable[[Wanted], tuple[float, ...]], ...] = (
    lambda _: (), lambda label: label.at, lambda label: label.at[::-1], lambda label: (-label.at[0],),
    lambda label: (-label.at[1],), lambda label: (-label.width,))
"""The orders in which labels of the same weight are placed."""


def _descended(order: Sequence[Choices]) -> dict[str, Placed]:
    """A place for one label after the other, then better ones until nothing gets better."""
    chosen: dict[str, Placed] = {}
    for one in order:
        chosen[one.label.key] = _best(one, chosen)
    for _ in range(12):
        moved = False
        for one in order:
            better = _best(one, chosen)
            if better != chosen[one.label.key]:
                chosen[one.label.key], moved = better, True
        if not moved:
            break
    return chosen


def _settled(order: Sequence[Choices], chosen: Mapping[str, Placed]) -> Placing:
    """Optional labels that collide are left out, the last first; then what collides is what is left."""
    kept: dict[str, Placed] = {}
    left_out: list[str] = []
    colliding: list[str] = []
    for one in order:
        label, spot = one.label, chosen[one.label.key]
        bad = one.costs[spot] >= COLLISION or any(spot.box.grown(_GAP).meets(other.box) for other in kept.values())
        if label.optional and (bad or any(_crossed(spot, other) for other in kept.values())):
            left_out.append(label.key)
            continue
        if bad:
            colliding.append(label.key)
        kept[label.key] = spot
    return Placing(kept, tuple(left_out), tuple(colliding))


def _best(one: Choices, chosen: Mapping[str, Placed]) -> Placed:
    """The cheapest place beside those that the others have now."""
    least, best = float("inf"), one.spots[0][1]
    for worth, spot in one.spots:
        if worth >= least:
            break
        cost = one.cost(worth, spot) + _beside(one, spot, chosen)
        if cost < least:
            least, best = cost, spot
    return best


def _beside(one: Choices, spot: Placed, chosen: Mapping[str, Placed]) -> float:
    """What a place costs because of those of the others."""
    return sum(_between(spot, other) for key, other in chosen.items()
               if spot.reach.meets(other.reach) and key != one.label.key)


def _between(one: Placed, other: Placed) -> float:
    """What two labels cost each other."""
    box = one.box.grown(_GAP)
    cost = COLLISION + box.common(other.box) if box.meets(other.box) else 0
    return cost + _CROSSED if _crossed(one, other) else cost


def _crossed(one: Placed, other: Placed) -> bool:
    """Whether the line of either crosses the other's label or line."""
    return bool((one.tie and meets(one.tie, other.box)) or (other.tie and meets(other.tie, one.box))
                or (one.tie and other.tie and crossings(one.tie, other.tie)))


def _choices(label: Wanted, ground: Ground) -> Choices:
    found = []
    for number, away in enumerate(_RINGS):
        if label.optional and away > _ASIDE:
            break
        for side, cost in _SIDES:
            for slide in (0, -.5, .5) if side in "NSEW" else (0,):
                found.append((cost + 3.2 * number + abs(slide) * .8, _spot(label, side, away, slide)))
    near = around(corner for _, spot in found for corner in (spot.reach[:2], spot.reach[2:]))
    return Choices(label, tuple(sorted(found, key=lambda choice: choice[0])),
                   tuple(box for box in ground.hard if box.meets(near)),
                   tuple(box for box in ground.soft if box.meets(near)), ground.inside, {})


def _dear(spot: Placed, label: Wanted, inside: Rect, hard: Sequence[Rect], soft: Sequence[Rect]) -> float:
    box = spot.box
    cost = 0.0 if box.within(inside) else COLLISION
    wide = box.grown(.8)
    for other in hard:
        if wide.meets(other):
            cost += COLLISION + wide.common(other)
    if spot.tie and any(meets(spot.tie, other) for other in hard if not other.holds(label.at)):
        cost += COLLISION if label.optional else _CROSSED
    return cost + sum(min(2.0, 6 * box.common(other) / box.area + .15) for other in soft if box.meets(other))


def _spot(label: Wanted, side: str, away: float, slide: float) -> Placed:
    (x, y), w, h = label.at, label.width, label.height
    slanting = len(side) == 2
    gap = (label.radius + 2.5 + away) * (.72 if slanting else 1)
    left = x + gap if "E" in side else x - gap - w if "W" in side else x - w / 2 + slide * w * .8
    top = y - gap - h if "N" in side else y + gap if "S" in side else y - h / 2 + slide * h * .8
    anchor = "start" if "E" in side else "end" if "W" in side else "middle"
    if side in "NS" and slide:
        anchor = "start" if slide > 0 else "end"
    box = Rect(left, top, left + w, top + h)
    tie = _tie(label.at, box, label.radius) if away > _TIED else ()
    return Placed(box, anchor, tie, around((box[:2], box[2:], *tie)).grown(_GAP))


def _tie(at: Point, box: Rect, radius: float) -> tuple[Point, ...]:
    """The line from a sign to the nearest point of its label."""
    end = max(box.left, min(at[0], box.right)), max(box.top, min(at[1], box.bottom))
    away = math.dist(at, end)
    if away < radius + 3:
        return ()
    return (at[0] + (end[0] - at[0]) * radius / away, at[1] + (end[1] - at[1]) * radius / away), end
