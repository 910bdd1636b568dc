"""Words are heard alike in all scripts, and names stand in the files where the finder looks for them."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

import pytest
from conftest import edit

from generator import settings
from generator.finding.parts import MOST, parted
from generator.finding.shards import height, lines, pairs
from generator.finding.sounds import heard, words
from generator.folding import RULES, fold
from generator.site.build import build
from generator.site.shards import files as files_of
from generator.site.shards import parse, renewed


def readings(word: str) -> tuple[str, ...]:
    return heard(fold(word)).readings


@pytest.mark.parametrize("spellings", [
    "Khālid Khaled Chalid خالد Халид", "Qādisiyya Kadisiya Qadesiyeh القادسية قادسیه", "Saʿd Saad Sa'd سعد",
    "Ḥīra Hirah Hira الحيرة حیره", "Yarmūk Yermuk Yarmouk اليرموك", "Kāẓima Kadhima Kazima كاظمة",
    "Firāḍ Firaz الفراض", "ʿAbdallāh Abdullah عبدالله", "Muthannā Mothanna Muthana المثنى", "Χοσρο Khosrow Chosro خسرو",
])
def test_a_name_is_heard_alike_however_it_is_spelled(spellings: str) -> None:
    first, *others = spellings.split()
    assert all(set(readings(first)) & set(readings(other)) for other in others)


def test_a_letter_that_can_be_heard_in_two_ways_gives_two_readings() -> None:
    assert readings("ʿUthmān") == readings("عثمان") == ("tmn", "smn")
    assert len(readings("thathathathath")) <= 8


def test_letters_of_scripts_that_are_not_known_are_told_apart() -> None:
    assert readings("東京") != readings("大阪")
    assert readings("1905") == ("1905",)


def test_articles_and_common_words_count_for_nothing_beside_others() -> None:
    assert [word.text for word in words("Battle of the Ford", frozenset({"battle"}))] == ["ford"]
    assert [word.text for word in words("The Battle", frozenset({"battle"}))] == ["the", "battle"]
    assert [word.text for word in words("Khālid b. al-Walīd")] == ["khalid", "walid"]
    assert words("—") == []


def test_the_table_has_no_word_that_its_own_folding_changes() -> None:
    assert [word for word in RULES["light"] if fold(word) != word] == []
    assert [group for group in RULES["sounds"] if fold(group) != group] == []


def files(names: list[str], links: int, **more: frozenset[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file, text in lines("persons/x", names, links, **more):
        found.setdefault(file, []).append(text)
    return found


def test_a_name_stands_in_a_file_for_each_of_its_words() -> None:
    found = files(["Khālid b. al-Walīd", "Khalid bin al-Walid", "خالد بن الوليد"], 0)
    row = '["persons/x",0,"Khālid b. al-Walīd","خالد بن الوليد"]'
    assert {file: rows for file, rows in found.items() if file.startswith("names/")} == {
        "names/kld": [row], "names/ld": [row]}
    assert '"khalid"' in found["words/kd"]


def test_what_is_much_linked_stands_also_where_its_beginning_is_looked_for() -> None:
    few, many = files(["Khālid b. al-Walīd"], 2), files(["Khālid b. al-Walīd"], 63)
    assert {file for file in many if file not in few} == {"names/k", "names/kl"}
    assert height(0) == 0 and height(63) == 12


def test_with_one_consonant_wrong_a_word_is_still_in_a_file_that_is_asked_for() -> None:
    rng = random.Random(5)
    consonants = "bdghklmnrst"
    for _ in range(5000):
        word = "".join(rng.choice(consonants) for _ in range(rng.randint(2, 7)))
        at, error = rng.randrange(len(word)), rng.randrange(4)
        wrong = [word[:at] + word[at + 1:], word[:at] + rng.choice(consonants) + word[at:],
                 word[:at] + rng.choice(consonants) + word[at + 1:],
                 word[:at] + word[at + 1:at + 2] + word[at] + word[at + 2:]][error]
        assert pairs(word) & pairs(wrong), (word, wrong)


def rows(site: Path) -> dict[str, list[list]]:
    folder = site / "assets/data/names"
    return {file.stem: [json.loads(line) for line in parse(file.read_text(encoding="utf-8"))] for file in folder.glob("*.js")}


def test_entries_works_claims_and_lists_are_found_and_removed_entries_are_not(small: Path) -> None:
    assert build(settings.load(small / "mkdocs.yml")).made
    found = {row[0] for file in rows(small / "site").values() for row in file}
    assert {"persons/anbar", "works/annals", "claims/claim-won", "persons/index"} <= found
    assert "persons/gone" not in found


def test_a_work_is_found_by_its_title(small: Path) -> None:
    edit(small / "entries/works/annals.yaml", "title: Annals", "title: Zirconium and Annals")
    assert build(settings.load(small / "mkdocs.yml")).made
    assert any("Zirconium and Annals of the River" in row for row in rows(small / "site")["drk"])


def test_another_name_moves_an_entry_to_other_files(small: Path) -> None:
    configuration = settings.load(small / "mkdocs.yml")
    assert build(configuration).made
    file = small / "entries/topics/bridge.yaml"
    edit(file, "headword: ", "headword: Zanzibar ")
    assert build(configuration).made
    assert any(row[0] == "topics/bridge" for row in rows(small / "site")["dnd"])
    edit(file, "headword: Zanzibar ", "headword: ")
    assert build(configuration).made
    assert "dnd" not in rows(small / "site")


def test_the_queries_are_what_their_script_makes_of_the_literature() -> None:
    from tools import queries

    known = queries.literature()
    made = ["\t".join((half, *query)) for half, query in queries.halves([*known, *queries.errors(known)])]
    assert (queries.FOLDER / "queries.tsv").read_text(encoding="utf-8").splitlines() == made


def crowd(count: int) -> Counter[str]:
    """The file `kld` of an encyclopedia of many Khālids, sons of men of all names, and of one Qallāda."""
    fathers = [f"{first}{second}" for first in "BDGHLMNRST" for second in ("amir", "asim", "alih", "udad", "ubayd")]
    made = [next(line for line in lines(f"persons/x{number}", (f"Khālid b. {fathers[number % 50]} al-{fathers[number % 47]}ī",), 0)
                 if line.file == "names/kld") for number in range(count)]
    return Counter(line.text for line in (*made, *lines("places/qallada", ("Qallāda",), 0)) if line.file == "names/kld")


def test_a_short_file_of_names_is_not_parted() -> None:
    held = crowd(MOST - 1)
    assert parted("names/kld", held) == (sorted(held), {})


def test_the_head_of_a_long_file_holds_something_of_each_word_and_the_parts_what_else_there_is() -> None:
    held = crowd(900)
    head, parts = parted("names/kld", held)
    assert len(head) == MOST and any("Qallāda" in line for line in head)
    assert {*head, *(line for rows in parts.values() for line in rows)} == {*held}
    assert all("Khālid b. Tamir" not in line for line in parts["g"] if "al-G" not in line)
    assert {line for line in held if "Khālid b. Tamir" in line} <= {*head, *parts["t"]}


def test_a_parted_file_is_the_same_after_lines_went_and_came(tmp_path: Path) -> None:
    held, few = crowd(900), crowd(500)
    write_files(tmp_path, files_of("names/kld", few))
    write_files(tmp_path, renewed(tmp_path, {}, {"names/kld": held - few}))
    assert read_files(tmp_path) == files_of("names/kld", held)
    write_files(tmp_path, renewed(tmp_path, {"names/kld": held - crowd(100)}, {}))
    assert read_files(tmp_path) == files_of("names/kld", crowd(100))


def write_files(folder: Path, made: dict[str, str]) -> None:
    for path, text in made.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
        if not text:
            (folder / path).unlink()


def read_files(folder: Path) -> dict[str, str]:
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in folder.rglob("*.js")}
