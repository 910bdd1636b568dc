"""One browser and two built sites for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from browser import pages
from browser.pages import Site
from browser.server import served
from tools.browser import find

SWITCHES = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync"]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes more than a few seconds")
    config.addinivalue_line("markers", "xdist_group(name): tests that share a worker")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running browser."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = find()
    if path is None:
        pytest.skip("no browser: install Chromium, or name one in ENCY_CHROMIUM")
    with playwright.sync_playwright() as run:
        browser = run.chromium.launch(executable_path=path, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of the small encyclopedia, served where its address says."""
    folder = pages.small(tmp_path_factory.mktemp("browser"))
    with served(folder, "/book/") as address:
        yield Site(folder, address)


@pytest.fixture(scope="session")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of the encyclopedia of another subject."""
    folder = pages.other(tmp_path_factory.mktemp("browser"))
    with served(folder) as address:
        yield Site(folder, address)


@pytest.fixture(scope="session")
def contexts(chromium: Any) -> Iterator[dict[tuple[int, str], Any]]:
    """The browser's windows that tests share, by width and scheme."""
    shared: dict[tuple[int, str], Any] = {}
    yield shared
    for context in shared.values():
        context.close()


@pytest.fixture
def open_page(chromium: Any, contexts: dict[tuple[int, str], Any]) -> Iterator[Any]:
    """Opens pages and closes them after the test; `fresh` is a browser that has never been here."""
    opened: list[Any] = []

    def window(width: int, scheme: str) -> Any:
        return chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme,
                                    reduced_motion="reduce")

    def open_(address: str, width: int = 1440, scheme: str = "light", fresh: bool = False) -> Any:
        if fresh:
            opened.append(window(width, scheme))
            page = opened[-1].new_page()
        else:
            if (width, scheme) not in contexts:
                contexts[width, scheme] = window(width, scheme)
            page = contexts[width, scheme].new_page()
            opened.append(page)
        page.goto(address, wait_until="load")
        return page

    yield open_
    for one in opened:
        one.close()


@pytest.fixture
def site_of(small: Site, other: Site) -> dict[str, tuple[Site, str]]:
    """Every kind of page: the site that has it, and its path."""
    return {**{name: (small, path) for name, path in pages.SMALL.items()},
            **{name: (other, path) for name, path in pages.OTHER.items()}}
