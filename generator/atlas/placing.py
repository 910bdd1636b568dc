"""Labels put where they are clear of signs, arrows, frames and each other.

Each label has a row of possible boxes; a choice is made for all of them, then
improved one label at a time until nothing gets better. What still collides is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.atlas.geometry import Point, Rect

COLLISION = 100.0
"""The cost above which a place is no place."""
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
    """Where a label stands, how it is set against its sign, and how far from it."""

    box: Rect
    anchor: str
    away: float


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


def place(wanted: Sequence[Wanted], ground: Ground) -> Placing:
    """A place for each label; equal input gives equal places."""
    order = sorted(wanted, key=lambda label: (label.optional, label.weight, label.key))
    choices = {label.key: _choices(label, ground) for label in order}
    chosen: dict[str, tuple[float, Placed]] = {}
    for label in order:
        chosen[label.key] = _best(label, choices, chosen)
    for _ in range(12):
        moved = False
        for label in order:
            better = _best(label, choices, chosen)
            if better[1] != chosen[label.key][1]:
                chosen[label.key], moved = better, True
        if not moved:
            break
    return _settled(order, chosen)


def _settled(order: Sequence[Wanted], chosen: dict[str, tuple[float, Placed]]) -> Placing:
    """Optional labels that collide are left out, the last first; then what collides is what is left."""
    own = {key: cost for key, (cost, _) in chosen.items()}
    kept: dict[str, Placed] = {}
    left_out: list[str] = []
    colliding: list[str] = []
    for label in order:
        spot = chosen[label.key][1]
        bad = own[label.key] >= COLLISION or any(spot.box.grown(_GAP).meets(other.box) for other in kept.values())
        if bad and label.optional:
            left_out.append(label.key)
            continue
        if bad:
            colliding.append(label.key)
        kept[label.key] = spot
    return Placing(kept, tuple(left_out), tuple(colliding))


def _best(label: Wanted, choices: dict[str, list[tuple[float, Placed]]],
          chosen: dict[str, tuple[float, Placed]]) -> tuple[float, Placed]:
    """The cheapest box beside those that the others have now; its cost is told without the others."""
    others = [spot.box for key, (_, spot) in chosen.items() if key != label.key]

    def cost(choice: tuple[float, Placed]) -> float:
        box = choice[1].box.grown(_GAP)
        return choice[0] + sum(COLLISION + box.common(other) for other in others if box.meets(other))

    return min(choices[label.key], key=cost)


def _choices(label: Wanted, ground: Ground) -> list[tuple[float, Placed]]:
    near = Rect(label.at[0], label.at[1], *label.at).grown(label.radius + label.width + label.height + _RINGS[-1] + 20)
    hard = [box for box in ground.hard if box.meets(near)]
    soft = [box for box in ground.soft if box.meets(near)]
    found = []
    for number, away in enumerate(_RINGS):
        for side, cost in _SIDES:
            for slide in (0, -.5, .5) if side in "NSEW" else (0,):
                spot = _spot(label, side, away, slide)
                worth = cost + 3.2 * number + abs(slide) * .8
                found.append((worth + _dear(spot.box, label, ground.inside, hard, soft), spot))
    return found


def _dear(box: Rect, label: Wanted, inside: Rect, hard: Sequence[Rect], soft: Sequence[Rect]) -> float:
    cost = 0.0 if box.within(inside) else COLLISION
    wide = box.grown(.8)
    for other in hard:
        if wide.meets(other):
            cost += COLLISION + wide.common(other)
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
    return Placed(Rect(left, top, left + w, top + h), anchor, away)
