"""The great timeline: what is known of a date and by whom, and where it comes to stand."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import edit, tree
from hypothesis import given
from hypothesis import strategies as st
from test_site import made

from generator import settings
from generator.dates import DateWords, parse_when
from generator.drawing import literal, width
from generator.extracts.times import Time
from generator.timeline.chart import chart, scale_of, wrapped
from generator.timeline.event import Authority, Event, dating, differs
from generator.timeline.extent import extent, years
from generator.timeline.lanes import Lane
from generator.timeline.layout import layout
from generator.timeline.rows import rows
from generator.timeline.scale import Scale, months
from generator.timeline.scale import years as year_ticks
from generator.timeline.shapes import band, mark
from generator.words import load

SCALE = Scale(1952400, 1953499, 100, 1200)  # one unit a day
WORDS = load()


def time(written: str, by: str = "", rank: str = "normal", certainty: str = "", title: str = "") -> Time:
    return Time(("when", 0, "value"), parse_when(written, "julian"), title, (), certainty, rank, (("annals", by),) if by else ())


def event(name: str, *told: Time, lasts: bool = False) -> Event:
    return Event(name, name, told, lasts)


def by(*names: str, lost: str = "") -> Authority:
    return Authority(frozenset(names), frozenset((lost,)))


FIGHT = event("fight", time("634-08", "sayf"), time("635", "waqidi", rank="preferred"), time("640", "nobody", rank="deprecated"))


def test_an_entry_is_dated_by_the_statement_it_prefers_and_its_rivals_are_remembered() -> None:
    found = dating(FIGHT)
    assert found is not None and found.when.given[0].stamps[0].year == 635
    assert found.rivals == (parse_when("634-08", "julian").first, parse_when("635", "julian").last)
    assert not found.spread


def test_each_authority_has_its_own_date_and_a_rejected_one_is_still_its_own() -> None:
    assert dating(FIGHT, by("sayf")).bounds == parse_when("634-08", "julian").spans[0]
    assert dating(FIGHT, by("nobody")).bounds == parse_when("640", "julian").spans[0]
    assert dating(FIGHT, by("waqidi")).rivals is None and dating(FIGHT, by("badr")) is None
    assert dating(FIGHT, by("badr", "sayf")) == dating(FIGHT, by("sayf")), "an author and his work are one authority"


def test_a_date_that_its_authority_must_give_up_is_drawn_as_doubtful() -> None:
    assert not dating(FIGHT, by("sayf")).doubted
    assert dating(FIGHT, by("sayf", lost="fight")).doubted


def test_a_date_that_only_holds_the_others_is_their_spread() -> None:
    found = dating(event("x", time("634/636", rank="preferred"), time("634-01", "a"), time("636-12", "b")))
    assert found.spread


def test_statements_that_may_mean_the_same_day_do_not_disagree() -> None:
    assert dating(event("x", time("634"), time("634-08"), time("633/634"))).rivals is None


def test_an_authority_differs_that_dates_something_otherwise_than_the_entry_does() -> None:
    third = event("third", time("633", "agrees"), time("634", "once"))
    assert differs(by("sayf"), [FIGHT, third]) and differs(by("once"), [FIGHT, third])
    assert not differs(by("agrees"), [FIGHT, third]) and not differs(by("nobody-at-all"), [FIGHT, third])


@given(st.lists(st.tuples(st.floats(0, 1000), st.floats(0, 200), st.floats(0, 1000)), max_size=40))
def test_nothing_in_a_row_touches_in_any_chronology(given_: list[tuple[float, float, float]]) -> None:
    items = [[(a, a + wide), (b, b + wide)] for a, wide, b in given_]
    found = rows(items, gap=8)
    for (one, a), (two, b) in combinations(zip(items, found, strict=True), 2):
        if a == b:
            assert all(x[1] + 8 <= y[0] or y[1] + 8 <= x[0] for x, y in zip(one, two, strict=True))


def test_what_is_free_in_the_first_row_goes_there() -> None:
    assert rows([[(0, 50)], [(40, 60)], [(58, 70)], [(100, 110)]], gap=8) == [0, 1, 0, 0]


def test_days_lie_where_they_should_and_years_are_cut_at_the_edges() -> None:
    assert SCALE.day == 1 and SCALE.at(1952400) == 100 and SCALE.at(1953500) == 1200
    assert SCALE.within(1) == 100 and SCALE.within(9999999) == 1200
    ticks = list(year_ticks(SCALE, "julian", 100))
    assert [tick.year for tick in ticks] == [633, 634, 635, 636]
    assert ticks[1].x == SCALE.at(parse_when("634", "julian").first) and ticks[0].x == 100
    assert ticks[1].name == (ticks[1].x + ticks[2].x) / 2
    assert list(year_ticks(SCALE, "julian", 200))[3].name is None


def test_every_other_year_is_named_at_its_beginning() -> None:
    ticks = list(year_ticks(SCALE, "julian", 400))
    assert [(tick.year, tick.name) for tick in ticks] == [(634, SCALE.at(parse_when("634", "julian").first)),
                                                          (636, SCALE.right - 200)]


def test_months_are_ticked_only_where_they_have_room() -> None:
    assert len(list(months(SCALE, "julian", 20))) == 33 and list(months(SCALE, "julian", 40)) == []


def test_a_calendar_is_not_ticked_before_its_epoch() -> None:
    early = Scale(1948440 - 400, 1948440 + 800, 0, 1200)
    assert [tick.year for tick in year_ticks(early, "hijri", 100)] == [1, 2, 3]


@pytest.mark.parametrize(("written", "certainty", "drawn"), [
    ("634-08-23", "", r'<path class="k" d="M[^"]*z"/>'),
    ("634", "", r'<rect class="k" [^>]*/>'),
    ("634?", "", r'<rect class="k-doubted" [^>]*/>'),
    ("634", "conjectural", r'<rect class="k-doubted" [^>]*/>'),
    ("634-08-23", "uncertain", r'<path class="k-doubted" d="M[^"]*z"/>'),
    ("634~", "", r'(<rect class="k" [^>]*fill-opacity="[^"]*"/>){4}<rect class="k" [^>]*/>(<rect [^>]*fill-opacity="[^"]*"/>){4}'),
    ("[634-02,634-09]", "", r'<path class="k-dots" [^>]*/>(<rect class="k" [^>]*/>){2}'),
    ("634-08/..", "", r'(<rect class="k" [^>]*fill-opacity="[^"]*"/>){8}<path class="k-line" [^>]*/>'),
    ("../634-08", "", r'(<rect class="k" [^>]*fill-opacity="[^"]*"/>){8}<path class="k-line" [^>]*/>'),
    ("600", "", r'<path class="k-line" [^>]*/>'),
])
def test_each_sort_of_doubt_is_drawn_in_its_own_way(written: str, certainty: str, drawn: str) -> None:
    shape = mark(dating(event("x", time(written, certainty=certainty))), SCALE, 0, "k")
    assert re.fullmatch(drawn, shape.svg)
    assert shape.left < shape.right


def test_a_disagreement_is_framed_and_the_spread_is_nothing_but_the_frame() -> None:
    framed = mark(dating(FIGHT), SCALE, 0, "k")
    assert framed.svg.startswith('<rect class="k-frame"') and '<rect class="k"' in framed.svg
    spread = mark(dating(event("x", time("634/636", rank="preferred"), time("634-01"), time("636-12"))), SCALE, 0, "k")
    assert re.fullmatch(r'<rect class="k-frame"[^>]*/><path class="k-hatch"[^>]*/>', spread.svg)


def test_a_reign_is_sure_only_between_its_latest_beginning_and_its_earliest_end() -> None:
    drawn = band(dating(event("x", time("633-07/635"), lasts=True)), SCALE, 0).svg
    boxes = [dict(re.findall(r'(\w+)="([^"]*)"', box)) for box in drawn.split("<rect")[1:]]
    assert [box["class"] for box in boxes] == ["fig-held-circa", "fig-held"]
    sure = boxes[1]
    assert float(sure["x"]) == SCALE.at(parse_when("633-07", "julian").last)
    assert float(sure["x"]) + float(sure["width"]) == SCALE.at(parse_when("635", "julian").first + 1)


EVENTS = (
    FIGHT, event("a siege", time("634-02-01/634-05-01", "sayf"), time("635-03", "waqidi")),
    event("the long conquest of the marshes", time("633/635")), event("late", time("635-12-30", "sayf", rank="preferred")),
    event("before", time("../633-06")), event("after", time("635-06/..")), event("disputed", time("634"), time("635", "sayf")),
    event("far", time("500")), event("reign", time("633/..", title="king"), lasts=True))
LANES = [Lane("The war", "war", EVENTS[:5]), Lane("Elsewhere and at other times", "", EVENTS[5:])]


def laid_out():
    return layout(LANES, (by("sayf"), by("waqidi")), SCALE, 40, lambda event: "k", width)


def test_no_mark_or_name_lies_on_another_in_any_chronology() -> None:
    for strip in laid_out():
        for number in range(3):
            reached = [(drawn.y, (drawn.places[number] or drawn.places[0]).reach(drawn.width)) for drawn in strip.drawn]
            for (y, a), (z, b) in combinations(reached, 2):
                assert y != z or a[1] < b[0] or b[1] < a[0]


def test_lanes_stand_below_one_another_and_hold_all_that_falls_into_the_years() -> None:
    first, second = laid_out()
    assert first.top == 40 and second.top == first.top + first.height
    assert [drawn.event.name for drawn in first.drawn] == [event.name for event in EVENTS[:5]]
    assert [drawn.event.name for drawn in second.drawn] == ["after", "disputed", "reign"] and second.more == 1
    for strip in (first, second):
        assert all(strip.top < drawn.y < strip.top + strip.height for drawn in strip.drawn)


def test_names_do_not_leave_the_paper() -> None:
    for strip in laid_out():
        for drawn in strip.drawn:
            for place in filter(None, drawn.places):
                assert 0 <= place.name and place.name + drawn.width <= SCALE.right


def drawn_chart() -> str:
    return chart("t", LANES, (by("sayf"), by("waqidi")), scale_of(1952400, 1953499), kind=lambda event: "fig-fought",
                 said=lambda drawn: f"{drawn.event.name}!", address=lambda id_: f"{id_}.html", calendars=("julian", "hijri"),
                 dates=DateWords.of(WORDS.find("dates") or {}), words=WORDS, title="Time")


def test_the_chart_links_every_event_and_every_lane_that_has_a_page() -> None:
    links = re.findall(r'<a(?: class="[^"]*")? href="([^"]*)" aria-label="([^"]*)"', drawn_chart())
    assert links == [("war.html", "The war"), *((f"{event.name}.html", f"{event.name}!")
                                                for event in EVENTS if event.name != "far")]


def test_the_chart_is_sound_and_the_same_each_time() -> None:
    svg = drawn_chart()
    ids = re.findall(r' id="([^"]*)"', svg)
    ElementTree.fromstring(svg)
    assert svg == drawn_chart() and len(ids) == len(set(ids)) and all(id_.startswith(("t-", "_")) for id_ in ids)


def test_a_mark_that_moves_says_in_which_chronology() -> None:
    fight = re.search(r'<a class="([^"]*)" href="fight.html".*?</a>', drawn_chart())
    assert fight[1] == "m1 m2"  # al-Waqidi's date is the preferred one, but without its rivals
    assert 'class="c0"' in fight[0] and fight[0].count('class="fig-other ') == 2 and "--c1:" in fight[0]
    late = re.search(r'<a class="([^"]*)" href="late.html"', drawn_chart())
    assert late[1] == "n2"


def test_a_book_shows_the_preferred_chronology_only() -> None:
    hidden = re.findall(r"<g[^>]*display=\"none\"", literal(drawn_chart()))
    assert len(hidden) == drawn_chart().count('class="fig-other ')


def test_a_name_is_cut_into_lines_that_keep_within_their_room() -> None:
    lines = wrapped("Campaigns of somebody and somebody else", "serif-bold", 15, 110)
    assert " ".join(lines) == "Campaigns of somebody and somebody else" and len(lines) > 1
    assert all(width(line, "serif-bold", 15) <= 110 for line in lines)


def test_without_being_told_it_shows_the_whole_years_of_what_is_closely_dated() -> None:
    lanes = [Lane("x", "", (event("a", time("633-05")), event("b", time("636-12-31")), event("c", time("500/900"))))]
    assert extent(lanes, "", "julian", "julian") == (parse_when("633", "julian").first, parse_when("636", "julian").last)
    rivals = [Lane("x", "", (event("a", time("633-05"), time("631")),))]
    assert extent(rivals, "", "julian", "julian") == (parse_when("631", "julian").first, parse_when("633", "julian").last)
    assert extent(lanes, "632/640", "julian", "julian") == (parse_when("632", "julian").first, parse_when("640", "julian").last)
    assert extent([], "", "julian", "julian") is None


def test_a_date_belongs_to_the_year_in_which_it_begins() -> None:
    assert years(parse_when("634-08/636", "julian"), ("julian", "hijri")) == ((634, 634), (12, 13))
    assert years(parse_when("../604", "julian"), ("julian", "hijri")) == ((604, 604), None)


def test_the_list_has_every_event_with_what_others_say(small: Path) -> None:
    edit(small / "entries/battles/second-fight.yaml", "when: 634-08-23",
         "when:\n  - {value: 634-08-23, rank: preferred}\n  - {value: 635-02, sources: [{work: annals, transmitter: badr}]}")
    made(small)
    page = (small / "site/timeline.html").read_text(encoding="utf-8")
    text = page.split("</figure>")[1]
    assert re.findall(r'<h2 id="(y\d+)">([^<]*)', text) == [("y634", "634 (12–13 AH)"), ("y636", "636 (14–15 AH)")]
    assert [found for found in re.findall(r'href="battles/([a-z-]+)\.html"', text)] == ["first-fight", "second-fight", "third-fight"]
    assert 'Otherwise: February 635 / Dhū l-Ḥijja 13 – Muḥarram 14 (<a href="persons/badr.html">Badr</a>)' in text


def test_a_date_changed_alone_changes_the_timeline_as_a_whole_build_would(small: Path) -> None:
    made(small)
    edit(small / "entries/battles/third-fight.yaml", "when: 636", "when: [636, 638]")
    edit(small / "entries/persons/badr.yaml", "headword: Badr", "headword: Badr\noffices: [{title: chief, group: river-men, when: 633}]")
    made(small)
    found = tree(small / "site")
    made(small, fresh=True)
    assert found == tree(small / "site")
    assert 'aria-label="The third fight, 636/638"' in (small / "site/timeline.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("written", "said"), [
    ("span: 632/..", "a range with two ends is wanted"), ("span: soon", "is not a date"), ("lanes: [{ofice: king}]", "ofice")])
def test_what_is_wrong_in_its_configuration_is_told_at_its_line(small: Path, written: str, said: str) -> None:
    edit(small / "mkdocs.yml", "      edit:", f"      timeline: {{{written}}}\n      edit:")
    with pytest.raises(settings.Misuse, match=said) as error:
        settings.load(small / "mkdocs.yml")
    assert "mkdocs.yml:8:" in str(error.value)
