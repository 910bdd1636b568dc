"""Take it with you: the page says how each form is made, and how to cite the edition."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import edit

from generator import cli


@pytest.fixture
def page(small: Path) -> str:
    edit(small / "mkdocs.yml", "      edit:", "      edition: third edition\n      edit:")
    assert cli.main(["--config", str(small / "mkdocs.yml"), "build"]) == 0
    return (small / "site/take-it-with-you.html").read_text(encoding="utf-8")


def test_each_form_has_the_command_that_makes_it(page: str) -> None:
    for command in ("pdf", "epub", "zim", "bundle", "export data", "export all"):
        assert f"<code>ency {command}</code>" in page


def test_the_edition_is_cited_and_saved(page: str) -> None:
    assert "<em>A small encyclopedia</em>, third edition, <a" in page
    assert 'download="a-small-encyclopedia.bib"' in page


def test_every_page_leads_there_from_its_foot(small: Path, page: str) -> None:
    entry = (small / "site/persons/anbar.html").read_text(encoding="utf-8")
    assert '<a href="../take-it-with-you.html">Take it with you</a>' in entry
