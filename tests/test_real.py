"""The encyclopedia of this repository is sound, and its site is made of it without a warning."""

from __future__ import annotations

import shutil
from pathlib import Path

from conftest import tree

from generator import collect, settings
from generator.checking.check import told
from generator.checking.record import recorder
from generator.site.build import build

ROOT = Path(__file__).parent.parent


def test_the_entries_of_this_repository_have_no_problems() -> None:
    ours = settings.load(ROOT / "mkdocs.yml")
    found = collect.files(ours)
    records = [recorder(ours, found)(place) for place in found.places]
    assert told(records, found, ours) == []
    assert len(records) > 400


def test_the_site_of_this_repository_is_made_strictly_and_twice_the_same(tmp_path: Path) -> None:
    root = tmp_path / "real"
    root.mkdir()
    for name in ("mkdocs.yml", "words.yaml"):
        shutil.copy(ROOT / name, root)
    for name in ("entries", "docs", "templates", "atlas"):
        shutil.copytree(ROOT / name, root / name)
    ours = settings.load(root / "mkdocs.yml")
    done = build(ours, strict=True)
    assert done.made and not done.said
    first = tree(ours.site)
    build(ours, fresh=True)
    assert tree(ours.site) == first
