"""axe-core (WCAG 2.1 AA and its best practices) finds nothing on any kind of page."""

from __future__ import annotations

from typing import Any

import pytest

from browser.axe import COLOURS, faults
from browser.pages import OTHER, SMALL

pytestmark = pytest.mark.xdist_group("browser")


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("name", [name for name in (*SMALL, *OTHER) if name != "redirect"])
def test_axe_finds_no_fault(open_page, site_of, name: str, width: int) -> None:
    site, path = site_of[name]
    page = open_page(site.http(path), width)
    assert faults(page) == []
    darken(page)
    assert faults(page, *COLOURS) == []


def test_axe_finds_no_fault_in_an_open_list_of_contents(open_page, small) -> None:
    page = open_page(small.http(SMALL["person"]), 390)
    page.click("details.contents summary")
    assert faults(page) == []
    darken(page)
    assert faults(page, *COLOURS) == []


def darken(page: Any) -> None:
    """The dark pages differ from the light ones in their colours alone."""
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")


def test_a_redirect_leads_to_the_entry_without_a_pause(open_page, small) -> None:
    page = open_page(small.http(SMALL["redirect"]))
    page.wait_for_url("**/persons/badr.html")
    assert page.locator("h1").inner_text().startswith("Badr")


def test_the_dark_palette_is_dark(open_page, small) -> None:
    page = open_page(small.http(SMALL["person"]), scheme="dark")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    red = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]")
    assert int(red) < 60
