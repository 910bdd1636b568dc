"""Pages become trees in which text stays text, whatever it is."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.book.articles import Places, article
from generator.book.scripts import runs, words
from generator.book.tree import parse

INLINE = {"em": 2, "strong": 2, "small": 2, "sub": 2, "sup": 2, "del": 2, "in": 4, "to": 4, "url": 3, "note": 3, "code": 2,
          "br": 1, "image": 3}
BLOCKS = {"p": 2, "h": 4, "ul": 2, "ol": 3, "quote": 2, "pre": 2, "table": 4, "div": 3, "rule": 1}
NOWHERE = Places({})


def blocks(text: str) -> list:
    return parse(text).blocks


def test_a_page_becomes_blocks_and_nodes() -> None:
    assert blocks("# A\n\nSome *words* and [a link](../x/y.md).\n\n- one\n- two\n\n| a | b |\n| --- | --: |\n| 1 | `2` |\n") == [
        ["h", 1, "", ["A"]],
        ["p", ["Some ", ["em", ["words"]], " and ", ["to", "../x/y.md", ["a link"]], "."]],
        ["ul", [[["p", ["one"]]], [["p", ["two"]]]]],
        ["table", ["None", "Right"], [["a"], ["b"]], [[["1"], [["code", "2"]]]]],
    ]


def test_what_templates_write_as_html_is_understood() -> None:
    assert blocks('<div class="box wide" markdown="1">\n\n<bdi lang="ar" dir="rtl">عمر</bdi><br><small>x</small>\n\n</div>\n\nAfter.') == [
        ["div", "box wide", [["p", [["in", "ar", "rtl", ["عمر"]], ["br"], ["small", ["x"]]]]]],
        ["p", ["After."]],
    ]


def test_of_other_html_only_the_words_remain_and_of_scripts_and_drawings_nothing() -> None:
    assert blocks("a <mark>b</mark> <script>bad()</script><svg><text>c</text></svg>d") == [["p", ["a b d"]]]


def test_words_in_another_script_are_runs_with_language_and_direction() -> None:
    assert runs("he, عمر بن الخطاب (d. 644), wrote Ἡράκλειος") == [
        "he, ", ["in", "ar", "rtl", ["عمر بن الخطاب"]], " (d. 644), wrote ", ["in", "el", "ltr", ["Ἡράκλειος"]]]


def test_notes_are_numbered_in_the_order_of_what_the_book_keeps() -> None:
    made = article("# A\n\nOne.[^7] Two.[^9] One again.[^7]\n\n## Left {#cite}\n\nGone.[^8]\n\n[^7]: seven\n\n[^8]: eight\n\n[^9]: nine[^8]\n",
                   "x/a.md", NOWHERE, id_="a")
    assert made.blocks == [["p", ["One.", ["note", 1, True], " Two.", ["note", 2, True], " One again.", ["note", 1, False]]]]
    assert made.notes == [["seven"], ["nine", ["note", 3, True]], ["eight"]]


def test_a_link_leads_within_the_book_to_the_site_or_nowhere_and_tells_its_page_once() -> None:
    text = "# A\n\n[b](../y/b.md) [b again](../y/b.md) [c](c.md) [w](../wanted.md#w) [own](#life) [web](https://w.example/)\n\n## Life {#life}\n"
    made = article(text, "x/a.md", Places({"y/b.md": "b"}, "https://s.example"), id_="a")
    assert made.blocks[0][1] == [
        ["to", "b", ["b"], True], " ", ["to", "b", ["b again"], False], " ", ["url", "https://s.example/x/c.html", ["c"]],
        " ", "w", " ", ["to", "a.life", ["own"], False], " ", ["url", "https://w.example/", ["web"]]]


def test_headings_leave_no_level_out() -> None:
    made = article("# A\n\n### Deep\n\n##### Deeper\n\n## Flat\n", "a.md", NOWHERE, id_="a")
    assert [block[1] for block in made.blocks] == [2, 3, 2]


@settings(deadline=None)
@given(st.text(st.characters(), max_size=200))
def test_any_text_becomes_a_tree_of_known_nodes_that_json_holds(text: str) -> None:
    made = article(text, "x/a.md", NOWHERE, id_="a")
    json.dumps(made.data(), ensure_ascii=False).encode("utf-8")
    for block in made.blocks:
        assert_block(block)
    for note in made.notes:
        assert_nodes(note)


@settings(deadline=None)
@given(st.text("*_`[]()<>|#-!&;^:\\ \n\tnotepinab1", max_size=120))
def test_any_marks_become_a_tree_of_known_nodes(text: str) -> None:
    test_any_text_becomes_a_tree_of_known_nodes_that_json_holds.hypothesis.inner_test(text)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=60))
def test_runs_lose_no_character(text: str) -> None:
    assert words(runs(text)) == text


def assert_block(block: Any) -> None:
    assert isinstance(block, list) and len(block) == BLOCKS[block[0]], block
    if block[0] in ("p", "h"):
        assert_nodes(block[-1])
    elif block[0] in ("ul", "ol"):
        for item in block[-1]:
            for inner in item:
                assert_block(inner)
    elif block[0] in ("quote", "div"):
        for inner in block[-1]:
            assert_block(inner)
    elif block[0] == "table":
        for cell in [*block[2], *(cell for row in block[3] for cell in row)]:
            assert_nodes(cell)


def assert_nodes(nodes: Any) -> None:
    assert isinstance(nodes, list)
    for node in nodes:
        if not isinstance(node, str):
            assert len(node) == INLINE[node[0]], node
            if node[0] in ("em", "strong", "small", "sub", "sup", "del", "in", "to", "url"):
                assert_nodes(node[2] if node[0] in ("to", "url") else node[-1])
