"""Text shaped into glyphs by HarfBuzz, from the fonts beside this module; measures are thousandths of the size."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from generator.drawing.bidi import Run, runs
from generator.drawing.outlines import FUNCTIONS, GRID, Pen

FONTS = Path(__file__).parent / "fonts"
FACES = ("serif", "serif-bold", "serif-italic", "sans", "sans-bold", "sans-italic", "arabic", "arabic-bold")
EM = 1000
"""Units of the em square; all the fonts have the same."""


class Glyph(NamedTuple):
    """One outline: its face and number there, its place on the line, the room it takes."""

    face: str
    index: int
    x: float
    y: float
    advance: float


class Line(NamedTuple):
    """Shaped text, from left to right; `missing` are the characters that no face has."""

    glyphs: tuple[Glyph, ...]
    width: float
    missing: str = ""


class _Font(NamedTuple):
    font: hb.Font
    characters: frozenset[int]


@cache
def _font(face: str) -> _Font:
    loaded = hb.Face(hb.Blob.from_file_path(str(FONTS / f"{face}.ttf")))
    return _Font(hb.Font(loaded), frozenset(loaded.unicodes))


@lru_cache(maxsize=20_000)
def shape(text: str, face: str, track: float = 0) -> Line:
    """A line of text; `track` is room put between letters, which no joined script is given."""
    glyphs: list[Glyph] = []
    missing, x = "", 0.0
    for run in runs(text):
        pieces, absent = _by_face(run, face)
        missing += absent
        for name, piece in reversed(pieces) if run.leftward else pieces:
            x = _shape(piece, name, run.leftward, 0 if run.leftward else track, x, glyphs)
    return Line(tuple(glyphs), max(0.0, x - (track if glyphs and glyphs[-1].face[:6] != "arabic" else 0)), missing)


def width(text: str, face: str, size: float, track: float = 0) -> float:
    """The length of a line, in the unit of the size."""
    return shape(text, face, track).width * size / EM


def _by_face(run: Run, face: str) -> tuple[list[tuple[str, str]], str]:
    """The run cut where another face must help out, and the characters that none has."""
    chain = dict.fromkeys((face, "arabic-bold" if "bold" in face else "arabic", "sans", "serif"))
    chosen, missing = [], ""
    for character in run.text:
        able = [name for name in chain if ord(character) in _font(name).characters]
        kept = chosen[-1] if chosen and chosen[-1] in able and not character.isalpha() else None
        if not able and not character.isspace():
            missing += character
        chosen.append(kept or (able[0] if able else face))
    pairs = groupby(zip(chosen, run.text, strict=True), key=lambda pair: pair[0])
    return [(name, "".join(character for _, character in part)) for name, part in pairs], missing


def _shape(text: str, face: str, leftward: bool, track: float, x: float, glyphs: list[Glyph]) -> float:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if leftward else "ltr"
    hb.shape(_font(face).font, buffer, {"kern": True, "liga": not track})
    for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyphs.append(Glyph(face, info.codepoint, x + at.x_offset, -at.y_offset, at.x_advance))
        x += at.x_advance + (track if at.x_advance else 0)
    return x


@lru_cache(maxsize=10_000)
def outline(face: str, index: int) -> str:
    """A glyph as path data on the grid, y downwards."""
    pen = Pen(GRID / EM)
    _font(face).font.draw_glyph(index, FUNCTIONS, pen)
    return pen.data()


@cache
def characters(face: str) -> dict[int, str]:
    """The character of each glyph of a face that one character alone calls for; the first of several."""
    font = _font(face)
    found: dict[int, str] = {}
    for code in sorted(font.characters):
        glyph = font.font.get_nominal_glyph(code)
        if glyph:
            found.setdefault(glyph, chr(code))
    return found
