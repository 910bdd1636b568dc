"""The base map: what the encyclopedia's GeoJSON files hold, projected once, in kilometres on the map.

Layers are told by the property `layer`: `sea` and `lake` (rings), `marsh` (rings), `river` (lines,
with `name` and `rank`, small ranks being great rivers), `region` and `water` (the line along which
a name is written, with `name` and, if it is only for some scales, `from` and `to`: the width of the
window in kilometres).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from generator.atlas.geometry import Line, Point, Rect, around
from generator.atlas.projection import Box, Conic

LAYERS = frozenset(("sea", "lake", "marsh", "river", "region", "water"))


class BadBase(Exception):
    """A file of the base map cannot be used; the text says which, and why."""


class Feature(NamedTuple):
    """One river, shore or name: its lines, and the rectangle round each of them."""

    layer: str
    name: str
    rank: int
    since: float
    until: float
    lines: tuple[tuple[Point, ...], ...]
    bounds: tuple[Rect, ...]


class Base(NamedTuple):
    """All features, the rectangle of the map that they cover, and a digest of what they were read from."""

    conic: Conic
    master: Rect
    features: tuple[Feature, ...]
    digest: str

    def layer(self, name: str) -> Iterator[Feature]:
        return (feature for feature in self.features if feature.layer == name)

    def on(self, lon: float, lat: float) -> bool:
        """Whether a place lies on the map."""
        return self.master.holds(self.conic.forward(lon, lat))


@cache
def load(files: tuple[Path, ...], box: Box, conic: Conic) -> Base:
    """The base map from its files; raises BadBase."""
    digest = hashlib.sha256(repr((box, tuple(conic))).encode())
    features: list[Feature] = []
    for file in files:
        try:
            data = file.read_bytes()
            features += (_feature(item, conic) for item in json.loads(data)["features"])
        except (OSError, ValueError, KeyError, TypeError, ZeroDivisionError) as error:
            raise BadBase(f"{file.name} is no base map: {error}") from error
        digest.update(data)
    return Base(conic, Rect(*conic.extent(box)), tuple(features), digest.hexdigest())


def _feature(item: Mapping[str, Any], conic: Conic) -> Feature:
    told = item["properties"]
    if told["layer"] not in LAYERS:
        raise ValueError(f"layer “{told['layer']}” is none of {', '.join(sorted(LAYERS))}")
    lines = tuple(tuple(conic.line((lon, lat) for lon, lat, *_ in line)) for line in _lines(item["geometry"]))
    return Feature(told["layer"], told.get("name", ""), told.get("rank", 9), told.get("from", 0),
                   told.get("to", float("inf")), lines, tuple(around(line) for line in lines))


def _lines(geometry: Mapping[str, Any]) -> list[Line]:
    held = geometry["coordinates"]
    return {"LineString": lambda: [held], "MultiLineString": lambda: held, "Polygon": lambda: held,
            "MultiPolygon": lambda: [ring for polygon in held for ring in polygon]}[geometry["type"]]()
