"""Marches as arrows: bent so that they run clear of signs and of each other, tapering, with a head."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.atlas.geometry import Line, Point, Rect, along, crossings, length, part, resampled

BENDS = (.1, -.1, .18, -.18, .28, -.28, .4, -.4, 0)
FLAT = (.06, -.06, .12, -.12, 0, .2, -.2, .3, -.3, .42, -.42)
"""Heights of the arc over its chord that are tried, in their order; the flatter for ways that are only inferred."""


class Leg(NamedTuple):
    """A march from one point of the page to another; `clear` is the room that the signs take at its ends."""

    start: Point
    end: Point
    clear: tuple[float, float] = (10, 10)
    faint: bool = False


class Arrow(NamedTuple):
    """The middle line, and the outline with its head."""

    line: tuple[Point, ...]
    outline: tuple[Point, ...]
    faint: bool


def routed(legs: Sequence[Leg], signs: Iterable[tuple[Point, float]], inside: Rect,
           water: Iterable[Point] = (), *, wide: float = 4.2) -> list[Arrow]:
    """Arrows for the legs in their order; `signs` are points with radii, `water` points that a march keeps off."""
    signs, wet = list(signs), list(water)
    drawn: list[list[Point]] = []
    arrows: list[Arrow] = []
    for leg in legs:
        if math.dist(leg.start, leg.end) < leg.clear[0] + leg.clear[1] + 8:
            continue
        lines = [_bent(leg, bend) for bend in (FLAT if leg.faint else BENDS)]
        line = min(lines, key=lambda line: _cost(line, leg, signs, drawn, inside, wet) + lines.index(line) * .2)
        drawn.append(line)
        arrows.append(Arrow(tuple(line), tuple(pointed(line) if leg.faint else tapered(line, wide)), leg.faint))
    return arrows


def _bent(leg: Leg, bend: float) -> list[Point]:
    """An arc over the chord, shortened by the room of the signs at its ends."""
    (ax, ay), (bx, by) = leg.start, leg.end
    middle = (ax + bx) / 2 + (by - ay) * bend * 2, (ay + by) / 2 - (bx - ax) * bend * 2
    steps = [i / 28 for i in range(29)]
    arc = [((1 - t) ** 2 * ax + 2 * t * (1 - t) * middle[0] + t * t * bx,
            (1 - t) ** 2 * ay + 2 * t * (1 - t) * middle[1] + t * t * by) for t in steps]
    return part(arc, leg.clear[0], length(arc) - leg.clear[1])


def _cost(line: Line, leg: Leg, signs: Sequence[tuple[Point, float]], drawn: Sequence[Line], inside: Rect,
          wet: Sequence[Point]) -> float:
    coarse = resampled(line, 9)
    cost = sum(6.0 for point in coarse if not inside.holds(point))
    for at, radius in signs:
        if math.dist(at, leg.start) > 1 and math.dist(at, leg.end) > 1:
            cost += sum(5.0 for point in coarse if math.dist(point, at) < radius + 6)
    for other in drawn:
        rough = resampled(other, 18)
        cost += 4 * crossings(coarse, rough)
        cost += sum(.8 for point in coarse[1:-1] if min(math.dist(point, p) for p in rough) < 8)
    return cost + sum(1.2 for point in coarse if any(math.dist(point, w) < 5 for w in wet))


def tapered(line: Line, wide: float) -> list[Point]:
    """The outline of an arrow that is thin at its tail, full before its head, and pointed."""
    whole = length(line)
    head = min(wide * 2.7, whole * .45)
    body = resampled(part(line, 0, whole - head * .86), 6)
    left, right = [], []
    for i, (x, y) in enumerate(body):
        (ax, ay), (bx, by) = body[max(0, i - 1)], body[min(len(body) - 1, i + 1)]
        step = math.hypot(bx - ax, by - ay) or 1
        half = wide / 2 * (.26 + .74 * min(1.0, i / max(1, (len(body) - 1) * .75)))
        nx, ny = -(by - ay) / step * half, (bx - ax) / step * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    neck, tip = along(line, whole - head), line[-1]
    step = math.dist(neck, tip) or 1
    nx, ny = -(tip[1] - neck[1]) / step * wide * 1.25, (tip[0] - neck[0]) / step * wide * 1.25
    return [*left, (neck[0] + nx, neck[1] + ny), tip, (neck[0] - nx, neck[1] - ny), *reversed(right)]


def pointed(line: Line) -> list[Point]:
    """A head alone, for a way that is drawn as a line."""
    neck, tip = along(line, max(0.0, length(line) - 8)), line[-1]
    step = math.dist(neck, tip) or 1
    nx, ny = -(tip[1] - neck[1]) / step * 3.4, (tip[0] - neck[0]) / step * 3.4
    return [(neck[0] + nx, neck[1] + ny), tip, (neck[0] - nx, neck[1] - ny)]


def boxes(arrow: Arrow, wide: float = 4.2) -> list[Rect]:
    """The ground that an arrow covers, as small rectangles along it."""
    points = resampled(arrow.line, 4)
    half = wide / 2 + .8
    found = [Rect(min(a[0], b[0]) - half, min(a[1], b[1]) - half, max(a[0], b[0]) + half, max(a[1], b[1]) + half)
             for a, b in pairwise(points)]
    return [*found[:-2], *(box.grown(wide * .8) for box in found[-2:])]
