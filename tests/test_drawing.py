"""Drawings: numbers, directions, shaping, lettering, and colours in two palettes."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.drawing import Canvas, element, link, literal, number, palettes, polyline, width
from generator.drawing.bidi import leftward, runs
from generator.drawing.shaping import FACES, shape


@pytest.mark.parametrize(("value", "said"), [
    (0, "0"), (-0.04, "0"), (12.0, "12"), (0.5, ".5"), (-0.52, "-.5"), (3.14159, "3.1"), (100.0, "100")])
def test_a_number_is_as_short_as_can_be(value: float, said: str) -> None:
    assert number(value) == said


def test_a_line_is_written_in_relative_steps_and_leaves_out_points_that_fall_together() -> None:
    assert polyline([(10, 10), (12.5, 9), (12.51, 9.01), (0, 0)], closed=True) == "M10 10l2.5-1-12.5-9z"


def test_attributes_are_escaped() -> None:
    assert element("a", "", "x", href='?a=1&b="2"') == '<a href="?a=1&amp;b=&quot;2&quot;">x</a>'


@pytest.mark.parametrize(("text", "expected"), [
    ("al-Ḥīra", [("al-Ḥīra", False)]),
    ("الحيرة", [("الحيرة", True)]),
    ("الحيرة (Ḥīra)", [(")", True), ("Ḥīra", False), ("الحيرة (", True)]),
    ("near الحيرة now", [("near ", False), ("الحيرة", True), (" now", False)]),
    ("سنة 12", [("12", False), ("سنة ", True)]),
    ("سنة ١٢، ١٣", [("١٣", False), ("، ", True), ("١٢", False), ("سنة ", True)]),
])
def test_runs_stand_in_the_order_of_the_line(text: str, expected: list[tuple[str, bool]]) -> None:
    assert [tuple(run) for run in runs(text)] == expected


def test_the_first_letter_gives_the_direction() -> None:
    assert leftward("12 الحيرة")
    assert not leftward("12 km الحيرة")


def test_arabic_letters_join() -> None:
    joined, parted = shape("عين", "arabic"), [shape(letter, "arabic") for letter in "عين"]
    assert {glyph.index for glyph in joined.glyphs}.isdisjoint({line.glyphs[0].index for line in parted})


def test_every_face_writes_transliteration() -> None:
    for face in FACES:
        assert shape("ʿAyn al-Tamr, Ḥulwān, Ṭīsfūn, Ẓafar, 633–642", face).missing == ""


def test_a_face_is_helped_out_and_what_none_has_is_told() -> None:
    line = shape("Ḥīra الحيرة Ἥρα 漢", "sans")
    assert {glyph.face for glyph in line.glyphs} == {"sans", "arabic", "serif"}
    assert line.missing == "漢"


def test_width_grows_with_size_and_with_track() -> None:
    assert width("Ullays", "sans", 20) == 2 * width("Ullays", "sans", 10)
    assert width("Ullays", "sans", 10, track=100) == pytest.approx(width("Ullays", "sans", 10) + 5)


@given(st.text(max_size=30))
def test_no_text_makes_lettering_raise(text: str) -> None:
    canvas = Canvas("any", 10, 10, title="Any")
    canvas.add(canvas.lettering.line(text, "sans", 10, 0, 0, halo=1))
    canvas.add(canvas.lettering.along(text, "serif", 10, [(0, 0), (5, 1), (9, 9)]))
    ElementTree.fromstring(canvas.svg())


def drawing() -> Canvas:
    canvas = Canvas("ford", 100, 50, title="The ford & the river", backdrop=(-20, -10, 200, 100))
    canvas.add(element("rect", "fig-paper", width=100, height=50))
    canvas.add(link("ford.html", "The Ford", canvas.lettering.line("Ford", "sans", 12, 10, 10, halo=1)))
    return canvas


def test_glyphs_are_defined_once_with_ids_of_the_figure() -> None:
    canvas = drawing()
    canvas.add(canvas.lettering.line("Ford", "sans", 30, 10, 40))
    root = ElementTree.fromstring(canvas.svg())
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert all(id_.startswith("ford-") for id_ in ids)
    assert sum(1 for node in root.iter("{http://www.w3.org/2000/svg}path")) == 4


def test_a_figure_with_links_is_no_single_picture() -> None:
    assert 'role="document"' in drawing().svg()
    assert 'role="img"' in Canvas("bare", 1, 1, title="Bare").svg()


def test_a_drawing_is_the_same_twice() -> None:
    assert drawing().svg() == drawing().svg()


def test_a_file_has_its_colours_written_in_and_no_class() -> None:
    light = literal(drawing().svg(), backdrop="relief.jpg")
    assert 'fill="#fbf5e6"' in light
    assert 'href="relief.jpg"' in light
    assert not [word for word in ("class=", "style=", "data-", "var(") if word in light]
    assert 'fill="#1d1b18"' in literal(drawing().svg(), "dark")
    ElementTree.fromstring(light)


def test_the_picture_behind_stands_in_css_where_it_stands_in_the_file() -> None:
    assert "background-size:200% 200%;background-position:20% 20%" in drawing().svg()


def test_both_palettes_name_the_same_colours() -> None:
    colours = palettes().colours
    assert colours["light"].keys() == colours["dark"].keys() != set()
