"""`ency export all` makes every part, with sums and a list; one that fails does not hinder the others."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from conftest import BOOK, HERE, needs

from generator import cli
from generator.carry import everything


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    needs(*BOOK, "libzim")
    small = shutil.copytree(HERE / "small", tmp_path_factory.mktemp("all") / "small")
    assert cli.main(["--config", str(small / "mkdocs.yml"), "export", "all", "--to", str(small / "dist")]) == 0
    return small / "dist"


def test_every_part_is_there(dist: Path) -> None:
    name = "a-small-encyclopedia"
    assert {file.name for file in dist.iterdir()} == {
        f"{name}.pdf", f"{name}.epub", f"{name}.zim", f"{name}-site.zip", f"{name}-data.zip", "data", "SHA256SUMS",
        "manifest.json"}
    assert f"{name}-data/entries.json" in zipfile.ZipFile(dist / f"{name}-data.zip").namelist()


def test_the_sums_are_those_of_the_files(dist: Path) -> None:
    sums = dict(line.split("  ")[::-1] for line in (dist / "SHA256SUMS").read_text("utf-8").splitlines())
    assert len(sums) == 5
    assert sums == {name: hashlib.sha256((dist / name).read_bytes()).hexdigest() for name in sums}


def test_the_list_says_what_there_is_and_how_large(dist: Path) -> None:
    said = json.loads((dist / "manifest.json").read_text("utf-8"))
    assert [file["part"] for file in said["files"]] == ["pdf", "epub", "zim", "site", "data"]
    assert all(file["bytes"] == (dist / file["file"]).stat().st_size for file in said["files"])
    assert said["title"] == "A small encyclopedia"


def test_a_part_that_fails_is_told_and_the_others_are_made(small: Path, monkeypatch, capfd) -> None:
    parts = (("pdf", ("pdf", "--entry", "nobody", "--to")), ("data", ("export", "data")))
    monkeypatch.setattr(everything, "PARTS", parts)
    (small / "dist").mkdir()
    (small / "dist/a-small-encyclopedia.pdf").write_text("an earlier edition", encoding="utf-8")
    assert cli.main(["--config", str(small / "mkdocs.yml"), "export", "all", "--to", str(small / "dist")]) == 1
    assert "Not made, as told above: pdf" in capfd.readouterr().out
    assert (small / "dist/SHA256SUMS").read_text("utf-8").split()[1:] == ["a-small-encyclopedia-data.zip"]
    assert (small / "dist/a-small-encyclopedia.pdf").read_text("utf-8") == "an earlier edition"
