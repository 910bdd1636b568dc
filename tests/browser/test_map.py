"""The map in a browser: from a server and from a file, by pointer, keys, slider and address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from browser import axe
from browser.pages import PALETTE, Site, made
from browser.server import served
from browser.test_validity import nu
from mapped import with_map

from bench.map import crowded
from generator.atlas.projection import Conic

pytestmark = pytest.mark.xdist_group("browser")
@pytest.fixture(scope="module")
def mapped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The small encyclopedia with a base map, two battles at different places, and a place that nobody can find."""
    root = with_map(tmp_path_factory.mktemp("mapped") / "small", PALETTE)
    with served(made(root), "/book/") as address:
        yield Site(root / "site", address)


def opened(open_page, address: str, width: int = 1440, scheme: str = "light") -> Any:
    page = open_page(address, width, scheme)
    page.wait_for_selector("#explorer[data-ready]")
    return page


def shown(page: Any) -> list[str]:
    """The names in the list that are not hidden, once the list has come to rest."""
    page.wait_for_timeout(350)
    return page.evaluate("[...document.querySelectorAll('#battles ~ ul li:not([hidden], #unlocated ~ ul li) a')].map(a => a.textContent)")


def address(page: Any) -> dict[str, str]:
    page.wait_for_timeout(350)
    return page.evaluate("Object.fromEntries(new URLSearchParams(location.hash.slice(1)))")


@pytest.mark.parametrize("way", ["http", "file"])
def test_the_map_is_drawn_and_its_list_leads_to_signs_and_entries(open_page, mapped: Site, way: str) -> None:
    page = opened(open_page, getattr(mapped, way)("map.html"))
    assert page.evaluate("""() => {
        const canvas = document.querySelector('#explorer-map canvas')
        if (location.protocol === 'file:') return canvas.width > 500
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
        return new Set(new Uint32Array(data.buffer)).size > 50 }""")
    page.get_by_role("link", name="The Mill").click()
    page.wait_for_selector("#explorer-card:not([hidden])")
    assert page.locator("#explorer-card h2").inner_text() == "The Mill"
    assert "exact" in page.locator("#explorer-card").inner_text()
    page.wait_for_function("document.querySelector('.explorer-lead').textContent === 'The Mill lies by the river.'")
    page.get_by_role("link", name="Read the entry").click()
    page.wait_for_url("**/places/mill.html")


def test_the_map_is_moved_by_pointer_wheel_buttons_and_keys(open_page, mapped: Site) -> None:
    page = opened(open_page, mapped.http("map.html"))
    start = address(page)
    page.keyboard.press("Tab")
    page.locator("#explorer-map").focus()
    page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    nearer = address(page)
    assert float(nearer["zoom"]) > float(start["zoom"]) * 1.3
    assert float(nearer["at"].split(",")[1]) > float(start["at"].split(",")[1])
    page.mouse.move(900, 500)
    page.mouse.down()
    page.mouse.move(700, 500, steps=5)
    page.mouse.up()
    dragged = address(page)
    assert float(dragged["at"].split(",")[1]) > float(nearer["at"].split(",")[1])
    page.mouse.wheel(0, -300)
    assert float(address(page)["zoom"]) > float(dragged["zoom"]) * 1.4
    page.get_by_role("button", name="Show all").click()
    assert address(page) == start


def test_the_slider_shows_what_had_happened_and_the_address_keeps_it(open_page, mapped: Site) -> None:
    page = opened(open_page, mapped.http("map.html"))
    assert shown(page) == ["The first fight", "The second fight", "The third fight", "The Ford", "The Mill"]
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("Home")
    assert shown(page) == ["The Ford", "The Mill"]
    assert address(page)["date"] == "633-01"
    assert "January 633" in slider.get_attribute("aria-valuetext") and "11" in slider.get_attribute("aria-valuetext")
    page.keyboard.press("ArrowRight")
    page.get_by_text("Layers and chronology").click()
    page.get_by_label("Whose dates?").select_option(label="Badr")
    assert shown(page)[0] == "The second fight"
    copied = page.url
    other = opened(open_page, copied)
    assert other.locator(".explorer-now").inner_text() == page.locator(".explorer-now").inner_text()
    assert shown(other)[0] == "The second fight"


def test_an_address_leads_to_a_place_and_a_shared_one_to_the_same_window(open_page, mapped: Site) -> None:
    page = opened(open_page, mapped.http("map.html#entry=places/mill"))
    assert page.locator("#explorer-card h2").inner_text() == "The Mill"
    lat, lon = map(float, address(page)["at"].split(","))
    assert (lat, lon) == (pytest.approx(31.2, abs=.01), pytest.approx(45.4, abs=.01))
    page.evaluate("location.hash = '#at=31.5,44.9&zoom=3&script=0'")
    assert address(page) == {"at": "31.500,44.900", "zoom": "3.00", "script": "0"}
    assert page.locator("#explorer-card").is_hidden()


