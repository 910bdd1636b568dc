"""What finding a name costs on a built site: `python bench/finder.py SITE [--queries 60]`.

Bytes are those that a server sends with gzip: of the front page with all that it loads, and of the first
query of a reader who was never there, from opening the finder until everything stands still. Milliseconds
are from a key to the answer on the screen. Queries are drawn from the names of the site with a fixed seed:
whole names, single words, names in another script, and names with a slip of the finger.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import random
import statistics
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator.folding import fold  # noqa: E402
from generator.site.shards import parse  # noqa: E402
from tools.browser import find  # noqa: E402

PAUSE = 90
"""Milliseconds between two keys."""
TIMED = """() => {
    const input = document.querySelector(".finder__input"), list = document.querySelector(".finder__list")
    window.times = []
    input.addEventListener("input", () => { window.struck = performance.now() }, true)
    new MutationObserver(() => { window.last = performance.now() - window.struck }).observe(list, { childList: true })
    input.addEventListener("keydown", () => { if (window.last) window.times.push(window.last); window.last = 0 }, true)
}"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server of files that says nothing."""

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def handle(self) -> None:
        with suppress(ConnectionError):  # a reader has gone away
            super().handle()


def queries(site: Path, count: int, seed: int = 633) -> list[str]:
    """So many texts that somebody may type, a fourth of each sort."""
    rng = random.Random(seed)
    rows = {tuple(json.loads(line)[2:]) for file in sorted((site / "assets/data/names").glob("*.js"))
            for line in parse(file.read_text(encoding="utf-8"))}
    names = rng.sample(sorted(rows), min(4 * count, len(rows)))
    plain = [text for name in names if len(text := fold(name[0])) > 4 and text.isascii()]
    others = [text for name in names for text in name if not fold(text).isascii()]
    slips = [text[:at] + text[at + 1:] for text in plain[2 * count:] for at in [rng.randrange(1, len(text))]]
    sorts = (plain[:count], [max(text.split(), key=len) for text in plain[count:2 * count]], others, slips)
    return [text for four in zip(*sorts, strict=False) for text in four][:count]


class Reader:
    """A browser on a served site, which notes what is loaded."""

    def __init__(self, browser: Any, site: Path, address: str) -> None:
        self.browser, self.site, self.address = browser, site, address

    def size(self, url: str) -> int:
        """The bytes of a file as they are sent."""
        file = self.site / url.removeprefix(self.address).partition("?")[0]
        if not file.is_file():
            return 0
        content = file.read_bytes()
        return len(content) if file.suffix in (".woff2", ".jpg", ".png") else len(gzip.compress(content, 6))

    def visit(self, path: str) -> dict[str, int]:
        """What a first visit to a page loads, by file."""
        page = self.browser.new_context().new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(self.address + path, wait_until="networkidle")
        page.context.close()
        return {url.removeprefix(self.address) or path: self.size(url if url != self.address + path else self.address + path)
                for url in asked}

    def query(self, text: str) -> tuple[int, int, list[float], bool]:
        """Bytes and files of a first query typed key by key, milliseconds of each key, and whether anything was found."""
        page = self.browser.new_context().new_page()
        page.goto(self.address + "index.html", wait_until="networkidle")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.keyboard.press("/")
        page.wait_for_function("() => 'encyFind' in window")
        page.evaluate(TIMED)
        page.keyboard.type(text, delay=PAUSE)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(300)
        found = page.locator(".finder [role=option]").count() > 0
        times = page.evaluate("[...window.times, window.last].filter(Boolean)")
        page.context.close()
        return sum(map(self.size, asked)), len(asked), times, found


def spread(values: list[float]) -> str:
    return f"median {statistics.median(values):,.0f}, 95 % {statistics.quantiles(values, n=20)[-1]:,.0f}, worst {max(values):,.0f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0])
    parser.add_argument("site", type=Path, help="a built site")
    parser.add_argument("--queries", type=int, default=60)
    given = parser.parse_args()
    from playwright.sync_api import sync_playwright

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(given.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as run:
        browser = run.chromium.launch(executable_path=find(), args=["--headless", "--no-sandbox", "--disable-gpu"])
        reader = Reader(browser, given.site.resolve(), f"http://127.0.0.1:{server.server_port}/")
        for path in ("index.html", "browse/index.html"):
            loaded = reader.visit(path)
            largest = sorted(loaded.items(), key=lambda item: -item[1])[:5]
            print(f"{path}: {sum(loaded.values()):,} bytes, {len(loaded)} files; "
                  + ", ".join(f"{name} {size:,}" for name, size in largest))
        texts = queries(given.site, given.queries)
        results = [reader.query(text) for text in texts]
        print(f"first query of {len(texts)}, bytes: {spread([size for size, *_ in results])}")
        print("largest: " + ", ".join(f"{text} {size:,}" for (size, *_), text in sorted(zip(results, texts), reverse=True)[:5]))
        print(f"files: {spread([files for _, files, *_ in results])}")
        print(f"ms a key: {spread([ms for *_, times, _ in results for ms in times])}")
        print(f"nothing found: {[text for text, result in zip(texts, results) if not result[3]]}")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
