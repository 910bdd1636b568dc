"""A check that keeps what it read says the same as one that reads all anew."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.checking import check as checking
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


def test_a_record_survives_being_kept(tmp_path: Path) -> None:
    settings = load(planted(tmp_path, ENTRIES) / "mkdocs.yml")
    there = files(settings)
    for record in map(recorder(settings, there), there.places):
        assert unpacked(record.packed()) == record


def test_a_folder_that_cannot_be_written_is_no_hindrance(tmp_path: Path) -> None:
    folder = planted(tmp_path, ENTRIES)
    (folder / ".ency").write_text("a file where the folder should be", encoding="utf-8")
    assert {problem.code for problem in found(folder)} == {"outside-lifetime", "unknown-id", "missing-image"}
