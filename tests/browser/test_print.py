"""On paper stands the entry alone."""

from __future__ import annotations

import pytest

from browser.pages import SMALL

pytestmark = pytest.mark.xdist_group("browser")
PAPER_WIDTH = 643  # A4 less the margins of 20 mm, in CSS pixels


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["person", "battle", "claim", "battles", "hand-written"])
def test_what_serves_the_screen_is_not_printed(open_page, small, name: str, scheme: str) -> None:
    page = open_page(small.http(SMALL[name]), PAPER_WIDTH, scheme)
    page.emulate_media(media="print", color_scheme=scheme)
    for selector in (".md-header", ".md-tabs", ".md-sidebar--primary", ".md-sidebar--secondary", ".contents",
                     ".headerlink", ".footnote-backref", ".md-skip", ".md-footer", ".cite-files", ".change", "#links"):
        for found in page.locator(selector).all():
            assert not found.is_visible(), selector
    assert page.locator("h1").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('article p')).color") == "rgb(0, 0, 0)"


def test_a_drawing_is_printed_in_light_colours_even_from_a_dark_page(open_page, small) -> None:
    page = open_page(small.http(SMALL["battle"]), PAPER_WIDTH, "dark")
    paper = "getComputedStyle(document.querySelector('svg.fig')).getPropertyValue('--fig-paper')"
    assert page.evaluate(paper) == "#1d1b18"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(paper) == "#fbf5e6"


def test_paper_says_of_what_work_it_is(open_page, small) -> None:
    page = open_page(small.http(SMALL["battle"]), PAPER_WIDTH)
    assert not page.locator(".on-paper").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".on-paper").inner_text() == "A small encyclopedia"


def test_the_box_is_printed_whole(open_page, small) -> None:
    page = open_page(small.http(SMALL["battle"]), PAPER_WIDTH)
    page.emulate_media(media="print")
    box = page.locator(".infobox")
    assert box.evaluate("element => getComputedStyle(element).breakInside") == "avoid"
    assert box.evaluate("element => element.getBoundingClientRect().right") <= PAPER_WIDTH + 1
    assert box.evaluate("element => element.scrollWidth <= element.clientWidth")


def test_a_link_that_leads_out_is_printed_with_its_address(open_page, small) -> None:
    page = open_page(small.http(SMALL["person"]), PAPER_WIDTH)
    page.emulate_media(media="print")
    page.evaluate("""document.querySelector('article p').innerHTML =
        '<a class="external" href="https://a.example/">A</a>'""")
    said = page.evaluate("getComputedStyle(document.querySelector('a.external'), '::after').content")
    assert "https://a.example/" in said
    inner = page.evaluate("getComputedStyle(document.querySelector('article a:not(.external)'), '::after').content")
    assert inner in ("none", "normal")


def test_the_button_at_the_foot_of_an_entry_prints_it(open_page, small) -> None:
    page = open_page(small.http(SMALL["work"]))
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name="Print, or save as PDF").click()
    assert page.evaluate("window.printed")


def test_an_entry_can_be_printed(open_page, small) -> None:
    page = open_page(small.http(SMALL["battle"]))
    assert page.pdf(format="A4").startswith(b"%PDF")
