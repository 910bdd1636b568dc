"""The synthetic encyclopedia that builds are measured on, and the measuring."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from generator import collect, settings
from generator.checking.check import check

BENCH = Path(__file__).parent.parent / "bench"


@pytest.fixture(scope="module")
def bench():
    sys.path.insert(0, str(BENCH))
    import cast
    import corpus
    import measure
    import run
    yield {"cast": cast, "corpus": corpus, "measure": measure, "run": run}
    sys.path.remove(str(BENCH))


@pytest.fixture(scope="module")
def made(bench, tmp_path_factory):
    return bench["corpus"].write(60, tmp_path_factory.mktemp("corpus") / "made", 1)


def test_a_synthetic_encyclopedia_has_no_problems_not_even_warnings(made):
    ours = settings.load(made.folder / "mkdocs.yml")
    found = collect.files(ours)
    assert len(found.places) == 60
    assert collect.problems(collect.collect(ours, found), found) == []


def test_reading_two_hundred_of_them_against_each_other_finds_nothing(bench, tmp_path):
    folder = bench["corpus"].write(200, tmp_path / "made", 3).folder
    assert check(settings.load(folder / "mkdocs.yml")).problems == []


def test_few_authorities_date_the_battles_as_in_a_real_encyclopedia(bench, made):
    when = re.compile(r"^when:\n((?:  .*\n)+)", re.MULTILINE)
    dates = "".join(when.search(file.read_text(encoding="utf-8"))[1] for file in made.folder.glob("entries/battles/*.yaml"))
    assert len(set(re.findall(r"transmitter: ([a-z-]+)", dates))) <= 10 >= len(set(re.findall(r"work: ([a-z-]+)", dates)))


def test_the_same_number_and_seed_give_the_same_bytes(bench, made, tmp_path):
    again = bench["corpus"].write(60, tmp_path / "again", 1)
    digest = bench["measure"].digest
    assert digest(made.folder) == digest(again.folder)
    assert again.middling.name == made.middling.name


def test_another_seed_gives_other_entries(bench, made, tmp_path):
    other = bench["corpus"].write(60, tmp_path / "other", 2)
    assert bench["measure"].digest(made.folder / "entries") != bench["measure"].digest(other.folder / "entries")


def test_every_kind_is_there_even_in_a_small_one(made):
    kinds = Counter(file.parent.name for file in made.folder.glob("entries/*/*.yaml"))
    assert kinds == {"persons": 19, "places": 18, "battles": 9, "topics": 5, "groups": 4, "works": 3, "claims": 1,
                     "campaigns": 1}


def test_ten_thousand_entries_are_shared_out_as_the_real_ones_are(bench):
    assert bench["cast"].sizes(10_000) == {
        "person": 3500, "place": 3000, "battle": 1500, "topic": 800, "group": 600, "work": 300, "claim": 200,
        "campaign": 100}


def test_an_entry_has_about_the_words_links_and_sources_it_should(bench, made):
    found = bench["corpus"].measured(made.folder / "entries")
    mean = {name: values[0] for name, values in found.items()}
    assert 380 < mean["words of article"] < 500
    assert 10 < mean["links in prose"] < 20
    assert 7 < mean["citations in prose"] < 13
    assert 4 < mean["records with sources"] < 10


def test_a_folder_that_holds_something_else_is_left_alone(bench, tmp_path):
    (tmp_path / "letter.txt").write_text("keep me")
    with pytest.raises(SystemExit, match="holds something else"):
        bench["corpus"].write(60, tmp_path, 1)
    assert (tmp_path / "letter.txt").read_text() == "keep me"


def test_a_command_is_measured_with_all_its_processes(bench, tmp_path):
    work = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'sum(range(3_000_000))'])"
    cost = bench["measure"].run([sys.executable, "-c", work], tmp_path, tmp_path / "log")
    assert cost.cpu > .02 and cost.wall > .02 and cost.largest > 1


def test_a_command_that_fails_says_what_it_said(bench, tmp_path):
    measure = bench["measure"]
    with pytest.raises(measure.Failed, match="no such luck"):
        measure.run([sys.executable, "-c", "raise SystemExit('no such luck')"], tmp_path, tmp_path / "log")


def test_differences_name_what_is_missing_and_what_changed(bench):
    assert bench["measure"].differences({"a": "1", "b": "2", "c": "3"}, {"a": "1", "b": "9", "d": "3"}) == ["b", "c", "d"]


def test_the_table_gives_ratios_to_hugo(bench):
    measure, run = bench["measure"], bench["run"]
    said = run.table({"hugo": measure.Cost(10, 20, 500, 400), "hugo start": measure.Cost(1, 1, 1, 1),
                      "cold": measure.Cost(5, 10, 150, 200), "ency": measure.Cost(.5, .5, 30, 30)})
    assert said.splitlines()[-1] == "| ency, cold | 5.00 | 10.00 | 150 | 200 | 4.50 | 0.50 | 0.50 | 0.50 |"


def test_the_edits_after_which_plates_are_counted_change_entries(bench, tmp_path):
    import plates
    battle, place = tmp_path / "ford.yaml", tmp_path / "town.yaml"
    battle.write_text("name: Ford\narticle: |\n  It was lost.\n", encoding="utf-8")
    place.write_text("locations:\n  - point: [31.5, 44.1]\n  - point: [32, 44]\n", encoding="utf-8")
    assert plates._sentence(battle) == "name: Ford\narticle: |\n  A sentence more.\n\n  It was lost.\n"
    assert plates._moved(place) == "locations:\n  - point: [31.60, 44.1]\n  - point: [32, 44]\n"
    assert plates._sentence(place) == plates._moved(battle) == ""
