"""The great timeline as one drawing, which shows each chronology when the page asks for it.

What moves between chronologies is marked by classes: `c0` is the preferred place of a mark,
`c1` … its place in the others, `m1` an event that has another place there, `n1` one that is
not dated there. A book, which knows none of them, shows the preferred.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.dates import DateWords, calendar_named
from generator.drawing import Canvas, element, group, number, width
from generator.timeline.event import Authority
from generator.timeline.key import key
from generator.timeline.lanes import Lane
from generator.timeline.layout import SIZE, Drawn, Kind, Place, Strip, layout
from generator.timeline.scale import Scale, months, years
from generator.words import Words

WIDTH, NAMES, EDGE, HEAD = 1000.0, 138.0, 14.0, 44.0
Address = Callable[[str], str]
"""Where the page of an entry is."""
Said = Callable[[Drawn], str]
"""An event in words, for those who listen."""


def scale_of(first: int, last: int) -> Scale:
    """The days of the chart laid out beside the names of its lanes."""
    return Scale(first, last, NAMES, WIDTH - EDGE)


def chart(name: str, lanes: Sequence[Lane], authorities: Sequence[Authority], scale: Scale, *, kind: Kind, said: Said,
          address: Address, calendars: tuple[str, ...], dates: DateWords, words: Words, title: str) -> str:
    """The SVG of the chart."""
    strips = layout(lanes, authorities, scale, HEAD, kind, width)
    bottom = strips[-1].top + strips[-1].height if strips else HEAD
    legend, height = key(words, WIDTH, bottom + (28 if len(calendars) > 1 else 8))
    canvas = Canvas(name, WIDTH, height, title=title, kind="fig fig-timeline")
    canvas.add(element("rect", "fig-paper", width=WIDTH, height=height))
    canvas.add(*(_band(strip, number) for number, strip in enumerate(strips)))
    _axes(canvas, scale, bottom, calendars, dates)
    for strip in strips:
        _lane(canvas, strip, address, said, words)
    canvas.add(*(part(canvas.lettering) for part in legend))
    return canvas.svg()


def _band(strip: Strip, at: int) -> str:
    kind = "fig-paper" if at % 2 else "fig-band"
    return element("rect", kind, y=strip.top, width=WIDTH, height=strip.height)


def _axes(canvas: Canvas, scale: Scale, bottom: float, calendars: tuple[str, ...], dates: DateWords) -> None:
    """Years above in the first calendar, with lines down and ticks for months; below in the second."""
    above, below = calendars[0], calendars[1:2]
    lines = "".join(f"M{number(tick.x)} {HEAD - 12:.0f}V{number(bottom)}"
                    for tick in years(scale, above, 44) if scale.left < tick.x < scale.right)
    ticks = "".join(f"M{number(x)} {HEAD - 6:.0f}v6" for x in months(scale, above, 4.5))
    ends = f"M{number(scale.left)} {HEAD:.0f}H{number(scale.right)}M{number(scale.left)} {number(bottom)}H{number(scale.right)}"
    canvas.add(element("path", "fig-line-soft", d=lines, stroke_width=.8), element("path", "fig-line-soft", d=ticks, stroke_width=.7))
    for tick in years(scale, above, 44):
        if tick.name is not None:
            canvas.add(canvas.lettering.line(year_name(tick.year, above, dates), "serif-bold", 17, tick.name,
                                             HEAD - 15, anchor="middle"))
    for calendar in below:
        starts = "".join(f"M{number(tick.x)} {number(bottom)}v9" for tick in years(scale, calendar, 44)
                         if scale.left < tick.x < scale.right)
        canvas.add(element("path", "fig-second-line", d=starts))
        for tick in years(scale, calendar, 44):
            if tick.name is not None:
                canvas.add(canvas.lettering.line(year_name(tick.year, calendar, dates), "serif-italic", 14.5,
                                                 tick.name, bottom + 17, kind="fig-second", anchor="middle"))
    canvas.add(element("path", "fig-line", d=ends, stroke_width=1))


def year_name(year: int, calendar: str, dates: DateWords) -> str:
    """A year with its era, where the calendar is not the one that needs none."""
    era = dates.eras[calendar] if calendar_named(calendar).epoch is not None else ""
    return f"{year} {era}".strip()


def _lane(canvas: Canvas, strip: Strip, address: Address, said: Said, words: Words) -> None:
    lines = wrapped(strip.lane.name, "serif-bold", 15, NAMES - 22)
    at = strip.top + strip.height / 2 - 18 * (len(lines) - 1) / 2 + 5
    named = "".join(canvas.lettering.line(line, "serif-bold", 15, 12, at + 18 * n, kind="fig-soft") for n, line in enumerate(lines))
    canvas.add(_linked(address(strip.lane.id), strip.lane.name, named) if strip.lane.id else named)
    if strip.more:
        more = words("figures.more", n=strip.more)
        canvas.add(canvas.lettering.line(more, "sans-italic", 12, 12, at + 18 * len(lines), kind="fig-soft"))
    canvas.add(*(_event(canvas, drawn, address, said) for drawn in strip.drawn))


def _linked(address: str, label: str, *children: str) -> str:
    return element("a", "", *children, href=address, aria_label=label)


def _event(canvas: Canvas, drawn: Drawn, address: Address, said: Said) -> str:
    """An event: a mark for each place that it has, and its name, which goes where the mark goes."""
    base = drawn.places[0] or next(place for place in drawn.places if place)
    marks = "".join(group(f"c0{' fig-other' if drawn.places[0] is None else ''}", base.mark.svg)
                    if number == 0 else group("fig-other " + " ".join(f"c{n}" for n in at), place.mark.svg)
                    for number, (place, at) in enumerate(_variants(drawn.places, base)))
    name = canvas.lettering.line(drawn.event.name, "sans-bold", SIZE, base.name, 5, halo=2)
    moves = ";".join(f"--c{n}:{number(place.name - base.name)}px" for n, place in enumerate(drawn.places)
                     if place and n and place.name != base.name)
    name = group("fig-name", name, style=moves) if moves else name
    states = [f"m{n}" for n, place in enumerate(drawn.places) if n and place and place != base]
    states += [f"n{n}" for n, place in enumerate(drawn.places) if n and place is None]
    inner = group("", marks, name, transform=f"translate(0 {number(drawn.y)})")
    return element("a", " ".join(states), inner, href=address(drawn.event.id), aria_label=said(drawn))


def _variants(places: Sequence[Place | None], base: Place) -> list[tuple[Place, list[int]]]:
    """The different places, each with the chronologies that have it; the preferred first."""
    found: dict[str, tuple[Place, list[int]]] = {base.mark.svg: (base, [0])}
    for at, place in enumerate(places):
        if at and place and place.mark.svg != base.mark.svg:
            found.setdefault(place.mark.svg, (place, []))[1].append(at)
    return list(found.values())


def wrapped(text: str, face: str, size: float, room: float) -> list[str]:
    """A text in lines that keep within the room, as far as its words allow."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, face, size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
