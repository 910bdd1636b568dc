"""A strip: where a battle stands in its campaign, or what is dated in a life, on one small scale.

What surrounds the subject is a row of dots, heaped where days coincide; what belongs to the
subject itself has marks or bands with names below them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.dates import DateWords, calendar_named
from generator.drawing import Canvas, element, group, link, number, width
from generator.timeline.chart import year_name
from generator.timeline.event import Dating, Event, dating
from generator.timeline.rows import rows
from generator.timeline.scale import Scale, months, years
from generator.timeline.shapes import band, mark

WIDTH, EDGE, HEAD, ROW, SIZE = 440.0, 12.0, 30.0, 21.0, 13.0
_DOT, _ROOM = 3.6, 5.0
_LEAST = 200
"""Days that a strip shows at least."""


class Item(NamedTuple):
    """Something on the strip: an event, the page to which it leads, if any, and what is read aloud."""

    event: Event
    address: str
    said: str
    kind: str = "fig-fought"


def days(items: Sequence[Item], leading: str) -> tuple[int, int] | None:
    """The whole months or years that hold everything; open ends and vague dates have no say."""
    bounds = [bound for item in items if (found := dating(item.event)) for bound in _known(found)]
    if not bounds:
        return None
    kept, first, last = calendar_named(leading), min(bounds), max(bounds)
    if last - first > 3 * 366:
        return kept.to_jdn(kept.from_jdn(first)[0], 1, 1), kept.to_jdn(kept.from_jdn(last)[0] + 1, 1, 1) - 1
    room = max(30, (_LEAST - (last - first)) // 2)
    return first - room, last + room


def _known(found: Dating) -> list[int]:
    first, last = found.rivals or found.bounds
    return [day for day in (first, last) if day is not None]


def strip(name: str, around: Sequence[Item], own: Sequence[Item], *, calendars: tuple[str, ...], dates: DateWords,
          title: str) -> str:
    """The SVG of the strip; nothing where nothing is dated."""
    span = days([*around, *own], calendars[0])
    if span is None:
        return ""
    scale = Scale(*span, EDGE, WIDTH - EDGE)
    dots = _dots(around, scale)
    top = HEAD + max([8 + 2 * (_DOT + .7) * level for _, _, level in dots] or [0]) + (6 if dots else 0)
    placed, lines = _own(own, scale)
    bottom = top + lines * ROW + 4
    below = 20 if len(calendars) > 1 else 4
    canvas = Canvas(name, WIDTH, bottom + below, title=title, kind="fig fig-strip")
    canvas.add(element("rect", "fig-band", width=WIDTH, height=bottom + below, rx=3))
    _axis(canvas, scale, bottom, calendars, dates)
    for item, x, level in dots:
        y = top - 6 - _DOT - 2 * (_DOT + .7) * (level - 1)
        doubted = (found := dating(item.event)) is not None and found.doubted
        dot = element("circle", f"{item.kind}-doubted" if doubted else item.kind, cx=x, cy=y, r=_DOT - (.6 if doubted else 0))
        canvas.add(link(item.address, item.said, dot))
    for item, row, svg, at in placed:
        text = canvas.lettering.line(item.event.name, "sans-bold", SIZE, at, 4.5, halo=2)
        drawn = group("", svg, text, transform=f"translate(0 {number(top + (row + .5) * ROW)})")
        canvas.add(link(item.address, item.said, drawn) if item.address else drawn)
    return canvas.svg()


def _axis(canvas: Canvas, scale: Scale, bottom: float, calendars: tuple[str, ...], dates: DateWords) -> None:
    above = calendars[0]
    lines = "".join(f"M{number(tick.x)} 19V{number(bottom)}" for tick in years(scale, above, 30)
                    if scale.left < tick.x < scale.right)
    ticks = "".join(f"M{number(x)} 21v4" for x in months(scale, above, 4))
    canvas.add(element("path", "fig-line-soft", d=lines + ticks, stroke_width=.8),
               element("path", "fig-line-soft", d=f"M{number(scale.left)} 25H{number(scale.right)}", stroke_width=.8))
    for tick in years(scale, above, 30):
        if tick.name is not None:
            canvas.add(canvas.lettering.line(year_name(tick.year, above, dates), "serif-bold", 14,
                                             tick.name, 16, anchor="middle"))
    for calendar in calendars[1:2]:
        for tick in years(scale, calendar, 44):
            if tick.name is not None:
                canvas.add(canvas.lettering.line(year_name(tick.year, calendar, dates), "serif-italic", 12.5,
                                                 tick.name, bottom + 13, kind="fig-second", anchor="middle"))


def _dots(around: Sequence[Item], scale: Scale) -> list[tuple[Item, float, int]]:
    """Each dot where the middle of its date lies, heaped upon those that are there."""
    middles = sorted(((scale.within(found.when.midpoint + .5), item) for item in around if (found := dating(item.event))),
                     key=lambda pair: pair[0])
    levels = rows([[(x - _DOT, x + _DOT)] for x, _ in middles], gap=1)
    return [(item, x, level + 1) for (x, item), level in zip(middles, levels, strict=True)]


def _own(own: Sequence[Item], scale: Scale) -> tuple[list[tuple[Item, int, str, float]], int]:
    """Each mark with its row and the beginning of its name; and how many rows there are."""
    shown = [(item, found) for item in own if (found := dating(item.event))]
    shapes = [band(found, scale, 0, 7.5) if item.event.lasts else mark(found, scale, 0, item.kind) for item, found in shown]
    lengths = [width(item.event.name, "sans-bold", SIZE) for item, _ in shown]
    names = [_name(shape, length, item.event.lasts, scale) for (item, _), shape, length in zip(shown, shapes, lengths, strict=True)]
    found = rows([[(min(shape.left, at), max(shape.right, at + length))] for shape, at, length in
                  zip(shapes, names, lengths, strict=True)])
    placed = [(item, row, shape.svg, at) for (item, _), row, shape, at in zip(shown, found, shapes, names, strict=True)]
    return placed, max(found, default=-1) + 1


def _name(shape, length: float, lasts: bool, scale: Scale) -> float:
    """In a band, else after the mark or before it, or over it where neither has room."""
    if lasts and shape.right - shape.left >= length + 14:
        return shape.left + 7
    after, before = shape.right + 5, shape.left - 5 - length
    return after if after + length <= scale.right else before if before >= scale.left else max(
        scale.left, scale.right - length)
