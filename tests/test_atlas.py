"""The atlas: projection, placing, marches, windows, and plates that are the same twice."""

from __future__ import annotations

import json
import math
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.atlas import arrows, names
from generator.atlas.base import BadBase, Base, load
from generator.atlas.draw import draw
from generator.atlas.furniture import corners, shortened
from generator.atlas.geometry import Rect, crossings, cut_line, cut_ring, length, meets, part, resampled, simplified
from generator.atlas.placing import Ground, Wanted, place
from generator.atlas.plan import AROUND, STATION, SUBJECT, Mark, March, Measure, Plan, Rival, Sample, Step
from generator.atlas.projection import Conic, bearing, distance
from generator.atlas.signs import numbers_said
from generator.atlas.window import fit
from generator.drawing import literal

CONIC = Conic(28.5, 36.5, 32.0, 44.0)
SVG = "{http://www.w3.org/2000/svg}"
FRAME = Rect(0, 0, 400, 300)


# Projection

def test_the_conic_agrees_with_snyders_example() -> None:
    """Snyder 1987, p. 296: parallels 33° and 45°, origin 23° N 96° W, the unit sphere; 35° N 75° W."""
    x, y = Conic(33, 45, 23, -96).forward(-75, 35)
    assert (x / 6371, -y / 6371) == (pytest.approx(0.2966785, abs=1e-6), pytest.approx(0.2462112, abs=1e-6))


@given(st.floats(20, 70), st.floats(15, 50))
def test_what_is_projected_comes_back(lon: float, lat: float) -> None:
    assert CONIC.inverse(*CONIC.forward(lon, lat)) == (pytest.approx(lon, abs=1e-7), pytest.approx(lat, abs=1e-7))


@given(st.floats(100, 170), st.floats(-50, -15))
def test_a_southern_map_works_too(lon: float, lat: float) -> None:
    south = Conic(-45, -25, -35, 135)
    assert south.inverse(*south.forward(lon, lat)) == (pytest.approx(lon, abs=1e-6), pytest.approx(lat, abs=1e-6))
    assert south.forward(lon, lat)[1] > south.forward(lon, lat + 1)[1], "north is up"


def test_distances_and_directions_on_the_sphere() -> None:
    assert distance((44.4, 33.3), (39.6, 24.5)) == pytest.approx(1083, abs=5)
    assert [bearing((44, 32), at) for at in ((44, 33), (45, 33), (45, 32), (45, 31), (44, 31), (43, 31), (43, 32), (43, 33))
            ] == list(range(8))


# Geometry

def test_a_line_is_cut_into_its_parts_inside() -> None:
    line = [(-10, 10), (20, 10), (20, -10), (40, -10), (40, 10), (500, 10)]
    assert cut_line(line, FRAME) == [[(0, 10), (20, 10), (20, 0)], [(40, 0), (40, 10), (400, 10)]]


def test_a_ring_is_cut_along_the_edges() -> None:
    assert set(cut_ring([(-50, -50), (50, -50), (50, 50), (-50, 50)], FRAME)) == {(0, 0), (50, 0), (50, 50), (0, 50)}


def test_simplifying_keeps_what_can_be_seen() -> None:
    assert simplified([(0, 0), (5, .1), (10, 0), (10, 9)], .5) == [(0, 0), (10, 0), (10, 9)]


def test_a_part_of_a_line_has_the_length_that_was_asked() -> None:
    assert length(part([(0, 0), (10, 0), (10, 10)], 4, 13)) == pytest.approx(9)


def test_points_at_even_distances() -> None:
    assert resampled([(0, 0), (4, 0), (4, 0), (4, 4)], 2) == [(0, 0), (2, 0), (4, 0), (4, 2), (4, 4)]
    assert resampled([(0, 0), (1, 0)], 9) == [(0, 0), (1, 0)]


# Placing

labels = st.lists(st.tuples(st.floats(20, 380), st.floats(20, 280), st.floats(10, 70), st.booleans()), max_size=14)


