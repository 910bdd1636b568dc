"""Sources and wording: what is planted is found at its place, and what is right is let be."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.dates import ENGLISH
from generator.reasoning.language import language
from generator.reasoning.sources import form
from generator.words import load
from planted import found, guilty, planted

CITED = "article: |\n" + "".join(f"  A word [@annals, I, {n}].\n" for n in range(1, 25))
NAMED = "sides:\n  - strength:\n" + "".join(
    f"      - {{value: {n}00, sources: [{{work: annals, locator: '{n}', transmitter: Zayd}}]}}\n" for n in range(1, 25))
UNREAD = "role: study\ncsl: {type: book, title: A book}\nverified: {how: unopened}"


def work(folder: Path, entries: dict[str, str]) -> Path:
    """The encyclopedia, with the work that the entries cite, unless they bring it."""
    return planted(folder, {"works/annals": "aliases: [The Annals]"} | entries, "check: {grown: 1}")


SOURCES = {
    "a date without a source": ({"battles/one": "when: 634"}, "no-source", {"battles/one:5"}),
    "a number without a source": (
        {"battles/one": "sides:\n  - strength: 300"}, "no-source", {"battles/one:6"}),
    "a location without a source": (
        {"places/town": "locations: [{point: [30, 45], precision: exact}]"}, "no-source", {"places/town:6"}),
    "an answer without a source": (
        {"topics/ford": "questions:\n  - question: Who?\n    answers: [{value: He., sources: [annals]}, {value: She.}]"},
        "no-source", {"topics/ford:8"}),
    "a book that nobody opened": (
        {"works/study": "UNREAD", "topics/ford": "article: As is said [@study, 12]."}, "unopened-work", {"topics/ford:6"}),
    "a book that nobody opened, for a date": (
        {"works/study": "UNREAD", "battles/one": "when: {value: 634, sources: ['study, 12']}"}, "unopened-work", {"battles/one:5"}),
    "a volume forgotten": (
        {"topics/ford": CITED + "  Another [@annals, 17]."}, "odd-locator", {"topics/ford:31"}),
    "a number with no transmitter": (
        {"battles/one": NAMED + "      - value: 5\n        sources: ['annals, 99']"}, "no-transmitter", {"battles/one:32"}),
    "a work that nobody cites": ({"works/lost": "aliases: [x]", "topics/ford": "article: So [@annals]."}, "uncited-work", {"works/lost:2"}),
    "everything certain": (
        {"battles/one": "when:\n" + "".join(f"  - {{value: 63{n}, sources: [annals], certainty: certain}}\n" for n in range(8))},
        "uniform-certainty", {"battles/one:6"}),
    "a claim proved by those who make it": (
        {"claims/told": "claim: So.\nverdict: supported\nconcerns: [ford]\ntold_by: {value: They., sources: [annals]}\n"
                        "reasons:\n  - text: It is told.\n    speaks: for\n    sources: [annals]", "topics/ford": "aliases: [x]"},
        "circular-evidence", {"claims/told:12"}),
    "a death reported by the dead": (
        {"persons/badr": "died:\n  value: {when: 640}\n  sources: [{work: annals, transmitter: badr}]"},
        "circular-evidence", {"persons/badr:7"}),
    "a transmitter born too late": (
        {"works/annals": "authors: [anbar]", "persons/anbar": "died: {value: {when: 700}, note: x}",
         "persons/badr": "born: {value: {when: 750}, note: x}",
         "battles/one": "when: {value: 634, sources: [{work: annals, transmitter: badr}]}"},
        "late-transmitter", {"battles/one:5", "persons/badr:2", "works/annals:8"}),
}
WORDING = {
    "a word twice": ({"topics/ford": "article: He crossed the the ford."}, "double-word", {"topics/ford:6"}),
    "a word twice over a line": ({"topics/ford": "article: |\n  He crossed the\n  the ford."}, "double-word", {"topics/ford:7"}),
    "a word before a link and in it": (
        {"topics/ford": "article: He crossed the [[well|the well]].", "places/well": "aliases: [x]"}, "double-word", {"topics/ford:6"}),
    "a quotation mark for an ʿayn": ({"topics/ford": "article: Sa'd crossed."}, "plain-quote", {"topics/ford:6"}),
    "a quotation mark for a hamza": ({"topics/ford": "article: He came to al-Madā’in."}, "plain-quote", {"topics/ford:6"}),
    "a name misspelt in a link": (
        {"places/hira": "headword: al-Ḥīra", "topics/ford": "article: To [[hira|al-Hīra]]."}, "misspelt-name",
        {"topics/ford:6", "places/hira:5"}),
    "a name not linked": (
        {"persons/badr": "headword: Badr b. Zayd", "topics/ford": "article: There came Badr b. Zayd himself."},
        "unlinked-name", {"topics/ford:6", "persons/badr:4"}),
    "dates that are not the same": (
        {"topics/ford": "article: On 27 Shawwāl 15 AH (3 December 637) he came."}, "unequal-dates", {"topics/ford:6"}),
    "a month that is not the same": (
        {"topics/ford": "article: In Muḥarram 14 (February 636) he came."}, "unequal-dates", {"topics/ford:6"}),
    "a year that is not the battle's": (
        {"battles/one": "when: {value: 634, note: x}\nlead: The **Battle of [[ford|the ford]]** b. ʿAmr [@annals, 7], fought in 643, was lost. In 634 no more.",
         "places/ford": "aliases: [x]"}, "other-year", {"battles/one:5"}),
    "a year that is not that of the death": (
        {"persons/badr": "gloss: a horseman, killed at the ford in 643\ndied: {value: {when: 634/640}, note: x}"},
        "other-year", {"persons/badr:4"}),
    "a link that the prose has": (
        {"topics/ford": "article: To [[well]].\nsee_also: [well]", "places/well": "aliases: [x]"}, "needless-see-also", {"topics/ford:7"}),
    "an entry that nothing leads to": ({"topics/ford": "aliases: [x]"}, "orphan", {"topics/ford:2"}),
}


@pytest.mark.parametrize("name", [*SOURCES, *WORDING])
def test_what_is_planted_is_found_at_its_place(name: str, tmp_path: Path) -> None:
    entries, code, places = (SOURCES | WORDING)[name]
    folder = work(tmp_path, entries)
    if "works/study" in entries:
        file = folder / "entries/works/study.yaml"
        head = file.read_text(encoding="utf-8").partition("role:")[0]
        file.write_text(f"{head}{UNREAD}\n", encoding="utf-8")
    (problem,) = [problem for problem in found(folder) if problem.code == code]
    assert guilty(problem) == places


RIGHT = {
    "a date with a word on it": ({"battles/one": "when: {value: 634, note: A common date.}"}, "no-source"),
    "words that may stand twice": ({"topics/ford": "article: He knew that that had had to be."}, "double-word"),
    "a heading and the text below": ({"topics/ford": "article: |\n  ## Ford\n\n  Ford is a crossing."}, "double-word"),
    "words beside a link without text": ({"topics/ford": "article: Of [[well]] of old.", "places/well": "aliases: [x]"}, "double-word"),
    "names with one letter": ({"topics/ford": "article: Badr b. ʿAmr b. Zayd."}, "double-word"),
    "a possessive and what is shortened": ({"topics/ford": "article: Saʿd’s men weren't there, he'd say, at five o'clock."}, "plain-quote"),
    "names of the moderns": ({"topics/ford": "article: So say O'Leary, D'Souza and l'Islam."}, "plain-quote"),
    "quotations": ({"topics/ford": "article: He said ‘no’, and 'yes'."}, "plain-quote"),
    "a plain name in a link": ({"places/hira": "headword: al-Ḥīra", "topics/ford": "article: To [[hira|Hira]]."}, "misspelt-name"),
    "other words in a link": ({"places/hira": "headword: al-Ḥīra", "topics/ford": "article: To [[hira|the old town]]."}, "misspelt-name"),
    "a name that is linked": (
        {"persons/badr": "headword: Badr b. Zayd", "topics/ford": "article: Badr b. Zayd, that is [[badr]], came."}, "unlinked-name"),
    "a name within a linked one": (
        {"places/tamr": "headword: ʿAyn al-Tamr", "battles/one": "headword: Battle of ʿAyn al-Tamr",
         "topics/ford": "article: They came to ʿAyn al-Tamr for [[one|the battle]]."}, "unlinked-name"),
    "dates that are the same": (
        {"topics/ford": "article: On 27 Shawwāl 15 AH (2 December 636), in Dhū l-Qaʿda 16 (November–December 637)."}, "unequal-dates"),
    "a year of one date among several": (
        {"battles/one": "lead: Fought in 634 or 635, says the tale.\nwhen: [{value: 635, note: x}, {value: 640, note: x}]"}, "other-year"),
    "a year of another era": ({"battles/one": "lead: Fought in the year 1034 AH.\nwhen: {value: 634, note: x}"}, "other-year"),
    "a year behind the first sentence": (
        {"battles/one": "lead: Fought at the ford. In 643 all was over.\nwhen: {value: 634, note: x}"}, "other-year"),
    "a date without a year on it": ({"persons/badr": "gloss: a horseman, killed in 643"}, "other-year"),
    "a number that is no year": (
        {"battles/one": "lead: Fought by 3,400 men, 120 elephants and b. ʿAmr in 634.\nwhen: {value: 634, note: x}"}, "other-year"),
    "locators in words": ({"topics/ford": CITED + "  So [@annals, year 15]."}, "odd-locator"),
    "an unopened work without a page": ({"topics/ford": "further: [{work: annals}]"}, "unopened-work"),
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_is_let_be(name: str, tmp_path: Path) -> None:
    entries, code = RIGHT[name]
    assert [problem for problem in found(work(tmp_path, entries)) if problem.code == code] == []


def test_what_is_only_begun_is_not_asked_for_sources_and_links(tmp_path: Path) -> None:
    entries = {"battles/one": "when: 634", "works/lost": "aliases: [x]"}
    assert found(planted(tmp_path, entries)) == []
    assert {problem.code for problem in found(planted(tmp_path, entries, "check: {grown: 2}"))} == {"no-source", "uncited-work", "orphan"}


@pytest.mark.parametrize(("locator", "kind"), [
    ("345", "page"), ("345–347", "page"), ("III, 345", "volume and page"), ("s.v. Zayd", "headword"), ("year 15", "words"),
    ("Introduction, 3", "words"), ("", "words")])
def test_the_form_of_a_locator(locator: str, kind: str) -> None:
    assert form(locator) == kind


def test_a_year_is_read_behind_the_words_for_death() -> None:
    died = language(load(None).find("reasoning"), ENGLISH, "julian").died
    said = "He died in 640, she d. c. 592; killed at Marw in 31 AH (651); died 12 May 634; died. In 700"
    assert [found[1] for found in died.finditer(said)] == ["640", "592", "651", "634"]
    assert not died.search("died in 13 AH") and not language({}, ENGLISH, "julian").died.search("died in 640")
