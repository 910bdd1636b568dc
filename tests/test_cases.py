"""Every mistake an author can make, with what is said of it, word for word: `cases/<problem code>/`."""

from __future__ import annotations

import ast
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.cli import main
from generator.codes import INFORMATION, MEANINGS
from tests import conftest

HERE = Path(__file__).parent
CASES = sorted(case for case in (HERE / "cases").iterdir() if case.is_dir())
SOURCES = sorted((HERE.parent / "generator").rglob("*.py"))

# Files that cannot be kept in a repository, or not on every system.
MADE: dict[str, Callable[[Path], object]] = {
    "bad-id": lambda topics: (topics / "Ḥīra.yaml").write_text("kind: topic\n", encoding="utf-8"),
    "too-large": lambda topics: (topics / "ford.yaml").write_bytes(b"kind: topic\n" + b"#" * 524_288),
    "unreadable": lambda topics: (topics / "ford.yaml").symlink_to("nowhere.yaml"),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_wrong_is_said_in_these_words(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    shutil.copytree(case, tmp_path, dirs_exist_ok=True)
    topics = tmp_path / "entries" / "topics"
    topics.mkdir(parents=True, exist_ok=True)
    MADE.get(case.name, lambda topics: None)(topics)
    command = case / "command.txt"
    if command.exists():
        conftest.needs(*conftest.BOOK)
        words = [command.read_text(encoding="utf-8").strip(), "--to", str(tmp_path / "dist")]
    else:
        words = ["check", *(["--info"] if case.name in INFORMATION else [])]
    main(["--config", str(tmp_path / "mkdocs.yml"), *words])
    said, expected = capsys.readouterr().out, case / "expected.txt"
    if os.environ.get("RENEW"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8"), (
        f"what is said of {case.name} has changed; if for the better: RENEW=1 pytest tests/test_cases.py, "
        "and review the difference")


def test_every_code_has_a_case_that_shows_it() -> None:
    shown = {case.name for case in CASES if f": {case.name}: " in (case / "expected.txt").read_text(encoding="utf-8")}
    assert set(MEANINGS) - shown == set()


def test_every_code_that_is_emitted_has_a_meaning_and_every_meaning_is_needed() -> None:
    emitted = {code for source in SOURCES for code in emitted_in(ast.parse(source.read_text(encoding="utf-8")))}
    assert emitted == set(MEANINGS)


def test_no_case_shows_a_code_that_has_no_meaning() -> None:
    lines = [line.split(": ") for case in CASES for line in (case / "expected.txt").read_text("utf-8").split("\n")
             if line.startswith("entries/")]
    assert {line[1] for line in lines} == set(MEANINGS)


def emitted_in(tree: ast.Module) -> Iterator[str]:
    """The codes in calls that make problems, and in what a function returns as `code, message, repair`."""
    makers = {"Problem", "problem", "Fault", "wrong", "_refuse", "Finding"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in makers:
            yield from _code(node.args)
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 3:
            yield from _code(node.value.elts[:1])


def _code(arguments: list[ast.expr]) -> list[str]:
    words = [node.value for node in arguments if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return words[:1]