@given(labels)
@settings(max_examples=60, deadline=None)
def test_no_two_placed_labels_overlap_but_those_that_are_told(given_: list[tuple[float, float, float, bool]]) -> None:
    wanted = [Wanted(str(i), (x, y), 4, wide, 24, 1, optional) for i, (x, y, wide, optional) in enumerate(given_)]
    dots = [Rect(w.at[0] - 4, w.at[1] - 4, w.at[0] + 4, w.at[1] + 4) for w in wanted]
    placing = place(wanted, Ground(FRAME, dots))
    sound = {key: spot.box for key, spot in placing.placed.items() if key not in placing.colliding}
    assert not [pair for pair in combinations(sound, 2) if sound[pair[0]].meets(sound[pair[1]])]
    assert not [key for key, box in sound.items() if not box.within(FRAME) or any(box.meets(dot) for dot in dots)]
    assert {*placing.placed, *placing.left_out} == {w.key for w in wanted}


@given(labels)
@settings(max_examples=60, deadline=None)
def test_the_line_to_a_sign_crosses_no_optional_name_that_stays(given_: list[tuple[float, float, float, bool]]) -> None:
    wanted = [Wanted(str(n), (x, y), 4, wide, 14, optional=optional) for n, (x, y, wide, optional) in enumerate(given_)]
    kept, optional = place(wanted, Ground(FRAME, [])).placed, {one.key for one in wanted if one.optional}
    assert not [(a, b) for a in kept for b in kept if a != b and {a, b} & optional and meets(kept[a].tie, kept[b].box)]


def test_a_better_order_is_found_where_the_foremost_first_comes_out_badly() -> None:
    """Five labels in a corner: placed in the order of their names two of them collide."""
    at = ((30, 30), (40, 70), (70, 60), (100, 50), (30, 40))
    placing = place([Wanted(str(n), spot, 8, 50, 24) for n, spot in enumerate(at)], Ground(Rect(0, 0, 200, 120), []))
    assert placing.colliding == ()
    assert not [(a, b) for a in placing.placed for b in placing.placed
                if a != b and meets(placing.placed[a].tie, placing.placed[b].box)]


def test_a_name_keeps_off_what_is_hard_and_the_frame() -> None:
    wall = Rect(205, 0, 400, 300)
    [spot] = place([Wanted("a", (200, 150), 4, 60, 20)], Ground(FRAME, [wall])).placed.values()
    assert not spot.box.meets(wall)
    assert spot.anchor == "end"


def test_what_cannot_be_placed_is_told_or_left_out() -> None:
    full = Ground(FRAME, [FRAME])
    assert place([Wanted("a", (200, 150), 4, 60, 20)], full).colliding == ("a",)
    assert place([Wanted("a", (200, 150), 4, 60, 20, optional=True)], full).left_out == ("a",)


def test_boards_take_different_corners_and_spare_what_the_plate_is_about() -> None:
    page, busy = Rect(0, 0, 720, 500), [Rect(10, 400, 60, 480)]
    spots = corners(page, [(200, 60), (150, 50), (100, 80)], busy)
    assert not any(spot.meets(busy[0]) for spot in spots)
    assert not [pair for pair in combinations(spots, 2) if pair[0].meets(pair[1])]


# Marches

def test_an_arrow_ends_before_its_sign_and_grows_towards_its_head() -> None:
    [arrow] = arrows.routed([arrows.Leg((50, 150), (350, 150), (10, 12))], [], FRAME)
    assert math.dist(arrow.line[0], (50, 150)) == pytest.approx(10, abs=.5)
    assert math.dist(arrow.line[-1], (350, 150)) == pytest.approx(12, abs=.5)
    assert max(y for _, y in arrow.outline) - min(y for _, y in arrow.outline) > 4


def test_an_arrow_goes_round_the_signs_of_others() -> None:
    other = (200, 150)
    [arrow] = arrows.routed([arrows.Leg((50, 150), (350, 150))], [(other, 9)], FRAME)
    assert min(math.dist(point, other) for point in arrow.line) > 9


