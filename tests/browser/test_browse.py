"""The page of combined choices, by mouse and by keyboard, from a server and from a file; its address keeps the choice."""

from __future__ import annotations

from typing import Any

import pytest

from browser.axe import COLOURS, faults
from browser.test_accessibility import darken
from browser.test_keyboard import STICKS_OUT

pytestmark = pytest.mark.xdist_group("browser")

PAGE = "browse/index.html"
PAGES = ("browse/letters.html", "browse/calendar.html", "browse/year-634.html", "browse/years.html", "browse/sources.html",
         "browse/source-annals.html", "browse/certainty.html", "browse/sides.html", "names/index.html", "browse/recent.html")


def address(site: Any, way: str, choice: str = "") -> str:
    return (site.http(PAGE) if way == "http" else site.file(PAGE)) + choice


def status(page: Any, said: str) -> None:
    page.wait_for_function("said => document.querySelector('.facets-status')?.textContent === said", arg=said)


def found(page: Any) -> list[str]:
    return page.locator(".facets-found a").all_inner_texts()


@pytest.mark.parametrize("way", ["http", "file"])
def test_choices_combine_and_their_counts_follow(open_page, small, way: str) -> None:
    page = open_page(address(small, way))
    status(page, "36 of 36 entries")
    page.get_by_label("Battles 3").check()
    status(page, "3 of 36 entries")
    page.click("summary:has-text('Rests on')")
    page.get_by_label("Letters 3").check()
    status(page, "3 of 36 entries")
    assert page.get_by_label("Persons").locator("xpath=..").inner_text().split()[-1] == "2"
    assert found(page) == ["The first fight", "The second fight", "The third fight"]
    assert page.url.endswith("#kind=battle&source=letters")


def test_of_a_large_encyclopedia_only_what_is_asked_for_is_fetched(open_page, small) -> None:
    page = open_page(small.http("404.html"), fresh=True)
    asked: list[str] = []
    page.route("**/browse/index.html*", lambda route: route.fulfill(body=route.fetch().text().replace('"many":2000', '"many":20')))
    page.on("request", lambda request: asked.append(request.url.partition("/data/browse/")[2]))
    page.goto(small.http(PAGE))
    status(page, "Choose a kind, or open another mark.")
    assert not any(asked)
    page.get_by_label("Battles 3").check()
    status(page, "3 of 36 entries")
    assert [name for name in asked if name.startswith("kind/")] == ["kind/battle.js"]
    assert page.evaluate("document.activeElement.matches('.facet-value input:checked')")
    page.click("summary:has-text('Side or group')")
    page.wait_for_selector(".facet-value:visible:has-text('River')")
    assert {name for name in asked if name.startswith("kind/")} == {"kind/battle.js", "kind/group.js"}
    assert found(page) == ["The first fight", "The second fight", "The third fight"]
    page.get_by_role("button", name="Clear all").click()
    status(page, "36 of 36 entries")


@pytest.mark.parametrize("way", ["http", "file"])
def test_an_address_restores_the_choice_and_back_takes_it_away(open_page, small, way: str) -> None:
    page = open_page(address(small, way, "#kind=battle,person&place=ford&sort=time"))
    status(page, "4 of 36 entries")
    assert found(page)[0] == "The first fight"
    page.get_by_role("button", name="Remove: Persons").click()
    status(page, "3 of 36 entries")
    page.go_back()
    status(page, "4 of 36 entries")
    page.get_by_role("button", name="Clear all").click()
    status(page, "36 of 36 entries")
    assert page.url.endswith("#sort=time")


def test_everything_is_done_by_keyboard(open_page, small) -> None:
    page = open_page(address(small, "http"))
    status(page, "36 of 36 entries")
    page.locator(".facet-value input").first.focus()
    page.keyboard.press("Space")
    page.wait_for_function("location.hash.startsWith('#kind=')")
    assert page.evaluate("document.activeElement.matches('.facet-value input:checked')")
    page.locator(".facets-chip").focus()
    page.keyboard.press("Enter")
    status(page, "36 of 36 entries")
    assert page.evaluate("document.activeElement !== document.body")


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_no_fault_where_something_is_chosen(open_page, small, width: int) -> None:
    page = open_page(address(small, "http", "#kind=battle&place=ford"), width)
    status(page, "3 of 36 entries")
    page.evaluate("document.querySelectorAll('.facets details').forEach(box => { box.open = true })")
    page.wait_for_selector(".facet-value:has-text('Annals')")
    assert faults(page) == []
    darken(page)
    assert faults(page, *COLOURS) == []
    assert page.evaluate(STICKS_OUT) == []


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_fault_on_the_other_ways(open_page, small, path: str, width: int) -> None:
    page = open_page(small.http(path), width)
    assert faults(page) == []
    darken(page)
    assert faults(page, *COLOURS) == []
    assert page.evaluate(STICKS_OUT) == []


@pytest.mark.parametrize("way", ["http", "file"])
def test_an_entry_at_random_is_an_entry(open_page, small, way: str) -> None:
    page = open_page(address(small, way))
    page.click(".random a")
    page.wait_for_url(lambda url: "/browse/" not in url)
    page.wait_for_selector(".infobox")


def test_without_script_the_ways_are_there(chromium, small) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(small.file(PAGE))
    assert "needs JavaScript" in page.locator("#facets").inner_text()
    page.click(".random a")
    assert page.url.endswith("browse/letters.html")
    context.close()
