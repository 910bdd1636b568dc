"""The site as `ency build` and `mkdocs build` make it, from the first time to the last change."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import edit, tree

from generator import settings
from generator.site.build import Done, build


def made(small: Path, **options: bool) -> Done:
    return build(settings.load(small / "mkdocs.yml"), **options)


def page(small: Path, path: str) -> str:
    return (small / "site" / path).read_text(encoding="utf-8")


def test_two_builds_give_the_same_bytes(small: Path, tmp_path: Path) -> None:
    assert made(small).made
    other = Path(shutil.copytree(small, tmp_path / "other", ignore=shutil.ignore_patterns("site", ".ency", ".site.new")))
    assert made(other).made
    assert tree(small / "site") == tree(other / "site")


def test_mkdocs_alone_makes_the_same_site(small: Path) -> None:
    assert made(small).made
    ours = tree(small / "site")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"], cwd=small, check=True)
    assert tree(small / "site") == ours


def test_nothing_is_made_when_nothing_changed(small: Path) -> None:
    made(small)
    before = {path: os.stat(small / "site" / path).st_mtime_ns for path in tree(small / "site")}
    assert made(small).pages == 0
    assert {path: os.stat(small / "site" / path).st_mtime_ns for path in tree(small / "site")} == before


def rename_headword(small: Path) -> None:
    edit(small / "entries/places/ford.yaml", "headword: The Ford", "headword: The Old Ford")


def change_prose(small: Path) -> None:
    edit(small / "entries/persons/anbar.yaml", "He fought at", "He is said to have fought at")


def add_entry(small: Path) -> None:
    (small / "entries/persons/zayd.yaml").write_text(
        "kind: person\nheadword: Zayd\ngloss: a friend\nlead: \"**Zayd** knew [[badr]].\"\n", encoding="utf-8")
    edit(small / "entries/persons/badr.yaml", "[[+zayd|Zayd]]", "[[zayd]]")


def write_wanted_entry(small: Path) -> None:
    (small / "entries/persons/zayd.yaml").write_text(
        "kind: person\nheadword: Zayd\ngloss: a friend\nlead: A friend of [[badr]].\n", encoding="utf-8")


def remove_entry(small: Path) -> None:
    (small / "entries/topics/bridge.yaml").unlink()


def redirect_more(small: Path) -> None:
    edit(small / "entries/persons/badr.yaml", "formerly: [the-other-brother]", "formerly: [brother-two]")


def change_work(small: Path) -> None:
    edit(small / "entries/works/annals.yaml", "issued: \"1960\"", "issued: \"1961\"")


def change_date(small: Path) -> None:
    edit(small / "entries/battles/second-fight.yaml", "when: 634-08-23", "when: 634-09")


def reorder_campaign(small: Path) -> None:
    edit(small / "entries/campaigns/river-war.yaml", "[first-fight, second-fight, third-fight]",
         "[second-fight, first-fight, third-fight]")


def share_a_name(small: Path) -> None:
    edit(small / "entries/places/ford.yaml", "type: crossing", "type: crossing\naliases: [Anbar the Elder]")


def want_another(small: Path) -> None:
    edit(small / "entries/persons/badr.yaml", "[[+zayd|Zayd]]", "[[+amr|ʿAmr]]")


def move_entry(small: Path) -> None:
    file = small / "entries/topics/bridge.yaml"
    edit(file, "kind: topic", "kind: group")
    file.rename(small / "entries/groups/bridge.yaml")


CHANGES = [rename_headword, change_prose, add_entry, write_wanted_entry, remove_entry, redirect_more, change_work,
           change_date, reorder_campaign, share_a_name, want_another, move_entry]


def alone_as_whole(folder: Path, *changes: Callable[[Path], None]) -> None:
    """After each change the site is made, and at the end it is what a whole build gives."""
    assert made(folder).made
    for change in changes:
        change(folder)
        assert made(folder).made
    alone = tree(folder / "site")
    made(folder, fresh=True)
    assert alone == tree(folder / "site")


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_made_alone_gives_the_bytes_of_a_whole_build(small: Path, change) -> None:
    alone_as_whole(small, change)


def test_changes_one_after_another_give_the_bytes_of_a_whole_build(small: Path) -> None:
    alone_as_whole(small, rename_headword, add_entry, change_work, redirect_more, remove_entry, share_a_name)


def test_a_change_touches_only_the_pages_that_show_it(small: Path) -> None:
    made(small)
    before = {path: os.stat(small / "site" / path).st_ino for path in tree(small / "site")}
    change_prose(small)
    made(small)
    after = {path: os.stat(small / "site" / path).st_ino for path in tree(small / "site")}
    changed = {path for path in before if before[path] != after[path]}
    assert "persons/anbar.html" in changed
    assert not changed & {"places/river-men.html", "topics/bridge.html", "works/letters.html", "wanted.html"}


def test_a_change_of_a_hand_written_page_is_seen(small: Path) -> None:
    made(small)
    edit(small / "docs/guide.md", "It begins", "Everything begins")
    made(small)
    assert "Everything begins" in page(small, "guide.html")


def test_a_headword_that_a_hand_written_page_shows_is_renewed_there(small: Path) -> None:
    made(small)
    rename_headword(small)
    made(small)
    assert "The Old Ford" in page(small, "guide.html")


def test_a_site_that_somebody_changed_is_made_whole_again(small: Path) -> None:
    made(small)
    good = tree(small / "site")
    (small / "site/persons/badr.html").unlink()
    made(small)
    assert tree(small / "site") == good


def test_a_spoilt_memory_is_no_harm(small: Path) -> None:
    made(small)
    good = tree(small / "site")
    (small / ".ency/memory.sqlite").write_bytes(b"not a database at all" * 500)
    assert made(small).made
    assert tree(small / "site") == good


def test_a_problem_leaves_the_site_as_it_was(small: Path) -> None:
    made(small)
    good = tree(small / "site")
    edit(small / "entries/persons/anbar.yaml", "[[ford]] with", "[[fjord]] with")
    done = made(small)
    assert not done.made and [problem.code for problem in done.problems] == ["unknown-id"]
    assert tree(small / "site") == good


def test_strictness_is_a_failure_that_leaves_the_site_as_it_was(small: Path) -> None:
    made(small)
    good = tree(small / "site")
    write_wanted_entry(small)
    done = made(small, strict=True)
    assert not done.made and [problem.code for problem in done.problems] == ["no-longer-wanted"]
    edit(small / "docs/guide.md", "It begins", "It [begins](nowhere.md)")
    (small / "entries/persons/zayd.yaml").unlink()
    assert not made(small, strict=True).made
    assert tree(small / "site") == good


def test_a_removed_entry_still_answers_and_says_why(small: Path) -> None:
    made(small)
    assert "scribe’s error" in page(small, "persons/gone.html").replace("'", "’")
    assert "Badr" in page(small, "persons/gone.html")


def test_a_former_address_leads_on(small: Path) -> None:
    made(small)
    assert 'url=badr.html' in page(small, "persons/the-other-brother.html")


def test_a_note_in_a_hand_written_page_stands_behind_the_stop(small: Path) -> None:
    made(small)
    assert 'as the annals say.<sup id="fnref:1">' in page(small, "guide.html")
