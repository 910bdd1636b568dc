"""While an encyclopedia is served, its pages follow what is saved and show what is wrong with it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import edit

from browser.axe import faults
from browser.pages import TESTS
from generator.serving import serve as serving
from generator.settings import load

ANBAR = "entries/persons/anbar.yaml"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Any, str]]:
    """The small encyclopedia on the desk, its server, and the address; nothing is made before it is said."""
    root = Path(shutil.copytree(TESTS / "small", tmp_path_factory.mktemp("desk") / "small"))
    at_work = serving.Desk(root / "mkdocs.yml", lambda words: None)
    at_work.renew()
    server = serving.serving(at_work.site(load(root / "mkdocs.yml")), "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield root, at_work, f"http://127.0.0.1:{server.server_port}/book/"
    server.shutdown()
    server.server_close()


def test_a_page_follows_what_is_saved_and_shows_what_is_wrong_until_it_is_mended(
        desk: tuple[Path, Any, str], open_page: Any) -> None:
    root, at_work, address = desk
    page = open_page(f"{address}persons/anbar.html", fresh=True)
    page.get_by_text("He fought at").first.wait_for()

    edit(root / ANBAR, "He fought at", "It is said that he fought at")
    at_work.renew()
    page.get_by_text("It is said that he fought at").first.wait_for()

    edit(root / ANBAR, "[[first-fight|", "[[frist-fight|")
    at_work.renew()
    box = page.get_by_role("alert")
    box.get_by_text("unknown-id").wait_for()
    said = box.inner_text()
    line = (root / ANBAR).read_text(encoding="utf-8").splitlines().index(
        next(line for line in (root / ANBAR).read_text(encoding="utf-8").splitlines() if "frist-fight" in line)) + 1
    assert f"{ANBAR}:{line}:" in said and "did you mean “first-fight”?" in said
    assert "The pages stand as they were before." in said
    assert "frist-fight" in box.locator("mark").first.inner_text()
    assert page.get_by_text("It is said that he fought at").first.is_visible(), "the last good page stands"
    assert not faults(page)

    edit(root / ANBAR, "[[frist-fight|", "[[first-fight|")
    at_work.renew()
    box.get_by_text("unknown-id").wait_for(state="detached")


def test_the_page_of_a_changed_entry_comes_before_the_others_are_made(
        desk: tuple[Path, Any, str], open_page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    root, at_work, address = desk
    page = open_page(f"{address}persons/badr.html", fresh=True)
    shown: list[str] = []

    def first(number: int, folder: Path, pages: list[str]) -> None:
        type(at_work)._first(at_work, number, folder, pages)
        page.get_by_text("Badr of the Ford").first.wait_for()
        shown.extend(pages)

    monkeypatch.setattr(at_work, "_first", first)
    edit(root / "entries/persons/badr.yaml", "headword: Badr", "headword: Badr of the Ford")
    at_work.renew()
    assert shown == ["persons/badr.html"]
    page.goto(f"{address}persons/index.html")
    page.get_by_text("Badr of the Ford").first.wait_for()


def test_an_address_that_is_missing_or_outside_is_answered(desk: tuple[Path, Any, str], open_page: Any) -> None:
    _, _, address = desk
    page = open_page(address, fresh=True)
    assert page.goto(address.removesuffix("book/")).url == address
    assert page.goto(f"{address}persons/nobody.html").status == 404
    assert page.request.get(f"{address}..%2f..%2fmkdocs.yml").status == 404


def test_a_file_is_sent_again_only_when_it_is_another(desk: tuple[Path, Any, str], open_page: Any) -> None:
    _, _, address = desk
    page = open_page(address, fresh=True)
    first = page.request.get(f"{address}assets/javascripts/words.js")
    assert first.status == 200 and "encyWords" in first.text()
    again = page.request.get(f"{address}assets/javascripts/words.js", headers={"If-None-Match": first.headers["etag"]})
    assert again.status == 304
