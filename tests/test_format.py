"""The form of entry files: one for what they say, with every comment, and never another meaning."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
import yaml
from conftest import edit
from hypothesis import given, settings as trying
from hypothesis import strategies as st

from generator import cli, settings, skeleton
from generator.entries.tree import parse
from generator.format import formatted
from generator.format.comments import comments
from generator.format.letters import arabic, composed
from generator.format.meaning import read_alike, same

HERE = Path(__file__).parent
REAL = settings.load(HERE.parent / "mkdocs.yml")
FILES = sorted(REAL.entries.rglob("*.yaml"))
KINDS = dict(REAL.kinds)


def form(text: str, letters: str = "") -> str:
    made = formatted(text, KINDS, letters=letters)
    assert not made.faults
    return made.text


def test_fields_come_in_the_order_of_a_page_and_records_keep_their_evidence_last() -> None:
    assert form("""\
gloss: a fight
article: |
  Told at length.
aftermath: |
  What followed.
lead: |
  It was.
headword: The Fight
kind: battle
outcome: {note: by one account, sources: [{locator: "3", work: annals}], value: won}
""") == """\
kind: battle
headword: The Fight
gloss: a fight

lead: |
  It was.

outcome:
  value: won
  sources: [{work: annals, locator: "3"}]
  note: by one account

article: |
  Told at length.

aftermath: |
  What followed.
"""


def test_comments_and_blank_lines_stay_with_what_they_are_about() -> None:
    made = form("""\
# On the whole file.

kind: person
# Why this gloss.
gloss: a sailor   # or a pilot

headword: Anbar
aliases: [Ambar,  # as Letters has it
  Anber]
lead: |  # to be shortened
  # no comment, but a heading
  He was.

offices:
  # the first
  - when: 633

    title: pilot
  - title: master
    # no date is known
# see_also: [bridge]
""")
    assert made == """\
# On the whole file.

kind: person

headword: Anbar
# Why this gloss.
gloss: a sailor   # or a pilot
aliases:
  - Ambar         # as Letters has it
  - Anber

lead: |  # to be shortened
  # no comment, but a heading
  He was.

offices:
  # the first

  - {title: pilot, when: 633}
  - title: master
    # no date is known
# see_also: [bridge]
"""
    assert form(made) == made


def test_quotes_stand_only_where_they_are_needed() -> None:
    assert form("""\
kind: 'work'
headword: "Annals"
gloss: "no: not those"
csl: {type: "book", title: 'The “Annals”', issued: 1900, note: "a # b"}
role: source
""") == """\
kind: work
headword: Annals
gloss: "no: not those"
role: source
csl:
  type: book
  title: The “Annals”
  issued: "1900"
  note: "a # b"
"""


def test_a_wide_text_is_folded_and_a_link_stays_whole() -> None:
    long = "Both are told on the authority of the same man, who explains the lower figures by [[the-stages|the stages of the march]]."
    assert form(f"""\
kind: topic
questions:
  - question: How many?
    answers:
      - value: {long}
""") == """\
kind: topic

questions:
  - question: How many?
    answers:
      - value: >-
          Both are told on the authority of the same man, who explains the lower figures by
          [[the-stages|the stages of the march]].
