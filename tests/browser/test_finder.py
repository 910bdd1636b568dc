"""The finder: by keyboard, by finger, from a server and from a file, in any script."""

from __future__ import annotations

import random
from typing import Any

import pytest

from browser.axe import COLOURS, faults
from browser.pages import SMALL
from browser.test_accessibility import darken
from browser.test_keyboard import STICKS_OUT
from generator.finding.sounds import words
from generator.folding import RULES, fold

pytestmark = pytest.mark.xdist_group("browser")

SCRIPTS = ("rules", "names", "search")


def opened(page: Any, text: str = "", by: str = "/") -> Any:
    """The finder opened on a page, and a text typed into it."""
    page.keyboard.press(by)
    page.wait_for_selector("dialog.finder[open]")
    page.keyboard.type(text)
    return page


def named(page: Any, text: str) -> None:
    """The chosen entry has this name."""
    page.wait_for_function("text => document.querySelector('.finder [aria-selected=true] .finder__name')"
                           "?.textContent.includes(text)", arg=text)


@pytest.mark.parametrize("of", ["http", "file"])
def test_an_entry_is_found_and_opened_by_keyboard_alone(open_page, small, of: str) -> None:
    page = open_page(getattr(small, of)(SMALL["battle"]))
    named(opened(page, "anbaar"), "Anbar")
    page.wait_for_selector(".finder [aria-selected=true] .finder__lead:not(:empty)")
    page.keyboard.press("Enter")
    page.wait_for_url("**/persons/anbar.html")


def test_ctrl_k_opens_and_escape_gives_the_focus_back(open_page, small) -> None:
    page = open_page(small.http(SMALL["person"]))
    page.focus("a.md-logo")
    before = page.evaluate("document.activeElement.className")
    opened(page, by="Control+k")
    assert page.evaluate("document.activeElement.matches('.finder__input')")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog.finder", state="hidden")
    assert page.evaluate("document.activeElement.className") == before


def test_a_slash_is_a_slash_where_one_writes(open_page, small) -> None:
    page = opened(open_page(small.http(SMALL["person"])), "a/b")
    assert page.input_value(".finder__input") == "a/b"


def test_the_arrows_choose_and_the_choice_is_told(open_page, small) -> None:
    page = opened(open_page(small.http(SMALL["front"])), "fight")
    page.wait_for_selector(".finder [role=option] >> nth=2")
    chosen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
        chosen.append(page.get_attribute(".finder__input", "aria-activedescendant"))
        assert page.locator(f"#{chosen[-1]}[aria-selected=true]").count() == 1
        assert page.locator(".finder [aria-selected=true]").count() == 1
    last = page.locator(".finder [role=option]").count() - 1
    assert chosen == ["finder-1", "finder-2", "finder-1", "finder-0", f"finder-{last}"]


def test_the_count_is_told_to_those_who_do_not_see_the_list(open_page, small) -> None:
    page = opened(open_page(small.http(SMALL["front"])), "bridge")
    page.wait_for_selector(".finder__status:not(:empty)", state="attached")
    assert page.inner_text(".finder__status") == "1 entry found."


def test_the_dialog_has_names_for_screen_readers(open_page, small) -> None:
    page = opened(open_page(small.http(SMALL["front"])), "fight")
    page.wait_for_selector(".finder [role=option]")
    assert page.get_by_role("dialog", name="Find an entry").count() == 1
    assert page.get_by_role("combobox", name="Name of an entry", expanded=True).count() == 1
    assert page.get_by_role("listbox", name="Entries found").count() == 1
    assert page.get_by_role("option").count() >= 3
    assert page.get_by_role("button", name="Close").count() == 1


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("text", ["", "fight", "fuhgt"])
def test_axe_finds_no_fault_in_the_open_finder(open_page, small, width: int, text: str) -> None:
    page = opened(open_page(small.http(SMALL["person"]), width), text)
    page.wait_for_selector(".finder [role=option] .finder__lead:not(:empty)" if text else ".finder__hint")
    assert faults(page) == []
    darken(page)
    assert faults(page, *COLOURS) == []


def test_a_finger_opens_it_on_a_telephone_and_nothing_sticks_out(open_page, small) -> None:
    page = open_page(small.http(SMALL["person"]), 390)
    page.click(".finder-open")
    page.wait_for_selector("dialog.finder[open]")
    page.keyboard.type("fight")
    page.wait_for_selector(".finder [role=option]")
    assert page.evaluate(STICKS_OUT) == []
    page.click(".finder [role=option]")
    page.wait_for_url("**/battles/*")


