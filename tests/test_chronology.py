"""Chronologies by school: found in the data, each consistent, and what it gives up for that is the least."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import collect
from generator.cli import main
from generator.checking.record import recorder
from generator.reasoning.corpus import Corpus
from generator.reasoning.facts import Memory, Reader
from generator.reasoning.schools import chronology, clashes, days_left, schools
from generator.settings import load
from planted import planted


def stated(*dates: tuple[str, str]) -> str:
    return "when:\n" + "".join(f"  - {{value: {date}, sources: [{{work: {source.partition('/')[0]}, "
                               f"transmitter: {source.partition('/')[2]}}}]}}\n".replace(", transmitter: }", "}")
                               for date, source in dates)


ENTRIES = {
    "works/annals": "authors: [anbar]", "works/letters": "aliases: [The Letters]",
    "persons/anbar": "aliases: [The Annalist]", "persons/badr": "aliases: [x]",
    "battles/one": stated(("634", "annals/badr"), ("636", "annals")),
    "battles/two": stated(("635", "annals/badr"), ("637", "annals"), ("635", "letters")),
    "battles/three": stated(("636", "annals/badr"), ("638", "annals"), ("636", "letters")),
    "campaigns/war": "battles:\n  - value: [one, two, three]\n    sources: [{work: annals, transmitter: badr}]\n"
                     "  - value: [three, two, one]\n    sources: [annals]",
}


def corpus(folder: Path, entries: dict[str, str]) -> Corpus:
    settings = load(planted(folder, entries) / "mkdocs.yml")
    there = collect.files(settings)
    return Corpus(Reader(Memory({record.place.id: record.facts for record in map(recorder(settings, there), there.places)})))


def test_schools_are_found_in_the_dates(tmp_path: Path) -> None:
    assert [(one.name, one.names, one.dated) for one in schools(corpus(tmp_path, ENTRIES))] == [
        ("anbar", {"anbar", "annals"}, 3), ("badr", {"badr"}, 3)]


def test_a_consistent_school_gives_nothing_up(tmp_path: Path) -> None:
    whole = corpus(tmp_path, ENTRIES)
    badr = chronology(whole, schools(whole)[1])
    assert badr.given_up == () and badr.lost == frozenset() and set(badr.dates) == {"one", "two", "three"}
    left = days_left(whole, schools(whole)[1])
    assert left["one"][0] < left["two"][0] < left["three"][0]


def test_what_a_school_gives_up_is_an_order_rather_than_a_date(tmp_path: Path) -> None:
    whole = corpus(tmp_path, ENTRIES)
    annals = chronology(whole, schools(whole)[0])
    assert annals.lost == frozenset()
    assert [[spot.text for spot in finding.spots][0] for finding in annals.given_up] == ["three before two", "two before one"]


def test_a_date_is_given_up_where_there_are_only_dates_and_lives(tmp_path: Path) -> None:
    entries = ENTRIES | {
        "battles/one": ENTRIES["battles/one"] + "sides:\n  - participants: [{person: badr}]",
        "persons/badr": "died: {value: {when: 632}, sources: [{work: annals, transmitter: badr}]}"}
    whole = corpus(tmp_path, entries)
    (finding,) = chronology(whole, schools(whole)[1]).given_up
    assert finding.code == "outside-lifetime"


def test_what_is_given_up_is_put_back_where_something_else_was_enough(tmp_path: Path) -> None:
    entries = ENTRIES | {"battles/two": stated(("640", "annals/badr"), ("637", "annals"), ("635", "letters"))}
    whole = corpus(tmp_path, entries)
    badr = chronology(whole, schools(whole)[1])
    assert [finding.spots[0].text for finding in badr.given_up] == ["two before three"]


def test_schools_that_exclude_each_other_are_told_the_farthest_first(tmp_path: Path) -> None:
    whole = corpus(tmp_path, ENTRIES)
    found = clashes([chronology(whole, school) for school in schools(whole)])
    assert [(clash.event, clash.earlier, clash.later, clash.days) for clash in found] == [
        ("two", "badr", "anbar", 367), ("one", "badr", "anbar", 366), ("three", "badr", "anbar", 366)]


@pytest.mark.parametrize(("asked", "first"), [("Badr", "One    634"), ("anbar", "One    636"), ("the annal", "")])
def test_the_command_shows_one_school(asked: str, first: str, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    folder = planted(tmp_path, ENTRIES)
    code = main(["--config", str(folder / "mkdocs.yml"), "chronology", "--school", asked])
    said = capsys.readouterr()
    assert (code, said.out[:len(first)]) == (0 if first else 2, first)
    assert first or "is no school" in said.err


def test_the_command_names_the_schools(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    folder = planted(tmp_path, ENTRIES)
    assert main(["--config", str(folder / "mkdocs.yml"), "chronology"]) == 0
    assert capsys.readouterr().out.endswith("Schools: Anbar (3), Badr (3)\n")
