"""What is refused in prose, though it is good Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.prose import faults, scan


@pytest.mark.parametrize(
    "text, expected",
    [
        ("ʿa <b>x</b>", [(3, "raw-html"), (7, "raw-html")]),
        ("<div>\nx\n</div>", [(0, "raw-html")]),
        ("x <!-- y -->", [(2, "raw-html")]),
        ("[[ʿa|b c]] <br>", [(11, "raw-html")]),
        ("[x](javascript:alert)", [(0, "link-scheme")]),
        ("[x](data:text/html;base64,eA==)", [(0, "link-scheme")]),
        ("[x](../persons/khalid.md)", [(0, "link-scheme")]),
        ("[x](//example.org)", [(0, "link-scheme")]),
        ("[x](https:)", [(0, "link-scheme")]),
        ("ʿ [x][r]\n\n[r]: file:///x", [(2, "link-scheme")]),
        ("![x](https://example.org/x.png)", [(0, "remote-image")]),
        ("# Title", [(0, "heading-level")]),
        ("> # Title", [(2, "heading-level")]),
        ("ʿTitle\n===", [(0, "heading-level")]),
        ("x [^1]", [(2, "footnote")]),
        ("ʿ\n\n[^1]: note", [(3, "footnote")]),
        ("x[^a]\n\n[^a]: b\n\n[^a]: c", [(16, "footnote")]),
    ],
)
def test_what_is_refused_is_told_at_its_place(text, expected):
    assert [(fault.offset, fault.code) for fault in faults(scan(text))] == expected


@pytest.mark.parametrize(
    "text",
    [
        "a < b & c > d",
        "[x](https://example.org) <https://example.org> [y](HTTP://example.org)",
        "[x](mailto:a@example.org) <a@example.org> [y](#notes)",
        "## Title\n\n### Below\n\nTitle\n---",
        "`<b>` `# x` `[^1]`\n\n    <b> [^1]",
        "x[^1] \\[^2]\n\n[^1]: note",
        "x[^A]\n\n[^a]: note",
    ],
)
def test_sound_prose_has_no_faults(text):
    assert faults(scan(text)) == ()


def test_a_link_to_a_file_is_told_to_use_an_id():
    fault = faults(scan("[x](khalid.md)"))[0]
    assert (fault.message, fault.repair) == ("“khalid.md” leads to a file, not to an entry", "use [[id]] or [[id|text]]")


@given(st.text(st.sampled_from("[]()<>!#^:= \n\rab1ʿ`\\@|-/\ue000\x02\ud800")))
def test_no_text_makes_looking_for_faults_raise(text):
    assert all(0 <= fault.offset <= len(text) for fault in faults(scan(text)))
