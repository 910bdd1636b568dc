"""The timeline, the strips and the relations in a browser: chosen, followed and seen, from a server and from a file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from browser import axe
from browser.pages import PALETTE, TESTS, Site, made
from browser.server import served

pytestmark = pytest.mark.xdist_group("browser")
WHEN = """\
when:
  - {value: 634-08-23, rank: preferred}
  - {value: 633-02, sources: [{work: annals, transmitter: badr}]}"""


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The small encyclopedia with a disputed date and a choice of chronologies."""
    root = shutil.copytree(TESTS / "small", tmp_path_factory.mktemp("dated") / "small")
    file = root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8").replace("theme: {name: material, font: false}\n", PALETTE)
    file.write_text(text.replace("      edit:", "      timeline: {chronologies: badr}\n      edit:"), encoding="utf-8")
    battle = root / "entries/battles/second-fight.yaml"
    battle.write_text(battle.read_text(encoding="utf-8").replace("when: 634-08-23", WHEN), encoding="utf-8")
    with served(made(root), "/book/") as address:
        yield Site(root / "site", address)


def left(page: Any, selector: str) -> float:
    return page.locator(selector).first.bounding_box()["x"]


@pytest.mark.parametrize("way", ["http", "file"])
def test_choosing_a_chronology_moves_the_marks_without_any_script_of_ours(open_page, dated: Site, way: str) -> None:
    page = open_page(getattr(dated, way)("timeline.html"))
    name = 'a[href="battles/second-fight.html"] .fig-name'
    before = left(page, name)
    assert page.locator('a[href="battles/second-fight.html"] .c1').bounding_box() is None
    page.get_by_label("Badr", exact=True).check(force=True)
    page.wait_for_function("([selector, before]) => document.querySelector(selector).getBoundingClientRect().x < before - 50",
                           arg=[name, before])
    assert page.locator('a[href="battles/second-fight.html"] .c1').bounding_box() is not None
    assert page.evaluate("getComputedStyle(document.querySelector('a[href=\"battles/second-fight.html\"] .c0')).opacity") == "0.2"
    assert page.evaluate("getComputedStyle(document.querySelector('a.n1[href=\"battles/first-fight.html\"] > g')).opacity") == "0.35"


def test_the_choice_is_made_by_keyboard_and_one_sees_where_one_is(open_page, dated: Site) -> None:
    page = open_page(dated.http("timeline.html"))
    page.locator("#chronology-0").focus()
    page.keyboard.press("ArrowRight")
    assert page.is_checked("#chronology-1")
    assert page.evaluate("getComputedStyle(document.querySelector('#chronology-1 + label')).outlineStyle") == "solid"


@pytest.mark.parametrize("way", ["http", "file"])
@pytest.mark.parametrize(("path", "figure"), [
    ("timeline.html", "figure.timeline"), ("battles/first-fight.html", "figure.strip"), ("persons/anbar.html", "figure.relations")])
def test_a_mark_is_reached_by_keyboard_and_leads_to_its_entry(open_page, dated: Site, way: str, path: str, figure: str) -> None:
    page = open_page(getattr(dated, way)(path))
    page.locator(f'{figure} a[href$="second-fight.html"]').first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/battles/second-fight.html")
    assert page.locator("h1").inner_text().startswith("The second fight")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("path", ["timeline.html", "battles/second-fight.html", "persons/anbar.html", "groups/river-men.html"])
def test_axe_finds_no_fault_with_the_figures(open_page, dated: Site, path: str, width: int, scheme: str) -> None:
    assert axe.faults(open_page(dated.http(path), width, scheme)) == []


@pytest.mark.parametrize("path", ["timeline.html", "battles/second-fight.html", "persons/anbar.html"])
def test_on_a_telephone_a_wide_figure_scrolls_within_itself(open_page, dated: Site, path: str) -> None:
    page = open_page(dated.http(path), 390)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    wide = page.locator("figure.timeline, figure.relations").first
    assert wide.evaluate("figure => figure.scrollWidth > figure.clientWidth && getComputedStyle(figure).overflowX === 'auto'")


def test_the_list_has_every_event_of_the_drawing(open_page, dated: Site) -> None:
    page = open_page(dated.http("timeline.html"))
    drawn, listed = (page.evaluate(f"[...new Set([...document.querySelectorAll('{where} a')].map(a => a.getAttribute('href'))"
                                   ".filter(href => href.startsWith('battles/') && !href.endsWith('index.html')))].sort()")
                     for where in ("figure.timeline svg", "article ul"))
    assert drawn == listed == [f"battles/{one}-fight.html" for one in ("first", "second", "third")]
