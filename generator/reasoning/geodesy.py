"""Distances on the earth, and lengths as sources state them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import asin, cos, radians, sin, sqrt
from typing import Any, NamedTuple

Point = tuple[float, float]
"""Degrees north and east (WGS 84)."""

RADIUS = 6371.0088
"""Kilometres: the mean radius of the earth of the IUGG (Moritz 1980)."""


def kilometres(a: Point, b: Point) -> float:
    """The great-circle distance, by the haversine formula (Sinnott 1984); within 0.6 % of that on the ellipsoid."""
    (lat_a, lon_a), (lat_b, lon_b) = ((radians(lat), radians(lon)) for lat, lon in (a, b))
    across = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * RADIUS * asin(sqrt(min(1.0, across)))


class Length(NamedTuple):
    """A stated length in kilometres, at least and at most, by how long its unit may be."""

    least: float
    most: float


class Measures(NamedTuple):
    """The words for numbers and for units; of a unit the kilometres that it has at least and at most."""

    numbers: Mapping[str, float]
    units: Mapping[str, tuple[float, float]]

    def read(self, text: str) -> Length | None:
        """The first length that a text states: “15 farsakhs”, “three miles”, “25 km (15 miles)”; None if it states none."""
        words = re.findall(r"\d+(?:[.,]\d+)?|[^\W\d_]+(?:-[^\W\d_]+)*", text.casefold())
        for place, word in enumerate(words):
            unit = self.units.get(word)
            number = next(filter(None, map(self._number, reversed(words[max(0, place - 2):place]))), None)
            if unit and number:
                return Length(number * unit[0], number * unit[1])
        return None

    def _number(self, word: str) -> float | None:
        if word[0].isdigit():
            return float(word.replace(",", "."))
        parts = [self.numbers.get(part) for part in word.split("-")]
        return None if None in parts else sum(filter(None, parts))


NO_MEASURES = Measures({}, {})


def measures(words: Mapping[str, Any]) -> Measures:
    """The measures that words name; what is no number among them is passed over."""
    numbers = {name: value for name, given in (words.get("numbers") or {}).items() if (value := _number(given))}
    units = {name: (low, high) for name, given in (words.get("units") or {}).items()
             if isinstance(given, Sequence) and len(given) == 2 and (low := _number(given[0])) and (high := _number(given[1]))}
    return Measures(numbers, units)


def _number(given: Any) -> float | None:
    try:
        return float(given)
    except (TypeError, ValueError):
        return None
