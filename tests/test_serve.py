"""While the site is served, a change of an entry is shown."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from conftest import edit


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_for(address: str, words: str, seconds: float = 60) -> str:
    """The page, as soon as it holds the words."""
    page, end = "", time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                page = answer.read().decode()
        except (urllib.error.URLError, OSError):
            page = ""
        if words in page:
            return page
        time.sleep(0.2)
    raise AssertionError(f"“{words}” did not come to stand at {address}")


def test_a_change_of_an_entry_is_shown_while_the_site_is_served(small: Path) -> None:
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "generator", "--config", str(small / "mkdocs.yml"), "serve",
         "--address", f"127.0.0.1:{port}"], cwd=Path(__file__).parent.parent,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}/book/persons/anbar.html"
        wait_for(address, "He fought at")
        edit(small / "entries/persons/anbar.yaml", "He fought at", "It is said that he fought at")
        wait_for(address, "It is said that he fought at")
    finally:
        server.terminate()
        server.wait(20)
    assert not (small / "site").exists(), "serving leaves the site folder alone"
