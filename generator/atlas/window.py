"""A window on the base map: its place and scale, and the features that are seen through it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from generator.atlas.base import Base, Feature
from generator.atlas.geometry import Point, Rect, around, cut_line, cut_ring, simplified, smoothed


class Window(NamedTuple):
    """The rectangle of the map in kilometres (`view`), drawn into a rectangle of the page (`page`)."""

    base: Base
    view: Rect
    page: Rect

    @property
    def scale(self) -> float:
        """Units of the page to a kilometre."""
        return self.page.width / self.view.width

    def at(self, lon: float, lat: float) -> Point:
        """Where a place is drawn."""
        return self.on_page(self.base.conic.forward(lon, lat))

    def on_page(self, point: Point) -> Point:
        return (self.page.left + (point[0] - self.view.left) * self.scale,
                self.page.top + (point[1] - self.view.top) * self.scale)

    def degrees(self, point: Point) -> Point:
        """Longitude and latitude of a point of the page."""
        return self.base.conic.inverse(self.view.left + (point[0] - self.page.left) / self.scale,
                                       self.view.top + (point[1] - self.page.top) / self.scale)

    def master(self) -> tuple[float, float, float, float]:
        """The whole map on the page: x, y, width, height."""
        x, y = self.on_page((self.base.master.left, self.base.master.top))
        return x, y, self.base.master.width * self.scale, self.base.master.height * self.scale

    def lines(self, feature: Feature, detail: float = .45) -> list[list[Point]]:
        """The lines of a feature within the window, no finer than can be seen."""
        seen = self.view.grown(4 / self.scale)
        found: list[list[Point]] = []
        for line, bounds in zip(feature.lines, feature.bounds, strict=True):
            if bounds.meets(seen):
                for part in cut_line(line, seen):
                    found.append(smoothed(simplified([self.on_page(p) for p in part], detail)))
        return found

    def rings(self, feature: Feature, detail: float = .4) -> list[list[Point]]:
        """The rings of a feature, cut off somewhat beyond the window."""
        seen, found = self.view.grown(40 / self.scale), []
        for line, bounds in zip(feature.lines, feature.bounds, strict=True):
            if bounds.meets(seen):
                ring = simplified([self.on_page(p) for p in cut_ring(line, seen)], detail)
                if len(ring) > 3 and (around(ring).area > 3):
                    found.append(ring)
        return found


def fit(base: Base, places: Iterable[Point], page: Rect, *, least: float, room: float = .16) -> Window:
    """A window that shows all the places (longitude, latitude) with room round them, at least so many km wide.

    It never looks beyond the map, and is as near to the middle of the places as that allows.
    """
    held = around([base.conic.forward(lon, lat) for lon, lat in places])
    ratio = page.height / page.width
    wide = max(least, held.width / (1 - 2 * room), held.height / (1 - 2 * room) / ratio)
    wide = min(wide, base.master.width, base.master.height / ratio)
    high = wide * ratio
    left = _between((held.left + held.right - wide) / 2, base.master.left, base.master.right - wide)
    top = _between((held.top + held.bottom - high) / 2, base.master.top, base.master.bottom - high)
    return Window(base, Rect(left, top, left + wide, top + high), page)


def _between(value: float, low: float, high: float) -> float:
    return max(low, min(value, high))
