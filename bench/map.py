"""How smoothly the map moves with many places: `python bench/map.py [--site site] [--places 5000]`.

Opens the map of a built site in Chromium with synthetic places among its own, drags it in all
directions, enlarges it by trackpad, notches of a wheel, buttons and two fingers, plays the time, and
tells for each how long frames took: what our scripts needed (milliseconds of script a frame) and what
passed from frame to frame.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from tools.browser import find  # noqa: E402

TOLD = re.compile(r'(<script type="application/json" id="explorer-told">)(.*?)(</script>)', re.DOTALL)
LISTS_END = re.compile(r'(<h2 id="unlocated">|</div>\s*<div class="explorer-stage")')
SYLLABLES = "al-Ba Dī Ha Ka Mā Na Qā Ra Sū Ta ʿAy Zu bān dir far hir jal lān miya nis rūd sar tha wayn".split()
STAGE = """const stage = document.querySelector("#explorer-map"), turn = n / frames * 4 * Math.PI
    stage.setPointerCapture = () => {}
    const send = (type, kind, id, x, y) => stage.dispatchEvent(new PointerEvent(type, { pointerId: id, pointerType: kind, clientX: x, clientY: y, bubbles: true }))
    const wheel = deltaY => stage.dispatchEvent(new WheelEvent("wheel", { deltaY, clientX: 800, clientY: 400, bubbles: true, cancelable: true }))
"""
MOVES = {
    "dragging": """const at = window.at ??= { x: 700, y: 400 }
        if (n === 0) send("pointerdown", "mouse", 1, at.x, at.y)
        at.x += 24 * Math.sin(turn); at.y += 16 * Math.sin(1.7 * turn)
        send("pointermove", "mouse", 1, at.x, at.y)
        if (n === frames - 1) send("pointerup", "mouse", 1, at.x, at.y)""",
    "trackpad": "wheel(-28 * Math.sin(turn))",
    "wheel": "if (n % 10 === 0) wheel(Math.floor(n / 60) % 2 ? 100 : -100)",
    "buttons": """if (n % 24 === 0) document.querySelector(Math.floor(n / 72) % 2 ? "[data-do=out]" : "[data-do=in]").click()""",
    "pinching": """const gap = 200 - 120 * Math.cos(turn)
        for (const [id, side] of [[2, -1], [3, 1]]) {
            if (n === 0) send("pointerdown", "touch", id, 800 + side * gap, 400)
            send("pointermove", "touch", id, 800 + side * gap, 400 + 40 * Math.sin(turn))
            if (n === frames - 1) send("pointerup", "touch", id, 800 + side * gap, 400)
        }""",
    "playing": "if (n === 0) document.querySelector('[data-do=play]')?.click()",
}
MEASURE = """async ([move, frames]) => {
    const act = new Function("n", "frames", move), took = [], between = []
    let own = 0
    const ask = window.requestAnimationFrame
    window.requestAnimationFrame = done => ask.call(window, now => { const start = performance.now(); done(now); own += performance.now() - start })
    let last = 0
    await new Promise(finished => {
        let n = 0
        const frame = now => {
            if (last) { between.push(now - last); took.push(own) }
            own = 0
            last = now
            if (n === frames) return finished()
            const start = performance.now()
            act(n++, frames)
            own += performance.now() - start
            ask.call(window, frame)
        }
        ask.call(window, frame)
    })
    window.requestAnimationFrame = ask
    return [took, between]
}"""


def crowded(html: str, count: int) -> str:
    """The page with so many synthetic places among its own."""
    chance = random.Random(7)
    told = json.loads(TOLD.search(html)[2])
    left, top, right, bottom = told["master"]
    lines = []
    for number in range(count):
        name = "".join(chance.choices(SYLLABLES, k=chance.randint(2, 3)))
        told["marks"].append([round(chance.uniform(left, right), 1), round(chance.uniform(top, bottom), 1),
                              chance.choice((2, 3, 3, 3, 4, 4)), chance.randint(0, 2), chance.randint(60, 400)])
        lines.append(f'<li><a href="places/synthetic-{number}.html">{name}</a> <bdi lang="ar" dir="rtl">مكان</bdi></li>')
    page = TOLD.sub(lambda found: found[1] + json.dumps(told, ensure_ascii=False) + found[3], html)
    end = LISTS_END.search(page).start()
    cut = page.rindex("</ul>", 0, end)
    return page[:cut] + "\n".join(lines) + page[cut:]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--places", type=int, default=5000)
    parser.add_argument("--frames", type=int, default=240)
    options = parser.parse_args()
    page_file = options.site.resolve() / "map-bench.html"
    page_file.write_text(crowded((options.site / "map.html").read_text(encoding="utf-8"), options.places), encoding="utf-8")
    try:
        with sync_playwright() as run:
            browser = run.chromium.launch(executable_path=find(), args=["--headless", "--no-sandbox", "--disable-gpu"])
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.on("pageerror", lambda e: print("ERROR", e))
            page.goto(page_file.as_uri())
            page.wait_for_selector("#explorer[data-ready]")
            page.wait_for_timeout(1500)
            print(f"{options.places} synthetic places, {options.frames} frames each, 1440 × 900, without a graphics card")
            for name, move in MOVES.items():
                tell(name, *page.evaluate(MEASURE, [STAGE + move, options.frames]))
                page.wait_for_timeout(600)
            browser.close()
    finally:
        page_file.unlink()


def tell(name: str, took: list[float], between: list[float]) -> None:
    def said(times: list[float]) -> str:
        return f"median {statistics.median(times):5.1f}  95 % {sorted(times)[int(len(times) * .95)]:5.1f}  worst {max(times):5.1f} ms"

    print(f"{name:10} script {said(took)}   from frame to frame {said(between)}")


if __name__ == "__main__":
    main()
