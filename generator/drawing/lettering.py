"""Lettering of one figure: lines of outlines, straight or along a curve, each glyph defined once.

The id of a glyph tells its face and number, so that figures on one page can share it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from generator.drawing.elements import Point, element, group, number
from generator.drawing.outlines import GRID
from generator.drawing.shaping import EM, FACES, Line, outline, shape

SHARED = "_"
"""How ids begin that mean the same in every figure."""


class Lettering:
    """Collects the glyphs of a figure; other ids begin with `prefix`, `halo` is the class of what is round letters.

    `missing` are characters that could not be drawn.
    """

    def __init__(self, prefix: str, halo: str = "fig-halo") -> None:
        self._prefix, self._halo = prefix, halo
        self._defined: dict[str, str] = {}
        self._haloed = 0
        self.missing = ""

    def line(self, text: str, face: str, size: float, x: float, y: float, *, kind: str = "fig-ink",
             anchor: str = "start", halo: float = 0, track: float = 0) -> str:
        """Text whose baseline begins, is centred or ends at a point; `track` in thousandths of the size.

        A halo is a band of the paper's colour round the letters, so wide on each side.
        """
        shaped = self._shape(text, face, track)
        x -= shaped.width * size / EM * {"start": 0, "middle": .5, "end": 1}[anchor]
        uses, defined = _set_out(text, face, track)
        self._defined |= defined
        place = f"translate({number(x)} {number(y)}) scale({number(size / GRID, 4)})"
        return self._set(uses, kind, halo, size, transform=place)

    def along(self, text: str, face: str, size: float, curve: Sequence[Point], *, kind: str = "fig-ink",
              halo: float = 0, track: float = 0, rise: float = 0) -> str:
        """Text centred along a curve from left to right, `rise` above it; past its ends it runs on straight."""
        shaped = self._shape(text, face, track)
        scale, steps = size / EM, _lengths(curve)
        start = (steps[-1] - shaped.width * scale) / 2
        uses = ""
        for glyph in shaped.glyphs:
            half = glyph.advance * scale / 2
            x, y, angle = _at(curve, steps, start + glyph.x * scale + half)
            lift = rise - glyph.y * scale
            x += math.sin(angle) * lift - math.cos(angle) * half
            y -= math.cos(angle) * lift + math.sin(angle) * half
            turn = (f"translate({number(x)} {number(y)}) rotate({number(math.degrees(angle), 0)}) "
                    f"scale({number(size / GRID, 4)})")
            id_, definition = _defined(glyph.face, glyph.index)
            if id_:
                self._defined[id_] = definition
                uses += f'<use href="#{id_}" transform="{turn}"/>'
        return self._set(uses, kind, halo, size)

    def definitions(self) -> str:
        """The outlines that were used."""
        return "".join(self._defined.values())

    def _shape(self, text: str, face: str, track: float) -> Line:
        shaped = shape(text, face, track)
        self.missing += shaped.missing
        return shaped

    def _set(self, uses: str, kind: str, halo: float, size: float, **place: str) -> str:
        if not halo:
            return group(kind, uses, **place)
        self._haloed += 1
        id_ = f"{self._prefix}h{self._haloed:x}"
        wide = number(2 * halo * GRID / size, 0)
        band = element("use", self._halo, href=f"#{id_}", stroke_width=wide)
        return group(kind, band, group("", uses, id=id_), **place)


@lru_cache(maxsize=20_000)
def _set_out(text: str, face: str, track: float) -> tuple[str, dict[str, str]]:
    """A straight line as uses of glyphs, on their grid, and the definitions of these by their ids."""
    uses, defined = "", {}
    for glyph in shape(text, face, track).glyphs:
        id_, definition = _defined(glyph.face, glyph.index)
        if id_:
            defined[id_] = definition
            uses += f'<use href="#{id_}"{_at_place("x", glyph.x)}{_at_place("y", glyph.y)}/>'
    return uses, defined


def _at_place(name: str, value: float) -> str:
    said = f"{value * GRID / EM:.0f}" if value else "0"
    return "" if said in ("0", "-0") else f' {name}="{said}"'


@lru_cache(maxsize=10_000)
def _defined(face: str, index: int) -> tuple[str, str]:
    """The id of a glyph, and the path that it is; nothing for one without an outline."""
    drawn = outline(face, index)
    id_ = f"{SHARED}{'abcdefgh'[FACES.index(face)]}{index:x}" if drawn else ""
    return id_, element("path", id=id_, d=drawn) if drawn else ""


def _lengths(curve: Sequence[Point]) -> list[float]:
    """The way along the curve to each of its points."""
    steps = [0.0]
    for (ax, ay), (bx, by) in zip(curve, curve[1:], strict=False):
        steps.append(steps[-1] + math.hypot(bx - ax, by - ay))
    return steps


def _at(curve: Sequence[Point], steps: Sequence[float], way: float) -> tuple[float, float, float]:
    """The point so far along the curve, and the direction there, in radians."""
    index = next((i for i in range(1, len(steps) - 1) if steps[i] >= way), len(steps) - 1)
    (ax, ay), (bx, by) = curve[index - 1], curve[index]
    part = (way - steps[index - 1]) / ((steps[index] - steps[index - 1]) or 1)
    return ax + (bx - ax) * part, ay + (by - ay) * part, math.atan2(by - ay, bx - ax)
