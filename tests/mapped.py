"""The small encyclopedia with a base map, two battles at different places, and a place that nobody can find."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

HERE = Path(__file__).parent
THEME = "theme: {name: material, font: false}\n"
ATLAS = """\
      atlas:
        base: [base.geojson]
        box: [40, 28, 50, 36]
        parallels: [30, 34]
        origin: [45, 32]
        measure: {name: league, kilometres: 5}
        landmarks: [mill]
      timeline: {span: 633/635, chronologies: badr}
      edit:"""
BASE = {"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"layer": "sea"}, "geometry": {"type": "Polygon", "coordinates": [
        [[47, 28], [50, 28], [50, 30], [48, 30], [47, 28]]]}},
    {"type": "Feature", "properties": {"layer": "river", "name": "Long River", "rank": 1}, "geometry": {
        "type": "LineString", "coordinates": [[42, 35], [44, 32.4], [46, 31], [48, 30]]}},
    {"type": "Feature", "properties": {"layer": "region", "name": "Flatland"}, "geometry": {
        "type": "LineString", "coordinates": [[41, 30], [43.5, 30.2]]}}]}
PLACE = """\
kind: place
headword: {name}
gloss: a place by the river
lead: "**{name}** lies by the river."
type: town
locations: {locations}
"""
SECOND = """\
when:
  - {value: 634-08-23, rank: preferred}
  - {value: 633-02, sources: [{work: annals, transmitter: badr}]}
place: mill"""


def with_map(folder: Path, theme: str = THEME) -> Path:
    """That encyclopedia, written into a new folder."""
    root = Path(shutil.copytree(HERE / "small", folder))
    (root / "base.geojson").write_text(json.dumps(BASE), encoding="utf-8")
    file = root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8").replace(THEME, theme)
    file.write_text(text.replace("      edit:", ATLAS), encoding="utf-8")
    for id_, name, locations in (("mill", "The Mill", "[{point: [31.2, 45.4], precision: exact}]"), ("nowhere", "Nowhere", "[]")):
        (root / f"entries/places/{id_}.yaml").write_text(PLACE.format(name=name, locations=locations), encoding="utf-8")
    for name, place in (("first", "place: ford"), ("second", SECOND)):
        battle = root / f"entries/battles/{name}-fight.yaml"
        lines = [line for line in battle.read_text(encoding="utf-8").splitlines() if not line.startswith(("place:", "when: 634-08-23"))]
        battle.write_text("\n".join([*lines, place, ""]), encoding="utf-8")
    return root