"""


def test_wide_paragraphs_are_broken_anew_and_others_left_as_they_are() -> None:
    wide = "word " * 25
    assert form(f"kind: topic\nlead: |\n  Short,\n  and broken by its author.\n\n  {wide.strip()}\n\n  - {wide.strip()}\n") == (
        "kind: topic\n\nlead: |\n  Short,\n  and broken by its author.\n\n"
        f"  {('word ' * 19).strip()}\n  {('word ' * 6).strip()}\n\n  - {wide.strip()}\n")


@pytest.mark.parametrize(("written", "meant"), [
    ("\u02bbUmar", "ʿUmar"), ("Sa\u2018d", "Saʿd"), ("Qur\u2019ān", "Qurʾān"), ("Ka\u02bdb", "Kaʿb"),
    ("Khālid\u2019s", "Khālid\u2019s"), ("d\u2019Īrān", "d\u2019Īrān"), ("don\u2019t", "don\u2019t"),
    ("\u2018Umar\u2019", "\u2018Umar\u2019"), ("Isḥāq\u2019s", "Isḥāq\u2019s"), ("Qur'ān", "Qur'ān"), ("ʿAbdallāh", "ʿAbdallāh"),
])
def test_ayn_and_hamza_are_set_right_where_nothing_else_can_be_meant(written: str, meant: str) -> None:
    assert arabic(written) == meant


def test_letters_are_left_alone_where_no_transliteration_is_named() -> None:
    assert "\u02bbOkina" in form("kind: topic\nheadword: \u02bbOkina\n")


def test_letters_come_out_composed() -> None:
    assert "headword: Ḥīra" in form("kind: place\nheadword: H\u0323i\u0304ra\n")


def test_a_file_that_cannot_be_read_is_left_as_it_is() -> None:
    broken = "kind: person\nheadword: [\n"
    made = formatted(broken, KINDS)
    assert made.text == broken and [fault.code for fault in made.faults] == ["bad-yaml"]


@pytest.mark.parametrize("file", FILES[::12], ids=lambda file: file.stem)
def test_a_real_entry_comes_out_the_same_whoever_wrote_it_down(file: Path) -> None:
    """An entry that a program wrote in another style, without blank lines, says the same in the same lines.

    Only the order of what CSL says of a work, and of a date's calendars, is the author's.
    """
    text = file.read_text(encoding="utf-8")
    dice = random.Random(file.stem)
    data = parse(text).data
    other = yaml.dump(data, allow_unicode=True, sort_keys="csl" not in data, width=dice.choice([40, 80, 9999]),
                      default_flow_style=dice.choice([True, False, None]), default_style=dice.choice([None, '"', "'"]))
    ours, theirs = form(text, "arabic").splitlines(), form(other, "arabic").splitlines()
    calendars = ("hijri", "julian")  # which goes first is the author's choice
    kept = [line for line in ours if line and not line.startswith("#") and not any(name in line for name in calendars)]
    assert kept == [line for line in theirs if line and not any(name in line for name in calendars)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_real_entry_says_the_same_in_its_form(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    made = form(text, "arabic")
    assert same(parse(text).data, parse(made).data)
    assert form(made, "arabic") == made
    assert Counter(comments(made, parse(made).root).all()) == Counter(comments(text, parse(text).root).all())


@pytest.mark.parametrize("model", KINDS.values(), ids=KINDS)
def test_a_new_entry_is_in_its_form(model: type) -> None:
    text = skeleton.write(model, "Anbar")
    assert form(text).replace("\n\n", "\n") == text.replace("\n\n", "\n")


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"), exclude_characters="\u2028\u2029\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"), max_size=30)
PIECES = st.lists(st.one_of(WORDS, st.sampled_from([
    "word", " ", "\n", "\n\n", "  \n", "- a", "1. b", "# c", "> d", "[[x|y z]]", "[@w, III, 3; @v]", "`e  f`", "    code",
    ": ", " #", "\\", "'", '"', "|", "*a*", "wide " * 30])), max_size=12).map("".join)
VALUES = st.recursive(st.one_of(WORDS, PIECES, st.sampled_from(["", "no", "12", "1e3", "~", "-", "- x", "{a: b}", "a: b"])),
                      lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
                          st.sampled_from(["value", "sources", "note", "work", "locator", "person", "text", "when", "other"]), inner, max_size=4),
                      max_leaves=12)
NAMES = sorted({name for model in KINDS.values() for name in model.model_fields} | {"unknown"})
ENTRIES = st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=8).flatmap(
    lambda fields: st.sampled_from(sorted(KINDS)).map(lambda kind: {"kind": kind} | fields))
STYLES = st.tuples(st.sampled_from([None, True, False]), st.sampled_from([None, '"', "'", "|"]), st.sampled_from([20, 80, 9999]))


@trying(deadline=None)
@given(ENTRIES, STYLES, st.booleans())
def test_no_entry_changes_its_meaning(data: dict, style: tuple, lettered: bool) -> None:
    flow, quotes, width = style
    text = yaml.dump(data, allow_unicode=True, default_flow_style=flow, default_style=quotes, width=width)
    tree = parse(composed(text))
    letters = "arabic" if lettered else ""
    made = formatted(text, KINDS, letters=letters)
    if tree.faults:
        assert made.text == composed(text)
        return
    again = parse(made.text)
    assert not again.faults
    assert _words(again.data) == _words(tree.data, (lambda text: composed(arabic(text))) if lettered else composed)
    assert formatted(made.text, KINDS, letters=letters).text == made.text


@st.composite
def annotated(draw: st.DrawFn) -> str:
    """A file of nested values with comments and blank lines anywhere in it, well placed or not."""
    flow, quotes, width = draw(STYLES)
    lines = yaml.dump(draw(ENTRIES), allow_unicode=True, default_flow_style=flow, default_style=quotes, width=width,
                      indent=draw(st.sampled_from([2, 4]))).split("\n")
    for number in range(draw(st.integers(1, 8))):
        at, alone = draw(st.integers(0, len(lines) - 1)), f"{' ' * draw(st.integers(0, 10))}# remark {number}"
        lines[at:at + 1] = draw(st.sampled_from([
            ["", lines[at]], [alone, lines[at]], ["", alone, "", lines[at]], [f"{lines[at]}  # remark {number}"]]))
    return "\n".join(lines)


@trying(deadline=None)
@given(annotated())
def test_one_passage_settles_the_form_whatever_is_noted_where(text: str) -> None:
    tree = parse(composed(text))
    if tree.faults:
        return
    made = form(text)
    again = parse(made)
    assert Counter(comments(made, again.root).all()) == Counter(comments(text, tree.root).all())
    assert _words(again.data) == _words(tree.data, composed)
    assert form(made) == made


@pytest.mark.parametrize(("written", "meant"), [
    ("aftermath: [['a\n\n  '], ['b\n\n  ', '']]", "aftermath: [[a], [b, \"\"]]"),
    ("aftermath: [[], [\n\n  a]]", "aftermath:\n  - []\n\n  - [a]"),
    ("aftermath: [[  # on it\n  a]]", "aftermath:\n  - [a]        # on it"),
    ("aftermath:\n- |2+\n\n- - a", "aftermath:\n  - \"\"\n\n  - [a]"),
    ("offices:\n- when: 633\n  # why\n  title: pilot", "offices:\n  # why\n  - {title: pilot, when: 633}"),
    ("offices:\n- when: 633  # about\n  title: pilot", "offices:\n  - title: pilot\n    when: 633  # about"),
    ("offices:\n- when: 633\n  title: pilot  # of boats", "offices:\n  - title: pilot  # of boats\n    when: 633"),
    ("unknown:\n- a\n# in the end", "unknown: [a]\n# in the end"),
    ("gloss:  # one\n  a  # two", "# two\ngloss: a  # one"),
])
def test_what_once_wanted_a_second_passage(written: str, meant: str) -> None:
    kind = "kind: person\n"
    made = form(f"{kind}{written}\n")
    assert made == f"{kind}{meant}\n"
    assert form(made) == made


def _words(data: object, repair: object = str) -> object:
    """The data with each text as its words: prose may be broken into other lines."""
    if isinstance(data, str):
        return repair(data).split()
    if isinstance(data, dict):
        return {name: _words(value, repair) for name, value in data.items()}
    return [_words(item, repair) for item in data] if isinstance(data, list) else data


@trying(deadline=None)
@given(st.sampled_from(FILES), st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 8), st.booleans()), max_size=6))
def test_comments_may_stand_anywhere_and_stay(file: Path, places: list[tuple[int, int, bool]]) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    for number, (line, indent, blank) in enumerate(places):
        lines[line % len(lines):line % len(lines)] = [""] * blank + [f"{' ' * indent}# remark {number}"]
    text = "\n".join(lines) + "\n"
    tree = parse(text)
    if tree.faults:
        return
    made = form(text)
    assert same(tree.data, parse(made).data)
    assert Counter(comments(made, parse(made).root).all()) == Counter(comments(text, tree.root).all())
    assert form(made) == made


@given(PIECES, PIECES)
def test_prose_reads_alike_only_where_the_words_are_the_same(one: str, other: str) -> None:
    assert read_alike(one, one)
    if one.split() != other.split():
        assert not read_alike(one, other)


def test_the_command_writes_the_form_and_check_only_tells(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = ["--config", str(small / "mkdocs.yml")]
    cli.main([*config, "fmt"])
    capsys.readouterr()
    assert cli.main([*config, "fmt", "--check"]) == 0
    file = small / "entries/persons/anbar.yaml"
    edit(file, "kind: person\n", "kind:   'person'\n")
    loose = file.read_text(encoding="utf-8")
    assert cli.main([*config, "fmt", "--check"]) == 1
    assert "entries/persons/anbar.yaml: is not in its form; run: ency fmt entries/persons/anbar.yaml" in capsys.readouterr().out
    assert file.read_text(encoding="utf-8") == loose
    assert cli.main([*config, "fmt", str(file)]) == 0
    assert "1 file, 1 changed." in capsys.readouterr().out
    assert "kind: person\n" in file.read_text(encoding="utf-8")


def test_the_command_tells_what_it_cannot_read(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "entries/persons/anbar.yaml").write_text("kind: [\n", encoding="utf-8")
    assert cli.main(["--config", str(small / "mkdocs.yml"), "fmt"]) == 1
    said = capsys.readouterr().out
    assert "entries/persons/anbar.yaml:2:1: bad-yaml" in said and "1 cannot be read and was left as it stands." in said


def test_every_entry_of_ours_is_in_its_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--config", str(REAL.file), "fmt", "--check"]) == 0, capsys.readouterr().out
