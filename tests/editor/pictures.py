"""The pictures in docs/contribute/browser.md, taken anew: python -m tests.editor.pictures (Pillow makes them small).

They show the editor as it is on a site, with a stand-in for GitHub.
"""

from __future__ import annotations

import shutil
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from browser.conftest import SWITCHES  # noqa: E402
from browser.server import served  # noqa: E402
from editor.github import GitHub  # noqa: E402
from generator import settings  # noqa: E402
from generator.editor import folder  # noqa: E402
from generator.editor.trial import entries as rows  # noqa: E402
from generator.site.writing import write_below  # noqa: E402
from tools.browser import find  # noqa: E402

OUT = ROOT / "docs/contribute/images"
OPTIONS = "      repository: https://github.com/owner/book\n      editor: {login: https://login.example}\n      front:"


def site(work: Path) -> Path:
    """The editor of a site, with the names of the real entries."""
    for name in ("entries", "schema", "templates", "atlas"):
        (work / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "words.yaml", work)
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (work / "mkdocs.yml").write_text(text.replace("      front:", OPTIONS), encoding="utf-8")
    ours = settings.load(work / "mkdocs.yml")
    folder.write(ours, work / "site")
    write_below(work / "site", "404.html", b"")
    write_below(work / "site", f"assets/data/{folder.ENTRIES}.js", f'ency("{folder.ENTRIES}",[{",".join(rows(ours)())}])'.encode())
    return work / "site"


def taken(page: Any, name: str, top: int, height: int, side: int = 90) -> None:
    """A strip of the page as a small file: few colours are enough for a form."""
    shot = page.screenshot(clip={"x": side, "y": top, "width": 1000 - 2 * side, "height": height})
    picture = Image.open(BytesIO(shot)).convert("RGB").quantize(48, dither=Image.Dither.NONE)
    picture.save(OUT / f"{name}.png", optimize=True)
    print(f"{name}.png: {(OUT / f'{name}.png').stat().st_size // 1024} KB")


def main() -> None:
    OUT.mkdir(exist_ok=True)
    with TemporaryDirectory() as work, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=SWITCHES)
        page = browser.new_page(viewport={"width": 1000, "height": 1000})
        GitHub(ROOT).lead(page)
        with served(site(Path(work))) as address:
            page.goto(f"{address}edit/index.html#/edit/battles/battle-al-anbar")
            page.get_by_role("button", name="Login with GitHub").click()
            page.get_by_role("button", name="Fork the repo", exact=True).click()
            page.get_by_label("Gloss").wait_for()
            change(page)
        browser.close()


def change(page: Any) -> None:
    """A date and a source, as the page tells it."""
    when = page.locator("[aria-label='list field']").filter(has=page.locator("xpath=./div/label[starts-with(., 'Date')]")).first
    when.get_by_label("Expand").locator("visible=true").first.click()
    when.get_by_label("Hijri").fill("12-04")
    page.mouse.move(0, 0)
    when.evaluate("list => { list.scrollIntoView(); document.activeElement.blur() }")
    page.wait_for_timeout(500)
    taken(page, "date", 70, 491)
    sources = when.locator("[aria-label='list field']").first
    sources.get_by_role("button", name="Add source").click()
    sources.get_by_role("combobox").locator("visible=true").first.press_sequentially("Balādh")
    sources.evaluate("list => list.scrollIntoView()")
    page.wait_for_timeout(500)
    taken(page, "source", 70, 462)
    sources.get_by_role("option").first.click()
    sources.get_by_label("Locator").locator("visible=true").first.fill("245")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Status: Draft").click()
    page.get_by_role("menuitem", name="In review").wait_for()
    page.wait_for_timeout(6000)
    taken(page, "review", 0, 210, side=0)


if __name__ == "__main__":
    main()
