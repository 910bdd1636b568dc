"""The canonical Markdown, case by case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.prose import Mention, inline, scan, write


def say(token) -> str:
    return f"[{token.text or token.id}]({token.id}.html)" if isinstance(token, Mention) else "[^7]"


def text_of(text: str) -> str:
    return write(scan(text), say).text


@pytest.mark.parametrize(
    "author, canonical",
    [
        ("At [[hira|al-Ḥīra]] [@tabari, 5].", "At [al-Ḥīra](hira.html)[^7]."),
        ("a __b__ _c_ *d*", "a **b** *c* *d*"),
        ("*a **b** c*", "*a <strong>b</strong> c*"),
        ("a*“b”*c", "a\\*“b”\\*c"),
        ("**a***b*", "**a**<em>b</em>"),
        ("a  \nb\\\nc", "a  \nb  \nc"),
        ("- a\n- b\n  1. c\n  2. d", "-   a\n-   b\n    1.  c\n    2.  d"),
        ("* a\n\n* b\n\n  c", "-   a\n\n-   b\n\n    c"),
        ("- a\n\n1) b", "-   a\n\n1.  b"),
        ("- a\n\n* b", "-   a\n\n<!-- -->\n\n-   b"),
        ("7. a\n8. b", "7.  a\n8.  b"),
        ("> a\n>\n> - b", "> a\n>\n> -   b"),
        ("a | b\n:-|-:\nc \\| d | [[x|y]]", "| a | b |\n| :-- | --: |\n| c &#124; d | [y](x.html) |"),
        ("```py x\na\n```", "```py\na\n```"),
        ("    a\n\n      b", "```\na\n\n  b\n```"),
        ("> ```\n> a\n> ```", ">     a"),
        ("a\n\n---\n\nb", "a\n\n***\n\nb"),
        ("<b>x</b>", "&lt;b>x&lt;/b>"),
        ("![a *b*](c.png)", "a *b*"),
        ("<https://x.org/a_b>", "[https://x.org/a\\_b](https://x.org/a_b)"),
        ("[a](<b (c)> 'd \"e\"')", "[a](b%20%28c%29 \"d &#34;e&#34;\")"),
        ("[a [[x]] [@y]](#b)", "[a x](#b)[^7]"),
        ("\\*a\\_b\\[c\\]\\`\\<&amp;\\{", "\\*a\\_b\\[c\\]&#96;&lt;&amp;\\{"),
        ("1986\\. b", "1986\\. b"),
        ("\\- a\n\\# b\n\\+ c\n\\: d", "\\- a\n\\# b\n\\+ c\n&#58; d"),
        ("Lo\\![[x]]", "Lo\\![x](x.html)"),
        ("[@x]: y", "[^7]&#58; y"),
        ("`` a`b `` ` `", "`` a`b `` <code> </code>"),
    ],
)
def test_prose_is_written_in_one_canonical_form(author, canonical):
    assert text_of(author) == canonical


def test_headings_are_numbered_down_and_named_once():
    written = write(scan("## The *Treaty*\n\n### ʿAyn al-Tamr\n\n## The Treaty"), say, base_level=3, prefix="life-")
    assert written.text.split("\n\n")[0] == "### The *Treaty* {#life-the-treaty}"
    assert written.headings == (
        (3, "life-the-treaty", "The Treaty"),
        (4, "life-ayn-al-tamr", "ʿAyn al-Tamr"),
        (3, "life-the-treaty-2", "The Treaty"),
    )


def test_a_link_to_a_heading_of_the_prose_follows_its_prefix():
    written = write(scan("## One\n\n[a](#one) [b](#two)"), say, prefix="x-")
    assert written.text.split("\n\n")[1] == "[a](#x-one) [b](#two)"


def test_the_authors_own_notes_are_lifted_out_and_marked_by_the_caller():
    written = write(scan("A[^n].\n\n[^n]: One *x*.\n\n    Two [[y]].\n"), say, note=lambda label: f"<{label}>")
    assert written.text == "A<n>."
    assert written.footnotes == (("n", "One *x*.\n\nTwo [y](y.html)."),)


def test_a_heading_is_named_by_the_words_of_its_links():
    written = write(scan("## At [[hira|A & B]] [@x]"), lambda token: "[A &amp; *B*](x.html)" if token.start < 10 else "[^1]")
    assert written.headings == ((2, "at-a-b", "At A & B"),)


def test_a_line_whose_tokens_say_nothing_does_not_end_its_paragraph():
    assert write(scan("a\n[@x]\nb"), lambda _: "").text == "a\nb"


def test_prose_within_a_line_has_no_blocks():
    assert inline(scan("A *b*\n[[c]]."), say) == "A *b* [c](c.html)."
    assert inline(scan("- A\n- B"), say) == "A B"


@given(st.text(st.sampled_from("*_`[]<>&#|~:{}()!^\\-+=.1'\"@ \n\t\raʿ\ue000\x02\ud800")))
def test_no_text_makes_writing_raise(text):
    scanned = scan(text)
    write(scanned, say)
    inline(scanned, say)
