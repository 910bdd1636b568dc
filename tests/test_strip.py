"""The strips of battles and persons: where they stand in their campaign, what is dated in a life."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

from conftest import edit
from test_pages import opened
from test_site import made, page
from test_timeline import event, time

from generator.dates import DateWords, parse_when
from generator.timeline.strip import Item, days, strip
from generator.words import load

DATES = DateWords.of(load().find("dates") or {})


def item(name: str, written: str, *, lasts: bool = False, certainty: str = "") -> Item:
    return Item(event(name, time(written, certainty=certainty), lasts=lasts), f"{name}.html", f"{name}: {written}")


def drawn(around: list[Item], own: list[Item]) -> str:
    return strip("s", around, own, calendars=("julian", "hijri"), dates=DATES, title="A strip")


def figure(html: str) -> str:
    return re.search(r'<figure class="figure strip">.*?</figure>', html, re.S)[0]


def test_a_long_life_is_shown_in_whole_years_and_a_short_war_with_room_about_it() -> None:
    life = [item("born", "600~"), item("died", "../640-05-01")]
    assert days(life, "julian") == (parse_when("600", "julian").first, parse_when("640", "julian").last)
    war = parse_when("634-08-23", "julian").first
    assert days([item("a", "634-08-23")], "julian") == (war - 100, war + 100)
    assert days([item("a", "634-08-23"), item("b", "635-08-23")], "julian") == (war - 30, war + 395)
    assert days([], "julian") is None and drawn([], []) == ""


def test_dots_are_heaped_where_days_coincide_and_hollow_where_they_are_doubtful() -> None:
    svg = drawn([item("a", "634-08"), item("b", "634-08", certainty="uncertain"), item("c", "636")], [])
    dots = [dict(re.findall(r'([\w-]+)="([^"]*)"', dot)) for dot in re.findall(r"<circle [^>]*>", svg)]
    assert [dot["class"] for dot in dots] == ["fig-fought", "fig-fought-doubted", "fig-fought"]
    assert dots[0]["cx"] == dots[1]["cx"] and float(dots[1]["cy"]) == float(dots[0]["cy"]) - 8.6 and dots[2]["cy"] == dots[0]["cy"]


def test_everything_leads_to_its_page_and_is_named() -> None:
    svg = drawn([item("a", "634"), item("b", "635")], [item("reign", "630/640", lasts=True)])
    assert re.findall(r'<a href="([^"]*)" aria-label="([^"]*)"', svg) == [
        ("a.html", "a: 634"), ("b.html", "b: 635"), ("reign.html", "reign: 630/640")]
    root = ElementTree.fromstring(svg)
    assert root.find("{*}title").text == "A strip" and svg == drawn(
        [item("a", "634"), item("b", "635")], [item("reign", "630/640", lasts=True)])


def test_a_battle_stands_among_those_of_its_campaign(small: Path) -> None:
    made(small)
    shown = figure(page(small, "battles/second-fight.html"))
    assert re.findall(r'<a href="([^"]*)" aria-label="([^"]*)"', shown) == [
        ("first-fight.html", "The first fight: Apr 634"), ("third-fight.html", "The third fight: 636")]
    assert "Its place in: The river war" in shown


def test_a_life_has_its_dates_and_its_battles(small: Path) -> None:
    edit(small / "entries/persons/anbar.yaml", "kin:", "offices: [{title: 'chief, of all', when: 620/634}]\nkin:")
    made(small)
    shown = figure(page(small, "persons/anbar.html"))
    assert re.findall(r'aria-label="([^"]*)"', shown) == ["The first fight: Apr 634", "The second fight: 23 Aug 634", "The third fight: 636"]
    assert shown.count("fig-held-circa") == 1 and shown.count('"fig-happened') >= 1


def test_the_words_for_those_who_cannot_see_it_tell_all_of_it_in_order(small: Path) -> None:
    markdown = opened(small).entry("anbar").markdown
    assert ("![al-ʿAnbar: a life in dates. born: c. 600; The first fight: Apr 634; The second fight: 23 Aug 634; "
            "died: 23 Aug 634; The third fight: 636](../plates/anbar-strip.svg)") in markdown


def test_where_little_is_dated_nothing_is_drawn(small: Path) -> None:
    edit(small / "entries/campaigns/river-war.yaml", "[first-fight, second-fight, third-fight]", "[second-fight]")
    made(small)
    assert "figure strip" not in page(small, "battles/second-fight.html")
