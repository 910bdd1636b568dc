"""The base map packed for a browser: kilometres on the map as short texts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from generator.atlas.base import Base, Feature
from generator.atlas.geometry import Point, simplified

FILE = "map/base"
_FINE = .12
"""Kilometres by which a line may be off."""


def ground(base: Base) -> Iterator[str]:
    """Each feature as a JSON row: layer, name, rank, width of window from and to (0: none), lines."""
    return (json.dumps(_row(feature), ensure_ascii=False, separators=(",", ":")) for feature in base.features)


def _row(feature: Feature) -> list[Any]:
    until = 0 if feature.until == float("inf") else feature.until
    return [feature.layer, feature.name, feature.rank, feature.since, until,
            [packed(simplified(line, _FINE)) for line in feature.lines]]


def packed(line: Iterable[Point]) -> str:
    """A line as text: steps of a tenth of a kilometre, in groups of five bits, the lowest first, sign in the lowest."""
    x = y = 0
    said = ""
    for px, py in line:
        ax, ay = round(px * 10), round(py * 10)
        said += "".join(_letters(ax - x)) + "".join(_letters(ay - y))
        x, y = ax, ay
    return said


def _letters(step: int) -> Iterator[str]:
    """Letters from `#` on, without the backslash, which JSON would double."""
    rest = ~(step << 1) if step < 0 else step << 1
    while True:
        five, rest = rest & 31, rest >> 5
        code = (five | 32 if rest else five) + 35
        yield chr(code + (code >= 92))
        if not rest:
            return
