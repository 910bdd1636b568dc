"""Prose taken over as it stands reads as the same prose written anew."""

from __future__ import annotations

import re

import pyromark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.prose import Citation, copied, scan, write
from generator.prose.slug import Slugs
from generator.site.html import OPTIONS


def say(token) -> str:
    if isinstance(token, Citation):
        return "[^1]"
    return f"[{token.text or token.id}](../x/{token.id}.md)"


def html(markdown: str) -> str:
    made = pyromark.html(markdown + "\n\n[^1]: note\n", options=OPTIONS)
    made = re.sub(r"</?(?:em|i)>", "_", re.sub(r"</?(?:strong|b)>", "__", made))
    made = re.sub(r"[ \n]+(<sup)", r"\1", made)
    made = made.replace("<!-- -->", "")
    return re.sub(r"\s+", " ", re.sub(r"\s*(</?(?:p|ul|ol|li|table|thead|tbody|tr|td|th|h\d|blockquote)\b)", r"\1", made))


def both(text: str) -> tuple[str | None, str]:
    scanned = scan(text)
    return copied(scanned, say, Slugs().give), write(scanned, say, note=lambda label: f"[^{label}]").text


@pytest.mark.parametrize("text", [
    "A [[ford]] and [[ford|the ford]] [@annals, 12].",
    "One.\n\n## A heading\n\nTwo *soft* and **strong**.",
    "- one [[a]]\n- two\n  - inner\n\nAfter.",
    "| a | b |\n| --- | --- |\n| [[x|y]] | [[z]] |\n",
    "> quoted [@w]\n\n1. first\n2. second",
])
def test_plain_prose_is_taken_over_and_reads_the_same(text: str) -> None:
    plain, anew = both(text)
    assert plain is not None
    assert html(plain) == html(anew)


@pytest.mark.parametrize("text", [
    "A [link](https://a.example/).", "A note.[^a]\n\n[^a]: Words.", "```\ncode\n```", "Title\n=====\n", "A\n\n---\n\nB",
    "# Too high\n", "Code: `[[z]]`.", "## With *marks*\n",
])
def test_what_is_not_plain_is_left_to_be_written_anew(text: str) -> None:
    assert copied(scan(text), say) is None


words = st.text("abc ʿāḥ’.,", min_size=1, max_size=12).map(str.strip).filter(bool)
piece = st.one_of(words, words.map(lambda w: f"*{w}*"), words.map(lambda w: f"[[x|{w.replace(chr(10), ' ')}]]"),
                  st.just("[@w, 3]"), words.map(lambda w: f"**{w}**"))
line = st.lists(piece, min_size=1, max_size=5).map(" ".join)
block = st.one_of(line, st.lists(line, min_size=1, max_size=3).map(lambda ls: "\n".join(f"- {x}" for x in ls)),
                  words.filter(lambda w: w.strip(" .,’")).map(lambda w: f"## {w}"), line.map(lambda x: f"> {x}"))


@settings(max_examples=150, deadline=None)
@given(st.lists(block, min_size=1, max_size=5).map("\n\n".join))
def test_any_plain_prose_reads_the_same_either_way(text: str) -> None:
    plain, anew = both(text)
    if plain is not None:
        assert html(plain) == html(anew)
