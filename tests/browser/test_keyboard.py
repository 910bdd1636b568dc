"""Everything can be reached by keyboard, and nothing is wider than a telephone."""

from __future__ import annotations

from typing import Any

import pytest

from browser.pages import OTHER, SMALL

pytestmark = pytest.mark.xdist_group("browser")

# The radio buttons of the palette have no size; the label after them shows where the focus is.
FOCUS = """() => {
    const focus = document.activeElement
    const shown = focus.matches('.md-option') ? focus.nextElementSibling : focus
    const style = getComputedStyle(shown), box = shown.getBoundingClientRect()
    return {
        what: focus.outerHTML.slice(0, 120),
        outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
        inside: box.right > 0 && box.left < innerWidth && style.visibility === 'visible',
    }
}"""

# The page itself hides what sticks out of it, so that its width alone tells nothing.
STICKS_OUT = """() => [...document.querySelectorAll('body *')].filter(element => {
    const box = element.getBoundingClientRect()
    if (box.width === 0 || box.height === 0 || box.right <= innerWidth + 1) return false
    for (let frame = element; frame !== document.body; frame = frame.parentElement) {
        const style = getComputedStyle(frame)
        if (style.overflowX !== 'visible' || style.position === 'fixed' || style.visibility === 'hidden') return false
    }
    return true
}).map(element => element.outerHTML.slice(0, 120))"""


def focused(page: Any, selector: str) -> bool:
    return page.evaluate("selector => document.activeElement.matches(selector)", selector)


@pytest.mark.parametrize(("name", "heading"), [("person", "entry"), ("persons", "entry"), ("hand-written", "a-guide"),
                                               ("missing", "entry")])
def test_the_first_tab_leads_past_the_header_to_the_heading(open_page, small, name: str, heading: str) -> None:
    page = open_page(small.http(SMALL[name]))
    page.keyboard.press("Tab")
    assert focused(page, "a.md-skip")
    assert page.evaluate("getComputedStyle(document.activeElement).opacity") == "1"
    page.keyboard.press("Enter")
    page.wait_for_function("id => location.hash === '#' + id", arg=heading)
    assert page.locator(f"h1#{heading}").count() == 1
    page.keyboard.press("Tab")
    assert focused(page, "article *")


@pytest.mark.parametrize("width", [1440, 390])
def test_one_sees_where_the_focus_is(open_page, small, width: int) -> None:
    page = open_page(small.http(SMALL["person"]), width)
    for _ in range(30):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert focus["outlined"], focus["what"]
        assert focus["inside"], focus["what"]


def test_the_navigation_of_a_narrow_screen_opens_by_keyboard(open_page, small) -> None:
    page = open_page(small.http(SMALL["person"]), 390)
    for _ in range(2):
        page.keyboard.press("Tab")
    assert focused(page, "label[for=__drawer]")
    page.keyboard.press("Enter")
    assert page.is_checked("#__drawer")
    page.wait_for_selector(".md-nav--primary >> text=Persons")


def test_a_table_that_is_too_wide_is_scrolled_by_keyboard(open_page, small) -> None:
    page = open_page(small.http(SMALL["wide table"]), 390)
    page.wait_for_selector(".md-typeset__scrollwrap[tabindex='0']")
    for _ in range(20):
        page.keyboard.press("Tab")
        if focused(page, ".md-typeset__scrollwrap"):
            break
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.matches('.md-typeset__scrollwrap')"
                           " && document.activeElement.scrollLeft > 0")


def test_a_table_that_fits_is_no_stop_of_the_keyboard(open_page, small) -> None:
    page = open_page(small.http(SMALL["person"]))
    page.wait_for_selector(".md-typeset__scrollwrap")
    assert page.locator(".md-typeset__scrollwrap[tabindex]").count() == 0


@pytest.mark.parametrize("name", [name for name in (*SMALL, *OTHER) if name != "redirect"])
def test_no_page_is_wider_than_a_telephone(open_page, site_of, name: str) -> None:
    site, path = site_of[name]
    page = open_page(site.http(path), 390)
    assert page.evaluate("[document.documentElement.scrollWidth, document.body.scrollWidth]") <= [390, 390]
    assert page.evaluate(STICKS_OUT) == []
