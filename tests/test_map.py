"""What the map is made of: sights, clock, ways, and the packed ground."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import edit, tree
from mapped import with_map
from test_site import made, page

from generator import cli
from generator.dates import ENGLISH, parse_when
from generator.encyclopedia import Card
from generator.explorer.clock import clock
from generator.explorer.ground import packed
from generator.explorer.layers import _ways
from generator.explorer.sights import Sight


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = with_map(tmp_path_factory.mktemp("map") / "small")
    assert made(root).made
    return root


@pytest.fixture(scope="module")
def told(built: Path) -> Any:
    """What the page tells its scripts."""
    return json.loads(re.search(r'id="explorer-told">(.*?)</script>', page(built, "map.html"), re.DOTALL)[1])


def test_battles_stand_in_order_of_time_before_places(told: Any) -> None:
    signs = [told["signs"][mark[2]] for mark in told["marks"]]
    assert signs == ["battle", "battle", "battle", "town", "town"]
    ford, mill = told["marks"][3], told["marks"][4]
    assert told["doubts"][ford[3]][0] == "approximate" and told["doubts"][mill[3]][0] == "exact"
    assert mill[4] > ford[4], "a landmark weighs more"
    assert len(ford[5]) == 1, "the other opinion on the ford"
    assert told["marks"][1][:2] == mill[:2], "the second fight is at the mill"


def test_dates_are_told_by_chronology_and_in_days_of_the_clock(told: Any) -> None:
    start = parse_when("633").first
    april = parse_when("634-04")
    assert [name for _, name in told["whose"]] == ["As the entries have them", "Badr"]
    assert told["dates"][0]["0"][:3] == [april.first - start, april.last - start, "Apr 634"]
    second = told["dates"][1]
    assert second["1"][0] == parse_when("633-02").first - start
    assert second["0"][4] == [second["1"][0], parse_when("634-08-23").last - start], "the sources disagree over these days"
    assert "1" not in told["dates"][0], "Badr does not date it"


def test_what_has_no_site_is_listed_apart(built: Path) -> None:
    html = page(built, "map.html")
    assert re.findall(r'<li><a href="places/(\w+)', html[html.index('id="unlocated"'):]) == ["nowhere"]


def test_plates_lead_to_their_place_on_the_map(built: Path) -> None:
    assert '<a href="../map.html#entry=battles/first-fight">' in page(built, "battles/first-fight.html")
    assert '<a href="../map.html#entry=places/mill">' in page(built, "places/mill.html")
    assert "map.html" not in page(built, "places/nowhere.html").partition("<article")[2]


def test_exported_the_map_is_a_plate_and_a_list(built: Path, tmp_path: Path) -> None:
    assert cli.main(["--config", str(built / "mkdocs.yml"), "export", "markdown", str(tmp_path / "out")]) == 0
    text = (tmp_path / "out/docs/map.md").read_text(encoding="utf-8")
    assert "![Map of all places and battles that are located. The list has all of them.](plates/map.svg)" in text
    assert "\n\n## Battles {#battles}\n\n- [The first fight](battles/first-fight.md)" in text and "explorer" not in text


def test_an_encyclopedia_without_a_base_map_has_no_map(small: Path) -> None:
    made(small)
    assert not (small / "site/map.html").exists()
    assert "map-" not in page(small, "index.html")


def test_a_changed_site_gives_the_bytes_of_a_whole_build(tmp_path: Path) -> None:
    root = with_map(tmp_path / "small")
    made(root)
    edit(root / "entries/places/mill.yaml", "31.2, 45.4", "31.9, 44.1")
    edit(root / "entries/battles/first-fight.yaml", "headword: The first fight", "headword: The opening fight")
    made(root)
    alone = tree(root / "site")
    made(root, fresh=True)
    assert alone == tree(root / "site")


def test_the_clock_goes_by_months_and_names_them_in_both_calendars() -> None:
    found = clock(parse_when("633").first, parse_when("634").last, ("julian", "hijri"), ENGLISH)
    assert [step.key for step in found.steps[:2]] == ["633-01", "633-02"] and len(found.steps) == 24
    assert found.steps[5].said == ("June 633", "Rabīʿ I – Rabīʿ II 12")
    assert [said for _, said in found.years[0]] == ["633", "634"]
    assert [said for _, said in found.years[1]] == ["11 AH", "12 AH", "13 AH"]


@pytest.mark.parametrize(("years", "count", "first"), [("1000/1100", 101, "1000"), ("-0499/1500", 201, "-0500"), ("1990/1991", 24, "1990-01")])
def test_a_long_history_goes_by_coarser_steps(years: str, count: int, first: str) -> None:
    when = parse_when(years, "gregorian")
    steps = clock(when.first, when.last, ("gregorian",), ENGLISH).steps
    assert (len(steps), steps[0].key) == (count, first)
    assert all(one.day < other.day for one, other in pairwise(steps))


def sight(id_: str, x: float, y: float) -> Sight:
    return Sight(Card(id_, "battle", "battles", id_, "", "", "", id_, "", None, None, "", "", (), (), ()), id_, (x, y), "battle", "exact", 1)


def test_each_army_has_its_ways_in_the_order_told_and_a_lost_place_makes_one_faint() -> None:
    battles = [sight("a", 0, 0), sight("b", 100, 0), sight("c", 100, 90), sight("d", 0, 90)]
    number = {one.card.id: i for i, one in enumerate(battles)}
    ways = _ways(("a", "b", "lost", "c", "d"), [frozenset(("a", "b", "lost", "c")), frozenset(("d",))], battles, number)
    assert [(way.start, way.end, way.faint) for way in ways] == [(0, 1, False), (1, 2, True)]
    assert ways[0].bend != (50, 0), "an arrow is bent"


def test_a_line_is_packed_into_few_letters() -> None:
    assert packed([(-1119.04, 12.5), (-1118.9, 12.5), (-1120, 13)]) == "N_8^*%#8-"
