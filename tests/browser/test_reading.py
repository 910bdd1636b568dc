"""The site is read from a folder on disk: every way on a page leads where it says."""

from __future__ import annotations

from typing import Any

import pytest

from browser.pages import SMALL

pytestmark = pytest.mark.xdist_group("browser")


def seen(page: Any, selector: str) -> bool:
    """Whether an element stands within the window, below the header."""
    return page.wait_for_function(
        """selector => {
            const box = document.querySelector(selector).getBoundingClientRect()
            return box.top >= 0 && box.bottom <= innerHeight
        }""", arg=selector, timeout=15_000) is not None


def test_from_the_front_page_to_a_list_to_an_entry_to_one_that_links_there(open_page, small) -> None:
    page = open_page(small.file("index.html"))
    page.click("article a:has-text('Persons')")
    page.wait_for_url(small.file("persons/index.html"))
    page.click("article a:has-text('Badr')")
    page.wait_for_url(small.file("persons/badr.html"))
    page.click("#links + ul a:has-text('The bridge')")
    page.wait_for_url(small.file("topics/bridge.html"))
    assert page.locator("h1").inner_text() == "The bridge"


def test_the_chosen_palette_is_remembered_from_page_to_page(open_page, small) -> None:
    page = open_page(small.file(SMALL["person"]), fresh=True)
    scheme = "document.body.dataset.mdColorScheme"
    assert page.evaluate(scheme) == "default"
    page.click("label[for=__palette_1]")
    page.wait_for_function(f"{scheme} === 'slate'")
    page.goto(small.file(SMALL["battle"]))
    assert page.evaluate(scheme) == "slate"
    page.click("label[for=__palette_0]")
    page.wait_for_function(f"{scheme} === 'default'")


def test_a_line_of_the_contents_leads_to_its_heading(open_page, small) -> None:
    page = open_page(small.file(SMALL["person"]))
    page.click(".md-nav--secondary a[href='#links']")
    assert page.url.endswith("#links")
    assert seen(page, "#links")


def test_on_a_telephone_the_contents_unfold_in_the_article(open_page, small) -> None:
    page = open_page(small.file(SMALL["person"]), 390)
    assert not page.locator("details.contents a[href='#links']").is_visible()
    page.click("details.contents summary")
    page.click("details.contents a[href='#links']")
    assert seen(page, "#links")


def test_the_number_of_a_note_leads_to_it_and_its_arrow_leads_back(open_page, small) -> None:
    page = open_page(small.file(SMALL["person"]))
    page.locator("article p .footnote-ref").first.click()
    note = page.evaluate("location.hash")
    assert note.startswith("#fn:")
    assert seen(page, f"[id='{note[1:]}']")
    page.locator(f"[id='{note[1:]}'] .footnote-backref").first.click()
    back = page.evaluate("location.hash")
    assert back.startswith("#fnref")
    assert seen(page, f"[id='{back[1:]}']")


def test_the_letters_of_a_list_lead_to_their_entries(open_page, small) -> None:
    page = open_page(small.file(SMALL["topics"]), 390)
    page.click(".letters a:has-text('K')")
    assert seen(page, "#k")


@pytest.mark.parametrize("name", [name for name in SMALL if name != "redirect"])
def test_every_link_within_a_page_leads_to_something_on_it(open_page, small, name: str) -> None:
    page = open_page(small.file(SMALL[name]))
    assert page.evaluate("""() => [...document.querySelectorAll('a[href^="#"]')]
        .map(link => decodeURIComponent(link.getAttribute('href').slice(1)))
        .filter(id => id && !document.getElementById(id))""") == []
