"""The key below a timeline: what each way of drawing means."""

from __future__ import annotations

from collections.abc import Callable

from generator.dates import When, parse_when
from generator.drawing import Lettering, group, number, width
from generator.timeline.event import Dating
from generator.timeline.scale import Scale
from generator.timeline.shapes import band, mark
from generator.words import Words

SIZE, LINE, LEFT, ROOM = 13.0, 24.0, 14.0, 52.0
"""Size of the lettering, height of a line, the margin, and the room of a sample."""
_DAYS = Scale(1721424, 1721475, 0, 52)
"""The first days of the year 1: a unit of length each."""
_SAMPLES = {"day": "1-01-26", "range": "1-01-12/1-02-10", "circa": "1-01-20~/1-02-01~", "doubted": "1-01-12?/1-02-10?",
            "choice": "[1-01-09,1-02-12]", "open": "1-01-08/..", "disputed": "1-01-06/1-02-16", "lasts": "1-01-06/1-02-16"}

Part = Callable[[Lettering], str]


def key(words: Words, across: float, top: float) -> tuple[list[Part], float]:
    """The parts of the key, to be lettered, in as many lines as they need; and where it ends."""
    parts: list[Part] = []
    x, y = LEFT, top + LINE / 2 + 4
    for name, written in _SAMPLES.items():
        told = words(f"timeline.key.{name}")
        needed = ROOM + 8 + width(told, "sans", SIZE) + 22
        if x + needed > across and x > LEFT:
            x, y = LEFT, y + LINE
        parts.append(_part(name, told, parse_when(written, "julian"), x, y))
        x += needed
    return parts, y + LINE / 2 + 8


def _part(name: str, told: str, when: When, x: float, y: float) -> Part:
    dating = Dating(when, when.spans, when.uncertain, (when.first, when.last) if name == "disputed" else None)
    shape = band(dating, _DAYS, 0, 7) if name == "lasts" else mark(dating, _DAYS, 0, "fig-fought")

    def lettered(lettering: Lettering) -> str:
        place = f"translate({number(x)} {number(y)})"
        return group("", shape.svg, transform=place) + lettering.line(told, "sans", SIZE, x + ROOM + 8, y + 4.5, kind="fig-soft")

    return lettered