def test_arrows_do_not_cross_where_they_need_not() -> None:
    legs = [arrows.Leg((50, 100), (350, 100)), arrows.Leg((350, 100), (60, 130))]
    one, two = arrows.routed(legs, [], FRAME)
    assert crossings(one.line, two.line) == 0


def test_numbers_of_one_place_are_said_together() -> None:
    mark = Mark("a", "A", "", (0, 0), "battle", "exact", STATION, numbers=(2, 3, 4, 7))
    assert numbers_said(mark) == "2–4 · 7"


def test_a_long_name_is_cut_to_its_room() -> None:
    assert shortened("Somewhere", "sans", 10, 500) == "Somewhere"
    assert shortened("Somewhere", "sans", 10, 30).endswith("…")


# The base map and its windows

def feature(layer: str, kind: str, coordinates: list, **told: object) -> dict:
    return {"type": "Feature", "properties": {"layer": layer, **told}, "geometry": {"type": kind, "coordinates": coordinates}}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    """An invented country: a sea in the east, a river into it, a name on the land."""
    file = tmp_path_factory.mktemp("atlas") / "base.geojson"
    file.write_text(json.dumps({"features": [
        feature("sea", "Polygon", [[[48, 28], [54, 28], [54, 36], [48, 36], [47.5, 32], [48, 28]]]),
        feature("river", "LineString", [[40 + i / 4, 32 + .1 * math.sin(i)] for i in range(31)], name="Long River", rank=3),
        feature("marsh", "Polygon", [[[45, 31], [46, 31], [46, 31.6], [45, 31]]]),
        feature("region", "LineString", [[42, 34], [45, 34]], name="Upland"),
        feature("region", "LineString", [[42, 33], [45, 33]], name="Upland"),
        feature("water", "LineString", [[49, 31], [52, 31]], name="East Sea"),
    ]}), encoding="utf-8")
    return load((file,), (40, 28, 54, 36), CONIC)


def test_a_file_that_is_no_base_map_is_told(tmp_path: Path) -> None:
    file = tmp_path / "base.geojson"
    for text in ("no json", "{}", json.dumps({"features": [feature("hill", "LineString", [[0, 0], [1, 1]])]})):
        file.write_text(text, encoding="utf-8")
        load.cache_clear()
        with pytest.raises(BadBase, match="base.geojson is no base map"):
            load((file,), (0, 0, 1, 1), CONIC)


@given(st.lists(st.tuples(st.floats(40, 54), st.floats(28, 36)), min_size=1, max_size=5), st.floats(50, 900))
@settings(max_examples=80, deadline=None)
def test_a_window_stays_on_the_map_and_holds_what_it_is_for(base: Base, places: list, least: float) -> None:
    page = Rect(20, 20, 700, 400)
    window = fit(base, places, page, least=least)
    assert window.view.within(base.master.grown(1e-6))
    assert window.view.width >= min(least, base.master.width) - 1e-6 or window.view.height >= base.master.height - 1e-6
    if window.view.height < base.master.height - 1e-6 and window.view.width < base.master.width - 1e-6:
        on_the_map = [at for at in places if base.master.holds(base.conic.forward(*at))]
        assert all(page.grown(1e-6).holds(window.at(*at)) for at in on_the_map)
    assert window.degrees(window.at(*places[0])) == pytest.approx(places[0], abs=1e-6)


def test_a_land_is_named_once_and_keeps_off_what_is_taken(base: Base) -> None:
    page = Rect(20, 20, 700, 400)
    window = fit(base, [(41, 31), (47, 35)], page, least=300)
    free, = names.countries(window, page, [], "region")
    moved, = names.countries(window, page, [free.boxes[0].grown(2)], "region")
    assert free.text == moved.text == "UPLAND" and free.boxes != moved.boxes
    assert not any(box.meets(free.boxes[0].grown(2)) for box in moved.boxes)
    assert len(moved.boxes) == len(free.boxes) and {round(b.left - a.left, 6) for a, b in zip(free.boxes, moved.boxes)} == {
        round(moved.curve[0][0] - free.curve[0][0], 6)}, "the boxes go where the letters go"
    assert names.countries(window, page, [page], "region") == []


