"""What stands round and over a map: frame with degrees, title, scale, the small map, the key."""

from __future__ import annotations

import math
from collections.abc import Sequence

from generator.atlas.geometry import Point, Rect, around, cut_line, simplified
from generator.atlas.ground import net
from generator.atlas.plan import Mark, Measure, Plan, Sample, Step
from generator.atlas.signs import ring, rival, sign
from generator.atlas.view import MARGIN
from generator.atlas.window import Window
from generator.drawing import Canvas, element, group, number, width
from generator.drawing.elements import polylines

ROW = 17.0
"""From line to line in the key."""
LEGEND = 22.0
"""The height of the legend."""
_SMALL = 104.0
_ROUND = (1, 2, 4, 10, 20, 40, 100, 200, 400)


def corners(page: Rect, sizes: Sequence[tuple[float, float]], busy: Sequence[Rect]) -> list[Rect]:
    """A corner of the map for each of the boards (width, height), where they cover the least; each another one."""
    free = ["SW", "SE", "NE", "NW"]
    found = []
    for across, down in sizes:
        spots = {side: Rect(page.left if "W" in side else page.right - across,
                            page.top if "N" in side else page.bottom - down,
                            page.left + across if "W" in side else page.right,
                            page.top + down if "N" in side else page.bottom) for side in free}
        side = min(free, key=lambda s: (sum(spots[s].grown(6).meets(box) for box in busy), free.index(s)))
        free.remove(side)
        found.append(spots[side])
    return found


def frame(canvas: Canvas, window: Window) -> None:
    """The margin, the neat line with its degrees in black and white, and the degrees in figures."""
    page, w, h = window.page, canvas.width, canvas.height
    outer = page.grown(4)
    canvas.add(element("path", "fig-margin", d=f"M0 0H{number(w)}V{number(h)}H0ZM{_box(page)}"))
    lines = net(window)
    for axis in ("lon", "lat"):
        for near in (True, False):
            canvas.add(*_edge(canvas, window, axis, near, [(d, line) for kind, d, line in lines if kind == axis]))
    canvas.add(element("path", "fig-neat-thin", d=f"M{_box(outer)}"), element("path", "fig-neat", d=f"M{_box(page)}"))


def _edge(canvas: Canvas, window: Window, axis: str, near: bool,
          lines: list[tuple[float, list[Point]]]) -> list[str]:
    """One side of the frame: bars between every other pair of degrees, and their figures."""
    page, down = window.page, 0 if axis == "lon" else 1
    edge = (page.top, page.left)[down] if near else (page.bottom, page.right)[down]
    low, high = (page.left, page.right) if axis == "lon" else (page.top, page.bottom)
    cuts = sorted((p[down], d) for d, line in lines for p in (line[0], line[-1]) if abs(p[1 - down] - edge) < .6)
    marks, drawn = [low, *(at for at, _ in cuts), high], []
    odd = 0 if not cuts else round(cuts[0][1] / _gap(cuts)) % 2
    for i in range(odd, len(marks) - 1, 2):
        start, long = marks[i], marks[i + 1] - marks[i]
        x, y = (start, edge - 4 if near else edge) if axis == "lon" else (edge - 4 if near else edge, start)
        across, along = (long, 4.0) if axis == "lon" else (4.0, long)
        drawn.append(element("rect", "fig-ink", x=x, y=y, width=across, height=along))
    for at, degrees in cuts:
        if low + 14 < at < high - 14:
            drawn.append(_degrees(canvas, axis, near, edge, at, degrees))
    return drawn


def _gap(cuts: list[tuple[float, float]]) -> float:
    return abs(cuts[1][1] - cuts[0][1]) or 1.0 if len(cuts) > 1 else 1.0


def _degrees(canvas: Canvas, axis: str, near: bool, edge: float, at: float, degrees: float) -> str:
    side = ("E" if degrees >= 0 else "W") if axis == "lon" else ("N" if degrees >= 0 else "S")
    whole, minutes = int(abs(degrees)), round((abs(degrees) % 1) * 60)
    said = f"{whole}°" + (f"{minutes}′" if minutes else "") + side
    if axis == "lon":
        return canvas.lettering.line(said, "sans", 9, at, edge - 6 if near else edge + 12.5, anchor="middle")
    x = edge - 6.5 if near else edge + 13
    turned = canvas.lettering.line(said, "sans", 9, 0, 0, anchor="middle")
    return group("", turned, transform=f"translate({number(x)} {number(at)}) rotate(-90)")


def _box(box: Rect) -> str:
    return f"{number(box.left)} {number(box.top)}H{number(box.right)}V{number(box.bottom)}H{number(box.left)}Z"


def title_size(plan: Plan) -> tuple[float, float]:
    across = max(width(plan.title, "serif-bold", 19), width(plan.subtitle, "serif-italic", 13.5)) + 36
    return across, 62.0 if plan.subtitle else 42.0


def title(canvas: Canvas, plan: Plan, spot: Rect) -> None:
    """The name of the plate on a board with a double line."""
    middle, line = (spot.left + spot.right) / 2, canvas.lettering.line
    inner = spot.grown(-3.5)
    canvas.add(element("path", "fig-board", d=f"M{_box(spot)}"), element("path", "fig-board-inner", d=f"M{_box(inner)}"),
               line(plan.title, "serif-bold", 19, middle, spot.top + 27, anchor="middle"))
    if plan.subtitle:
        canvas.add(line(plan.subtitle, "serif-italic", 13.5, middle, spot.top + 48, kind="fig-soft", anchor="middle"))


def scale_size(window: Window) -> tuple[float, float]:
    return _bar(window) * window.scale + 58, 46.0


