"""`ency publish` copies the site for a server: downloads with their sizes, a worker, and the sums of all files."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
from pathlib import Path

import pytest
from conftest import HERE, tree

from generator import cli
from generator.carry import everything


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small encyclopedia with its data to download, published."""
    small = Path(shutil.copytree(HERE / "small", tmp_path_factory.mktemp("publish") / "small"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(everything, "PARTS", (("data", ("export", "data")),))
        assert cli.main(["--config", str(small / "mkdocs.yml"), "export", "all", "--to", str(small / "dist")]) == 0
    assert publish(small, small / "public") == 0
    return small


def publish(small: Path, out: Path) -> int:
    return cli.main(["--config", str(small / "mkdocs.yml"), "publish", str(out), "--downloads", str(small / "dist")])


def test_the_page_links_the_downloads_and_gives_their_sizes(root: Path) -> None:
    page = (root / "public/take-it-with-you.html").read_text(encoding="utf-8")
    assert '<a href="downloads/a-small-encyclopedia-data.zip">' in page and "0.1 MB" in page
    assert (root / "public/downloads/a-small-encyclopedia-data.zip").is_file()
    assert "<code>ency pdf</code>" in page


def test_the_site_itself_is_left_as_it_was(root: Path) -> None:
    assert not {"downloads", "sw.js", "offline.json"} & {path.name for path in (root / "site").iterdir()}
    assert "downloads/" not in (root / "site/take-it-with-you.html").read_text(encoding="utf-8")


def test_the_list_has_the_sums_of_the_files_as_browsers_check_them(root: Path) -> None:
    said = json.loads((root / "public/offline.json").read_text(encoding="utf-8"))
    assert {"index.html", "persons/anbar.html", "assets/javascripts/finder.js"} <= said["files"].keys()
    assert not [path for path in said["files"] if path.startswith(("downloads/", ".", "sw.js", "offline.json", "cards/"))]
    for path, (integrity, size) in said["files"].items():
        content = (root / "public" / path).read_bytes()
        assert len(content) == size
        assert integrity == "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode()


def test_published_again_it_has_the_same_bytes_and_a_changed_page_another_version(root: Path, tmp_path: Path) -> None:
    assert publish(root, tmp_path / "again") == 0
    assert tree(tmp_path / "again") == tree(root / "public")
    small = Path(shutil.copytree(root, tmp_path / "changed"))
    ford = small / "entries/places/ford.yaml"
    ford.write_text(ford.read_text("utf-8").replace("headword: The Ford", "headword: The New Ford"), encoding="utf-8")
    assert publish(small, small / "public") == 0
    assert (small / "public/sw.js").read_bytes() != (root / "public/sw.js").read_bytes()


def test_a_file_that_is_not_what_its_sum_says_is_not_published(root: Path, tmp_path: Path, capsys) -> None:
    shutil.copytree(root / "dist", tmp_path / "dist")
    (tmp_path / "dist/a-small-encyclopedia-data.zip").write_bytes(b"something else")
    given = ["--config", str(root / "mkdocs.yml"), "publish", str(tmp_path / "out"), "--downloads", str(tmp_path / "dist")]
    assert cli.main(given) == 2
    assert "is not the file that manifest.json names" in capsys.readouterr().err
