"""A page asks nobody but its own site, and nothing on it fails."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest

from browser.pages import OTHER, SMALL

pytestmark = pytest.mark.xdist_group("browser")
FIRST_VISIT = 400_000


class Heard:
    """What a page asked for and complained of while it was open."""

    def __init__(self, page: Any) -> None:
        self.asked: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("requestfailed", lambda request: self.errors.append(f"failed: {request.url}"))
        page.on("console", lambda said: self.errors.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))


@pytest.mark.parametrize("name", [*SMALL, *OTHER])
def test_over_http_a_page_asks_only_its_own_server(open_page, site_of, name: str) -> None:
    site, path = site_of[name]
    page = open_page("about:blank")
    heard = Heard(page)
    page.goto(site.http(path), wait_until="networkidle" if name == "redirect" else "load")
    page.evaluate("document.fonts.ready")
    assert {urlsplit(url)[:2] for url in heard.asked if not url.startswith("data:")} == {urlsplit(site.address)[:2]}
    assert heard.errors == []


@pytest.mark.parametrize("name", [name for name in (*SMALL, *OTHER) if name != "missing"])
def test_opened_as_a_file_a_page_asks_only_for_files_of_its_site(open_page, site_of, name: str) -> None:
    site, path = site_of[name]
    page = open_page("about:blank")
    heard = Heard(page)
    page.goto(site.file(path), wait_until="networkidle" if name == "redirect" else "load")
    page.evaluate("document.fonts.ready")
    outside = [url for url in heard.asked if not url.startswith((site.folder.as_uri() + "/", "data:"))]
    assert outside == []
    assert heard.errors == []


def test_a_missing_page_is_answered_with_ways_on(open_page, small) -> None:
    page = open_page(small.http("persons/no/such.html"))
    assert page.locator("h1").inner_text() == "There is no page here"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith('"Ency Serif"')
    page.click("article li a >> text=Persons")
    page.wait_for_url(small.http("persons/index.html"))


def test_a_first_visit_of_an_entry_is_light(open_page, small, record_property) -> None:
    page = open_page("about:blank", fresh=True)
    received: list[float] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    page.goto(small.http(SMALL["person"]), wait_until="networkidle")
    total = round(sum(received))
    print(f"A first visit of an entry with Arabic: {total:,} bytes in {len(received)} requests")
    record_property("bytes of a first visit", total)
    assert 50_000 < total < FIRST_VISIT
