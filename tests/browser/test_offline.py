"""A published site without a connection: what was read opens again, and everything when it was kept."""

from __future__ import annotations

import pytest

from browser.server import served
from browser.test_finder import named, opened
from generator import cli

pytestmark = pytest.mark.xdist_group("browser")
KEPT = "caches.open('ency ' + encyBase).then(cache => cache.match(location.href)).then(Boolean)"


def test_what_was_read_or_kept_opens_without_a_connection(open_page, small, tmp_path) -> None:
    config = str(small.folder.parent / "mkdocs.yml")
    assert cli.main(["--config", config, "publish", str(tmp_path / "out"), "--downloads", str(tmp_path)]) == 0
    with served(tmp_path / "out", "/book/") as address:
        page = open_page(address + "persons/anbar.html", fresh=True)
        page.wait_for_function("navigator.serviceWorker.controller !== null")
        page.wait_for_function(KEPT)

        page.context.set_offline(True)
        page.reload()
        assert page.locator("h1").inner_text().startswith("al-ʿAnbar")
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith('"Ency Serif"')
        page.goto(address + "persons/badr.html")
        assert page.locator("h1").inner_text() == "This page is not kept here"

        page.context.set_offline(False)
        page.goto(address + "take-it-with-you.html")
        page.get_by_role("button", name="Keep everything offline").click()
        page.wait_for_selector("text=Everything is kept here")

        page.context.set_offline(True)
        page.goto(address + "persons/badr.html")
        assert page.locator("h1").inner_text().startswith("Badr")
        named(opened(page, "anbaar"), "Anbar")


def test_a_site_opened_from_files_asks_for_no_worker(open_page, small) -> None:
    page = open_page(small.file("index.html"), fresh=True)
    assert page.evaluate("navigator.serviceWorker ? navigator.serviceWorker.getRegistrations().then(all => all.length, () => 0) : 0") == 0
