"""Lambert's conformal conic projection of the sphere, in kilometres, y downwards (Snyder 1987, pp. 104–107)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

EARTH = 6371.0
"""Mean radius in kilometres."""

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees; or left, top, right, bottom in kilometres."""


class _Cone(NamedTuple):
    south: float
    north: float
    latitude: float
    longitude: float


class Conic(_Cone):
    """Two standard parallels, and the latitude and longitude of the origin, in degrees."""

    @cached_property
    def _constants(self) -> tuple[float, float, float]:
        """n, RF and ρ₀ of Snyder's equations 15-1 to 15-3."""
        south, north = math.radians(self.south), math.radians(self.north)
        if self.south == self.north:
            n = math.sin(south)
        else:
            n = math.log(math.cos(south) / math.cos(north)) / math.log(_t(north) / _t(south))
        scale = EARTH * math.cos(south) * _t(south) ** n / n
        return n, scale, scale / _t(math.radians(self.latitude)) ** n

    def forward(self, lon: float, lat: float) -> Point:
        n, scale, origin = self._constants
        radius, angle = scale / _t(math.radians(lat)) ** n, n * math.radians(lon - self.longitude)
        return radius * math.sin(angle), radius * math.cos(angle) - origin

    def inverse(self, x: float, y: float) -> Point:
        n, scale, origin = self._constants
        side = math.copysign(1, n)
        x, down = side * x, side * (origin + y)
        lat = 2 * math.atan((scale / (side * math.hypot(x, down))) ** (1 / n)) - math.pi / 2
        return math.degrees(math.atan2(x, down) / n) + self.longitude, math.degrees(lat)

    def line(self, points: Iterable[Point]) -> list[Point]:
        """Points of longitude and latitude on the map."""
        return [self.forward(lon, lat) for lon, lat in points]

    def extent(self, box: Box) -> Box:
        """The smallest rectangle of the map that holds a box of degrees."""
        west, south, east, north = box
        steps = [i / 40 for i in range(41)]
        edge = [(west + (east - west) * s, lat) for s in steps for lat in (south, north)]
        edge += [(lon, south + (north - south) * s) for s in steps for lon in (west, east)]
        points = self.line(edge)
        return (min(x for x, _ in points), min(y for _, y in points),
                max(x for x, _ in points), max(y for _, y in points))


def _t(latitude: float) -> float:
    return math.tan(math.pi / 4 + latitude / 2)


def distance(a: Point, b: Point) -> float:
    """Kilometres along the great circle between two points of longitude and latitude (haversines)."""
    (lon, lat), (lon2, lat2) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    half = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(half))


def bearing(a: Point, b: Point) -> int:
    """The eighth of the compass in which `b` lies from `a`: 0 north, 2 east, 4 south, 6 west."""
    (lon, lat), (lon2, lat2) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    east = math.sin(lon2 - lon) * math.cos(lat2)
    north = math.cos(lat) * math.sin(lat2) - math.sin(lat) * math.cos(lat2) * math.cos(lon2 - lon)
    return round(math.degrees(math.atan2(east, north)) / 45) % 8
