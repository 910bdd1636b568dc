"""`ency zim`: every page, found by any of its names and by its text, the same bytes each time, and sound to libzim."""

from __future__ import annotations

import builtins
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import HERE, needs, without

from generator import cli
from generator.carry import plain


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    needs("libzim")
    small = shutil.copytree(HERE / "small", tmp_path_factory.mktemp("zim") / "small")
    assert cli.main(["--config", str(small / "mkdocs.yml"), "zim", "--to", str(small / "dist")]) == 0
    return small / "dist/a-small-encyclopedia.zim"


@pytest.fixture(scope="module")
def archive(made: Path) -> Any:
    from libzim.reader import Archive

    return Archive(made)


def found(archive: Any, text: str) -> list[str]:
    """The paths that the full-text index gives for a question."""
    from libzim.search import Query, Searcher

    search = Searcher(archive).search(Query().set_query(text))
    return list(search.getResults(0, search.getEstimatedMatches()))


def offered(archive: Any, typed: str) -> list[str]:
    """The pages that are offered to somebody who types."""
    from libzim.suggestion import SuggestionSearcher

    search = SuggestionSearcher(archive).suggest(typed)
    entries = map(archive.get_entry_by_path, search.getResults(0, search.getEstimatedMatches()))
    return [(entry.get_redirect_entry() if entry.is_redirect else entry).path for entry in entries]


def test_it_begins_with_the_front_page_and_its_checksum_is_right(archive: Any) -> None:
    assert archive.main_entry.get_item().path == "index.html"
    assert archive.check() and archive.has_fulltext_index and archive.has_title_index


def test_a_page_is_read_back_as_it_stands_on_the_site(archive: Any, made: Path) -> None:
    item = archive.get_entry_by_path("persons/anbar.html").get_item()
    assert (item.title, item.mimetype) == ("al-ʿAnbar", "text/html")
    assert bytes(item.content) == (made.parent.parent / "site/persons/anbar.html").read_bytes()
    script = archive.get_entry_by_path("assets/javascripts/finder.js").get_item()
    assert script.mimetype == "text/javascript"


@pytest.mark.parametrize("typed", ["al-ʿAnbar", "al anbar", "Anbar the", "العنبر"])
def test_an_entry_is_offered_by_each_of_its_names(archive: Any, typed: str) -> None:
    assert "persons/anbar.html" in offered(archive, typed)


@pytest.mark.parametrize("text", ["ʿAnbar scribe", "anbar SCRIBE"])
def test_a_page_is_found_by_its_text_with_and_without_marks(archive: Any, text: str) -> None:
    assert "persons/anbar.html" in found(archive, text)


def test_a_former_address_leads_to_the_entry(archive: Any) -> None:
    entry = archive.get_entry_by_path("persons/the-other-brother.html")
    assert entry.is_redirect and entry.get_redirect_entry().path == "persons/badr.html"


def test_it_says_what_it_is(archive: Any) -> None:
    said = {name: archive.get_metadata(name).decode() for name in archive.metadata_keys if "Illustration" not in name}
    assert said["Title"] == "A small encyclopedia"
    assert (said["Name"], said["Language"], said["Flavour"]) == ("a-small-encyclopedia_en_all", "eng", "maxi")
    assert said["Description"] == "Eleven entries about two brothers and a bridge."
    assert said["License"] == "CC BY-SA 4.0" and "_ftindex:yes" in said["Tags"]
    assert {"Creator", "Publisher", "Date", "LongDescription", "Counter", "Scraper"} <= said.keys()
    assert bytes(archive.get_illustration_item(48).content).startswith(b"\x89PNG")


def test_made_again_it_has_the_same_bytes(made: Path, tmp_path: Path) -> None:
    assert cli.main(["--config", str(made.parent.parent / "mkdocs.yml"), "zim", "--to", str(tmp_path)]) == 0
    assert hashlib.sha256((tmp_path / made.name).read_bytes()).digest() == hashlib.sha256(made.read_bytes()).digest()
    assert [file.name for file in tmp_path.iterdir()] == [made.name]


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="the libzim for Python 3.14 writes a format that Debian's zimcheck does not know")
def test_zimcheck_finds_nothing(made: Path) -> None:
    if shutil.which("zimcheck") is None:
        without("zimcheck is not installed: apt-get install zim-tools")
    done = subprocess.run(["zimcheck", str(made)], capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "ERROR" not in done.stdout and "WARNING" not in done.stdout, done.stdout


def test_without_libzim_the_command_says_how_to_get_it(small: Path, monkeypatch, capsys) -> None:
    real = builtins.__import__

    def lacking(name: str, *rest: Any) -> Any:
        if name.startswith(("libzim", "generator.carry.zimfile")):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", lacking)
    assert cli.main(["--config", str(small / "mkdocs.yml"), "zim"]) == 2
    assert "python -m pip install" in capsys.readouterr().err


def test_the_words_of_a_page_are_those_of_its_article() -> None:
    page = ("<title>Saʿd &amp; al-Ḥīra – Book</title><nav>Menu</nav><article class=\"x\"><h1>Saʿd</h1>"
            "<svg><text>drawn</text></svg><p>at <a href=\"y\">al-Ḥīra</a></p></article>")
    assert plain.title(page) == "Saʿd & al-Ḥīra – Book"
    assert plain.text(page) == "Saʿd at al-Ḥīra"
    assert plain.folded_words("Saʿd at al-Ḥīra, Saʿd") == "sad hira"
