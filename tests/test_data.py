"""What `ency export data` writes: forms that other programs read, the same bytes each time, a licence in each."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from conftest import edit, tree
from rdflib.compare import isomorphic

from generator import cli
from generator.references import bibtex, csl_json, ris

HERE = Path(__file__).parent
ROOT = HERE.parent


def exported(root: Path, folder: Path) -> Path:
    assert cli.main(["--config", str(root / "mkdocs.yml"), "export", "data", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(HERE / "small", tmp_path_factory.mktemp("data") / "small")


@pytest.fixture(scope="module")
def real_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(ROOT, tmp_path_factory.mktemp("data") / "real")


def loaded(folder: Path, name: str):
    return json.loads((folder / name).read_text(encoding="utf-8"))


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with open(folder / "csv" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_two_exports_give_the_same_bytes(small_data: Path, tmp_path: Path) -> None:
    assert tree(exported(HERE / "small", tmp_path / "again")) == tree(small_data)


def test_an_entry_is_there_with_its_fields_dates_and_links(small_data: Path) -> None:
    entries = {entry["id"]: entry for entry in loaded(small_data, "entries.json")["entries"]}
    assert "gone" not in entries
    anbar = entries["anbar"]
    assert anbar["url"] == "https://small.example/book/persons/anbar.html"
    assert anbar["names"] == [{"text": "العنبر", "lang": "ar"}]
    assert anbar["died"][0]["value"]["when"] == {
        "edtf": "0634-08-23", "first_jdn": 1952861, "last_jdn": 1952861, "iso": "0634-08-26"}
    assert {"to": "badr", "relation": "person.kin.person", "told": {"relation": "brother"}} in anbar["links"]
    assert [json.loads(line) for line in (small_data / "entries.jsonl").read_text("utf-8").splitlines()] == list(entries.values())


def test_the_licence_stands_in_each_file(real_data: Path) -> None:
    files = [file for file in real_data.iterdir() if file.is_file() and file.name[0] != "."]
    assert len(files) == 13
    without = {file.name for file in files if b"CC BY-SA 4.0" not in file.read_bytes() and b"by-sa/4.0" not in file.read_bytes()}
    assert without == set()


def test_the_tables_hold_what_the_data_package_says(real_data: Path) -> None:
    package = loaded(real_data, "datapackage.json")
    read = {resource["name"]: table(real_data, resource["name"]) for resource in package["resources"]}
    assert [license["name"] for license in package["licenses"]] == ["CC-BY-SA-4.0", "CC0-1.0"]
    numbers = {"integer": int, "number": float, "string": str, "boolean": {"true": True, "false": False}.__getitem__}
    for resource in package["resources"]:
        rows, schema = read[resource["name"]], resource["schema"]
        assert rows, resource["name"]
        for row in rows:
            assert list(row) == [field["name"] for field in schema["fields"]]
            for field in schema["fields"]:
                assert row[field["name"]] == "" or numbers[field["type"]](row[field["name"]]) is not None
        if "primaryKey" in schema:
            assert len({row[schema["primaryKey"]] for row in rows}) == len(rows)
        for key in schema.get("foreignKeys", ()):
            known = {row["id"] for row in read[key["reference"]["resource"]]}
            assert {row[key["fields"]] for row in rows} <= known, (resource["name"], key)


def test_a_statement_stands_with_its_source_and_its_doubt(small_data: Path) -> None:
    born = next(row for row in table(small_data, "statements") if row["id"] == "anbar/born/0")
    assert (born["property"], born["edtf"], born["certainty"]) == ("born", "0600~", "uncertain")
    strength = next(row for row in table(small_data, "statements") if row["id"] == "first-fight/sides/0/strength/1")
    assert (strength["least"], strength["most"], strength["value"]) == ("500", "600", "500–600 men")
    assert ("anbar/born/0", "annals", "3") in [(row["statement"], row["work"], row["locator"])
                                              for row in table(small_data, "sources")]


def test_the_base_answers_by_name_and_by_text_without_diacritics(small_data: Path) -> None:
    base = sqlite3.connect(small_data / "encyclopedia.sqlite")
    search = "select id from entries_fts join entries_text on number = entries_fts.rowid where entries_fts match ? order by rank"
    assert base.execute(search, ("plain_letters : anbar",)).fetchall()[0] == ("anbar",)
    assert ("badr",) in base.execute(search, ("بدر",)).fetchall()
    assert ("second-fight",) in base.execute("select entry from statements where target = 'ford'").fetchall()
    assert base.execute("pragma foreign_key_check").fetchall() == []
    assert base.execute("pragma integrity_check").fetchone() == ("ok",)
    base.close()


def test_turtle_and_json_ld_say_the_same(real_data: Path) -> None:
    turtle = rdflib.Graph().parse(real_data / "encyclopedia.ttl", publicID="https://example.org/")
    json_ld = rdflib.Graph().parse(real_data / "encyclopedia.jsonld", format="json-ld", publicID="https://example.org/")
    assert len(turtle) > 5000
    assert isomorphic(turtle, json_ld)


def test_linked_data_gives_a_date_only_as_far_as_it_is_known(small_data: Path) -> None:
    graph = rdflib.Graph().parse(small_data / "encyclopedia.ttl")
    schema, page = rdflib.Namespace("https://schema.org/"), "https://small.example/book/{}.html#subject"
    anbar = rdflib.URIRef(page.format("persons/anbar"))
    assert str(graph.value(anbar, schema.deathDate)) == "0634-08-26"
    assert graph.value(anbar, schema.birthDate) is None
    assert str(graph.value(rdflib.URIRef(page.format("battles/third-fight")), schema.startDate)) == "0636"


def test_places_are_features_in_the_linked_places_format(real_data: Path) -> None:
    collection = loaded(real_data, "places.geojson")
    assert collection["type"] == "FeatureCollection" and "linkedplaces-context" in collection["@context"]
    for feature in collection["features"]:
        assert feature["type"] == "Feature" and feature["@id"] and feature["properties"]["title"]
        assert feature["names"][0]["citations"][0]["@id"] == feature["@id"]
        assert all(link["type"] in ("exactMatch", "closeMatch") for link in feature.get("links", ()))
        for span in feature.get("when", {}).get("timespans", ()):
            assert span["start"]["earliest"] <= span["end"]["latest"]
        geometry = feature["geometry"]
        for point in geometry.get("geometries", [geometry]) if geometry else []:
            lon, lat = point["coordinates"]
            assert point["type"] == "Point" and -180 <= lon <= 180 and -90 <= lat <= 90
            assert point["certainty"] in ("certain", "less-certain", "uncertain")
    geometries = [feature["geometry"] for feature in collection["features"]]
    assert None in geometries and any(one and one["type"] == "GeometryCollection" for one in geometries)


def test_several_opinions_on_a_place_are_several_points_longitude_first(small_data: Path) -> None:
    (ford,) = (feature for feature in loaded(small_data, "places.geojson")["features"] if feature["properties"]["id"] == "ford")
    assert [point["coordinates"] for point in ford["geometry"]["geometries"]] == [[44.37, 32.02], [44.1, 31.5]]
    assert ford["when"]["timespans"] == [{"start": {"earliest": "0634"}, "end": {"latest": "0636"}}]


def test_the_contents_for_language_models_lead_to_pages(small_data: Path) -> None:
    text = (small_data / "llms.txt").read_text(encoding="utf-8")
    addresses = re.findall(r"\]\((.+?)\)", text)
    assert text.startswith("# A small encyclopedia\n\n> Eleven entries") and len(addresses) == 12
    assert {address for address in addresses if not (small_data / address).is_file()} == set()


WORK = {"odd": {"type": "chapter", "title": "Gold & silver_coins {100%}", "author": [
    {"family": "Holt", "given": "M.", "non-dropping-particle": "van"}, {"literal": "The Mint"}],
    "container-title": "Coins", "page": "12–34", "issued": "1960–1969", "URL": "https://example.org/a_b?c=1&d=2"}}


def test_bibtex_escapes_what_tex_would_take_for_its_own() -> None:
    assert bibtex(WORK, "CC0.") == (
        "% CC0.\n\n@incollection{odd,\n  author = {van Holt, M. and {The Mint}},\n"
        "  title = {Gold \\& silver\\_coins \\{100\\%\\}},\n  pages = {12--34},\n"
        "  url = {https://example.org/a_b?c=1&d=2},\n  date = {1960/1969},\n  booktitle = {Coins},\n}\n")


def test_ris_has_a_line_for_each_name_and_both_pages() -> None:
    assert ris(WORK).split("\r\n") == [
        "TY  - CHAP", "ID  - odd", "AU  - van Holt, M.", "AU  - The Mint", "TI  - Gold & silver_coins {100%}",
        "SP  - 12", "EP  - 34", "UR  - https://example.org/a_b?c=1&d=2", "T2  - Coins", "PY  - 1960", "DA  - 1960–1969",
        "ER  - ", ""]


def test_csl_json_has_years_as_numbers() -> None:
    (item,) = json.loads(csl_json(WORK, "CC0."))
    assert item["issued"] == {"date-parts": [[1960], [1969]]} and item["id"] == "odd"
    assert item["custom"] == {"licence": "CC0."}


def test_every_work_is_in_the_three_bibliographies(real_data: Path) -> None:
    works = len(list((ROOT / "entries/works").glob("*.yaml")))
    assert len(loaded(real_data, "works.json")) == works
    assert len(re.findall(r"^@\w+\{", (real_data / "works.bib").read_text("utf-8"), re.MULTILINE)) == works
    assert len(re.findall(r"^ER  - ", (real_data / "works.ris").read_text("utf-8"), re.MULTILINE)) == works


def test_the_examples_of_the_documentation_run(real_data: Path) -> None:
    text = (ROOT / "docs/reference/data.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    assert len(blocks) == 5
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", "\n".join(blocks)], cwd=real_data, capture_output=True,
                          encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stderr
    assert "places are located" in done.stdout and "'person'" in done.stdout


def test_every_file_is_described_on_the_page_of_the_data(real_data: Path) -> None:
    text = (ROOT / "docs/reference/data.md").read_text(encoding="utf-8")
    names = {file.name for file in real_data.iterdir() if file.name[0] != "."} - {"README.md", "csv"}
    assert {name for name in names if f"`{name}" not in text} == set()


def test_another_subject_with_a_kind_of_its_own_is_exported_too(tmp_path: Path) -> None:
    folder = exported(HERE / "other", tmp_path / "data")
    kinds = {entry["kind"] for entry in loaded(folder, "entries.json")["entries"]}
    assert "ship" in kinds


def test_entries_that_are_not_sound_are_told_and_not_exported(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(small / "entries/persons/anbar.yaml", "[[ford]] with", "[[fjord]] with")
    assert cli.main(["--config", str(small / "mkdocs.yml"), "export", "data", str(small / "out")]) == 1
    assert "unknown-id" in capsys.readouterr().out and not (small / "out").exists()
