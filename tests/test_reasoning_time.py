"""Contradictions in time: each that is planted is found, with the statements that are guilty and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.entries.relative import Elapsed
from planted import found, guilty, planted

FOUGHT = "sides:\n  - participants: [{person: badr}]"
PLANTED = {
    "a man fights after his death": (
        {"persons/badr": "died: {value: {when: 633}}", "battles/one": f"when: 634\n{FOUGHT}"},
        "outside-lifetime", {"persons/badr:5", "battles/one:5", "battles/one:7"}),
    "an order against two dates": (
        {"battles/one": "when: 635", "battles/two": "when: 634", "campaigns/war": "battles: [one, two]"},
        "contradicting-dates", {"battles/one:5", "battles/two:5", "campaigns/war:5"}),
    "an order over an undated battle": (
        {"battles/one": "when: 635", "battles/two": "aliases: [y]", "battles/three": "when: 634",
         "campaigns/war": "battles:\n  - one\n  - two\n  - three"},
        "contradicting-dates", {"battles/one:5", "battles/three:5", "campaigns/war:7", "campaigns/war:8"}),
    "three months after, in another year": (
        {"battles/one": "when: 634-04", "battles/two": "when: 636\nrelative: {after: one, by: 3 months}"},
        "contradicting-dates", {"battles/one:5", "battles/two:5", "battles/two:6"}),
    "a battle outside its campaign": (
        {"campaigns/war": "when: 633/634", "battles/one": "when: 637\ncampaign: war"},
        "contradicting-dates", {"campaigns/war:5", "battles/one:5", "battles/one:6"}),
    "each after the next": (
        {"battles/one": "relative: {after: two}", "battles/two": "relative: {after: one, by: 1 day}"},
        "circular-order", {"battles/one:5", "battles/two:5"}),
    "a warrior of four years": (
        {"persons/badr": "born: {value: {when: 630}}", "battles/one": f"when: 634\n{FOUGHT}"},
        "impossible-age", {"persons/badr:5", "battles/one:5", "battles/one:7"}),
    "a life of a hundred and fifty years": (
        {"persons/badr": "born: {value: {when: 500}}\ndied: {value: {when: 650}}"},
        "impossible-age", {"persons/badr:5", "persons/badr:6"}),
    "an office after death": (
        {"persons/badr": "died: {value: {when: 633}}\noffices:\n  - title: judge\n    when: 640"},
        "outside-lifetime", {"persons/badr:5", "persons/badr:7", "persons/badr:8"}),
    "an office under a leader who no longer led": (
        {"groups/realm": "leaders:\n  - {person: anbar, when: 620/630}", "persons/anbar": "aliases: [x]",
         "persons/badr": "offices:\n  - title: governor\n    group: realm\n    under: anbar\n    when: 634-04"},
        "outside-office", {"groups/realm:7", "persons/badr:8", "persons/badr:9"}),
    "a man killed who fights again": (
        {"battles/one": "when: 634\nsides:\n  - participants:\n      - person: badr\n        fate: killed",
         "battles/two": f"when: 637\n{FOUGHT}", "persons/badr": "aliases: [x]"},
        "acts-after-death", {"battles/one:5", "battles/one:9", "battles/two:5", "battles/two:7"}),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_contradiction_is_found_with_its_guilty_statements(name: str, tmp_path: Path) -> None:
    entries, code, statements = PLANTED[name]
    (problem,) = found(planted(tmp_path, entries | {"persons/badr": entries.get("persons/badr", "aliases: [x]")}))
    assert problem.code == code and problem.severity == "warning"
    assert guilty(problem) == {spot for spot in statements}


@pytest.mark.parametrize("entries", [
    {"battles/one": "when: [{value: 635}, {value: 633}]", "battles/two": "when: 634", "campaigns/war": "battles: [one, two]"},
    {"battles/one": "when: [{value: 633, rank: preferred}, {value: 635}]", "battles/two": "when: 634",
     "campaigns/war": "battles: [one, two]"},
    {"battles/one": "when: 635", "battles/two": "when: 634",
     "campaigns/war": "battles: [{value: [one, two]}, {value: [two, one]}]"},
    {"persons/badr": "died: [{value: {when: 633}}, {value: {when: 640}}]", "battles/one": f"when: 634\n{FOUGHT}"},
    {"persons/badr": "died: {value: {when: 633~}}", "battles/one": f"when: 634\n{FOUGHT}"},
    {"battles/one": "when: 634\nsides:\n  - participants: [{person: badr, fate: 'killed, in one report'}]",
     "battles/two": f"when: 637\n{FOUGHT}"},
    {"battles/one": "when: 634-03/634-08", "battles/two": "when: 634-04", "campaigns/war": "battles: [one, two]"},
    {"persons/badr": "died: {value: {when: 637}}", "battles/one": "when: 637\nsides: [{commanders: {person: badr, fate: killed}}]"},
], ids=("disputed", "preferred", "two orders", "disputed death", "about", "one report", "a siege", "the death"))
def test_what_may_be_true_is_let_be(entries: dict[str, str], tmp_path: Path) -> None:
    assert found(planted(tmp_path, {"persons/badr": "aliases: [x]"} | entries)) == []


def test_limits_can_be_set(tmp_path: Path) -> None:
    entries, _, _ = PLANTED["a warrior of four years"]
    assert found(planted(tmp_path, entries, "check: {fighter: 3}")) == []


def test_a_finding_that_is_accepted_where_it_is_named_is_not_told(tmp_path: Path) -> None:
    entries, code, _ = PLANTED["a man fights after his death"]
    accepted = entries | {"battles/one": entries["battles/one"] + f"\naccept: {{code: {code}, reason: So it is told., with: badr}}"}
    assert found(planted(tmp_path, accepted)) == []
    (problem,) = found(planted(tmp_path, accepted | {"persons/badr": "died: {value: {when: 640}}"}))
    assert (problem.code, problem.path, problem.line) == ("needless-acceptance", "entries/battles/one.yaml", 8)


def test_a_finding_may_be_accepted_by_him_whom_it_is_about(tmp_path: Path) -> None:
    entries, _, _ = PLANTED["a man killed who fights again"]
    assert found(planted(tmp_path, entries | {
        "persons/badr": "accept: {code: acts-after-death, reason: Two men of one name.}"})) == []


def test_what_is_accepted_hides_no_other_contradiction_of_the_same_date(tmp_path: Path) -> None:
    problems = found(planted(tmp_path, {
        "battles/one": "when: 635", "battles/two": "when: 634", "battles/three": "when: 633",
        "campaigns/war": "battles: [one, two]\naccept: {code: contradicting-dates, reason: So told., with: two}",
        "campaigns/raid": "battles: [one, three]"}))
    assert [guilty(problem) for problem in problems] == [{"campaigns/raid:5", "battles/one:5", "battles/three:5"}]


def test_an_acceptance_of_other_entries_does_not_count(tmp_path: Path) -> None:
    entries, code, _ = PLANTED["a man fights after his death"]
    problems = found(planted(tmp_path, entries | {
        "battles/one": entries["battles/one"] + f"\naccept: {{code: {code}, reason: So it is told., with: zayd}}"}))
    assert {problem.code for problem in problems} == {code, "needless-acceptance"}


def test_a_narrower_date_is_told_only_where_it_is_asked_for(tmp_path: Path) -> None:
    folder = planted(tmp_path, {"battles/one": "when: 634-04", "battles/two": "when: 634", "battles/three": "when: 634-06",
                                "campaigns/war": "battles: [one, two, three]"})
    assert found(folder) == []
    (problem,) = found(folder, info=True)
    assert problem.severity == "info" and problem.message == "the other statements leave 634-04-01 to 634-06-30 of these days"


@pytest.mark.parametrize(("written", "days"), [
    ("3 days", (2, 4)), ("1 night", (0, 2)), ("2-3 months", (57, 94)), ("about 2 years", (353, 1099))])
def test_a_lapse_of_time_is_read_in_days(written: str, days: tuple[int, int]) -> None:
    assert Elapsed(written).days == days
