"""The search in the texts: found with filters and by keyboard, asked for only when wanted, honest where it cannot work."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from browser.axe import faults
from browser.pages import TESTS, Site
from browser.server import served
from browser.test_keyboard import STICKS_OUT
from generator import settings
from generator.site.build import build

pytestmark = pytest.mark.xdist_group("browser")
LINKS = ".search__results h2 a"


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The small encyclopedia with the index of its texts."""
    root = tmp_path_factory.mktemp("search") / "small"
    shutil.copytree(TESTS / "small", root)
    before, after = (" ".join(map(str, numbers)) for numbers in (range(100), range(200, 300)))
    (root / "docs/letter.md").write_text(f"# A letter\n\n{before} a zither {after}\n", encoding="utf-8")
    assert build(settings.load(root / "mkdocs.yml"), full_text=True).made
    with served(root / "site", "/book/") as address:
        yield Site(root / "site", address)


def results(page: Any) -> list[str]:
    page.wait_for_selector(".search__count:not(:empty)")
    page.wait_for_function("!document.querySelector('.search__count').textContent.includes('…')")
    return page.locator(LINKS).all_inner_texts()


def test_words_are_found_with_their_passage_and_lead_to_the_page(open_page: Any, indexed: Site) -> None:
    page = open_page(indexed.http("search.html"))
    page.fill("#search-words", "named in a table")
    page.keyboard.press("Enter")
    assert results(page) == ["al-ʿAnbar"]
    assert "table" in " ".join(page.locator(".search__results mark").all_inner_texts())
    assert "…" not in page.locator(".search__results li > p").nth(1).inner_text(), "it is the whole text"
    assert "1 page holds “named in a table”" in page.inner_text(".search__count")
    page.click(LINKS)
    page.wait_for_url(indexed.http("persons/anbar.html"))


def test_a_passage_out_of_a_longer_text_shows_that_it_is_one(open_page: Any, indexed: Site) -> None:
    page = open_page(indexed.http("search.html?q=zither"))
    assert results(page) == ["A letter"]
    passage = page.locator(".search__results li > p").nth(1).inner_text()
    assert re.fullmatch(r"… \d.* zither .*\d …", passage)


@pytest.mark.parametrize("query", ["al-ʿAnbar", "Anbar", "al-Anbar", "‘Anbar"])
def test_the_signs_for_ayn_and_hamza_need_not_be_typed(open_page: Any, indexed: Site, query: str) -> None:
    page = open_page(indexed.http(f"search.html?q={query}"))
    assert "al-ʿAnbar" in results(page)
    assert "⸢" not in page.inner_text("article")


def test_nothing_of_the_index_is_loaded_before_something_is_looked_for(open_page: Any, indexed: Site) -> None:
    page = open_page("about:blank", fresh=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(indexed.http("persons/anbar.html"), wait_until="networkidle")
    assert not any("pagefind" in url or "search.js" in url for url in asked)


def test_results_are_narrowed_down_and_the_address_remembers(open_page: Any, indexed: Site) -> None:
    page = open_page(indexed.http("search.html?q=ford"))
    everything = results(page)
    page.get_by_role("checkbox", name="Battles").check()
    page.wait_for_function("document.querySelectorAll('.search__results h2').length === 3")
    battles = page.locator(LINKS).all_inner_texts()
    assert set(battles) == {"The first fight", "The second fight", "The third fight"} < set(everything)
    assert page.url.endswith("?q=ford&kind=Battles")
    page.reload()
    assert sorted(results(page)) == sorted(battles)
    assert page.get_by_role("checkbox", name="Battles").is_checked()
    page.get_by_role("button", name="Clear the choice").click()
    page.wait_for_function("n => document.querySelectorAll('.search__results h2').length === n", arg=len(everything))


def test_all_goes_by_keyboard(open_page: Any, indexed: Site) -> None:
    page = open_page(indexed.http("search.html"))
    page.keyboard.type("ford")
    page.wait_for_selector(LINKS)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement === document.querySelectorAll('.search__results h2 a')[1]")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "search-words"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "search-words"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_function("!location.pathname.endsWith('search.html')")


def test_what_is_nowhere_is_said_to_be_nowhere(open_page: Any, indexed: Site) -> None:
    page = open_page(indexed.http("search.html?q=qwertyuiop"))
    assert results(page) == []
    assert page.inner_text(".search__count") == "Nothing was found for “qwertyuiop”."


def test_entries_of_the_name_stand_first(open_page: Any, indexed: Site) -> None:
    page = open_page(indexed.http("search.html?q=the old bridge"))
    page.wait_for_selector(".search__names a")
    assert page.locator(".search__names a").first.get_attribute("href").endswith("topics/bridge.html")
    page.fill("#search-words", "qwertyuiop")
    page.wait_for_selector(".search__names", state="hidden")


def test_from_a_file_names_are_found_and_it_says_why_the_texts_are_not(open_page: Any, indexed: Site) -> None:
    page = open_page(indexed.file("search.html"))
    said = page.inner_text(".search__said")
    assert "opened from a file" in said and "python -m http.server" in said
    page.keyboard.type("anbar")
    page.wait_for_selector(".search__names a")
    assert page.locator(".search__names a").first.inner_text() == "al-ʿAnbar"
    assert page.inner_text(".search__count") == ""
    page.click(".search__names a")
    page.wait_for_url(indexed.file("persons/anbar.html"))


def test_without_an_index_it_says_so(open_page: Any, small: Site) -> None:
    page = open_page(small.http("search.html?q=anbar"))
    page.wait_for_selector(".search__names a")
    page.wait_for_function("document.querySelector('.search__said').textContent.includes('have not been indexed')")


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_axe_finds_nothing_wrong_and_nothing_sticks_out(open_page: Any, indexed: Site, width: int, scheme: str) -> None:
    page = open_page(indexed.http("search.html?q=ford"), width, scheme)
    assert results(page)
    page.locator(".search__filters").evaluate("details => { details.open = true }")
    assert faults(page) == []
    assert page.evaluate(STICKS_OUT) == []
