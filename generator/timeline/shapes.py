"""The marks of a timeline: how a date, and the doubt about it, are drawn.

| what is known | what is drawn |
| --- | --- |
| a day, or little more | a lozenge |
| a month, a year, a range | a bar over the days in which it fell |
| about | a bar whose ends fade |
| doubtful | an outline only |
| one of several | a piece for each, joined by dots |
| not before, not after | a stop, and a bar that fades away from it |
| the sources disagree | a hatched frame over all that they say |
| a reign | a band, its name in it |
"""

from __future__ import annotations

from typing import NamedTuple

from generator.dates import When
from generator.drawing import element, number
from generator.timeline.event import Dating, Span
from generator.timeline.scale import Scale

HALF = 4.5
"""Half the height of a bar."""
_LOZENGE, _FADE, _STEPS, _OPEN = 6.5, 12.0, 4, 64.0
_SMALL = 9.0
"""A bar narrower than this is drawn as a lozenge."""


class Shape(NamedTuple):
    """What is drawn, and from where to where it reaches."""

    svg: str
    left: float
    right: float


def mark(dating: Dating, scale: Scale, y: float, kind: str) -> Shape:
    """The mark of an event on the line `y`; `kind` is the class of its colour."""
    if beyond := _beyond(dating, scale, y, kind):
        return beyond
    frame = _frame(*dating.rivals, scale, y, kind) if dating.rivals else None
    if frame and dating.spread:
        return frame
    shapes = [_piece(span, dating, scale, y, kind) for span in dating.spans]
    drawn = [*([frame.svg] if frame else []), _joined(shapes, y, kind), *(shape.svg for shape in shapes)]
    shapes += [frame] if frame else []
    return Shape("".join(drawn), min(shape.left for shape in shapes), max(shape.right for shape in shapes))


def band(dating: Dating, scale: Scale, y: float, half: float = 9) -> Shape:
    """The mark of what lasted all its time, a reign or an office; lighter where it may not yet or no longer have been."""
    first, last = dating.bounds
    left = scale.left if first is None else scale.within(first)
    right = max(left + 2, scale.right if last is None else scale.within(last + 1))
    begun, ended = _sure(dating.when)
    inner = (left if begun is None else scale.within(begun), right if ended is None else scale.within(ended + 1))
    drawn = _box(left, right, y, half, "fig-held-circa")
    if inner[1] - inner[0] > 1 and not (dating.when.approximate or dating.doubted):
        drawn = (drawn if inner != (left, right) else "") + _box(*inner, y, half, "fig-held")
    on = f"M{number(right - 8)} {number(y - 4)}l4 4-4 4" if last is None or last > scale.last else ""
    back = f"M{number(left + 8)} {number(y - 4)}l-4 4 4 4" if first is None or first < scale.first else ""
    return Shape(drawn + (element("path", "fig-held-line", d=on + back) if on or back else ""), left, right)


def _box(left: float, right: float, y: float, half: float, kind: str) -> str:
    return element("rect", kind, x=left, y=y - half, width=right - left, height=2 * half, rx=3)


def _sure(when: When) -> Span:
    """The first day on which it had surely begun, and the last before it may have ended; None without a bound."""
    if when.form not in ("range", "open"):
        return when.first, when.last
    start, end = when.given[0].stamps
    return start and start.last, end and end.first


def _piece(span: Span, dating: Dating, scale: Scale, y: float, kind: str) -> Shape:
    first, last = span
    if first is None or last is None:
        return _open(span, scale, y, kind)
    left, right = scale.within(first), scale.within(last + 1)
    if dating.when.approximate and not dating.doubted:
        return _about(left, right, y, kind)
    told = f"{kind}-doubted" if dating.doubted else kind
    return _lozenge((left + right) / 2, y, told) if right - left < _SMALL else _bar(left, right, y, told)


def _lozenge(x: float, y: float, kind: str) -> Shape:
    r = number(_LOZENGE)
    path = f"M{number(x)} {number(y - _LOZENGE)}l{r} {r}-{r} {r}-{r}-{r}z"
    return Shape(element("path", kind, d=path), x - _LOZENGE, x + _LOZENGE)


def _bar(left: float, right: float, y: float, kind: str, round_: float = 2) -> Shape:
    return Shape(element("rect", kind, x=left, y=y - HALF, width=right - left, height=2 * HALF, rx=round_), left, right)


def _about(left: float, right: float, y: float, kind: str) -> Shape:
    """A bar whose ends fade; its middle is never narrower than a stroke."""
    if right - left < 4:
        left, right = (left + right) / 2 - 2, (left + right) / 2 + 2
    drawn = _bar(left, right, y, kind, 0).svg
    return Shape(_fade(left, -1, _FADE, _STEPS, y, kind) + drawn + _fade(right, 1, _FADE, _STEPS, y, kind),
                 left - _FADE, right + _FADE)


def _open(span: Span, scale: Scale, y: float, kind: str) -> Shape:
    """A stop at the end that is known, and a bar that fades away from it."""
    first, last = span
    x = scale.within(first if first is not None else last + 1 if last is not None else scale.first)
    way = 1 if first is not None else -1
    reach = min(_OPEN, max(scale.right - x, 20) if way > 0 else max(x - scale.left, 20))
    stop = element("path", f"{kind}-line", d=f"M{number(x)} {number(y - 8)}v16")
    return Shape(_fade(x, way, reach, 8, y, kind) + stop, min(x, x + way * reach), max(x, x + way * reach))


def _fade(x: float, way: int, reach: float, steps: int, y: float, kind: str) -> str:
    wide = reach / steps
    return "".join(element("rect", kind, x=x + way * wide * n - (wide if way < 0 else 0), y=y - HALF,
                           width=wide + .1, height=2 * HALF, fill_opacity=round(.85 * (1 - (n + .6) / (steps + .4)), 2))
                   for n in range(steps))


def _joined(shapes: list[Shape], y: float, kind: str) -> str:
    d = "".join(f"M{number(a.right + 2)} {number(y)}H{number(b.left - 2)}"
                for a, b in zip(shapes, shapes[1:], strict=False) if b.left - a.right > 4)
    return element("path", f"{kind}-dots", d=d) if d else ""


def _frame(first: int | None, last: int | None, scale: Scale, y: float, kind: str) -> Shape:
    """A hatched frame over the days that the sources name."""
    left = scale.left if first is None else scale.within(first)
    right = scale.right if last is None else scale.within(last + 1)
    if right - left < 14:
        left, right = (left + right) / 2 - 7, (left + right) / 2 + 7
    strokes = f"M{number(left + 4)} {number(y + 3.5)}l7-7" + "m-2 7 7-7" * int((right - left - 13) // 5)
    return Shape(element("rect", f"{kind}-frame", x=left, y=y - 4, width=right - left, height=8, rx=4)
                 + element("path", f"{kind}-hatch", d=strokes), left, right)


def _beyond(dating: Dating, scale: Scale, y: float, kind: str) -> Shape | None:
    """An arrow at the edge for what lies outside the years that are shown."""
    first, last = dating.rivals or dating.bounds
    if last is not None and last < scale.first:
        x, way = scale.left, -1
    elif first is not None and first > scale.last:
        x, way = scale.right, 1
    else:
        return None
    path = f"M{number(x - 8 * way)} {number(y - 5)}l{number(8 * way)} 5 {number(-8 * way)} 5"
    return Shape(element("path", f"{kind}-line", d=path.replace(" -", "-")), min(x, x - 8 * way), max(x, x - 8 * way))
