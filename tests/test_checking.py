"""A check that keeps what it read says the same as one that reads all anew."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from generator.checking import check as checking
from generator.checking import tasks
from generator.checking.record import recorder, unpacked
from generator.collect import files
from generator.settings import load
from planted import found, planted

ENTRIES = {
    "persons/badr": "died: {value: {when: 633}}\nlead: Told of with [[anbar]].",
    "persons/anbar": "aliases: [Zayd]\nlead: Son of [[badrr]].",
    "battles/one": "when: 634\nsides:\n  - participants: [{person: badr}]",
    "battles/two": "when: 632\nimages: [{file: a.png, alt: a, credit: b, licence: c}]"}
CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda root: None,
    "an entry mended": lambda root: write(root, "persons/badr", "died: {value: {when: 640}}"),
    "an entry broken": lambda root: write(root, "battles/one", "when: 634-13"),
    "an entry gone": lambda root: (root / "entries/persons/anbar.yaml").unlink(),
    "an entry added that a link was meant for": lambda root: write(root, "persons/badrr", "aliases: [x]"),
    "an entry moved": lambda root: move(root, "persons/anbar", "places/anbar"),
    "an entry that bears the name of another": lambda root: write(root, "persons/zayd", "aliases: [x]"),
    "a finding accepted": lambda root: write(
        root, "battles/one", ENTRIES["battles/one"] + "\naccept: {code: outside-lifetime, reason: So told.}"),
    "a picture added": lambda root: (root / "docs/images/a.png").write_bytes(b"x"),
    "the configuration": lambda root: (root / "mkdocs.yml").write_text("plugins: [encyclopedia: {check: {oldest: 1}}]"),
    "the memory spoilt": lambda root: [file.write_bytes(b"spoilt") for file in (root / ".ency").glob("check.sqlite*")],
    "the memory gone": lambda root: shutil.rmtree(root / ".ency"),
}


def write(root: Path, name: str, text: str) -> None:
    planted(root, {name: text})


def move(root: Path, name: str, to: str) -> None:
    (root / "entries" / to).parent.mkdir(exist_ok=True)
    os.rename(root / f"entries/{name}.yaml", root / f"entries/{to}.yaml")


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_kept_and_what_is_read_anew_say_the_same(change: str, tmp_path: Path) -> None:
    kept = planted(tmp_path / "kept", ENTRIES)
    (kept / "docs/images").mkdir(parents=True)
    before = found(kept)
    assert {problem.code for problem in before} == {"outside-lifetime", "unknown-id", "missing-image"}
    CHANGES[change](kept)
    fresh = tmp_path / "fresh"
    shutil.copytree(kept, fresh, ignore=shutil.ignore_patterns(".ency"))
    assert found(kept) == found(fresh) == found(kept)
    assert (found(kept) == before) == (change in ("nothing", "the memory spoilt", "the memory gone"))


def test_only_what_changed_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = planted(tmp_path, ENTRIES)
    found(folder)
    read: list[str] = []

    def watched(settings: object, files: object) -> Callable:
        record = recorder(settings, files)
        return lambda place: read.append(place.id) or record(place)

    monkeypatch.setattr(checking, "recorder", watched)
    found(folder)
    assert read == []
    write(folder, "battles/two", "when: 631")
    found(folder)
    assert read == ["two"]


def test_only_what_depends_on_a_change_is_checked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = planted(tmp_path, ENTRIES)
    found(folder)
    carried_out: list[tasks.Task] = []
    monkeypatch.setattr(tasks, "_do", lambda corpus, task, do=tasks._do: carried_out.append(task) or do(corpus, task))
    write(folder, "persons/badr", "died: {value: {when: 633}}\nlead: Told otherwise of [[anbar]].")
    found(folder)
    assert carried_out == []
    write(folder, "persons/badr", "died: {value: {when: 633}}\nlead: Told of [[anbar|Anbár]].")
    found(folder)
    assert {task.key for task in carried_out} == {"badr"}
    carried_out.clear()
    write(folder, "persons/badr", "died: {value: {when: 632}}\nlead: Told of [[anbar|Anbár]].")
    found(folder)
    assert {task.key for task in carried_out if task.family == tasks.TIES} == {"badr", "one"}


def test_a_record_survives_being_kept(tmp_path: Path) -> None:
    settings = load(planted(tmp_path, ENTRIES) / "mkdocs.yml")
    there = files(settings)
    for record in map(recorder(settings, there), there.places):
        assert unpacked(record.packed()) == record


def test_a_folder_that_cannot_be_written_is_no_hindrance(tmp_path: Path) -> None:
    folder = planted(tmp_path, ENTRIES)
    (folder / ".ency").write_text("a file where the folder should be", encoding="utf-8")
    assert {problem.code for problem in found(folder)} == {"outside-lifetime", "unknown-id", "missing-image"}


STATES: dict[str, tuple[str | None, ...]] = {
    "persons/badr": ("died: {value: {when: 633}}", "died: {value: {when: 640}}", "born: {value: {when: 650}}", "aliases: [Anbar]", None),
    "persons/anbar": ("aliases: [Zayd]\nlead: Son of [[badr]].", "kin: [{relation: father, person: badr}]", "died: 6333",
                      "headword: Badr\nlead: Badr b. Zayd and Zuhra Great.", None),
    "persons/zayd": (None, "died: {value: {when: 700}}\nformerly: [old]", "formerly: [anbar]", "headword: Zuhra Great"),
    "groups/clan": ("leaders: [{person: badr, when: 630/635}]", "leaders: [{person: badr, when: 630/632}]", None),
    "persons/held": ("offices: [{title: judge, group: clan, under: badr, when: 634}]", "aliases: [Zayd]"),
    "battles/one": ("when: 634\nplace: far\nsides: [{participants: [{person: badr}]}]",
                    "when: 634\nplace: far\nsides: [{participants: [{person: badr}]}]\naccept: {code: outside-lifetime, reason: So told.}",
                    "when: 634\ncampaign: war\nsides: [{participants: [{person: badr, fate: killed}]}, {participants: [{person: badr}]}]"),
    "battles/two": ("when: 634\nplace: near\nsides: [{participants: [{person: badr}, {person: anbar}]}]", "after: one", None),
    "campaigns/war": ("when: 635\nbattles: [two, one]", "battles: [one, two]", None),
    "places/far": ("locations: [{point: [10, 10], precision: exact}]\nwithin: [near]", "unlocated: No.", None),
    "places/near": ("locations: [{point: [40, 40], precision: exact}]\ndistances: [{to: far, text: 1 mile}]", "unlocated: No."),
    "works/annals": ("authors: [badr]", "verified: {how: unopened}", None),
    "topics/talk": ("article: Of Zuhra Great [@annals, 5] and [[badr|Bádr]].", "article: Nothing.", "formerly: [old]"),
}


@pytest.mark.parametrize("seed", range(6))
def test_after_any_changes_what_was_kept_says_what_a_check_of_all_would(seed: int, tmp_path: Path) -> None:
    chance = Random(seed)
    options = "check: {grown: 10}"
    kept = planted(tmp_path / "kept", {name: state for name, (state, *_) in STATES.items() if state is not None}, options)
    seen: set[str] = set()
    for step in range(12):
        for name in chance.sample(sorted(STATES), chance.randrange(1, 4)):
            state = chance.choice(STATES[name])
            if state is None:
                (kept / f"entries/{name}.yaml").unlink(missing_ok=True)
            else:
                planted(kept, {name: state}, options)
        fresh = tmp_path / f"fresh{step}"
        shutil.copytree(kept, fresh, ignore=shutil.ignore_patterns(".ency"))
        told = found(kept)
        assert told == found(fresh)
        seen |= {problem.code for problem in told}
    assert len(seen) > 8
