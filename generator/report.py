"""Problems shown: for people, for programs, and for the lines of a pull request."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from generator.problems import Problem

_RED, _YELLOW, _BOLD, _DIM, _CYAN, _END = "\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[2m", "\x1b[36m", "\x1b[0m"


def text(problems: Sequence[Problem], root: Path, *, colour: bool = False) -> str:
    """Each problem with its line, a caret under the place, and the repair."""
    lines = _Lines(root)
    paint = (lambda code, words: f"{code}{words}{_END}") if colour else (lambda code, words: words)
    return "\n\n".join(_one(problem, lines, paint) for problem in problems)


def _one(problem: Problem, lines: _Lines, paint: Callable[[str, str], str]) -> str:
    place = paint(_BOLD, f"{problem.path}:{problem.line}:{problem.column}:")
    shown = [f"{place} {paint(_RED if problem.stops else _YELLOW, problem.code)}: {problem.message}"]
    line = lines.of(problem)
    if line.strip():
        start = max(0, problem.column - 60)
        cut = line[start:start + 100].replace("\t", " ")
        gutter = f"{problem.line:>5} | "
        shown.append(paint(_DIM, gutter) + ("…" if start else "") + cut)
        caret = " " * (problem.column - 1 - start + (1 if start else 0)) + "^"
        shown.append(paint(_DIM, " " * 6 + "| ") + paint(_RED, caret))
    if problem.repair:
        shown.append(paint(_DIM, " " * 6 + "= ") + paint(_CYAN, "repair: ") + problem.repair)
    return "\n".join(shown)


class _Lines:
    """The lines of the files that problems point into, each file read once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[str, list[str]] = {}

    def of(self, problem: Problem) -> str:
        if problem.path not in self._read:
            try:
                content = (self._root / problem.path).read_text(encoding="utf-8", errors="replace")
            except OSError:
                content = ""
            self._read[problem.path] = content.split("\n")
        found = self._read[problem.path]
        return found[problem.line - 1] if problem.line <= len(found) else ""


def as_json(problems: Iterable[Problem]) -> str:
    """A list of objects, one a problem."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)


def github(problems: Iterable[Problem]) -> str:
    """Workflow commands that annotate the lines of a pull request."""
    return "\n".join(
        f"::{problem.severity} file={_property(problem.path)},line={problem.line},col={problem.column},"
        f"title={_property(problem.code)}::{_data(problem.message + _said(problem.repair))}"
        for problem in problems)


def _said(repair: str) -> str:
    return f" – {repair}" if repair else ""


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def summary(problems: Sequence[Problem], entries: int) -> str:
    """One line: how many entries were read, and what was found in them."""
    counted = Counter(problem.severity for problem in problems)
    if not problems:
        return f"{entries} entries checked, no problems."
    parts = [f"{counted[kind]} {kind}{'s' if counted[kind] != 1 else ''}"
             for kind in ("error", "warning") if counted[kind]]
    return f"{entries} entries checked: {', '.join(parts)}."