def test_the_browser_projects_as_python_does(open_page, mapped: Site) -> None:
    page = opened(open_page, mapped.http("map.html"))
    python = Conic(30, 34, 32, 45)
    for lon, lat in ((41.5, 29.25), (45, 32), (49.9, 35.5)):
        there = page.evaluate("point => encyMap.projection.forward(...point)", [lon, lat])
        assert there == pytest.approx(python.forward(lon, lat), abs=1e-6)
        assert page.evaluate("point => encyMap.projection.inverse(...point)", there) == pytest.approx([lon, lat], abs=1e-7)


def test_time_runs_by_steps_for_those_who_want_no_motion(open_page, mapped: Site) -> None:
    page = opened(open_page, mapped.http("map.html#date=634-06"))
    page.get_by_role("button", name="Let the time run").click()
    page.wait_for_function("document.querySelector('#explorer-slider').value === '18'", timeout=5000)
    page.get_by_role("button", name="Stop").click()
    assert page.locator(".explorer-now").inner_text().startswith("July 634")


def test_the_list_finds_a_name_without_its_signs(open_page, mapped: Site) -> None:
    page = opened(open_page, mapped.http("map.html"))
    page.get_by_label("Find on the map").fill("MILL")
    assert shown(page) == ["The Mill"]
    assert page.locator("#explorer-count").inner_text() == "1 found."


COUNTED = """() => {
    const work = window.work = { placed: 0, painted: 0, copied: 0, elements: 0 }, pen = CanvasRenderingContext2D.prototype
    const count = (object, name, what) => {
        const own = object[name]
        object[name] = function (...all) { work[what]++; return own.apply(this, all) }
    }
    for (const name of ["layout", "names", "ground"]) count(encyMap, name, "placed")
    for (const name of ["fill", "stroke", "fillText", "strokeText"]) count(pen, name, "painted")
    count(pen, "drawImage", "copied")
    new MutationObserver(changes => { work.elements += changes.filter(({ type, addedNodes }) => type === "attributes" || addedNodes.length).length })
        .observe(document.body, { subtree: true, childList: true, attributeFilter: ["hidden", "class"] })
}"""
ENLARGED = """async () => {
    const stage = document.querySelector("#explorer-map"), later = window.setTimeout
    window.setTimeout = () => 0 // however slow the machine is, the hand does not rest
    for (let frame = 0; frame < 30; frame++) {
        stage.dispatchEvent(new WheelEvent("wheel", { deltaY: frame < 15 ? -40 : 40, clientX: 800, clientY: 400, bubbles: true, cancelable: true }))
        await new Promise(requestAnimationFrame)
    }
    window.setTimeout = later
    return { ...work }
}"""


def test_while_a_crowded_map_is_enlarged_nothing_is_placed_painted_or_listed_but_only_copied(open_page, mapped: Site) -> None:
    page_file = mapped.folder / "map-crowded.html"
    page_file.write_text(crowded((mapped.folder / "map.html").read_text(encoding="utf-8"), 1200), encoding="utf-8")
    page = opened(open_page, mapped.http("map-crowded.html#at=32,45&zoom=.01"))
    page_file.unlink()
    page.wait_for_timeout(900)
    assert page.locator("#places ~ ul li:not([hidden])").count() <= 200 + 1, "the weightiest have a line, and what has no site"
    page.get_by_role("button", name="List more of these").click()
    assert page.locator("#places ~ ul li:not([hidden])").count() > 300
    page.mouse.move(5, 5)
    page.evaluate(COUNTED)
    work = page.evaluate(ENLARGED)
    assert (work["placed"], work["painted"], work["elements"]) == (0, 0, 0)
    assert 30 <= work["copied"] <= 3 * 31, "the ground, what stands on it, and the whole map behind"
    page.mouse.move(800, 400)
    page.mouse.wheel(0, -30)
    page.wait_for_function("work.placed >= 4 && work.painted > 100", timeout=5000)


