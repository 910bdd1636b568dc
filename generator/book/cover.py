"""The cover: the title in letters drawn as outlines, so that it needs no font."""

from __future__ import annotations

from typing import Any

from generator.drawing.canvas import Canvas
from generator.drawing.elements import element
from generator.drawing.palette import literal
from generator.drawing.shaping import width

WIDE, HIGH = 1200.0, 1700.0
PAPER, INK, RED = "#f6f0e2", "#1c1a17", "#7c2d12"


def cover(data: dict[str, Any]) -> str:
    """The cover as an SVG of 1200 × 1700."""
    canvas = Canvas("cover", WIDE, HIGH, title=data["title"])
    canvas.add(element("rect", x=0, y=0, width=WIDE, height=HIGH, fill=PAPER),
               element("rect", x=50, y=50, width=WIDE - 100, height=HIGH - 100, fill="none", stroke=RED, stroke_width=5),
               element("rect", x=64, y=64, width=WIDE - 128, height=HIGH - 128, fill="none", stroke=RED, stroke_width=1.5))
    y = _lines(canvas, data["title"], "serif-bold", 128, 560, INK)
    if data["part"]:
        y = _lines(canvas, data["part"], "serif-italic", 72, y + 60, RED)
    canvas.add(element("rect", x=WIDE / 2 - 110, y=y + 10, width=220, height=4, fill=RED))
    _lines(canvas, data["about"], "serif-italic", 46, y + 110, INK)
    _lines(canvas, data["edition"], "sans", 34, HIGH - 150, INK)
    return literal(canvas.svg())


def _lines(canvas: Canvas, text: str, face: str, size: float, y: float, fill: str) -> float:
    """The text centred in lines of three quarters of the cover's width; where the next line would stand."""
    for line in _broken(text, face, size):
        drawn = canvas.lettering.line(line, face, size, WIDE / 2, y, anchor="middle", kind="")
        canvas.add(element("g", "", drawn, fill=fill))
        y += size * 1.18
    return y - size * 0.5


def _broken(text: str, face: str, size: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, face, size) <= WIDE * 0.75:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
