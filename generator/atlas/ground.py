"""The ground of a plate: sea with its engraved shore, marshes, lakes, rivers, and the net of degrees."""

from __future__ import annotations

from itertools import pairwise

from generator.atlas.geometry import Line, Point, Rect, cut_line
from generator.atlas.window import Window
from generator.drawing import Canvas, element, group, polyline
from generator.drawing.elements import polylines

_WATERLINES = (12.6, 8.4, 5.0, 2.3)
"""How far from the shore the engraver's lines run, in units of the page."""
_STEPS = (.25, .5, 1, 2, 5)
"""Degrees between the lines of the net."""


def draw(canvas: Canvas, window: Window) -> None:
    """Everything below names and signs."""
    calm = min(.55, max(0.0, (480 - window.view.width) / 480))
    if calm:  # the relief is coarse: the nearer one looks, the less of it is shown
        canvas.add(element("path", "fig-land", d=_rectangle(window.page), opacity=calm))
    _sea(canvas, window)
    _marshes(canvas, window)
    _rivers(canvas, window)
    canvas.add(element("path", "fig-net", d=polylines(line for _, _, line in net(window))))


def _rectangle(page: Rect) -> str:
    return polyline([(page.left, page.top), (page.right, page.top), (page.right, page.bottom), (page.left, page.bottom)],
                    closed=True)


def _sea(canvas: Canvas, window: Window) -> None:
    """Water with lines along its shore: strokes of falling width, kept inside the water."""
    rings = [ring for layer in ("sea", "lake") for feature in window.base.layer(layer) for ring in window.rings(feature)]
    if not rings:
        return
    shore = canvas.share(polylines(rings, closed=True))
    canvas.define(element("clipPath", "", element("use", "fig-inside", href=f"#{shore}"), id=canvas.id("water")))
    lines = ""
    for distance in _WATERLINES:
        lines += element("use", "fig-waterline", href=f"#{shore}", stroke_width=2 * distance)
        lines += element("use", "fig-water-again", href=f"#{shore}", stroke_width=2 * distance - 1.3)
    canvas.add(element("use", "fig-sea", href=f"#{shore}"),
               group("", lines, clip_path=f"url(#{canvas.id('water')})"),
               element("use", "fig-shore", href=f"#{shore}"))


def _marshes(canvas: Canvas, window: Window) -> None:
    rings = [ring for feature in window.base.layer("marsh") for ring in window.rings(feature)]
    if not rings:
        return
    pattern = canvas.id("reeds")
    canvas.define(element(
        "pattern", "", element("path", "fig-marsh-water", d="M1 4h5M7.5 8.3h5"),
        element("path", "fig-marsh-reed", d="M3.5 4v-2.6M2.4 4l-.9-1.9M4.6 4l.9-1.9"),
        id=pattern, width=13, height=9, patternUnits="userSpaceOnUse"))
    data = polylines(rings, closed=True)
    canvas.add(element("path", "fig-marsh", d=data), element("path", "", d=data, fill=f"url(#{pattern})"))


def _rivers(canvas: Canvas, window: Window) -> None:
    """Great rivers wide; brooks only where the window is narrow enough for them."""
    widths: dict[float, list[list[Point]]] = {}
    for feature in window.base.layer("river"):
        lines = window.lines(feature, .45 if feature.rank <= 8 else .7)
        if feature.rank >= 9 and window.view.width > 900:
            lines = [line for line in lines if len(line) > 14]
        widths.setdefault(_width(feature.rank, window.view.width), []).extend(lines)
    paths = [(wide, canvas.share(polylines(lines))) for wide, lines in sorted(widths.items()) if lines]
    for wide, id_ in paths:
        canvas.add(element("use", "fig-river-bank", href=f"#{id_}", stroke_width=wide + 1.6))
    for wide, id_ in paths:
        canvas.add(element("use", "fig-river" if wide > 1.2 else "fig-brook", href=f"#{id_}", stroke_width=wide))


def _width(rank: int, view: float) -> float:
    narrow = 1.25 if view < 400 else 1
    return round((2.1 if rank <= 4 else 1.2 if rank <= 8 else .9) * narrow, 2)


def courses(window: Window) -> list[Line]:
    """All rivers as they are drawn, for names that had better not lie on them."""
    return [line for feature in window.base.layer("river") if feature.rank <= 8 for line in window.lines(feature)]


def net(window: Window) -> list[tuple[str, float, list[Point]]]:
    """Meridians (`lon`) and parallels (`lat`) in the window, with their degrees."""
    step, page = _step(window), window.page
    corners = [window.degrees((x, y)) for x in (page.left, (page.left + page.right) / 2, page.right)
               for y in (page.top, page.bottom)]
    west, east = min(c[0] for c in corners), max(c[0] for c in corners)
    south, north = min(c[1] for c in corners), max(c[1] for c in corners)
    found: list[tuple[str, float, list[Point]]] = []
    for lon in _multiples(west, east, step):
        line = [window.at(lon, south + (north - south) * (i - 1) / 8) for i in range(11)]
        found += [("lon", lon, piece) for piece in cut_line(line, page)]
    for lat in _multiples(south, north, step):
        line = [window.at(west + (east - west) * (i - 1) / 8, lat) for i in range(11)]
        found += [("lat", lat, piece) for piece in cut_line(line, page)]
    return found


def _step(window: Window) -> float:
    degrees = window.view.width / 95
    return next((step for step in _STEPS if degrees / step <= 7), _STEPS[-1])


def _multiples(low: float, high: float, step: float) -> list[float]:
    first = -int(-low // step)
    return [n * step for n in range(first - 1, int(high // step) + 2)]


def boxes_along(lines: list[Line], step: int = 3) -> list[Rect]:
    """Small rectangles along lines, as ground that names had better not cover."""
    found = []
    for line in lines:
        coarse = [*line[::step], line[-1]]
        found += [Rect(min(a[0], b[0]) - 1, min(a[1], b[1]) - 1, max(a[0], b[0]) + 1, max(a[1], b[1]) + 1)
                  for a, b in pairwise(coarse)]
    return found
