"""A plan drawn as a plate."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from generator.atlas import arrows, furniture, ground, names, signs
from generator.atlas.base import Base
from generator.atlas.furniture import MARGIN
from generator.atlas.geometry import Point, Rect
from generator.atlas.placing import Ground, Placed, Placing, Wanted, place
from generator.atlas.plan import AROUND, STATION, SUBJECT, Mark, Measure, Plan, Plate
from generator.atlas.window import Window, fit
from generator.drawing import Canvas, element, link, polyline, width

WIDTH = 720.0
HEIGHTS = {"place": 430.0, "battle": 500.0, "campaign": 560.0, "life": 500.0}
_SIZES = {SUBJECT: 15.0, STATION: 12.6, AROUND: 11.6}
_ASCENT, _ARABIC = .72, 1.12
"""The height of a line of Latin, and of the Arabic below it, to the size."""


def draw(plan: Plan, base: Base, measure: Measure | None) -> Plate:
    """The plate of a plan; equal plans give equal bytes."""
    page = Rect(MARGIN, MARGIN, WIDTH - MARGIN, HEIGHTS[plan.form] - MARGIN)
    window = fit(base, _essential(plan), page, least=plan.least)
    height = page.bottom + MARGIN + furniture.key_height(plan.key) + (furniture.LEGEND if plan.legend else 0)
    canvas = Canvas(plan.name, WIDTH, height, title=plan.title, description=plan.description, kind="fig fig-plate",
                    halo="fig-map-halo", backdrop=window.master())
    spots = _spread(window, plan.marks)
    marches = _arrows(plan, spots, page)
    busy = _busy(plan, spots, marches)
    boards, small = _boards(plan, window, busy)
    ground.draw(canvas, window)
    colliding = _names(canvas, plan, window, spots, marches, boards)
    _furniture(canvas, plan, window, boards, small, measure)
    return Plate(canvas.svg(), colliding, canvas.lettering.missing)


def _essential(plan: Plan) -> list[Point]:
    return [point for mark in plan.marks if mark.role != AROUND
            for point in (mark.at, *(rival.at for rival in mark.rivals))]


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


def _boards(plan: Plan, window: Window, busy: Sequence[Rect]) -> tuple[list[Rect], bool]:
    """Corners for title, scale and the small map, which is left out where the window shows most of the map."""
    small = window.view.area < window.base.master.area * .4
    sizes = [furniture.title_size(plan), furniture.scale_size(window)]
    return furniture.corners(window.page, [*sizes, furniture.small_size(window)] if small else sizes, busy), small


def _names(canvas: Canvas, plan: Plan, window: Window, spots: Sequence[Point], marches: Sequence[arrows.Arrow],
           boards: Sequence[Rect]) -> tuple[str, ...]:
    """Rivers, arrows, signs, names; first everything finds its place, then it is drawn from below upwards."""
    inside = window.page.grown(-5)
    held = [(mark, spot) for mark, spot in zip(plan.marks, spots, strict=True) if window.page.grown(-6).holds(spot)]
    fixed = [*boards, *(box for arrow in marches for box in arrows.boxes(arrow))]
    essential = [_square(spot, signs.radius(mark) + 1) for mark, spot in held if mark.role != AROUND]
    held = _roomy(held, [*fixed, *essential])
    dots = [_square(spot, signs.radius(mark) + 1) for mark, spot in held]
    rivers = names.rivers(window, inside, [*fixed, *(box.grown(3) for box in dots)])
    rivalry = [box for mark, spot in held for rival in mark.rivals for box in _tied(spot, window.at(*rival.at))]
    soft = ground.boxes_along(ground.courses(window))
    taken = [*fixed, *dots, *rivalry, *(box for river in rivers for box in river.boxes)]
    placing = place([_wanted(mark, spot) for mark, spot in held], Ground(inside, taken, soft))
    shown = [(mark, spot) for mark, spot in held if mark.id not in placing.left_out]
    covered = [*taken, *(spot.box for spot in placing.placed.values())]
    written = [*rivers, *names.countries(window, inside, covered, "water"),
               *names.countries(window, inside, covered, "region")]
    for name in written:
        canvas.add(canvas.lettering.along(name.text, name.face, name.size, name.curve, kind=name.kind, halo=name.halo,
                                          track=name.track, rise=name.rise))
    _draw_marches(canvas, marches)
    _draw_marks(canvas, window, shown, placing)
    return tuple(mark.name for mark, _ in held if mark.id in placing.colliding)


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


def _size(mark: Mark) -> float:
    return _SIZES[mark.role]


def _face(mark: Mark) -> str:
    return "sans" if mark.role == AROUND and mark.sign not in ("capital", "city") else "sans-bold"


def _said(mark: Mark) -> str:
    return mark.name + (" ?" if mark.doubt == "conjectural" else "")


def _wanted(mark: Mark, spot: Point) -> Wanted:
    size = _size(mark)
    across = max(width(_said(mark), _face(mark), size), width(mark.script, "arabic", size))
    down = size * _ASCENT + (size * _ARABIC if mark.script else size * .18)
    return Wanted(mark.id, spot, signs.radius(mark), across + 1, down, mark.role, mark.role == AROUND)


def _draw_marches(canvas: Canvas, marches: Sequence[arrows.Arrow]) -> None:
    """Marches as ribbons; ways that nobody describes as broken lines with a head."""
    for arrow in marches:
        if not arrow.faint:
            canvas.add(element("path", "fig-march-halo", d=polyline(arrow.outline, closed=True)))
    for arrow in marches:
        data = polyline(arrow.outline, closed=True)
        if arrow.faint:
            canvas.add(element("path", "fig-way", d=polyline(arrow.line)), element("path", "fig-way-head", d=data))
        else:
            canvas.add(element("path", "fig-march", d=data))


def _draw_marks(canvas: Canvas, window: Window, shown: Sequence[tuple[Mark, Point]], placing: Placing) -> None:
    for mark, spot in sorted(shown, key=lambda item: -item[0].role):
        rivalry = ""
        for rival in mark.rivals:
            x, y = window.at(*rival.at)
            rivalry += element("path", "fig-rivalry", d=polyline([spot, (x, y)])) + signs.rival(x, y)
        true = window.at(*mark.at)
        moved = math.dist(true, spot)
        tie = element("path", "fig-leader", d=polyline([true, spot])) if moved > signs.radius(mark) else ""
        label = _label(canvas, mark, spot, placing.placed[mark.id]) if mark.id in placing.placed else ""
        canvas.add(link(mark.address, mark.name, rivalry, tie, label, signs.sign(canvas, mark, *spot)))


def _label(canvas: Canvas, mark: Mark, spot: Point, placed: Placed) -> str:
    """The name and the name in its own script below it, with a thin line to a sign that is far."""
    box, size, line = placed.box, _size(mark), canvas.lettering.line
    x = {"start": box.left, "end": box.right, "middle": (box.left + box.right) / 2}[placed.anchor]
    ink = "fig-red-deep" if mark.sign == "battle" else "fig-violet" if mark.sign == "event" else "fig-ink"
    said = line(_said(mark), _face(mark), size, x, box.top + size * _ASCENT, kind=ink, anchor=placed.anchor, halo=1.5)
    if mark.script:
        said += line(mark.script, "arabic", size, x, box.top + size * (_ASCENT + _ARABIC * .8), kind=ink,
                     anchor=placed.anchor, halo=1.3)
    return (_leader(spot, box, signs.radius(mark)) if placed.away > 6 else "") + said


def _leader(spot: Point, box: Rect, radius: float) -> str:
    end = max(box.left, min(spot[0], box.right)), max(box.top, min(spot[1], box.bottom))
    away = math.dist(spot, end)
    if away < radius + 3:
        return ""
    start = spot[0] + (end[0] - spot[0]) * radius / away, spot[1] + (end[1] - spot[1]) * radius / away
    return element("path", "fig-leader", d=polyline([start, end]))


def _furniture(canvas: Canvas, plan: Plan, window: Window, boards: Sequence[Rect], small: bool,
               measure: Measure | None) -> None:
    if small:
        furniture.small(canvas, window, boards[2])
    furniture.title(canvas, plan, boards[0])
    furniture.scale(canvas, window, boards[1], measure)
    furniture.frame(canvas, window)
    below = window.page.bottom + MARGIN
    if plan.key:
        furniture.key(canvas, plan.key, plan.marks, below)
    furniture.legend(canvas, plan.legend, below + furniture.key_height(plan.key))
