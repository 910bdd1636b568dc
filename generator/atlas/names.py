"""Names that run along what they name: rivers along their courses, countries across their land."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.atlas.base import Feature
from generator.atlas.geometry import Line, Point, Rect, around, length, part, resampled
from generator.atlas.window import Window
from generator.drawing import width

_STEP = 4.0
_SHIFTS = tuple(sorted(((x, y) for x in range(-60, 61, 12) for y in range(-48, 49, 8)), key=lambda s: math.hypot(*s)))
"""How far from its line a country's name may be moved, in units of the page."""


class Written(NamedTuple):
    """A name along a curve: how it is set, and the ground its letters cover."""

    text: str
    face: str
    size: float
    track: float
    rise: float
    curve: tuple[Point, ...]
    kind: str
    halo: float
    boxes: tuple[Rect, ...]


def rivers(window: Window, inside: Rect, taken: Sequence[Rect]) -> list[Written]:
    """The names of rivers that find a stretch calm and clear enough, the great rivers first."""
    found: list[Written] = []
    named: dict[str, list[Feature]] = {}
    for feature in sorted(window.base.layer("river"), key=lambda f: (f.rank, f.name)):
        if feature.name and (feature.rank < 9 or window.view.width < 700):
            named.setdefault(feature.name, []).append(feature)
    for name, features in named.items():
        great = features[0].rank <= 4
        size, track = (13.5, 130) if great else (11, 50)
        need = width(name, "serif-italic", size, track)
        keep_off = [*taken, *(box for other in found for box in other.boxes)]
        courses = [line for feature in features for line in window.lines(feature)]
        best = max((choice for course in courses for choice in _stretches(course, need, inside, keep_off, size)),
                   default=None)
        if best is not None:
            _, rise, curve = best
            found.append(Written(name, "serif-italic", size, track, rise, curve, "fig-river-name", 1.3,
                                 tuple(letters(curve, need, size, rise))))
    return found


def _stretches(course: Line, need: float, inside: Rect, taken: Sequence[Rect],
               size: float) -> list[tuple[float, float, tuple[Point, ...]]]:
    """Stretches of a course along which a name could be written, with their worth and its height over them.

    A straight stretch is worth most; one that winds would run through the letters, which therefore keep
    above or below its bends.
    """
    raw = resampled(course, _STEP)
    points = _calmed(raw, max(3, round(need / _STEP / 5)))
    count, found = math.ceil(need * 1.06 / _STEP), []
    for start in range(0, len(points) - count, 4):
        stretch, bends = points[start:start + count + 1], raw[start:start + count + 1]
        if stretch[0][0] > stretch[-1][0]:
            stretch, bends = stretch[::-1], bends[::-1]
        straight = math.dist(stretch[0], stretch[-1]) / (length(stretch) or 1)
        if straight < .86 or abs(stretch[-1][1] - stretch[0][1]) > 2.6 * (stretch[-1][0] - stretch[0][0]):
            continue
        above, below = _bends(stretch, bends)
        for bend, rise in ((above, above + 3.5), (below, -below - 3 - size * .72)):
            boxes = letters(stretch, need, size, rise)
            if bend < 9 and all(b.within(inside) for b in boxes) and not any(
                    b.meets(other) for b in boxes for other in taken):
                middle = abs(start / (len(points) - count) - .5)
                found.append((round(straight - middle * .05 - bend * .012 - (rise < 0) * .03, 4), rise, tuple(stretch)))
    return found


def _bends(calm: Line, raw: Line) -> tuple[float, float]:
    """How far a course swings above and below its calmed line."""
    (ax, ay), (bx, by) = calm[0], calm[-1]
    step = math.dist(calm[0], calm[-1]) or 1
    swings = [((x - cx) * (by - ay) - (y - cy) * (bx - ax)) / step
              for (cx, cy), (x, y) in zip(calm, raw, strict=True)]
    return max(0.0, *swings), max(0.0, *(-swing for swing in swings))


def _calmed(points: Sequence[Point], reach: int) -> list[Point]:
    """A course without its windings: each point the mean of its neighbours."""
    calm = []
    for i in range(len(points)):
        near = points[max(0, i - reach):i + reach + 1]
        calm.append((sum(x for x, _ in near) / len(near), sum(y for _, y in near) / len(near)))
    return calm


def countries(window: Window, inside: Rect, taken: Sequence[Rect], layer: str) -> list[Written]:
    """Names of countries or of seas, spaced along their lines, each once, where the window has room for them."""
    found: dict[str, Written] = {}
    for feature in window.base.layer(layer):
        if feature.name in found or not feature.since <= window.view.width <= feature.until:
            continue
        name = _spread(window, feature, layer)
        blocked = [*taken, *(box for other in found.values() for box in other.boxes)]
        shift = _free(name.boxes, inside, blocked) if name else None
        if name and shift:
            dx, dy = shift
            found[feature.name] = name._replace(curve=tuple((x + dx, y + dy) for x, y in name.curve),
                                                boxes=tuple(box.moved(dx, dy) for box in name.boxes))
    return list(found.values())


def _free(boxes: Sequence[Rect], inside: Rect, blocked: Sequence[Rect]) -> Point | None:
    """The least shift by which all the boxes come to stand inside and clear."""
    whole = around(corner for box in boxes for corner in (box[:2], box[2:]))
    for dx, dy in _SHIFTS:
        reached = whole.moved(dx, dy)
        if not reached.within(inside):
            continue
        near = [box for box in blocked if box.meets(reached)]
        if not any(box.moved(dx, dy).meets(other) for box in boxes for other in near):
            return dx, dy
    return None


def _spread(window: Window, feature: Feature, layer: str) -> Written | None:
    """A name stretched along its line, in a size that suits it; nothing where it would be cramped."""
    line = resampled([window.on_page(point) for point in feature.lines[0]], 6)
    whole = length(line)
    text, face, kind = ((feature.name.upper(), "serif", "fig-region") if layer == "region"
                        else (feature.name, "serif-italic", "fig-sea-name"))
    size = max(10.5, min(18.0, whole / 17))
    natural = width(text, face, size)
    track = (whole - natural) / max(1, len(text) - 1) / size * 1000
    if track < 40:
        return None
    track = min(track, 900.0)
    need = width(text, face, size, track)
    return Written(text, face, size, track, -size * .3, tuple(line), kind, 0, tuple(letters(line, need, size, -size * .3)))


def letters(curve: Line, need: float, size: float, rise: float) -> list[Rect]:
    """The ground of a name along a curve, in small rectangles from its start to its end."""
    whole = length(curve)
    start = max(0.0, (whole - need) / 2)
    stretch = resampled(part(curve, start, min(whole, start + need)), size * .7)
    boxes = []
    for (ax, ay), (bx, by) in pairwise(stretch):
        step = math.hypot(bx - ax, by - ay) or 1
        ux, uy = (by - ay) / step, -(bx - ax) / step  # upwards from the line
        corners = [(x + ux * h, y + uy * h) for x, y in ((ax, ay), (bx, by)) for h in (rise - size * .2, rise + size * .72)]
        boxes.append(Rect(min(x for x, _ in corners), min(y for _, y in corners),
                          max(x for x, _ in corners), max(y for _, y in corners)))
    return boxes
