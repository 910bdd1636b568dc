"""A name in another script stands in its own direction and in our own face, and costs nothing where there is none."""

from __future__ import annotations

from typing import Any

import pytest

from browser.pages import SMALL

pytestmark = pytest.mark.xdist_group("browser")


def fonts_asked(page: Any, address: str) -> set[str]:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.rpartition("/")[2]))
    page.goto(address, wait_until="networkidle")
    return {name for name in asked if name.endswith(".woff2")}


def test_an_arabic_headword_is_isolated_and_runs_from_right_to_left(open_page, small) -> None:
    page = open_page(small.http(SMALL["person"]))
    name = page.locator("h1 bdi")
    assert name.inner_text() == "العنبر"
    assert (name.get_attribute("lang"), name.get_attribute("dir")) == ("ar", "rtl")
    assert name.evaluate("element => getComputedStyle(element).direction") == "rtl"


def test_arabic_is_set_in_our_own_face(open_page, small) -> None:
    page = open_page("about:blank", fresh=True)
    asked = fonts_asked(page, small.http(SMALL["person"]))
    assert "ency-arabic-400-arabic.woff2" in asked
    assert "ency-arabic-700-arabic.woff2" not in asked
    assert page.evaluate("document.fonts.check('20px \"Ency Arabic\"', 'العنبر')")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    for selector in ("h1 bdi", ".infobox bdi"):
        node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
        used = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert used and all(font["isCustomFont"] for font in used), used


@pytest.mark.parametrize("name", ["topic", "hand-written", "missing"])
def test_a_page_without_arabic_asks_for_no_arabic_font(open_page, small, name: str) -> None:
    asked = fonts_asked(open_page("about:blank", fresh=True), small.http(SMALL[name]))
    assert asked
    assert {font for font in asked if "arabic" in font or "syriac" in font} == set()
