"""Prose as plain text, and the sentences that mention an entry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.prose import plain, scan, sentence_of, sentences_with_mentions


def test_marks_citations_and_notes_are_left_out():
    text = "He *took* [[hira|al-Ḥīra]] [@tabari, 5] in `633`[^1].\n\n[^1]: A note.\n"
    assert plain(scan(text)) == "He took al-Ḥīra in 633."


def test_a_mention_without_words_is_said_or_is_its_id():
    scanned = scan("At [[hira]].")
    assert plain(scanned) == "At hira."
    assert plain(scanned, lambda token: "al-Ḥīra") == "At al-Ḥīra."


def test_blocks_stand_apart_and_cells_are_divided():
    text = "## One\n\n- a\n  - b\n- c\n\n| d | e |\n|---|---|\n| f | g |\n"
    assert plain(scan(text)) == "One\n\na\n\nb\n\nc\n\nd · e\n\nf · g"


@pytest.mark.parametrize(
    "text, sentence",
    [
        ("One. Two [[x]] here. Three.", "Two x here."),
        ("Khālid b. al-Walīd met [[x]].", "Khālid b. al-Walīd met x."),
        ("Māriya bt. Shamʿūn, d. 637, c. ʿĪd, met [[x]]. Then", "Māriya bt. Shamʿūn, d. 637, c. ʿĪd, met x."),
        ("See Yāqūt, s.v. Ḥīra, on [[x]].", "See Yāqūt, s.v. Ḥīra, on x."),
        ("At St. Sergius A. J. Butler saw [[x]].", "At St. Sergius A. J. Butler saw x."),
        ("On 12. Rabīʿ it was 3.5 miles to [[x]].", "On 12. Rabīʿ it was 3.5 miles to x."),
        ("He died in 634. ʿUmar sent [[x]].", "ʿUmar sent x."),
        ("“Go!” They went to [[x]]? No.", "They went to x?"),
        ("It fell.[@a, 5] Then [[x]] fell [@b].", "Then x fell."),
    ],
)
def test_a_sentence_is_not_ended_by_an_abbreviation(text, sentence):
    assert [found for _, found in sentences_with_mentions(scan(text))] == [sentence]


def test_each_mention_has_its_sentence():
    found = [(mention.id, said) for mention, said in sentences_with_mentions(scan("A [[x]]. B [[y]] [[z]]."))]
    assert found == [("x", "A x."), ("y", "B y z."), ("z", "B y z.")]


def test_a_long_sentence_is_cut_between_words_round_the_mention():
    scanned = scan("before " * 60 + "[[x|the place]]" + " after" * 60 + ".")
    sentence = sentence_of(scanned, scanned.tokens[0])
    assert sentence.startswith("…before ") and sentence.endswith(" after…")
    assert "the place" in sentence and len(sentence) <= 220


def test_a_citation_has_no_sentence():
    scanned = scan("A [@x].")
    assert sentence_of(scanned, scanned.tokens[0]) == ""


@given(st.text(st.sampled_from("[]ab. \nʿA|@`*-1>!\ue000\r")))
def test_no_text_makes_plain_text_or_sentences_raise(text):
    scanned = scan(text)
    plain(scanned)
    for mention, sentence in sentences_with_mentions(scanned):
        assert (mention.text or mention.id).split()[0][:200] in sentence and len(sentence) <= 220 + len(mention.id)
