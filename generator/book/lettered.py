"""Drawings as a PDF holds them: Latin letters as text in fonts that all drawings share, instead of as outlines.

A drawing says each letter as the use of an outline whose id tells face and glyph (`drawing.lettering`). Where a
glyph stands for one character, and a word shaped again comes out as it was, it can be text and look the same;
a book with its plates is then half as large. Arabic stays as outlines: as text in a drawing it fails PDF/UA.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from generator.drawing.elements import element, number
from generator.drawing.lettering import SHARED
from generator.drawing.outlines import GRID
from generator.drawing.shaping import EM, FACES, characters, shape

_USE = rf'<use href="#{SHARED}([a-h])([0-9a-f]+)"(?: x="(-?[\d.]+)")?(?: y="(-?[\d.]+)")?(?: transform="([^"]+)")?/>'
_USES = re.compile(f"(?:{_USE})+")
_ONE = re.compile(_USE)
_OUTLINE = re.compile(rf'<path id="({SHARED}[a-h][0-9a-f]+)"[^>]*/>')
_FAINT = re.compile(r'(<use href="#[^"]*h[0-9a-f]+"[^>]*?) opacity="[^"]*"')
_GAP = GRID * 0.12
"""What is farther from where it would stand in a word begins another: less than a space."""


class _Glyph(NamedTuple):
    face: str
    index: int
    x: float
    y: float
    turn: str
    character: str
    written: str


def lettered(svg: str) -> str:
    """The drawing with text for outlines wherever that looks the same; bands round letters are solid."""
    drawn = _USES.sub(lambda found: "".join(_words([_glyph(one) for one in _ONE.finditer(found[0])])), svg)
    drawn = _OUTLINE.sub(lambda found: found[0] if f'"#{found[1]}"' in drawn else "", drawn)
    return _FAINT.sub(r"\1", drawn)


def family(face: str) -> str:
    """What the font of a face is called among those of the book; no word of it says a weight, which Typst would cut off."""
    return f"Ency Plate {'ABCDEFGH'[FACES.index(face)]}"


def faces() -> tuple[str, ...]:
    """The faces whose letters become text."""
    return tuple(face for face in FACES if not face.startswith("arabic"))


def _glyph(found: re.Match[str]) -> _Glyph:
    face, index = FACES["abcdefgh".index(found[1])], int(found[2], 16)
    character = characters(face).get(index, "") if face in faces() else ""
    if character and unicodedata.category(character)[0] in "MC":
        character = ""
    return _Glyph(face, index, float(found[3] or 0), float(found[4] or 0), found[5] or "", character, found[0])


def _words(glyphs: list[_Glyph]) -> Iterator[str]:
    word: list[_Glyph] = []
    for glyph in glyphs:
        if word and not _follows(word[-1], glyph):
            yield from _word(word)
            word = []
        word.append(glyph)
    yield from _word(word)


def _follows(last: _Glyph, glyph: _Glyph) -> bool:
    """Whether a glyph belongs to the word of the last one."""
    if not (last.character and glyph.character) or last.turn or glyph.turn or (last.face, last.y) != (glyph.face, glyph.y):
        return False
    return abs(glyph.x - last.x - shape(last.character, last.face).width * GRID / EM) < _GAP


def _word(glyphs: list[_Glyph]) -> Iterator[str]:
    """A word as one text, if shaping gives back its glyphs; else letter by letter."""
    first, text = glyphs[0], "".join(glyph.character for glyph in glyphs)
    if not all(glyph.character for glyph in glyphs):
        yield from (glyph.written for glyph in glyphs)
        return
    shaped = shape(text, first.face).glyphs
    if [glyph.index for glyph in shaped] != [glyph.index for glyph in glyphs]:
        for glyph in glyphs:
            yield from _word([glyph]) if len(glyphs) > 1 else (glyph.written,)
        return
    wider = (glyphs[-1].x - first.x - (shaped[-1].x - shaped[0].x) * GRID / EM) / max(1, len(glyphs) - 1)
    placed = {key: value for key, value in (("x", first.x), ("y", first.y)) if value}
    spaced = {"letter_spacing": number(wider, 2)} if abs(wider) >= 1 else {}
    turned = {"transform": first.turn} if first.turn else {}
    yield element("text", "", escape(text), **placed, font_family=family(first.face), font_size=GRID, **spaced, **turned)