def scale(canvas: Canvas, window: Window, spot: Rect, measure: Measure | None) -> None:
    """Kilometres above the line, the measure of the time below it."""
    canvas.add(element("path", "fig-board", d=f"M{_box(spot)}", fill_opacity=.92))
    x, y = spot.left + 14, spot.top + (22 if measure else 27)
    _divided(canvas, x, y, _bar(window), 1, window.scale, "km", ("fig-scale", "fig-scale-open"), -3.5)
    if measure:
        units = max((n for n in _ROUND if n * measure.kilometres <= _bar(window) * 1.08), default=1)
        _divided(canvas, x, y + 4.5, units, measure.kilometres, window.scale, measure.name,
                 ("fig-scale-open", "fig-scale-red"), 14.5)


def _divided(canvas: Canvas, x: float, y: float, units: int, km: float, scale_: float, name: str,
             kinds: tuple[str, str], below: float) -> None:
    """A bar of four fields with figures at its ends and its middle."""
    field = units * km * scale_ / 4
    for i in range(4):
        canvas.add(element("rect", kinds[i % 2], x=x + i * field, y=y, width=field, height=4))
    for part in (0, 2, 4):
        said = f"{units * part / 4:g}" + (f" {name}" if part == 4 else "")
        first = width(f"{units * part / 4:g}", "sans", 10) / 2
        canvas.add(canvas.lettering.line(said, "sans", 10, x + part * field - first, y + below, kind="fig-ink"))


def _bar(window: Window) -> int:
    """A round number of kilometres, about a fifth of the window."""
    return max(n for n in _ROUND if n <= window.view.width * .24)


def small_size(window: Window) -> tuple[float, float]:
    master = window.base.master
    return _SMALL, _SMALL * master.height / master.width


def small(canvas: Canvas, window: Window, spot: Rect) -> None:
    """The whole map in little, with the window on it."""
    whole = Window(window.base, window.base.master, spot)
    rings = [simplified([_kept(whole.on_page(p), spot) for p in line], .5)
             for feature in window.base.layer("sea") for line, bounds in zip(feature.lines, feature.bounds, strict=True)
             if bounds.area * whole.scale ** 2 > 6]
    rivers = [part for feature in window.base.layer("river") if feature.rank <= 4
              for line in whole.lines(feature, .7) for part in cut_line(line, spot)]
    a, b = (whole.on_page(p) for p in ((window.view.left, window.view.top), (window.view.right, window.view.bottom)))
    canvas.add(element("path", "fig-land", d=f"M{_box(spot)}"),
               element("path", "fig-small-sea", d=polylines(rings, closed=True), fill_rule="evenodd"),
               element("path", "fig-small-river", d=polylines(rivers)),
               element("path", "fig-small-window", d=f"M{_box(around([a, b]))}"),
               element("path", "fig-neat", d=f"M{_box(spot)}"))


def _kept(point: Point, spot: Rect) -> Point:
    return max(spot.left, min(point[0], spot.right)), max(spot.top, min(point[1], spot.bottom))


def key_height(steps: Sequence[Step]) -> float:
    return math.ceil(len(steps) / 2) * ROW + 16 if steps else 0.0


def key(canvas: Canvas, steps: Sequence[Step], marks: Sequence[Mark], top: float) -> None:
    """The stations in two columns, in the order of their numbers; what is not on the map has a dash."""
    rows, across = math.ceil(len(steps) / 2), (canvas.width - 2 * MARGIN) / 2
    battles = {n for mark in marks if mark.sign == "battle" for n in mark.numbers}
    for i, step in enumerate(steps):
        x, y = MARGIN + (i // rows) * across + 9, top + 14 + (i % rows) * ROW
        ring = Mark(step.name, step.name, "", (0, 0), "battle" if step.number in battles else "site", "exact", 1,
                    numbers=(step.number,)) if step.number else None
        canvas.add(group("", sign(canvas, ring, 0, 0), transform=f"translate({number(x)} {number(y - 3.6)}) scale(.82)")
                   if ring else canvas.lettering.line("–", "sans", 11.5, x, y, kind="fig-soft", anchor="middle"))
        room = across - 24 - (width(step.when, "sans-italic", 11.5) + 6 if step.when else 0)
        name = shortened(step.name, "sans-bold", 11.8, room)
        canvas.add(canvas.lettering.line(name, "sans-bold", 11.8, x + 12, y))
        canvas.add(canvas.lettering.line(step.when, "sans-italic", 11.5, x + 18 + width(name, "sans-bold", 11.8), y,
                                         kind="fig-soft"))


def legend(canvas: Canvas, samples: Sequence[Sample], top: float) -> None:
    """The signs of the plate in a row, and what they say of how sure a site is."""
    x, y = MARGIN + 9.0, top + 12
    for sample in samples:
        said = canvas.lettering.line(sample.said, "sans-italic", 11, x + 15, y, kind="fig-soft")
        canvas.add(_sample(canvas, sample, x, y - 3.6), said)
        x += 34 + width(sample.said, "sans-italic", 11)


def _sample(canvas: Canvas, sample: Sample, x: float, y: float) -> str:
    if sample.sign == "rival":
        return rival(x, y)
    if sample.sign == "way":
        return element("path", "fig-way", d=f"M{number(x - 9)} {number(y)}h18")
    shape = Mark("", "", "", (0, 0), "battle" if sample.sign == "number" else sample.sign, sample.doubt, 1)
    if sample.sign == "number":
        drawn = element("circle", ring(shape), r=7)
        return group("", drawn, transform=f"translate({number(x)} {number(y)})")
    return sign(canvas, shape, x, y)


def shortened(text: str, face: str, size: float, room: float) -> str:
    """The text, with … for what has no room."""
    while text and width(text, face, size) > room:
        text = text.rstrip("…")[:-1].rstrip() + "…" if len(text) > 2 else ""
    return text
