"""The order of battle: the armies facing each other, those who led and fought, and how many each is said to have been.

Numbers stand on one scale for all the sides, a line for each who gives one; where only words
are told, the words stand there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from generator.drawing import Canvas, element, link, number, width
from generator.relations.amount import Amount, Numbers, numbers
from generator.relations.fan import cut
from generator.words import Words

WIDTH, EDGE, ROW, HEAD, MOST = 760.0, 14.0, 23.0, 40.0, 14
COLUMN, _GAP, _BY, _COLOURS = 354.0, 24.0, 210.0, 4


class Man(NamedTuple):
    """Somebody who fought: the entry, and his role and fate in a word; `leads` for a commander."""

    id: str
    name: str
    note: str
    leads: bool
    doubted: bool = False


class Army(NamedTuple):
    """One side."""

    name: str
    men: tuple[Man, ...]
    strength: tuple[Amount, ...]
    losses: tuple[Amount, ...]


class Row(NamedTuple):
    """A line of the numbers: a heading, or an amount; `side` gives its colour."""

    side: int
    y: float
    heading: str = ""
    amount: Amount | None = None


def columns(armies: Sequence[Army]) -> tuple[list[tuple[float, float]], float]:
    """Where each army begins, two beside each other; and where they all end."""
    places: list[tuple[float, float]] = []
    top = 10.0
    for first in range(0, len(armies), 2):
        pair = armies[first:first + 2]
        places += [(EDGE + n * (COLUMN + _GAP), top) for n in range(len(pair))]
        top += HEAD + ROW * max(min(len(army.men), MOST) + (len(army.men) > MOST) for army in pair) + 14
    return places, top


def rows(armies: Sequence[Army], words: Words, top: float) -> list[Row]:
    """The lines of the numbers from the top down."""
    found: list[Row] = []
    y = top
    for side, army in enumerate(armies):
        for title, amounts in ((words("box.strength"), army.strength), (words("box.losses"), army.losses)):
            if amounts:
                y += 26
                found.append(Row(side, y, f"{army.name}: {title}"))
                for amount in amounts:
                    y += ROW
                    found.append(Row(side, y, amount=amount))
    return found


def order(name: str, armies: Sequence[Army], *, address: Callable[[str], str], words: Words, title: str) -> str:
    """The SVG of the figure."""
    places, top = columns(armies)
    scale = numbers((one for army in armies for one in (*army.strength, *army.losses)), EDGE + _BY + 14, WIDTH - 150)
    lines = rows(armies, words, top + (16 if scale else 0))
    height = (lines[-1].y if lines else top) + 16
    canvas = Canvas(name, WIDTH, height, title=title, kind="fig fig-order")
    canvas.add(element("rect", "fig-paper", width=WIDTH, height=height))
    for side, (army, (x, y)) in enumerate(zip(armies, places, strict=True)):
        _army(canvas, army, side % _COLOURS, x, y, address, words)
    if scale and lines:
        _axis(canvas, scale, top, height - 10)
    for row in lines:
        _line(canvas, row, scale)
    return canvas.svg()


def _army(canvas: Canvas, army: Army, side: int, x: float, y: float, address: Callable[[str], str], words: Words) -> None:
    canvas.add(element("rect", f"fig-army-{side}", x=x, y=y + 27, width=COLUMN, height=2.4),
               canvas.lettering.line(cut(army.name, "serif-bold", 17, COLUMN), "serif-bold", 17, x, y + 20))
    at = y + HEAD
    for man in army.men[:MOST]:
        canvas.add(_man(canvas, man, side, x, at + ROW / 2, address))
        at += ROW
    if len(army.men) > MOST:
        more = words("figures.more", n=len(army.men) - MOST)
        canvas.add(canvas.lettering.line(more, "sans-italic", 13, x + 18, at + ROW / 2 + 4.5, kind="fig-soft"))


def _man(canvas: Canvas, man: Man, side: int, x: float, y: float, address: Callable[[str], str]) -> str:
    """A full sign for those who led, an open one for others; the name, and what is told of him."""
    face = "sans-bold" if man.leads else "sans"
    kind = f"fig-army-{side}" if man.leads else f"fig-army-open-{side}"
    room = COLUMN - 18
    name = cut(man.name, face, 14, room)
    long = width(name, face, 14)
    note = cut(f"{man.note} (?)".strip() if man.doubted else man.note, "sans", 12.5, room - long - 8)
    drawn = [element("circle", kind, cx=x + 6, cy=y, r=4.6 if man.leads else 4),
             canvas.lettering.line(name, face, 14, x + 18, y + 4.7)]
    if note:
        drawn.append(canvas.lettering.line(note, "sans", 12.5, x + 18 + long + 8, y + 4.7, kind="fig-soft"))
    return link(address(man.id), f"{man.name}, {man.note}" if man.note else man.name, *drawn)


def _axis(canvas: Canvas, scale: Numbers, top: float, bottom: float) -> None:
    ticks = list(_apart(scale))
    lines = "".join(f"M{number(scale.at(tick))} {number(top + 18)}V{number(bottom)}" for tick in ticks)
    canvas.add(element("path", "fig-line-soft", d=lines, stroke_width=.7), *(
        canvas.lettering.line(f"{tick:,}", "serif", 13, scale.at(tick), top + 12, kind="fig-soft", anchor="middle")
        for tick in ticks))


def _apart(scale: Numbers) -> Iterator[int]:
    """The ticks whose numbers have room beside each other."""
    reached = float("-inf")
    for tick in scale.ticks():
        half = width(f"{tick:,}", "serif", 13) / 2
        if scale.at(tick) - half > reached + 8:
            reached = scale.at(tick) + half
            yield tick


def _line(canvas: Canvas, row: Row, scale: Numbers | None) -> None:
    if row.amount is None:
        canvas.add(canvas.lettering.line(cut(row.heading, "serif-italic", 15, COLUMN), "serif-italic", 15, EDGE, row.y + 4,
                                         kind=f"fig-army-{row.side % _COLOURS}", halo=2))
        return
    one = row.amount
    canvas.add(canvas.lettering.line(cut(one.by, "sans", 13, _BY), "sans", 13, EDGE + _BY, row.y + 4.5, kind="fig-soft", anchor="end"))
    if scale is None or not scale.holds(one):
        left = EDGE + _BY + 14
        canvas.add(canvas.lettering.line(cut(one.said, "sans-italic", 13, WIDTH - 8 - left), "sans-italic", 13, left, row.y + 4.5, halo=2))
        return
    drawn, high = _mark(scale.at(one.low or 0), scale.at(one.high or 0), row.y,
                        f"fig-army-{'open-' if one.doubted else ''}{row.side % _COLOURS}")
    canvas.add(drawn)
    canvas.add(canvas.lettering.line(cut(one.said, "sans-bold", 13, WIDTH - 6 - high - 7), "sans-bold", 13, high + 7, row.y + 4.5, halo=2))


def _mark(low: float, high: float, y: float, kind: str) -> tuple[str, float]:
    """A lozenge for one number, a bar for a range; and where it ends."""
    if low == high:
        return element("path", kind, d=f"M{number(low)} {number(y - 6)}l6 6-6 6-6-6z"), low + 6
    if high - low < 10:
        low, high = (low + high) / 2 - 5, (low + high) / 2 + 5
    return element("rect", kind, x=low, y=y - 4.5, width=high - low, height=9, rx=2), high
