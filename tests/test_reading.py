"""No file makes reading raise or wait, and every place that is told is the right one."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checks import names_of, references
from generator.codes import MEANINGS
from generator.entries.read import validate
from generator.entries.source import LARGEST, Place, Source, decode, find, read
from generator.entries.tree import parse
from generator.problems import Problem
from generator.settings import STANDARD, Options, Settings

HERE = Path(__file__).parent
REAL = sorted((HERE.parent / "entries").glob("*/*.yaml"))[::9]
KINDS = Settings(HERE, HERE, "", "", "", "", HERE, HERE, Options(kinds=STANDARD)).kinds
quickly = settings(database=None, deadline=2000, max_examples=150,
                   suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])

WORDS = st.sampled_from([
    "kind", "topic", "person", "headword", "lead", "born", "when", "value", "sources", "TODO", "592", "634-13", "خالد",
    ": ", ":", "- ", "-", "\n", "\n  ", "\n    ", "[", "]", "[[", "]]", "[@", "{", "}", ",", "|\n", ">-\n", "? ", "'",
    '"', "\\", "&a", "*a", "!b", "#", " #", "%", "---", "\t", "\r", "\x85", "\u2028", "\u202e", "\ufeff", "<b>", "\x07", "a",
])


def problems_of(content: bytes, folder: Path) -> tuple[Source, list[Problem]]:
    """Everything that one file is told by itself."""
    file = folder / "ford.yaml"
    file.write_bytes(content)
    source = read(Place("ford", "topics", "entries/topics/ford.yaml", str(file)))
    entry, problems, pieces = validate(source, KINDS, "julian")
    if entry is not None:
        list(names_of(source, entry))
    return source, [*problems, *references(source, pieces, {"ford": "topics"}, {"topics": "topic"})]


def assert_told_well(content: bytes, folder: Path) -> None:
    """What is wrong is told with a known code, in words, and at a place that the file has."""
    source, problems = problems_of(content, folder)
    lines = (source.tree.text or content.decode("utf-8-sig", "replace")).split("\n")
    for problem in problems:
        assert problem.code in MEANINGS and problem.message, problem
        assert 1 <= problem.line <= len(lines) + 1, problem
        assert 1 <= problem.column <= len(lines[min(problem.line, len(lines)) - 1]) + 1, problem


@quickly
@given(st.binary(max_size=200))
def test_no_bytes_make_reading_raise(tmp_path: Path, content: bytes) -> None:
    problems_of(content, tmp_path)


@quickly
@given(st.text(max_size=200))
def test_no_text_makes_reading_raise(tmp_path: Path, content: str) -> None:
    assert_told_well(content.encode("utf-8", "replace"), tmp_path)


@settings(quickly, max_examples=600)
@given(st.lists(WORDS, max_size=40).map("".join))
def test_nothing_that_looks_like_yaml_makes_reading_raise(tmp_path: Path, content: str) -> None:
    assert_told_well(f"kind: topic\n{content}".encode(), tmp_path)
    assert_told_well(content.encode(), tmp_path)


@settings(quickly, max_examples=400)
@given(st.sampled_from(REAL), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), WORDS), min_size=1, max_size=4))
def test_no_damage_to_a_real_entry_makes_reading_raise(tmp_path: Path, file: Path, damage: list) -> None:
    text = file.read_text(encoding="utf-8")
    for where, cut, put in damage:
        at = int(where * len(text))
        text = text[:at] + put + text[at + cut:]
    assert_told_well(text.encode(), tmp_path)


def test_marks_of_byte_order_before_the_text_move_no_place(tmp_path: Path) -> None:
    text = "kind: topic\nheadword: Ford\ngloss: a way\ntype: idea\nlead: |\n  A way.\n\n  To [[well]].\n"
    _, (problem, *_) = problems_of(("\ufeff" * 3 + text).encode(), tmp_path)
    assert (problem.code, problem.line, problem.column) == ("unknown-id", 8, 6)


HEAD = "kind: topic\nheadword: Ford\ngloss: a way\ntype: idea\nlead: x\n"


ENDLESS = {
    "brackets left open": "[" * LARGEST,
    "brackets": "[" * 200_000 + "]" * 200_000,
    "lists": "- " * 200_000,
    "keys of keys": "? " * 200_000,
    "mappings": "a: " + "{a: " * 100_000 + "}" * 100_000,
    "one alias": HEAD + "aliases: [&a [x], " + "*a, " * 100_000 + "]",
    "billion laughs": HEAD + "aliases:\n" + "".join(
        f"  - &a{n} [{f'*a{n - 1}, ' * 9}]\n" for n in range(1, 30)).replace("*a0", "lol"),
    "overrides": HEAD + "article: " + "\u202e" * 100_000,
    "links": HEAD + "article: |\n  " + "[[x]] " * 60_000,
    "html": HEAD + "article: |\n  " + "<b> " * 60_000,
    "fields": HEAD + "".join(f"k{n}: 1\n" for n in range(40_000)),
    "one field": HEAD + "kind: topic\n" * 40_000,
    "names": HEAD + "aliases: [" + "TODO, " * 60_000 + "]",
    "a date": HEAD + "when: " + "6/" * 150_000,
}


@pytest.mark.parametrize("content", ENDLESS.values(), ids=ENDLESS)
def test_no_file_makes_reading_wait(tmp_path: Path, content: str) -> None:
    started = time.process_time()
    _, problems = problems_of(content.encode()[:LARGEST], tmp_path)
    assert problems
    assert time.process_time() - started < 10  # two seconds at most, on a machine that does nothing else


def test_nesting_that_would_overflow_the_stack_is_told_at_its_place() -> None:
    (fault,) = parse("a:\n  b: " + "[" * 300_000).faults
    assert (fault.line, fault.column, fault.code) == (1, 5 + 62, "bad-yaml")


SCALARS = st.text(st.sampled_from("abʿḤخ𐎠 \n'\"\\#:-"), min_size=1, max_size=40).filter(str.strip)
TREES = st.recursive(SCALARS, lambda parts: st.lists(parts, min_size=1, max_size=3)
                     | st.dictionaries(st.sampled_from(["a", "bé", "c d"]), parts, min_size=1), max_leaves=8)
STYLES = st.fixed_dictionaries({
    "default_style": st.sampled_from([None, "'", '"', "|", ">"]), "default_flow_style": st.sampled_from([None, True, False]),
    "width": st.sampled_from([10, 80]), "indent": st.sampled_from([2, 4]), "allow_unicode": st.booleans()})


@settings(quickly, max_examples=400)
@given(TREES.filter(lambda tree: not isinstance(tree, str)), STYLES)
def test_every_character_of_a_value_is_found_where_the_file_has_it(data: Any, style: dict) -> None:
    text = yaml.safe_dump(data, **style)
    tree = parse(text)
    assert tree.data and not tree.faults
    lines = text.split("\n")
    for path, value in leaves(tree.data):
        for offset, char in enumerate(value):
            line, column = tree.locate(path, offset)
            found = lines[line][column:]
            if char not in " \n":
                assert found[0] == char or found[:1] == "\\" or found[:2] == "''", (text, path, offset)


def leaves(data: Any, path: tuple = ()) -> Iterator[tuple[tuple, str]]:
    if isinstance(data, str):
        yield path, data
    else:
        for step, part in data.items() if isinstance(data, dict) else enumerate(data):
            yield from leaves(part, (*path, step))


@pytest.mark.parametrize(("text", "path", "offset", "place"), [
    ("when: 592", ("when", 0, "value"), 1, (0, 7)),
    ("when: {value: 592}", ("when", 0, "value"), 1, (0, 15)),
    ("when:\n- value: 592\n- value: 593", ("when", 1, "value"), None, (2, 9)),
    ("when: [636,\n  637]", ("when", 0, "value", 1), None, (1, 2)),
    ("when:\n- value: [636, 637]", ("when", 0, "value", 1), None, (1, 15)),
    ("when:\n- 592\n- value: 593", ("when", 0, "value"), None, (1, 2)),
    ("born: {when: 592}", ("born", 0, "value", "when"), None, (0, 13)),
    ("kin: {person: x}", ("kin", 0, "person"), None, (0, 14)),
    ("names:\n-\n- a", ("names", 0), None, (2, 2)),
    ("note: >-\n  Folded\n  twice", ("note",), 7, (2, 2)),
    ("note: |2\n    far\n  near", ("note",), 6, (2, 2)),
    ("note: 'it''s so'", ("note",), 5, (0, 13)),
    ('note: "\\u0101 b"', ("note",), 2, (0, 14)),
])
def test_steps_that_a_file_does_not_spell_out_are_passed_over(text, path, offset, place) -> None:
    assert parse(text).locate(path, offset) == place


@pytest.mark.parametrize(("content", "expected"), [
    (b"\xef\xbb\xbfa\r\nb\rc", "a\nb\nc"),
    ("ā".encode(), "ā"),
])
def test_marks_and_line_ends_of_other_systems_are_read(content: bytes, expected: str) -> None:
    assert decode(content) == (expected, None)


def test_hidden_files_and_pipes_are_passed_over_and_what_stands_too_deep_is_found(tmp_path: Path) -> None:
    for name in ("topics/ford.yaml", "topics/.ford.yaml", "topics/_ford.yaml", ".git/a.yaml", "a.yaml", "topics/b/c.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    os.mkfifo(tmp_path / "topics" / "pipe.yaml")
    assert [place.shown for place, _ in find(tmp_path, "entries")] == [
        "entries/a.yaml", "entries/topics/ford.yaml", "entries/topics/b/c.yml"]
