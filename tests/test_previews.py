"""The lines that previews are made of."""

from __future__ import annotations

import json
from pathlib import Path

from conftest import edit
from test_site import made

from generator.previews import LENGTH, shard, shortened
from generator.site.shards import parse


def row(small: Path, address: str) -> list[str]:
    text = (small / f"site/assets/data/previews/{shard(address)}.js").read_text(encoding="utf-8")
    (found,) = (row for line in parse(text) if (row := json.loads(line))[0] == address)
    return found


def test_an_entry_has_its_names_kind_date_and_lead(small: Path) -> None:
    made(small)
    assert row(small, "persons/anbar") == ["persons/anbar", "al-ʿAnbar", "العنبر", "ar", "Person", "23 Aug 634",
                                           "al-ʿAnbar held The Ford with his brother Badr.", ""]


def test_a_name_in_the_lead_is_the_one_of_today(small: Path) -> None:
    made(small)
    edit(small / "entries/places/ford.yaml", "headword: The Ford", "headword: The Old Ford")
    made(small)
    assert row(small, "persons/anbar")[6] == "al-ʿAnbar held The Old Ford with his brother Badr."


def test_an_entry_that_was_taken_back_has_no_preview(small: Path) -> None:
    made(small)
    files = (small / "site/assets/data/previews").glob("*.js")
    assert not any('"persons/gone"' in file.read_text(encoding="utf-8") for file in files)


def test_a_long_lead_ends_after_a_word() -> None:
    assert shortened("one  two\nthree") == "one two three"
    long = shortened("word, " * 100)
    assert long.endswith("word …") and len(long) <= LENGTH + 2


def test_the_files_are_even_and_found_from_the_address_alone() -> None:
    assert shard("persons/anbar") == "342"
    sizes = [0] * 4096
    for number in range(10_000):
        sizes[int(shard(f"places/place-{number}"), 16)] += 1
    assert max(sizes) < 16