def test_a_rivers_name_keeps_off_its_bends_and_off_what_is_taken(base: Base) -> None:
    window = fit(base, [(44, 32)], Rect(20, 20, 700, 400), least=500)
    [name] = names.rivers(window, window.page, [])
    assert name.text == "Long River"
    assert names.rivers(window, window.page, [window.page]) == []


# Plates

PLACES = (("ford", "The Ford", "المخاضة", (43.0, 32.6), "approximate"), ("hill", "The Hill", "التل", (44.2, 33.4), "exact"),
          ("gate", "The Gate", "", (45.6, 31.2), "conjectural"), ("port", "The Port", "الميناء", (47.2, 32.1), "exact"))


def plan(form: str = "campaign") -> Plan:
    marks = tuple(Mark(id_, name, script, at, "battle", doubt, STATION, f"../places/{id_}.html", (i + 1,))
                  for i, (id_, name, script, at, doubt) in enumerate(PLACES))
    around = Mark("inn", "Wayside Inn", "", (44.6, 32.3), "town", "approximate", AROUND, "inn.html")
    return Plan(f"{form}-war", form, "The war", "after one witness", "Map: the war.", (*marks, around),
                tuple(March(i, i + 1, i == 1) for i in range(3)),
                tuple(Step(i + 1, name, "1234") for i, (_, name, *_) in enumerate(PLACES)) + (Step(0, "Nowhere", ""),), 300,
                (Sample("number", "exact", "exact"), Sample("way", "", "way not known"), Sample("rival", "", "others")))


@pytest.mark.parametrize("form", ["place", "battle", "campaign", "life"])
def test_every_form_of_plate_is_well_formed_and_the_same_twice(base: Base, form: str) -> None:
    one, two = (draw(plan(form), base, Measure("farsakh", 6)) for _ in range(2))
    assert one == two
    assert one.colliding == ()
    root = ElementTree.fromstring(one.svg)
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert {node.get("href", "#")[1:] for node in root.iter(f"{SVG}use")} <= set(ids)


def test_signs_lead_to_their_entries_and_say_so(base: Base) -> None:
    root = ElementTree.fromstring(draw(plan(), base, None).svg)
    found = {node.get("aria-label"): node.get("href") for node in root.iter(f"{SVG}a")}
    assert found == {name: f"../places/{id_}.html" for id_, name, *_ in PLACES} | {"Wayside Inn": "inn.html"}


def test_an_uncertain_site_has_a_broken_ring_and_a_conjecture_a_question_mark(base: Base) -> None:
    svg = draw(plan(), base, None).svg
    assert 'class="fig-number-battle fig-dashed"' in svg
    assert 'class="fig-number-battle fig-dotted"' in svg


def test_a_rival_site_is_joined_to_the_preferred(base: Base) -> None:
    mark = Mark("ford", "The Ford", "", (43.0, 32.6), "town", "approximate", SUBJECT, "", (), (Rival((43.5, 32.9), "x"),))
    assert 'class="fig-rivalry"' in draw(Plan("ford", "place", "The Ford", "", "Map.", (mark,)), base, None).svg


def test_a_plate_as_a_file_needs_no_style_sheet(base: Base) -> None:
    for scheme in ("light", "dark"):
        file = literal(draw(plan(), base, Measure("farsakh", 6)).svg, scheme, "relief.jpg")
        ElementTree.fromstring(file)
        assert "class=" not in file and "var(" not in file and "<a" not in file
        assert 'href="relief.jpg"' in file


def test_names_that_cannot_be_parted_are_told(base: Base) -> None:
    long = "A name that is much too long to be written twice in so narrow a place, whatever one tries"
    marks = tuple(Mark(f"m{i}", long, "", (44 + i / 1000, 32), "town", "exact", STATION) for i in range(14))
    assert draw(Plan("full", "place", "Full", "", "Map.", marks, least=300), base, None).colliding
