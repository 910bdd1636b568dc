"""Take the pictures of docs/contribute/first-entry.md: the guide's own example, served, with its mistake and without.

Needs Chromium, and `pip install playwright pillow`. The encyclopedia is copied and served
without its base map, which the pictures do not show.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from generator import settings  # noqa: E402
from generator.serving.serve import Desk  # noqa: E402
from generator.serving.server import serving  # noqa: E402
from tools.browser import find  # noqa: E402

GUIDE = ROOT / "docs/contribute/first-entry.md"
PICTURES = ROOT / "docs/contribute/pictures"
COPIED = ("entries", "docs", "templates", "words.yaml")
WIDTH, COLOURS = 1000, 48


def example() -> str:
    """The entry that the guide writes."""
    return next(block for block in re.findall(r"```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
                if "kind: person" in block)


def copied(folder: Path) -> Path:
    """The encyclopedia below `folder`, with an address for changes and without its base map; its configuration."""
    for name in COPIED:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    text = re.sub(r"^      atlas:\n(?:        .*\n)+", "      repository: https://github.com/OWNER/NAME\n", text, flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return folder / "mkdocs.yml"


@contextmanager
def served(config: Path) -> Iterator[tuple[Desk, str]]:
    """The encyclopedia made and served, and its address."""
    desk = Desk(config, print)
    desk.renew()
    server = serving(desk.site(settings.load(config)), "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield desk, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def take(page: Any, name: str, **how: Any) -> None:
    """A picture with few colours, which is small."""
    from PIL import Image

    picture = Image.open(BytesIO(page.screenshot(**how))).convert("RGB").quantize(COLOURS)
    picture.save(PICTURES / f"{name}.png", optimize=True)


def main() -> None:
    from playwright.sync_api import sync_playwright

    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as run:
        config = copied(Path(folder))
        entry = config.parent / "entries/persons/zabra.yaml"
        entry.write_text(example(), encoding="utf-8")
        with served(config) as (desk, address):
            browser = run.chromium.launch(executable_path=find(), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": WIDTH, "height": 640}, color_scheme="light", reduced_motion="reduce")
            page.goto(f"{address}persons/zabra.html")
            take(page, "page")
            page.locator("#cite").scroll_into_view_if_needed()
            take(page, "foot")
            entry.write_text(example().replace("[[abu-mihjan|", "[[abu-mihjn|"), encoding="utf-8")
            desk.renew()
            page.evaluate("scrollTo(0, 0)")
            page.get_by_text("unknown-id").wait_for()
            page.wait_for_timeout(500)  # the title in the header fades
            take(page, "mistake")
            browser.close()


if __name__ == "__main__":
    main()
