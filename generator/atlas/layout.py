"""Where everything stands on a plate: plain numbers, before anything is drawn."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.atlas import arrows, furniture, ground, names, signs
from generator.atlas.base import Base
from generator.atlas.geometry import Point, Rect
from generator.atlas.placing import Ground, Placing, Wanted, place
from generator.atlas.plan import AROUND, STATION, SUBJECT, Mark, Plan
from generator.atlas.view import EDGE, view
from generator.atlas.window import Window
from generator.drawing import width

_SIZES = {SUBJECT: 15.0, STATION: 12.6, AROUND: 11.6}
ASCENT, ARABIC = .72, 1.12
"""The height of a line of Latin, and of the Arabic below it, to the size."""


class Layout(NamedTuple):
    """A plate in numbers: signs with their places, arrows, labels by the id of their mark, names along courses and
    lands, and the boards: title, scale and (where there is one) the small map.
    """

    window: Window
    shown: tuple[tuple[Mark, Point], ...]
    marches: tuple[arrows.Arrow, ...]
    placing: Placing
    written: tuple[names.Written, ...]
    boards: tuple[Rect, ...]

    @property
    def colliding(self) -> tuple[str, ...]:
        """The names that found no clear place."""
        return tuple(mark.name for mark, _ in self.shown if mark.id in self.placing.colliding)


def lay(plan: Plan, base: Base) -> Layout:
    """The layout of a plan: arrows first, then boards, rivers, names and at last the names of lands."""
    window = view(plan, base)
    spots = _spread(window, plan.marks)
    marches = _arrows(plan, spots, window.page)
    boards = _boards(plan, window, _busy(plan, spots, marches))
    return _named(plan, window, spots, marches, boards)


def _spread(window: Window, marks: Sequence[Mark]) -> list[Point]:
    """Where the signs are drawn: where they belong, or a little apart where they would cover each other."""
    at = [window.at(*mark.at) for mark in marks]
    room = [signs.radius(mark) for mark in marks]
    for _ in range(24):
        for i in range(len(at)):
            for j in range(i):
                if marks[i].role == AROUND or marks[j].role == AROUND:
                    continue
                dx, dy = at[i][0] - at[j][0], at[i][1] - at[j][1]
                apart, need = math.hypot(dx, dy), room[i] + room[j] + 1.5
                if apart < need:
                    if apart < .01:
                        dx, dy, apart = 1.0, .3 * (i - j), 1.05
                    push = (need - apart) / 2 / apart
                    at[i] = at[i][0] + dx * push, at[i][1] + dy * push
                    at[j] = at[j][0] - dx * push, at[j][1] - dy * push
    return at


def _arrows(plan: Plan, spots: Sequence[Point], page: Rect) -> list[arrows.Arrow]:
    rooms = [signs.radius(mark) for mark in plan.marks]
    legs = [arrows.Leg(spots[march.start], spots[march.end], (rooms[march.start] + 2, rooms[march.end] + 2.5), march.faint)
            for march in plan.marches]
    held = [(spot, room) for mark, spot, room in zip(plan.marks, spots, rooms, strict=True) if mark.role != AROUND]
    return arrows.routed(legs, held, page.grown(-10))


def _busy(plan: Plan, spots: Sequence[Point], marches: Iterable[arrows.Arrow]) -> list[Rect]:
    """The ground of what the plate is about: no board should cover it."""
    found = [_square(spot, signs.radius(mark) + (18 if mark.role == SUBJECT else 10))
             for mark, spot in zip(plan.marks, spots, strict=True) if mark.role != AROUND]
    return found + [box for arrow in marches for box in arrows.boxes(arrow)[::4]]


def _square(point: Point, half: float) -> Rect:
    return Rect(point[0] - half, point[1] - half, point[0] + half, point[1] + half)


def _boards(plan: Plan, window: Window, busy: Sequence[Rect]) -> list[Rect]:
    """Corners for title, scale and the small map, which is left out where the window shows most of the map."""
    small = window.view.area < window.base.master.area * .4
    sizes = [furniture.title_size(plan), furniture.scale_size(window)]
    return furniture.corners(window.page, [*sizes, furniture.small_size(window)] if small else sizes, busy)


def _named(plan: Plan, window: Window, spots: Sequence[Point], marches: Sequence[arrows.Arrow],
           boards: Sequence[Rect]) -> Layout:
    """What is named, and where: rivers, then signs, then lands and seas; each keeps off what was before it."""
    inside = window.page.grown(-5)
    held = [(mark, spot) for mark, spot in zip(plan.marks, spots, strict=True)
            if window.page.grown(-EDGE if mark.role == AROUND else 0).holds(spot)]
    fixed = [*boards, *(box for arrow in marches for box in arrows.boxes(arrow))]
    essential = [_square(spot, signs.radius(mark) + 1) for mark, spot in held if mark.role != AROUND]
    held = _roomy(held, [*fixed, *essential])
    dots = [_square(spot, signs.radius(mark) + 1) for mark, spot in held]
    rivers = names.rivers(window, inside, [*fixed, *(box.grown(3) for box in dots)])
    rivalry = [box for mark, spot in held for rival in mark.rivals for box in _tied(spot, window.at(*rival.at))]
    soft = ground.boxes_along(ground.courses(window))
    taken = [*fixed, *dots, *rivalry, *(box for river in rivers for box in river.boxes)]
    placing = place([_wanted(mark, spot) for mark, spot in held], Ground(inside, taken, soft))
    shown = tuple((mark, spot) for mark, spot in held if mark.id not in placing.left_out)
    covered = [*taken, *(spot.box for spot in placing.placed.values()),
               *(box for spot in placing.placed.values() if spot.tie for box in _tied(*spot.tie))]
    seas = names.countries(window, inside, covered, "water")
    lands = names.countries(window, inside, [*covered, *(box for sea in seas for box in sea.boxes)], "region")
    return Layout(window, shown, tuple(marches), placing, (*rivers, *seas, *lands), tuple(boards))


def _tied(a: Point, b: Point) -> list[Rect]:
    """The ground of a line to a rival site, and of its cross."""
    steps = max(1, round(math.dist(a, b) / 6))
    return [*(_square((a[0] + (b[0] - a[0]) * i / steps, a[1] + (b[1] - a[1]) * i / steps), 1.5)
              for i in range(2, steps)), _square(b, 4)]


def _roomy(held: Sequence[tuple[Mark, Point]], taken: Sequence[Rect]) -> list[tuple[Mark, Point]]:
    """The marks without those around that would crowd others."""
    kept: list[tuple[Mark, Point]] = []
    for mark, spot in held:
        near = _square(spot, signs.radius(mark) + 2)
        if mark.role != AROUND or not (
                any(near.meets(box) for box in taken)
                or any(other.role == AROUND and math.dist(at, spot) < 30 for other, at in kept)):
            kept.append((mark, spot))
    return kept


def size_of(mark: Mark) -> float:
    return _SIZES[mark.role]


def face_of(mark: Mark) -> str:
    return "sans" if mark.role == AROUND and mark.sign not in ("capital", "city") else "sans-bold"


def said(mark: Mark) -> str:
    return mark.name + (" ?" if mark.doubt == "conjectural" else "")


def _wanted(mark: Mark, spot: Point) -> Wanted:
    size = size_of(mark)
    across = max(width(said(mark), face_of(mark), size), width(mark.script, "arabic", size))
    down = size * ASCENT + (size * ARABIC if mark.script else size * .18)
    return Wanted(mark.id, spot, signs.radius(mark), across + 1, down, mark.role, mark.role == AROUND)
