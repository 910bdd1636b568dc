"""Lines and rings on the plane: cut to a rectangle, simplified, smoothed, measured. Units are whatever goes in."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

Point = tuple[float, float]
Line = Sequence[Point]


class Rect(NamedTuple):
    """Left, top, right, bottom; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def area(self) -> float:
        return self.width * self.height

    def grown(self, by: float) -> Rect:
        return Rect(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def moved(self, dx: float, dy: float) -> Rect:
        return Rect(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def holds(self, point: Point) -> bool:
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def within(self, other: Rect) -> bool:
        return (self.left >= other.left and self.right <= other.right
                and self.top >= other.top and self.bottom <= other.bottom)

    def meets(self, other: Rect) -> bool:
        return (self.left < other.right and other.left < self.right
                and self.top < other.bottom and other.top < self.bottom)

    def common(self, other: Rect) -> float:
        """The area of both."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across * down if across > 0 and down > 0 else 0.0


def around(points: Iterable[Point]) -> Rect:
    """The smallest rectangle that holds all the points."""
    xs, ys = zip(*points, strict=True)
    return Rect(min(xs), min(ys), max(xs), max(ys))


def cut_line(line: Line, rect: Rect) -> list[list[Point]]:
    """The parts of a line inside a rectangle (Liang and Barsky's clipping, segment by segment)."""
    parts: list[list[Point]] = []
    for a, b in pairwise(line):
        inside = _segment(a, b, rect)
        if inside is None:
            continue
        if parts and parts[-1][-1] == inside[0]:
            parts[-1].append(inside[1])
        else:
            parts.append(list(inside))
    return parts


def meets(line: Line, rect: Rect) -> bool:
    """Whether a line runs through a rectangle."""
    return any(_segment(a, b, rect) for a, b in pairwise(line))


def _segment(a: Point, b: Point, rect: Rect) -> tuple[Point, Point] | None:
    if rect.holds(a) and rect.holds(b):
        return a, b
    dx, dy, start, end = b[0] - a[0], b[1] - a[1], 0.0, 1.0
    for step, room in ((-dx, a[0] - rect.left), (dx, rect.right - a[0]), (-dy, a[1] - rect.top), (dy, rect.bottom - a[1])):
        if step == 0:
            if room < 0:
                return None
            continue
        at = room / step
        start, end = (max(start, at), end) if step < 0 else (start, min(end, at))
    if start >= end:
        return None
    return (a if start == 0 else (a[0] + dx * start, a[1] + dy * start),
            b if end == 1 else (a[0] + dx * end, a[1] + dy * end))


def cut_ring(ring: Line, rect: Rect) -> list[Point]:
    """The part of a ring inside a rectangle (Sutherland and Hodgman); it may run along the edges."""
    points = list(ring)
    for axis, bound, sign in ((0, rect.left, 1), (0, rect.right, -1), (1, rect.top, 1), (1, rect.bottom, -1)):
        kept: list[Point] = []
        for a, b in zip(points[-1:] + points[:-1], points, strict=True):
            inside_a, inside_b = (sign * (p[axis] - bound) >= 0 for p in (a, b))
            if inside_a != inside_b:
                part = (bound - a[axis]) / (b[axis] - a[axis])
                kept.append((a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part))
            if inside_b:
                kept.append(b)
        points = kept
        if not points:
            break
    return points


def simplified(line: Line, tolerance: float) -> list[Point]:
    """The line without the points that lie nearer than that to the rest (Douglas and Peucker)."""
    if len(line) < 3:
        return list(line)
    keep = [False] * len(line)
    keep[0] = keep[-1] = True
    open_ = [(0, len(line) - 1)]
    while open_:
        first, last = open_.pop()
        far, at = tolerance, 0
        (ax, ay), (bx, by) = line[first], line[last]
        dx, dy = bx - ax, by - ay
        length = math.hypot(dx, dy)
        for i in range(first + 1, last):
            x, y = line[i][0] - ax, line[i][1] - ay
            away = abs(x * dy - y * dx) / length if length else math.hypot(x, y)
            if away > far:
                far, at = away, i
        if at:
            keep[at] = True
            open_ += [(first, at), (at, last)]
    return [point for point, kept in zip(line, keep, strict=True) if kept]


def smoothed(line: Line, times: int = 1) -> list[Point]:
    """The corners cut (Chaikin); the ends stay."""
    points = list(line)
    for _ in range(times):
        if len(points) < 3:
            break
        cut = [p for (ax, ay), (bx, by) in pairwise(points)
               for p in ((ax * .75 + bx * .25, ay * .75 + by * .25), (ax * .25 + bx * .75, ay * .25 + by * .75))]
        points = [points[0], *cut[1:-1], points[-1]]
    return points


def length(line: Line) -> float:
    return sum(math.dist(a, b) for a, b in pairwise(line))


def resampled(line: Line, step: float) -> list[Point]:
    """Points at even distances along the line, its ends among them."""
    steps = [math.dist(a, b) for a, b in pairwise(line)]
    whole = sum(steps)
    count = max(1, round(whole / step))
    found, at, past = [line[0]], 0, 0.0
    for i in range(1, count):
        way = whole * i / count
        while at < len(steps) - 1 and past + steps[at] < way:
            past += steps[at]
            at += 1
        (ax, ay), (bx, by), share = line[at], line[at + 1], (way - past) / (steps[at] or 1)
        found.append((ax + (bx - ax) * share, ay + (by - ay) * share))
    return [*found, line[-1]]


def along(line: Line, way: float) -> Point:
    """The point so far along the line."""
    for (ax, ay), (bx, by) in pairwise(line):
        step = math.hypot(bx - ax, by - ay)
        if step and way <= step:
            return ax + (bx - ax) * way / step, ay + (by - ay) * way / step
        way -= step
    return line[-1]


def part(line: Line, start: float, end: float) -> list[Point]:
    """The stretch of the line between two distances along it."""
    inner, way = [], 0.0
    for a, b in pairwise(line):
        way += math.dist(a, b)
        if start < way < end:
            inner.append(b)
    return [along(line, start), *inner, along(line, end)]


def crossings(a: Line, b: Line) -> int:
    """How often two lines cross."""
    return sum(_cross(p, q, r, s) for p, q in pairwise(a) for r, s in pairwise(b))


def _cross(p: Point, q: Point, r: Point, s: Point) -> bool:
    def side(a: Point, b: Point, c: Point) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    return side(p, q, r) * side(p, q, s) < 0 and side(r, s, p) * side(r, s, q) < 0


def within_ring(point: Point, ring: Line) -> bool:
    """Whether the point lies in the ring (even-odd rule)."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside
