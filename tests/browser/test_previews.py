"""Previews of entries, by pointer, keyboard and finger, over http and from files."""

from __future__ import annotations

from typing import Any

import pytest

from browser.axe import faults
from browser.pages import SMALL

pytestmark = pytest.mark.xdist_group("browser")
LINK = "article p >> a[href$='badr.html']"
CARD = ".preview"


@pytest.fixture(params=["http", "file"])
def person(request: pytest.FixtureRequest, open_page: Any, small: Any) -> Any:
    return open_page(getattr(small, request.param)(SMALL["person"]))


def boxes(page: Any) -> tuple[dict, dict]:
    return page.locator(CARD).bounding_box(), page.locator(LINK).first.bounding_box()


def test_pointing_at_a_link_shows_what_it_leads_to(person: Any) -> None:
    person.hover(LINK)
    card = person.wait_for_selector(CARD)
    assert [line for line in card.inner_text().split("\n") if line][:2] == ["Badr بدر", "Person"]
    assert "Badr was the brother of al-ʿAnbar." in card.inner_text()
    assert person.locator(LINK).first.get_attribute("aria-describedby") == card.get_attribute("id")


def test_the_preview_stands_beside_the_link_and_never_on_it(person: Any) -> None:
    person.hover(LINK)
    person.wait_for_selector(CARD)
    card, link = boxes(person)
    assert link["y"] + link["height"] <= card["y"] <= link["y"] + link["height"] + 12
    person.mouse.move(0, 0)
    person.wait_for_selector(CARD, state="detached")
    person.set_viewport_size({"width": 1440, "height": int(link["y"] + link["height"] + 60)})
    person.hover(LINK)
    person.wait_for_selector(CARD)
    card, link = boxes(person)
    assert card["y"] + card["height"] <= link["y"]
    person.set_viewport_size({"width": 1440, "height": 900})


def test_the_pointer_can_go_over_to_the_preview_and_it_stays(person: Any) -> None:
    person.hover(LINK)
    person.wait_for_selector(CARD)
    card, _ = boxes(person)
    person.mouse.move(card["x"] + 20, card["y"] + 20, steps=4)
    person.wait_for_timeout(600)
    assert person.locator(CARD).count() == 1
    person.mouse.move(5, 5)
    person.wait_for_selector(CARD, state="detached")


def test_escape_closes_it_without_moving_anything(person: Any) -> None:
    person.hover(LINK)
    person.wait_for_selector(CARD)
    person.keyboard.press("Escape")
    assert person.locator(CARD).count() == 0
    person.wait_for_timeout(600)
    assert person.locator(CARD).count() == 0


def test_the_focus_of_the_keyboard_shows_it_and_takes_it_away(person: Any) -> None:
    person.keyboard.press("Tab")
    person.keyboard.press("Enter")
    for _ in range(40):
        person.keyboard.press("Tab")
        if person.evaluate("document.activeElement.getAttribute('href')") == "badr.html":
            break
    person.wait_for_selector(CARD)
    person.keyboard.press("Tab")
    person.wait_for_function("!document.querySelector('.preview')?.textContent.includes('Badr')")


def test_turned_off_they_stay_off(person: Any) -> None:
    person.click("text=Previews of links are on")
    person.hover(LINK)
    person.wait_for_timeout(700)
    assert person.locator(CARD).count() == 0
    person.reload()
    button = person.get_by_role("button", name="Previews of links are off")
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    person.hover(LINK)
    person.wait_for_selector(CARD)


def test_links_to_the_page_itself_and_to_notes_have_none(open_page: Any, small: Any) -> None:
    page = open_page(small.http(SMALL["person"]))
    page.hover("sup a.footnote-ref >> nth=0")
    page.wait_for_timeout(700)
    assert page.locator(CARD).count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_an_open_preview(open_page: Any, small: Any, scheme: str) -> None:
    page = open_page(small.http(SMALL["person"]), scheme=scheme)
    page.hover(LINK)
    page.wait_for_selector(CARD)
    assert faults(page) == []


@pytest.fixture
def telephone(chromium: Any, small: Any) -> Any:
    context = chromium.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(small.http(SMALL["person"]))
    yield page
    context.close()


def test_a_tap_follows_the_link(telephone: Any) -> None:
    telephone.locator(LINK).first.tap()
    telephone.wait_for_url("**/persons/badr.html")


def test_a_long_press_shows_the_preview_and_stays_on_the_page(telephone: Any) -> None:
    box = telephone.locator(LINK).first.bounding_box()
    finger = telephone.context.new_cdp_session(telephone)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": box["x"] + 8, "y": box["y"] + 8}]})
    telephone.wait_for_selector(CARD)
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    telephone.wait_for_timeout(300)
    assert telephone.url.endswith("persons/anbar.html")
    card = telephone.locator(CARD).bounding_box()
    assert card["x"] >= 0 and card["x"] + card["width"] <= 390
    telephone.locator(CARD).tap()
    telephone.wait_for_url("**/persons/badr.html")
