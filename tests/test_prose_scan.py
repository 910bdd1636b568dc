"""What is found in prose between double and citing brackets, and what is malformed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.prose import Citation, Mention, Reference, scan


def codes(text: str) -> list[tuple[int, str]]:
    return [(fault.offset, fault.code) for fault in scan(text).faults]


def test_a_link_is_found_with_its_place_in_the_text():
    assert scan("At [[al-hira]].").tokens == (Mention("al-hira", None, False, 3, 14),)


def test_a_link_may_have_words_of_its_own():
    assert scan("[[al-hira|the city]]").tokens == (Mention("al-hira", "the city", False, 0, 20),)


def test_a_plus_marks_an_entry_that_is_wanted():
    assert scan("[[+bahman|Bahman]]").tokens == (Mention("bahman", "Bahman", True, 0, 18),)


def test_offsets_are_characters_though_the_parser_counts_bytes():
    scanned = scan("`ʿāʾ` ʿUmar [[a]] `[[b]]`")
    assert [(token.id, token.start) for token in scanned.tokens] == [("a", 12)]


def test_a_citation_may_name_several_works_each_with_its_place():
    text = "x [@tabari-tarikh, III, 343–5; @yaqut, s.v. “ʿAyn”]"
    references = (Reference("tabari-tarikh", "III, 343–5", 3), Reference("yaqut", "s.v. “ʿAyn”", 31))
    assert scan(text).tokens == (Citation(references, 2, 51),)


def test_a_citation_needs_no_locator():
    assert scan("[@yaqut]").tokens == (Citation((Reference("yaqut", None, 1),), 0, 8),)


def test_a_token_may_be_wrapped_at_the_end_of_a_line_even_in_a_quotation():
    scanned = scan("> [[a|the\n> city]] [@b, 5,\n> note 2]")
    mention, citation = scanned.tokens
    assert (mention.text, citation.references[0].locator) == ("the city", "5, note 2")


@pytest.mark.parametrize(
    "text", ["`[[a]]`", "    [[a]]", "```\n[[a]] [@b]\n```", "~~~\n[[a]]\n~~~", "\\[[a]]", "- x\n\n      [[a]]", "\\[@a]"]
)
def test_code_and_escaped_brackets_are_left_alone(text):
    assert scan(text).tokens == scan(text).faults == ()


def test_an_escaped_backslash_escapes_nothing():
    assert scan("\\\\[[a]]").tokens == (Mention("a", None, False, 2, 7),)


def test_a_placeholder_stands_for_a_token_so_that_no_bar_splits_a_cell():
    assert scan("| [[a|b]] |").masked == "| \ue0000\ue001 |"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("ab [[c", [(3, "bad-link")]),
        ("[[]] [[|x]]", [(0, "bad-link"), (5, "bad-link")]),
        ("[[+|x]]", [(0, "bad-link")]),
        ("[[a|]]", [(0, "bad-link")]),
        ("[[a\n\nb]]", [(0, "bad-link")]),
        ("[[a|`b`]]", [(0, "bad-link")]),
        ("[[a [[b]]", [(0, "bad-link")]),
        ("[@, 5]", [(1, "locator-without-work")]),
        ("[@a; 5]", [(5, "locator-without-work")]),
        ("[@]", [(1, "bad-citation")]),
        ("[@a, ]", [(1, "bad-citation")]),
        ("[@a;]", [(4, "bad-citation")]),
        ("[@a b]", [(1, "bad-citation")]),
        ("[@a, 5", [(0, "bad-citation")]),
        ("a \ue000 \x02 \ud800", [(2, "bad-character"), (4, "bad-character"), (6, "bad-character")]),
    ],
)
def test_what_is_malformed_is_told_at_its_place(text, expected):
    assert codes(text) == expected


def test_a_fault_says_how_to_repair_it():
    fault = scan("[[a|]]").faults[0]
    assert (fault.message, fault.repair) == ("“[[a|]]” has no text after the bar", "write [[a]] or [[a|text]]")


def test_private_characters_of_an_author_are_no_placeholders():
    scanned = scan("\ue0000\ue001 [[a]]")
    assert scanned.masked == "\ufffd0\ufffd \ue0000\ue001"


@given(st.text(st.sampled_from("[]@|+;, `\\\na1ʿ\ue000\ue001~>\t\r")))
def test_no_text_makes_scanning_raise_and_every_token_stands_in_its_brackets(text):
    scanned = scan(text)
    for token in scanned.tokens:
        assert text[token.start] == "[" and text[token.end - 1] == "]"
    assert all(0 <= fault.offset < len(text) for fault in scanned.faults)
    assert scanned.restored(scanned.masked) == scanned.text