def test_what_is_typed_from_right_to_left_stands_right_and_finds(open_page, small) -> None:
    page = opened(open_page(small.file(SMALL["front"])), "\u0628\u062f\u0631")
    named(page, "Badr")
    assert page.evaluate("document.querySelector('.finder__input').matches(':dir(rtl)')")
    page.wait_for_selector(".finder [aria-selected=true] .finder__name bdi[lang=ar]")


def test_what_is_known_of_an_entry_does_not_vanish_while_one_types_on(open_page, small) -> None:
    page = opened(open_page(small.http(SMALL["front"])), "bad")
    page.wait_for_selector(".finder [aria-selected=true] .finder__lead:not(:empty)")
    page.evaluate("""() => {
        window.empty = 0
        const list = document.querySelector(".finder__list")
        new MutationObserver(() => { window.empty += !list.querySelector("[aria-selected=true] .finder__lead")?.textContent })
            .observe(list, { childList: true })
    }""")
    page.keyboard.type("r")
    page.wait_for_function("() => document.querySelector('.finder__input').value === 'badr'")
    named(page, "Badr")
    assert page.evaluate("window.empty") == 0


def test_the_name_that_matched_is_said_where_it_is_not_the_headword(open_page, small) -> None:
    page = opened(open_page(small.http(SMALL["front"])), "anbaar")
    named(page, "Anbar")
    page.wait_for_selector(".finder [aria-selected=true] .finder__lead:not(:empty)")
    assert "Anbaar" not in page.inner_text(".finder [aria-selected=true] .finder__kind")


def test_what_is_not_there_is_said_and_what_is_near_is_offered(open_page, small) -> None:
    page = opened(open_page(small.http(SMALL["front"])), "xyzzykqw")
    page.wait_for_selector(".finder[data-state=none] .finder__none:visible:has-text('xyzzykqw')")
    page.fill(".finder__input", "brittca")
    page.wait_for_selector(".finder[data-state=meant] .finder__meant:visible")
    assert page.locator(".finder [aria-selected=true]").count() == 0


def test_a_missing_page_tries_the_last_part_of_its_address(open_page, small) -> None:
    page = open_page(small.http("people/anbarr.html"))
    page.wait_for_selector(".missing li a:visible")
    page.click(".missing li a >> nth=0")
    page.wait_for_url("**/persons/anbar.html")


def test_the_missing_page_is_readable_from_a_file(open_page, small) -> None:
    page = open_page(small.file("404.html"))
    assert page.inner_text("h1") == "There is no page here"
    assert not page.is_visible(".missing") and not page.is_visible(".finder-open")


def test_the_finder_speaks_the_words_of_another_encyclopedia(open_page, other) -> None:
    page = opened(open_page(other.http("index.html")), "kitty wake")
    named(page, "Kittiwake")


def test_nothing_of_the_finder_is_loaded_before_it_is_opened(open_page, small) -> None:
    page = open_page(small.http(SMALL["person"]), fresh=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, "badr")
    named(page, "Badr")
    assert [f"finder-{part}.js" for part in SCRIPTS] == [url.rpartition("/")[2] for url in asked if "finder-" in url]
    assert all(url.startswith(small.address) for url in asked)


def test_the_browser_hears_names_as_the_generator_does(open_page, small) -> None:
    page = opened(open_page(small.http(SMALL["front"])))
    page.wait_for_function("() => 'encyFind' in window")
    rng = random.Random(7)
    letters = "".join(RULES["sounds"]) + "".join(RULES["letters"]) + "".join(RULES["spelled"]) + RULES["vowels"] + \
        "äöüçşğİıʿʾāīūḥṣṭḍẓšž0123٤۵ -–’.ـ\u200c東京क्षéÉΆ"
    names = ["".join(rng.choice(letters) for _ in range(rng.randint(1, 16))) for _ in range(5000)]
    heard = page.evaluate("names => names.map(name => [encyNames.fold(name), "
                          "encyNames.words(name).map(word => [word.text, word.readings])])", names)
    assert heard == [[fold(name), [[word.text, list(word.readings)] for word in words(name)]] for name in names]
