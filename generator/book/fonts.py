"""The fonts of the book: those of the site, unpacked, each file a family of its own, and an encyclopedia's further ones.

Typst reads no woff2, and takes of two files of one family and style only one. So the
files are unpacked and renamed by their part: “Ency Serif”, “Ency Serif Greek” …
"""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from generator.book import lettered
from generator.drawing import shaping
from generator.settings import Misuse

FOLDER = Path(__file__).parent.parent / "theme" / "assets" / "fonts"
_NAME = re.compile(r"ency-(serif|sans|arabic|syriac)-(\d+)(-italic)?-(\w+)")


class Font(NamedTuple):
    """One font file: its family, its bytes as TrueType, the characters it has."""

    file: str
    family: str
    data: bytes
    characters: frozenset[int]


@cache
def standard() -> tuple[Font, ...]:
    """The site's fonts as TrueType; the same files give the same bytes."""
    return tuple(_unpacked(file) for file in sorted(FOLDER.glob("*.woff2")))


@cache
def plates() -> tuple[Font, ...]:
    """The fonts of drawings for those of their letters that are text, each a family of its own."""
    found = []
    for face in lettered.faces():
        font = _fonttools()(shaping.FONTS / f"{face}.ttf", recalcTimestamp=False)
        font["OS/2"].fsSelection, font["head"].macStyle = font["OS/2"].fsSelection & ~0x21 | 0x40, 0  # regular
        found.append(_font(font, f"plate-{face}.ttf", lettered.family(face)))
    return tuple(found)


def own(folder: Path) -> tuple[Font, ...]:
    """An encyclopedia's own fonts for scripts that the standard ones lack (.ttf, .otf)."""
    ttfont = _fonttools()
    found = []
    for file in sorted(folder.iterdir()):
        if file.suffix.lower() in (".ttf", ".otf"):
            font = ttfont(file, lazy=True)
            family = font["name"].getBestFamilyName() or file.stem
            found.append(Font(file.name, family, file.read_bytes(), frozenset(font.getBestCmap())))
    return tuple(found)


def families(fonts: tuple[Font, ...], first: str) -> list[str]:
    """The families in the order in which a character is looked for, those that begin with `first` before the others."""
    order = {family: None for family in (first, f"{first} Extra", f"{first} Greek")}
    order |= dict.fromkeys(("Ency Arabic", "Ency Syriac", "Ency Serif", "Ency Serif Extra", "Ency Serif Greek",
                            "Ency Sans", "Ency Sans Extra", "Ency Sans Greek"))
    order |= dict.fromkeys(sorted(font.family for font in fonts))
    held = {font.family for font in fonts}
    return [family for family in order if family in held]


def _unpacked(file: Path) -> Font:
    found = _NAME.fullmatch(file.stem)
    assert found is not None, file.name
    family, weight, italic, part = found.groups()
    part = "" if part in ("latin", family) else f" {part.title()}"
    name = f"Ency {family.title()}{part}"
    return _font(_fonttools()(file, recalcTimestamp=False), f"{file.stem}.ttf", name, int(weight), bool(italic))


def _font(font, file: str, family: str, weight: int = 400, italic: bool = False) -> Font:  # noqa: ANN001
    """The font as TrueType under a family of its own."""
    font.flavor = None
    _rename(font, family, weight, italic)
    target = BytesIO()
    font.save(target, reorderTables=True)
    return Font(file, family, target.getvalue(), frozenset(font.getBestCmap()))


def _rename(font, family: str, weight: int, italic: bool) -> None:  # noqa: ANN001
    """Give a font a family of its own; what its makers and its licence say of themselves stays."""
    table = font["name"]
    style = "Italic" if italic else "Regular"
    for number in (16, 17, 21, 22):
        table.removeNames(nameID=number)
    for number, said in ((1, family), (2, style), (4, f"{family} {weight} {style}"),
                         (6, f"{family}-{weight}{style}".replace(" ", ""))):
        table.removeNames(nameID=number)
        table.setName(said, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


def _fonttools():  # noqa: ANN202
    try:
        from fontTools.ttLib import TTFont
        import brotli  # noqa: F401
    except ImportError:
        raise Misuse(MISSING) from None
    return TTFont


MISSING = "the book needs packages that are not installed; run: python -m pip install -e \".[book]\""
