"""Cite this entry: in words with edition and day, and as files for reference managers within the page."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from conftest import edit

from generator import cli


def saved(page: Path) -> list[tuple[str, str, str]]:
    """What the page offers to save: file names, types and contents."""
    found = re.findall(r'<a download="([^"]+)" href="data:([^;]+);charset=utf-8,([^"]*)">', page.read_text(encoding="utf-8"))
    return [(name, type_, unquote(content)) for name, type_, content in found]


@pytest.fixture
def site(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750000000")
    edit(small / "mkdocs.yml", "      edit:", "      edition: third edition\n      edit:")
    assert cli.main(["--config", str(small / "mkdocs.yml"), "build"]) == 0
    return small / "site"


def test_the_words_name_the_edition(site: Path) -> None:
    page = (site / "persons/anbar.html").read_text(encoding="utf-8")
    assert "“al-ʿAnbar”, <em>A small encyclopedia</em>, third edition" in page


def test_an_entry_is_saved_in_three_forms(site: Path) -> None:
    (bib, bib_type, tex), (ris, ris_type, tags), (csl, csl_type, items) = saved(site / "persons/anbar.html")
    assert (bib, ris, csl) == ("anbar.bib", "anbar.ris", "anbar.json")
    assert (bib_type, ris_type, csl_type) == ("application/x-bibtex", "application/x-research-info-systems",
                                              "application/vnd.citationstyles.csl+json")
    assert "@inreference{anbar,\n  title = {al-ʿAnbar},\n" in tex and "  edition = {third edition},\n" in tex
    assert tags.startswith("TY  - ENCYC\r\n") and "TI  - al-ʿAnbar\r\n" in tags and tags.endswith("ER  - \r\n")
    item = json.loads(items)[0]
    assert item["URL"] == "https://small.example/book/persons/anbar.html"
    assert (item["container-title"], item["edition"]) == ("A small encyclopedia", "third edition")
    assert all("CC BY-SA 4.0" in content for content in (tex, tags, items))


def test_the_page_of_a_work_saves_the_work_too(site: Path) -> None:
    names = [name for name, _, _ in saved(site / "works/annals.html")]
    assert names == ["annals.bib", "annals.ris", "annals.json", "entry-annals.bib", "entry-annals.ris", "entry-annals.json"]
    assert "Annals of the River" in saved(site / "works/annals.html")[0][2]


def test_what_is_exported_as_markdown_holds_no_such_addresses(small: Path, tmp_path: Path) -> None:
    assert cli.main(["--config", str(small / "mkdocs.yml"), "export", "markdown", str(tmp_path / "out")]) == 0
    assert "data:application" not in (tmp_path / "out/docs/persons/anbar.md").read_text(encoding="utf-8")