def test_two_fingers_enlarge_the_map_one_moves_it_and_a_double_tap_brings_it_nearer(chromium, mapped: Site) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(mapped.http("map.html"))
    page.wait_for_selector("#explorer[data-ready]")
    hand = context.new_cdp_session(page)

    def touch(*moments: list[tuple[int, int]]) -> dict[str, str]:
        for moment, points in enumerate(moments):
            hand.send("Input.dispatchTouchEvent", {"type": "touchMove" if moment else "touchStart",
                                                   "touchPoints": [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(points)]})
        hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        return address(page)

    def place(x: int, y: int) -> list[float]:
        return page.evaluate("""([x, y]) => {
            const asked = new URLSearchParams(location.hash.slice(1)), [lat, lon] = asked.get("at").split(",").map(Number)
            const [mx, my] = encyMap.projection.forward(lon, lat), box = document.querySelector("#explorer-map").getBoundingClientRect()
            return [mx + (x - box.left - box.width / 2) / asked.get("zoom"), my + (y - box.top - box.height / 2) / asked.get("zoom")]
        }""", [x, y])

    start = address(page)
    under = place(195, 400)
    near = touch([(135, 400), (255, 400)], [(125, 400), (265, 400)], [(115, 400), (275, 400)])
    assert float(near["zoom"]) == pytest.approx(4 / 3 * float(start["zoom"]), rel=.03)
    assert place(195, 400) == pytest.approx(under, abs=2), "what lay between the fingers lies there still"
    both = touch([(115, 380), (275, 380)], [(115, 410), (275, 410)], [(115, 440), (275, 440)])
    assert both["zoom"] == near["zoom"]
    assert place(195, 460) == pytest.approx(under, abs=2), "two fingers move it as one does"
    moved = touch([(200, 400)], [(230, 400)], [(260, 400)])
    assert moved["zoom"] == near["zoom"]
    assert float(moved["at"].split(",")[1]) < float(both["at"].split(",")[1])
    touch([(200, 300)])
    assert float(touch([(200, 300)])["zoom"]) == pytest.approx(float(moved["zoom"])), "two slow taps are two taps"
    for _ in range(2):
        hand.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": 200, "y": 300}]})
        hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert float(address(page)["zoom"]) == pytest.approx(2 * float(moved["zoom"]), rel=.02)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_no_fault_with_anything_open(open_page, mapped: Site, width: int, scheme: str) -> None:
    page = opened(open_page, mapped.http("map.html#entry=battles/first-fight&date=634-08"), width, scheme)
    assert axe.faults(page) == []
    if width == 390:
        page.get_by_role("button", name="List and layers").click()
    for summary in page.locator("#explorer summary").all():
        if summary.is_visible():
            summary.click()
    assert axe.faults(page) == []


def test_on_a_telephone_the_map_fills_the_window_and_the_list_comes_when_asked(open_page, mapped: Site) -> None:
    page = opened(open_page, mapped.http("map.html"), 390)
    assert page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") == [390, 900]
    assert page.locator("#explorer-map").bounding_box()["height"] > 700
    assert not page.get_by_role("link", name="The Ford").is_visible()
    page.get_by_role("button", name="List and layers").click()
    page.get_by_role("link", name="The Ford").click()
    card = page.locator("#explorer-card")
    assert card.locator("h2").inner_text() == "The Ford"
    there = page.evaluate("([lat, lon]) => encyMap.projection.forward(lon, lat)", [32.02, 44.37])
    lat, lon = map(float, address(page)["at"].split(","))
    middle = page.evaluate("([lat, lon]) => encyMap.projection.forward(lon, lat)", [lat, lon])
    down = (there[1] - middle[1]) * float(address(page)["zoom"]) + page.locator("#explorer-map").bounding_box()["height"] / 2
    assert 40 < down < card.evaluate("card => card.offsetTop"), "the place is not under the card"
    assert not page.get_by_role("link", name="The Mill").is_visible()


def test_on_a_telephone_a_plate_shows_its_subject_before_it_is_moved(open_page, mapped: Site) -> None:
    page = open_page(mapped.http("places/mill.html"), 390)
    page.wait_for_function("document.querySelector('figure.plate').scrollLeft > 50")
    left, right, all_of_it = page.evaluate("""() => {
        const plate = document.querySelector("figure.plate")
        return [plate.scrollLeft, plate.scrollWidth - plate.clientWidth - plate.scrollLeft, plate.scrollWidth - plate.clientWidth]
    }""")
    assert abs(left - right) <= 2 and all_of_it > 100


def test_without_scripts_there_are_a_plate_and_the_list(chromium, mapped: Site) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(mapped.http("map.html"))
    assert page.locator("object[data='plates/map.svg']").is_visible()
    assert page.get_by_role("link", name="The second fight").get_attribute("href") == "battles/second-fight.html"
    assert page.locator("#unlocated ~ ul a").all_inner_texts() == ["Nowhere"]
    assert not page.locator(".explorer-stage").is_visible()
    context.close()
    assert "<svg" in (mapped.folder / "plates/map.svg").read_text(encoding="utf-8")


def test_the_nu_checker_finds_nothing_in_it(mapped: Site) -> None:
    assert nu(mapped.folder / "map.html") == []
