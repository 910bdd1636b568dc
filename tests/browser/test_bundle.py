"""The bundle, unpacked and opened by double click on a machine without a network."""

from __future__ import annotations

import zipfile

import pytest

from browser.test_browse import status
from browser.test_finder import named, opened
from browser.test_previews import CARD, LINK
from browser.test_requests import Heard
from generator import settings
from generator.carry.bundle import bundle

pytestmark = pytest.mark.xdist_group("browser")


def test_the_unpacked_site_works_without_any_network(open_page, small, tmp_path) -> None:
    made = bundle(settings.load(small.folder.parent / "mkdocs.yml"), tmp_path)
    zipfile.ZipFile(made).extractall(tmp_path)
    index = tmp_path / "a-small-encyclopedia/index.html"
    page = open_page("about:blank", fresh=True)
    page.context.set_offline(True)
    heard = Heard(page)
    page.goto(index.as_uri())
    named(opened(page, "anbaar"), "Anbar")
    page.keyboard.press("Enter")
    page.wait_for_url("**/persons/anbar.html")
    page.hover(LINK)
    assert "Badr was the brother" in page.wait_for_selector(CARD).inner_text()
    page.goto(index.with_name("browse").joinpath("index.html").as_uri())
    page.get_by_label("Battles 3").check()
    status(page, "3 of 36 entries")
    page.click(".random a")
    page.wait_for_url(lambda url: "/browse/" not in url)
    page.evaluate("document.fonts.ready")
    missing = ("assets/data/", "ERR_FILE_NOT_FOUND")  # the finder looks for words that no entry has
    assert [error for error in heard.errors if not any(said in error for said in missing)] == []
    assert all(url.startswith((index.parent.as_uri(), "data:")) for url in heard.asked)
