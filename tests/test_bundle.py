"""`ency bundle` packs the site so that it opens without a server, and the same bytes each time."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

import pytest
from conftest import HERE, edit

from generator import cli
from generator.carry.folder import zipped


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    small = shutil.copytree(HERE / "small", tmp_path_factory.mktemp("bundle") / "small")
    assert cli.main(["--config", str(small / "mkdocs.yml"), "bundle", "--to", str(small / "dist")]) == 0
    return small / "dist/a-small-encyclopedia-site.zip"


def test_everything_stands_in_one_folder_and_what_only_servers_use_is_left_out(bundle: Path) -> None:
    names = zipfile.ZipFile(bundle).namelist()
    assert {name.split("/")[0] for name in names} == {"a-small-encyclopedia"}
    held = {name.partition("/")[2] for name in names}
    assert {"index.html", "persons/anbar.html", "persons/the-other-brother.html", "assets/javascripts/finder.js"} <= held
    assert not held & {"404.html", "sitemap.xml", "sitemap.xml.gz"}


def test_a_second_bundle_has_the_same_bytes(bundle: Path, tmp_path: Path) -> None:
    config = str(bundle.parent.parent / "mkdocs.yml")
    for file in (bundle.parent.parent / "site").rglob("*.html"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    assert cli.main(["--config", config, "bundle", "--to", str(tmp_path)]) == 0
    assert (tmp_path / bundle.name).read_bytes() == bundle.read_bytes()


def test_entries_with_problems_give_no_bundle(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "entries/topics/bridge.yaml").write_text("kind: topic\n", encoding="utf-8")
    assert cli.main(["--config", str(small / "mkdocs.yml"), "bundle", "--to", str(small / "dist")]) == 1
    assert "nothing was made of it" in capsys.readouterr().err
    assert not (small / "dist").exists()


def test_the_emblem_leads_to_the_front_page_where_the_navigation_does_not_name_it(small: Path) -> None:
    edit(small / "mkdocs.yml", "nav: [index.md, ", "nav: [")
    assert cli.main(["--config", str(small / "mkdocs.yml"), "build"]) == 0
    assert '<a href="../index.html" title="A small encyclopedia" class="md-header__button md-logo"' in (
        small / "site/persons/anbar.html").read_text(encoding="utf-8")


def test_the_order_in_which_files_are_named_does_not_matter(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_text(name * 1000, encoding="utf-8")
    zipped(tmp_path, ["a", "b"], tmp_path / "1.zip", "x")
    zipped(tmp_path, ["b", "a"], tmp_path / "2.zip", "x")
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
