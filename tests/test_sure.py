"""How sure we are: statements counted by whose word they are, and what would fall with whom."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from generator.commands.reading import opened
from generator.extracts import trust
from generator.pages.witnesses import line, shares
from generator.sections import page, sections
from generator.watched import Watched
from planted import planted

ENTRIES = {
    "works/annals": "authors: [anbar]", "works/letters": "aliases: [The Letters]", "persons/anbar": "aliases: [x]",
    "persons/badr": "died: {value: {when: 640}, certainty: uncertain}",
    "battles/one": "when:\n"
                   "  - {value: 634, sources: [{work: annals, transmitter: badr}, {work: letters, transmitter: badr}, annals]}\n"
                   "  - {value: 635, sources: [{work: letters, transmitter: badr}]}",
    "battles/two": "when: {value: 636, sources: [annals, letters]}\nplace: +well|a well",
    "battles/three": "when: {value: 637, sources: [annals, study]}"}
STUDY = "role: study\ncsl: {type: book, title: A study}\nverified: {how: read}"


@pytest.fixture
def edition(tmp_path: Path):
    folder = planted(tmp_path, ENTRIES)
    (folder / "entries/works/study.yaml").write_text(
        f"kind: work\nheadword: Study\ngloss: a study\nlead: Told.\n{STUDY}\n", encoding="utf-8")
    return opened(Namespace(config=str(folder / "mkdocs.yml")))


def test_statements_are_counted_by_independent_witnesses(edition) -> None:
    """A transmitter in two books is one witness; two books are two; a study is none; a place alone is no statement."""
    watched = Watched(edition.encyclopedia)
    found = [trust.read(rows) for rows in watched.extracts("trust").values()]
    assert {share.what: (share.count, share.share) for share in shares(found, watched)} == {
        "sourced": (4, 80), "independent": (1, 20), "unsure": (1, 20), "recalled": (1, 20), "disputed": (1, 0)}


def test_what_would_fall_with_whom_is_told(edition) -> None:
    made = page("evidence.md", sections(edition.listed, edition.press)["evidence.md"], edition.encyclopedia,
                edition.totals, edition.press).markdown
    assert "Without [Badr](persons/badr.md), 1 battle would have no date." in made and made.count("would have no date") == 1
    assert "| [Badr](persons/badr.md) | 2 | 2 | 1 |" in made
    assert "| [Anbar](persons/anbar.md) | 2 | 0 | – |" in made


def test_an_entry_tells_the_same_in_one_line(edition) -> None:
    watched, words = Watched(edition.encyclopedia), edition.press.words
    assert line(watched.extract("trust", "one"), watched, words) == (
        "2 of 2 statements here have a source, 1 question is answered differently.")
    assert line(watched.extract("trust", "two"), watched, words) == (
        "1 of 1 statement here has a source, 1 has two independent witnesses.")
    assert line(watched.extract("trust", "badr"), watched, words) == "0 of 1 statement here has a source, 1 is called uncertain."
    assert line(None, watched, words) == ""


def test_the_chronologies_stand_side_by_side(edition) -> None:
    made = page("chronology.md", sections(edition.listed, edition.press)["chronology.md"], edition.encyclopedia,
                edition.totals, edition.press).markdown
    assert "| [One](battles/one.md) | 634; 635 |" in made
    assert "All of it can be true together." in made
