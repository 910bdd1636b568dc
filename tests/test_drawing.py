"""Drawings: numbers, directions, shaping, lettering, and colours in two palettes."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.drawing import Canvas, element, link, literal, number, palettes, polyline, width
from generator.drawing.bidi import leftward, runs
from generator.drawing.outlines import GRID, Pen
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


def test_glyphs_are_defined_once_and_other_ids_are_the_figures_own() -> None:
    canvas = drawing()
    canvas.add(canvas.lettering.line("Ford", "sans", 30, 10, 40))
    root = ElementTree.fromstring(canvas.svg())
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    assert all(id_.startswith(("ford-", "_")) for id_ in ids)
    assert sum(1 for node in root.iter("{http://www.w3.org/2000/svg}path")) == 4


def test_what_figures_share_has_the_same_id_and_the_same_outline_in_each() -> None:
    other = Canvas("weir", 10, 10, title="Weir")
    other.add(other.lettering.line("For", "sans", 7, 0, 0), element("use", href=f"#{other.share('M0 0h9')}"))
    ford, weir = ({node.get("id"): node.get("d") for node in ElementTree.fromstring(canvas.svg()).iter() if node.get("d")}
                  for canvas in (drawing(), other))
    assert len(set(ford) & set(weir)) == 3
    assert all(ford[id_] == weir[id_] for id_ in set(ford) & set(weir))
    assert other.share("M0 0h9") == Canvas("mill", 1, 1, title="Mill").share("M0 0h9") != other.share("M0 0h8")


def stroke(*steps: tuple[str, tuple[float, ...]]) -> str:
    pen = Pen(GRID / 1000)
    for name, values in steps:
        getattr(pen, name)(*(value * 1000 / GRID for value in values))
    return pen.data()


def test_an_outline_says_no_more_than_it_must() -> None:
    assert stroke(("move", (0, 0)), ("line", (5, 0)), ("line", (5, -4)), ("line", (0, 0)), ("close", ())) == "M0 0h5v4z"
    assert stroke(("move", (0, 0)), ("quadratic", (0, 2, 2, 2)), ("quadratic", (4, 2, 4, 0))) == "M0 0q0-2 2-2t2 2"
    assert stroke(("move", (0, 0)), ("quadratic", (0, 2, 2, 2)), ("quadratic", (9, 4, 4, 0))) == "M0 0q0-2 2-2 7-2 2 2"
    assert stroke(("move", (0, 0)), ("line", (1, 1)), ("line", (3, 0)), ("cubic", (3, 1, 4, 2, 5, 5)), ("close", ())) \
        == "M0 0l1-1 2 1c0-1 1-2 2-5z"


coordinates = st.integers(-40, 40)


@given(st.lists(st.tuples(*[coordinates] * 4), min_size=1, max_size=12))
def test_no_control_point_strays_by_more_than_a_step(curves: list[tuple[int, int, int, int]]) -> None:
    controls, (x, y), control, letter = [], (0, 0), (0, 0), ""
    words = re.findall(r"[qt]|-?\d+", stroke(("move", (0, 0)), *(("quadratic", curve) for curve in curves))[len("M0 0"):])
    while words:
        letter = words.pop(0) if words[0] in "qt" else letter
        steps = [int(words.pop(0)) for _ in range(4 if letter == "q" else 2)]
        control = (x + steps[0], y + steps[1]) if letter == "q" else (2 * x - control[0], 2 * y - control[1])
        x, y = x + steps[-2], y + steps[-1]
        controls.append((*control, x, y))
    assert all(abs(told - (-exact if at % 2 else exact)) <= (1 if at < 2 else 0)
               for said, curve in zip(controls, curves, strict=True)
               for at, (told, exact) in enumerate(zip(said, curve, strict=True)))


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
