"""The index of the texts: made with the site, never of another state of it, and of the articles alone."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from conftest import edit, tree
from test_site import change_prose, made

from generator import cli
from generator.site import pagefind
from generator.site.fulltext import own_text


def index(small: Path) -> dict[str, str]:
    return {path: mark for path, mark in tree(small / "site").items() if path.startswith("pagefind/")}


def fragments(small: Path) -> dict[str, dict]:
    """What the index holds of each page, by address."""
    read = (gzip.decompress(file.read_bytes()).partition(b"pagefind_dcd")[2]
            for file in (small / "site/pagefind/fragment").iterdir())
    return {page["url"].lstrip("/"): page for page in map(json.loads, read)}


def test_a_build_without_it_makes_no_index(small: Path) -> None:
    made(small)
    assert index(small) == {}


def test_two_builds_give_the_same_index(small: Path) -> None:
    made(small, full_text=True)
    first = index(small)
    made(small, full_text=True, fresh=True)
    assert "pagefind/pagefind-entry.json" in first and index(small) == first


def test_the_index_holds_what_an_article_says_and_not_what_stands_round_it(small: Path) -> None:
    made(small, full_text=True)
    page = fragments(small)["persons/anbar.html"]
    assert "He fought at the first fight" in page["content"] and "al-⸢Anbar held The Ford" in page["content"]
    for left_out in ("Allegiance", "What links here", "Annals of the River", "Permanent link", "Cite this entry"):
        assert left_out not in page["content"]
    assert page["meta"] == {"title": "al-⸢Anbar", "when": "23 Aug 634"}
    assert page["filters"] == {"kind": ["Persons"], "decade": ["630s"], "side": ["River men"], "place": ["The Ford"],
                               "source": ["Annals of the River", "Letters"]}
    assert {"guide.html", "battles/second-fight.html"} <= fragments(small).keys()
    assert not {"persons/index.html", "wanted.html", "persons/gone.html", "search.html"} & fragments(small).keys()


def test_nothing_is_made_again_where_the_index_is_right(small: Path) -> None:
    made(small, full_text=True)
    before = index(small)
    assert made(small, full_text=True).pages == 0 and made(small).pages == 0
    assert index(small) == before


def test_a_change_takes_a_stale_index_away_and_the_next_full_build_makes_it(small: Path) -> None:
    made(small, full_text=True)
    change_prose(small)
    made(small)
    assert index(small) == {}
    made(small, full_text=True)
    after = tree(small / "site")
    assert "is said to have fought" in fragments(small)["persons/anbar.html"]["content"]
    made(small, full_text=True, fresh=True)
    assert tree(small / "site") == after


def test_a_change_with_the_index_renews_both(small: Path) -> None:
    made(small, full_text=True)
    for before, after in (("He fought", "He is said to have fought"), ("He is said to have fought", "They fought")):
        edit(small / "entries/persons/anbar.yaml", before, after)
        made(small, full_text=True)
        assert after in fragments(small)["persons/anbar.html"]["content"]
    alone = tree(small / "site")
    made(small, full_text=True, fresh=True)
    assert tree(small / "site") == alone


def test_a_problem_leaves_site_and_index_as_they_were(small: Path) -> None:
    made(small, full_text=True)
    good = tree(small / "site")
    edit(small / "entries/persons/anbar.yaml", "[[ford]] with", "[[fjord]] with")
    assert not made(small, full_text=True).made
    assert tree(small / "site") == good


def test_without_pagefind_one_is_told_what_to_install(small: Path, monkeypatch: pytest.MonkeyPatch,
                                                      capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(pagefind, "installed", lambda: False)
    assert cli.main(["--config", str(small / "mkdocs.yml"), "build", "--full-text"]) == 2
    assert "pip install pagefind-bin" in capsys.readouterr().err
    assert not (small / "site").exists()


def test_sections_that_repeat_other_pages_are_left_out() -> None:
    article = '<h1>A</h1><p>one</p><h2 id="field">F</h2><p>two</p><h2 id="links">L</h2><p>three</p><h2 id="end">E</h2><p>four</p>'
    assert own_text(article) == '<h1>A</h1><p>one</p><h2 id="field">F</h2><p>two</p><h2 id="end">E</h2><p>four</p>'
