"""Space and people: each planted contradiction is found, with the statements that are guilty."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reasoning.geodesy import Length, kilometres, measures
from generator.words import load
from planted import found, guilty, planted


def place(lat: float, lon: float, more: str = "", precision: str = "exact") -> str:
    return f"locations: [{{point: [{lat}, {lon}], precision: {precision}}}]{more}"


def battle(when: str, where: str, who: str = "badr") -> str:
    return f"when: {when}\nplace: {where}\nsides:\n  - participants: [{{person: {who}}}]"


NEAR, FAR = place(30, 45), place(34, 45)
SPACE = {
    "a mile that is 445 km": (
        {"places/town": place(30, 45, "\ndistances: [{to: well, text: one mile}]"), "places/well": FAR},
        "odd-distance", {"places/town:7", "places/well:6"}),
    "thirty farsakhs that are 11 km": (
        {"places/town": place(30, 45, "\ndistances: [{to: well, text: thirty farsakhs}]"), "places/well": place(30.1, 45)},
        "odd-distance", {"places/town:7", "places/well:6"}),
    "two stages that are 445 km": (
        {"places/town": place(30, 45, "\ndistances:\n  - to: well\n    text: 2 stages"), "places/well": FAR},
        "odd-distance", {"places/town:9", "places/well:6"}),
    "100 km that are 11": (
        {"places/town": place(30, 45, "\ndistances: [{to: well, text: 100 km}]"), "places/well": place(30.1, 45)},
        "odd-distance", {"places/town:7", "places/well:6"}),
    "a digit too many in a latitude": (
        {"places/land": "aliases: [x]", "places/a": place(30, 45, "\nwithin: land"), "places/b": place(30.5, 45, "\nwithin: land"),
         "places/c": place(40, 45, "\nwithin: land")},
        "outside-region", {"places/c:6"}),
    "latitude and longitude exchanged": (
        {"places/land": NEAR, "places/a": place(30.2, 45, "\nwithin: land"), "places/c": place(45, 30, "\nwithin: land")},
        "outside-region", {"places/c:6"}),
    "two fields on one day": (
        {"places/town": NEAR, "places/well": FAR, "battles/one": battle("634-05-01", "town"), "battles/two": battle("634-05-01", "well")},
        "two-places-at-once", {"battles/one:8", "battles/two:8"}),
    "445 km in two days": (
        {"places/town": NEAR, "places/well": FAR, "battles/one": battle("634-05-01", "town"), "battles/two": battle("634-05-03", "well")},
        "too-fast-march", {"battles/one:8", "battles/two:8"}),
    "five thousand km in a month": (
        {"places/town": NEAR, "places/well": place(48, 2), "battles/one": battle("634-05", "town"), "battles/two": battle("634-05", "well")},
        "too-fast-march", {"battles/one:8", "battles/two:8"}),
    "a march back": (
        {"places/town": NEAR, "places/well": FAR, "battles/one": battle("634-05-03", "town"), "battles/two": battle("634-05-01", "well")},
        "too-fast-march", {"battles/one:8", "battles/two:8"}),
}
PEOPLE = {
    "a son older than his father": (
        {"persons/zayd": "born: {value: {when: 605}}\nkin: [{relation: father, person: badr}]", "persons/badr": "born: {value: {when: 610}}"},
        "impossible-kin", {"persons/zayd:5", "persons/zayd:6", "persons/badr:5"}),
    "a father of five years": (
        {"persons/zayd": "born: {value: {when: 605}}\nkin: [{relation: son, person: badr}]", "persons/badr": "born: {value: {when: 610}}"},
        "impossible-kin", {"persons/zayd:5", "persons/zayd:6", "persons/badr:5"}),
    "a mother dead before the birth": (
        {"persons/zayd": "born: {value: {when: 605}}\nkin: [{relation: mother, person: badr}]", "persons/badr": "died: {value: {when: 600}}"},
        "impossible-kin", {"persons/zayd:5", "persons/zayd:6", "persons/badr:5"}),
    "brothers a century apart": (
        {"persons/zayd": "born: {value: {when: 605}}\nkin: [{relation: brother, person: badr}]", "persons/badr": "born: {value: {when: 710}}"},
        "impossible-kin", {"persons/zayd:5", "persons/zayd:6", "persons/badr:5"}),
    "a wife born after his death": (
        {"persons/zayd": "died: {value: {when: 605}}\nkin: [{relation: wife, person: badr}]", "persons/badr": "born: {value: {when: 610}}"},
        "impossible-kin", {"persons/zayd:5", "persons/zayd:6", "persons/badr:5"}),
    "each the other's father": (
        {"persons/zayd": "kin: [{relation: father, person: badr}]", "persons/badr": "kin:\n  - {relation: father, person: zayd}"},
        "impossible-kin", {"persons/zayd:5", "persons/badr:6"}),
    "a brother here, an uncle there": (
        {"persons/zayd": "kin: [{relation: uncle, person: badr}]", "persons/badr": "kin: [{relation: brother, person: zayd}]"},
        "kin-mismatch", {"persons/zayd:5", "persons/badr:5"}),
    "a man on both sides": (
        {"persons/badr": "aliases: [x]", "battles/one": "sides:\n  - commanders: [{person: badr}]\n  - participants:\n      - person: badr"},
        "on-both-sides", {"battles/one:6", "battles/one:8"}),
    "one man twice": (
        {"persons/badr": "aliases: [Abū Zayd]", "persons/zayd": "aliases: [Abu Zayd]"},
        "may-be-one", {"persons/badr:2", "persons/zayd:2"}),
    "a man killed who fights on": (
        {"persons/badr": "aliases: [x]", "battles/two": "when: 636\nsides: [{commanders: {person: badr}}]",
         "battles/one": "when: 634\nsides: [{commanders: {person: badr, fate: slain by Zayd}}]"},
        "acts-after-death", {"battles/one:5", "battles/one:6", "battles/two:5", "battles/two:6"}),
}


@pytest.mark.parametrize("name", [*SPACE, *PEOPLE])
def test_a_planted_contradiction_is_found_with_its_guilty_statements(name: str, tmp_path: Path) -> None:
    entries, code, statements = (SPACE | PEOPLE)[name]
    problems = found(planted(tmp_path, {"persons/badr": "aliases: [x]"} | entries if name in SPACE else entries))
    (problem,) = [problem for problem in problems if problem.code == code]
    assert guilty(problem) == statements
    assert {other.code for other in problems} <= {code, "kin-mismatch"}


@pytest.mark.parametrize("entries", [
    {"places/town": place(30, 45, "\ndistances: [{to: well, text: a good many farsakhs}]"), "places/well": FAR},
    {"places/town": place(30, 45, "\ndistances: [{to: well, text: 300 miles}]"), "places/well": place(33, 45)},
    {"places/town": place(30, 45, "\ndistances: [{to: well, text: 1 mile}]"),
     "places/well": "locations: [{point: [30, 45], precision: exact}, {point: [40, 45], precision: exact}]"},
    {"places/land": "aliases: [x]", **{f"places/{name}": place(lat, 45, "\nwithin: land")
                                       for name, lat in (("a", 18), ("b", 21), ("c", 24), ("d", 27), ("e", 30))}},
    {"places/town": NEAR, "places/well": FAR, "battles/one": battle("634-05-01", "town"), "battles/two": battle("634-05-09", "well"),
     "persons/badr": "aliases: [x]"},
    {"places/town": NEAR, "places/well": FAR, "battles/one": battle("634", "town"), "battles/two": battle("634-05-09", "well"),
     "persons/badr": "aliases: [x]"},
    {"persons/badr": "kin: [{relation: father, person: zayd}]", "persons/zayd": "kin: [{relation: son, person: badr}]"},
    {"persons/badr": "aliases: [Abū Zayd]", "persons/zayd": "aliases: [Abu Zayd]\nsee_also: [badr]"},
    {"persons/badr": "aliases: [Abū Zayd]\ndied: {value: {when: 600}}", "persons/zayd": "aliases: [Abu Zayd]\ndied: {value: {when: 700}}"},
], ids=("no unit", "a crooked road", "two opinions", "a wide land", "a slow march", "some day of the year", "kin", "told apart", "a century"))
def test_what_may_be_true_is_let_be(entries: dict[str, str], tmp_path: Path) -> None:
    assert [problem for problem in found(planted(tmp_path, entries))] == []


def test_the_great_circle_is_that_of_the_globe() -> None:
    assert abs(kilometres((36.12, -86.67), (33.94, -118.40)) - 2886.4) < 0.1  # the airports of Nashville and Los Angeles
    assert abs(kilometres((0, 0), (0, 180)) - 20015.1) < 0.1


@pytest.mark.parametrize(("text", "length"), [
    ("15 farsakhs", Length(72, 94.5)), ("three miles, the palace lying to the east", Length(4.5, 6.3)),
    ("18 Arab miles: eight to one place", Length(27, 37.8)), ("25 km (15 miles)", Length(25, 25)), ("a day's march", Length(25, 60)),
    ("seventy-five farsakhs", Length(360, 472.5)), ("some-odd miles", None), ("not far", None), ("many farsakhs", None), ("", None)])
def test_a_length_is_read_in_the_words_of_a_source(text: str, length: Length | None) -> None:
    read = measures(load(None).find("reasoning")).read(text)
    assert read is None if length is None else read is not None and [round(end, 6) for end in read] == [*length]


def test_words_that_are_no_measures_are_passed_over() -> None:
    assert measures({"units": {"ell": "long", "yard": ["a", "b"], "rod": 5}, "numbers": {"one": "x"}}).read("one rod") is None
