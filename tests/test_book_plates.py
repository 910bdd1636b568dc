"""Drawings in the book: their Latin letters are text that looks the same; and where entries are filed."""

from __future__ import annotations

import re

from generator.book.articles import Places, article, uncredited
from generator.book.filing import filed, turned
from generator.book.lettered import lettered
from generator.drawing import Canvas, literal

HEADS = ("Battle of the", "Battle of", "Siege of")


def drawing(text: str, face: str = "sans", **more: float) -> str:
    canvas = Canvas("x", 100, 100, title="t")
    canvas.add(canvas.lettering.line(text, face, 10, 5, 50, **more))
    return literal(canvas.svg())


def texts(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_words_become_text_each_where_it_stood_and_their_outlines_go() -> None:
    drawn = lettered(drawing("al-Ḥīra on 3 May", "serif-bold"))
    assert texts(drawn) == ["al-Ḥīra", "on", "3", "May"]
    assert "<use" not in drawn and "<path" not in drawn
    first, second = (float(x) for x in re.findall(r'<text x="([\d.]+)"', drawn)[:2])
    assert 0 < first < second


def test_arabic_stays_as_outlines_beside_latin_text() -> None:
    drawn = lettered(drawing("Hīt هيت"))
    assert texts(drawn) == ["Hīt"]
    assert len(re.findall("<use ", drawn)) == len(re.findall("<path ", drawn)) > 1


def test_a_drawing_that_looks_like_markup_stays_well_formed() -> None:
    from xml.etree import ElementTree

    drawn = lettered(drawing("a<b>&c"))
    assert "".join("".join(element.itertext()) for element in ElementTree.fromstring(drawn).iter() if element.tag.endswith("text")) == "a<b>&c"


def test_the_band_round_letters_is_of_text_too_and_solid() -> None:
    drawn = lettered(drawing("Hit", halo=2))
    assert texts(drawn) == ["Hit"] and "opacity" not in re.search(r"<use [^>]*>", drawn)[0]


def test_a_battle_is_filed_under_what_it_is_called_after() -> None:
    assert filed("Battle of the Bridge", HEADS) == ("bridge, battle of the", "Battle of the", 14)
    assert filed("Siege of al-Ḥīra", HEADS).key == "hira, siege of"
    assert filed("Battles known only from one source", HEADS).key == "battles known only from one source"
    assert filed("Battle of ", HEADS).behind == ""
    assert turned(["Battle of the Bridge"], filed("Battle of the Bridge", HEADS)) == ["Bridge", ", Battle of the"]


def test_a_heading_above_nothing_but_a_drawing_is_left_out_and_what_only_leads_on_too() -> None:
    page = ("# H\n\n## Map {#map}\n\n<div class=\"figure plate\" markdown=\"1\">\n\n![A map](../plates/place-h.svg)\n\n</div>\n\n"
            "## Relations\n\n<div class=\"figure relations\" markdown=\"1\">\n\n![A fan](../plates/h-relations.svg)\n\n</div>\n\n- one\n")
    made = article(page, "places/h.md", Places({}), id_="h")
    assert [block[0] for block in made.blocks] == ["div", "h", "ul"]
    assert made.pictures() == {"plates/place-h.svg"}


def test_whose_drawings_they_are_is_taken_out_from_under_each_and_handed_on() -> None:
    page = "# H\n\n<div class=\"figure plate\" markdown=\"1\">\n\n![A map](../plates/h.svg)\n\n**Ford**\n\n<small>Nature Map.</small>\n\n</div>\n"
    blocks, said = uncredited(article(page, "places/h.md", Places({}), id_="h").blocks)
    assert said == [["Nature Map."]] and "Nature Map" not in str(blocks) and "Ford" in str(blocks)


def test_a_column_that_says_the_same_in_each_row_is_said_once_below_the_table() -> None:
    page = "# H\n\n| Battle | Date | Role |\n| --- | --- | --- |\n| One | 634 | fought here |\n| Two | 635 | fought here |\n"
    table, below = article(page, "places/h.md", Places({}), id_="h").blocks
    assert table[2:] == [[["Battle"], ["Date"]], [[["One"], ["634"]], [["Two"], ["635"]]]]
    assert below == ["p", [["small", ["Role", ": ", "fought here"]]]]
