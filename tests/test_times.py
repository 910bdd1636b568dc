"""The dated statements of an entry, taken out whole."""

from __future__ import annotations

import marshal

import pytest

from generator.dates import from_plain, parse_when, plain
from generator.extracts import times
from generator.kinds.battle import Battle
from generator.kinds.group import Group
from generator.kinds.person import Person

CONTEXT = {"context": {"calendar": "julian"}}
BATTLE = Battle.model_validate({
    "kind": "battle", "headword": "B", "gloss": "a battle", "lead": "B.",
    "when": [
        {"value": {"hijri": "14/16"}, "sources": ["annals, 5"], "certainty": "uncertain", "rank": "preferred"},
        {"value": "636~", "sources": [{"work": "annals", "transmitter": "sayf"}, {"work": "letters", "transmitter": "Abū X"}]},
        {"value": ["636", "637"], "rank": "deprecated"}]}, **CONTEXT)
PERSON = Person.model_validate({
    "kind": "person", "headword": "P", "gloss": "a person", "lead": "P.", "flourished": "600~",
    "died": {"value": {"when": "640?", "place": "ford", "text": "of the plague"}, "certainty": "likely"},
    "offices": [{"title": "caliph", "group": "state", "under": "Somebody", "when": "634/..", "sources": "annals, 7"},
                {"title": "scribe"}]}, **CONTEXT)


@pytest.mark.parametrize("written", ["634-08-23", "633-04~", "../634", "634/..", "[636,637]", "59X", "633/634-05?"])
def test_a_date_survives_being_stored(written: str) -> None:
    when = parse_when(written, "julian")
    stored = marshal.loads(marshal.dumps(plain(when), 2))
    assert from_plain(stored) == when


def test_every_statement_of_a_date_is_taken_with_its_evidence() -> None:
    first, second, third = times.read(times.extract(BATTLE, "b"))
    assert (first.field, first.path, first.certainty, first.rank) == ("when", ("when", 0, "value"), "uncertain", "preferred")
    assert (first.when.first, first.when.last) == (1953047, 1954109)
    assert first.sources == (("annals", ""),) and first.authorities == ("annals",) and first.transmitters == ()
    assert second.when.approximate and second.certainty == ""
    assert second.sources == (("annals", "sayf"), ("letters", "Abū X"))
    assert second.authorities == second.transmitters == ("sayf", "Abū X") and second.works == ("annals", "letters")
    assert third.rank == "deprecated" and len(third.when.choices) == 2 and third.sources == ()


def test_a_life_gives_its_death_its_offices_and_when_it_flourished() -> None:
    found = times.read(times.extract(PERSON, "p"))
    assert [(time.field, time.title, time.refs) for time in found] == [
        ("died", "of the plague", (("place", "ford"),)), ("flourished", "", ()), ("offices", "caliph", (("group", "state"),))]
    died, flourished, caliph = found
    assert died.when.uncertain and died.certainty == "likely"
    assert flourished.when.approximate and flourished.rank == "normal"
    assert caliph.when.last is None and caliph.sources == (("annals", ""),)


def test_an_entry_without_dates_gives_nothing() -> None:
    group = Group.model_validate({"kind": "group", "headword": "G", "gloss": "g", "lead": "G.", "type": "tribe"}, **CONTEXT)
    assert times.extract(group, "g") is None and times.read(None) == ()


def test_what_is_taken_can_be_stored() -> None:
    for entry in (BATTLE, PERSON):
        taken = times.extract(entry, "x")
        assert marshal.loads(marshal.dumps(taken, 2)) == taken
