"""Text of both directions cut into runs, in the order in which they stand on the line.

The Unicode Bidirectional Algorithm (UAX #9) without embeddings: a line of lettering is
one paragraph, so that nothing outside can turn it, and it has no explicit marks.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import NamedTuple

_STRONG = {"L": "L", "R": "R", "AL": "R"}
_MARKS = {chr(code) for code in (0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A))}


class Run(NamedTuple):
    """Text in logical order that is read in one direction."""

    text: str
    leftward: bool


def runs(text: str) -> list[Run]:
    """The runs of a line from left to right."""
    text = "".join(character for character in text if character not in _MARKS)
    if text.isascii():
        return [Run(text, False)] if text else []
    levels = _levels(_types(text))
    pieces = [(level, "".join(character for _, character in part))
              for level, part in groupby(zip(levels, text, strict=True), key=lambda pair: pair[0])]
    return [Run(piece, level % 2 == 1) for level, piece in _reordered(pieces)]


def leftward(text: str) -> bool:
    """Whether the first letter that has a direction reads to the left."""
    return next((kind == "R" for kind in map(_STRONG.get, map(unicodedata.bidirectional, text)) if kind), False)


def _types(text: str) -> list[str]:
    """L, R, N (a number) or a space for what takes its direction from its neighbours."""
    found: list[str] = []
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == "NSM" and found:
            found.append(found[-1])
        else:
            found.append("N" if kind in ("EN", "AN") else "," if kind in ("CS", "ES") else _STRONG.get(kind, " "))
    for at in range(len(found)):
        if found[at] == ",":  # W4: one separator between numbers belongs to them
            found[at] = "N" if found[at - 1:at] == ["N"] and found[at + 1:at + 2] == ["N"] else " "
    return found


def _levels(types: list[str]) -> list[int]:
    base = next((1 if kind == "R" else 0 for kind in types if kind in "LR"), 0)
    side = "R" if base else "L"
    last, resolved = side, []
    for kind in types:
        last = kind if kind in ("L", "R") else last
        resolved.append("L" if kind == "N" and last == "L" else kind)
    directions = [{"N": "R"}.get(kind, kind) for kind in resolved]
    for at, kind in enumerate(resolved):
        if kind == " ":
            before = next((d for d in reversed(directions[:at]) if d != " "), side)
            after = next((d for d in directions[at:] if d != " "), side)
            resolved[at] = before if before == after else side
    level = {"L": 2 if base else 0, "R": 1, "N": 2}
    return [level[kind] for kind in resolved]


def _reordered(pieces: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """L2: from the highest level down, every stretch at or above it is turned round."""
    for level in (2, 1):
        turned: list[tuple[int, str]] = []
        for high, part in groupby(pieces, key=lambda piece: piece[0] >= level):
            turned += reversed(list(part)) if high else list(part)
        pieces = turned
    return pieces
