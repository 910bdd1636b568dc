"""The picture that networks show beside a link: an entry's names, dates and place on a card of 1200 × 630."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.atlas.base import Base
from generator.atlas.geometry import Point
from generator.drawing import Canvas, element
from generator.drawing.palette import literal
from generator.drawing.shaping import width
from generator.sharing import locator
from generator.sharing.locator import Disc
from generator.sharing.picture import HIGH, WIDE

_EDGE, _FOOT = 64, 536
_RADIUS = 196
_ROOM = WIDE - 3 * _EDGE - 2 * _RADIUS - 10
"""What the words have, beside the disc."""
Sizes = tuple[tuple[int, int], ...]
"""Sizes of letters, each with the lines that there is room for."""
NAME: Sizes = ((78, 2), (68, 2), (58, 2), (50, 3), (44, 3))
SCRIPT: Sizes = ((52, 1), (44, 1), (36, 1))
GLOSS: Sizes = ((33, 3), (29, 3))
_MARK = "M7 8.5c3.4-1.2 6.4-1 9 .9 2.6-1.9 5.6-2.1 9-.9v15c-3.4-1.2-6.4-1-9 .9-2.6-1.9-5.6-2.1-9-.9zM16 9.5v15"
"""The book of the site's sign, in a square of 32."""


class Card(NamedTuple):
    """What a card says: everything ready to be drawn. `area` is set where the place has no single site; `leftward` is the direction of the encyclopedia's language."""

    kind: str
    name: str
    script: str
    when: str
    gloss: str
    site: str
    sort: str
    at: tuple[Point, ...] = ()
    area: bool = False
    leftward: bool = False


class Line(NamedTuple):
    """A line of the card: its face and size, its colour, the room between its letters, and what is above it."""

    text: str
    face: str
    size: float
    kind: str = "fig-ink"
    track: float = 0
    above: float = 0


def svg(card: Card, base: Base | None) -> str:
    """The card as a drawing in literal colours."""
    canvas = Canvas("card", WIDE, HIGH, title=card.name)
    disc = Disc(_EDGE + _RADIUS if card.leftward else WIDE - _EDGE - _RADIUS, 278, _RADIUS)
    canvas.add(element("rect", "fig-paper", width=WIDE, height=HIGH))
    if base is not None and card.at:
        locator.draw(canvas, disc, base, card.at, area=card.area)
    else:
        locator.initial(canvas, disc, card.sort)
    _words(canvas, card)
    _foot(canvas, card)
    canvas.add(element("rect", "fig-red", width=WIDE, height=10))
    return literal(canvas.svg())


def _words(canvas: Canvas, card: Card) -> None:
    """The lines from top to bottom, in the middle of their height."""
    lines = list(_lines(card))
    y = 24 + (_FOOT - sum(line.size * 1.18 + line.above for line in lines)) / 2
    edge, anchor = (WIDE - _EDGE, "end") if card.leftward else (_EDGE, "start")
    for line in lines:
        y += line.above + line.size * 1.18
        canvas.add(canvas.lettering.line(line.text, line.face, line.size, edge, y - line.size * .3, kind=line.kind,
                                         anchor=anchor, track=line.track))


def _lines(card: Card) -> Iterator[Line]:
    if card.kind:
        yield Line(card.kind.upper(), "sans-bold", 25, "fig-red", 110)
    size, names = fitted(card.name, "serif-bold", NAME)
    yield from (Line(name, "serif-bold", size, above=0 if number else 10) for number, name in enumerate(names))
    if card.script:
        size, (script,) = fitted(card.script, "arabic", SCRIPT)
        yield Line(script, "arabic", size, "fig-soft", above=6)
    if card.when:
        yield Line(card.when, "sans", 31, "fig-red-deep", above=16)
    if card.gloss:
        size, said = fitted(card.gloss, "serif-italic", GLOSS)
        yield from (Line(line, "serif-italic", size, "fig-soft", above=0 if number else 14) for number, line in enumerate(said))


def _foot(canvas: Canvas, card: Card) -> None:
    """A double rule, the sign, the name of the encyclopedia."""
    for y, thick in ((_FOOT, 3), (_FOOT + 6, 1)):
        canvas.add(element("rect", "fig-faint", x=_EDGE, y=y, width=WIDE - 2 * _EDGE, height=thick))
    edge = WIDE - _EDGE - 40 if card.leftward else _EDGE
    canvas.add(element("g", "", element("rect", "fig-red-deep", width=32, height=32, rx=6),
                       element("path", "fig-card-mark", d=_MARK), transform=f"translate({edge} {_FOOT + 28}) scale(1.25)"))
    x, anchor = (edge - 16, "end") if card.leftward else (edge + 56, "start")
    canvas.add(canvas.lettering.line(card.site, "serif", 33, x, _FOOT + 59, anchor=anchor))


def fitted(text: str, face: str, sizes: Sizes) -> tuple[int, list[str]]:
    """The first of the sizes in which the text takes no more than so many lines; in the last it is cut."""
    for size, most in sizes:
        lines = wrapped(text, face, size, _ROOM)
        if len(lines) <= most and all(width(line, face, size) <= _ROOM for line in lines):
            return size, balanced(text, face, size, len(lines))
    kept = [*lines[:most - 1], " ".join(lines[most - 1:])]
    return size, [_cut(line, face, size) for line in kept if line]


def _cut(line: str, face: str, size: float) -> str:
    """As much of a line as there is room for."""
    if width(line, face, size) <= _ROOM:
        return line
    while width(f"{line}…", face, size) > _ROOM:
        line = line.rpartition(" ")[0].rstrip(",;:–") or line[:-1]
    return f"{line}…"


def balanced(text: str, face: str, size: float, count: int) -> list[str]:
    """The text in so many lines, as nearly of one length as its words allow."""
    rooms = (_ROOM * part / 100 for part in range(50, 101, 2))
    return next(lines for room in rooms if len(lines := wrapped(text, face, size, room)) <= count)


def wrapped(text: str, face: str, size: float, room: float) -> list[str]:
    """The text in lines, broken at spaces."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", face, size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
