"""Problems shown: for people, for programs, and for the lines of a pull request."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from generator.problems import Problem

_RED, _YELLOW, _BOLD, _DIM, _CYAN, _END = "\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[2m", "\x1b[36m", "\x1b[0m"
_COLOURS = {"error": _RED, "warning": _YELLOW, "info": _CYAN}
_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_COUNTED = {"error": ("error", "errors"), "warning": ("warning", "warnings"), "info": ("note", "notes")}
_BEFORE, _WIDEST = 60, 100  # characters of a line that are shown before the place, and in all
_LONGEST = 1 << 20  # characters of a file that are read to show a line of it
_LISTED = 1000  # problems in the summary of a workflow
_MARKS = re.compile(r"([\\`*_\[\]<>|#!~])")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def text(problems: Sequence[Problem], root: Path, *, colour: bool = False) -> str:
    """Each problem with its line, a caret under the place, and the repair."""
    lines = Lines(root)
    paint = (lambda code, words: f"{code}{words}{_END}") if colour else (lambda code, words: words)
    return "\n\n".join(_one(problem, lines, paint) for problem in problems)


def _one(problem: Problem, lines: Lines, paint: Callable[[str, str], str]) -> str:
    place = paint(_BOLD, f"{visible(problem.path)}:{problem.line}:{problem.column}:")
    code = paint(_COLOURS[problem.severity], problem.code)
    shown = [f"{place} {code}: {visible(problem.message)}"]
    line = lines.of(problem)
    if line.strip():
        before, rest = excerpt(line, problem.column - 1)
        caret = sum(map(_cells, before)) + max(0, problem.column - 1 - len(line))
        shown.append(paint(_DIM, f"{problem.line:>5} | ") + before + rest)
        shown.append(paint(_DIM, " " * 6 + "| ") + caret * " " + paint(_RED, "^"))
    if problem.repair:
        shown.append(paint(_DIM, " " * 6 + "= ") + paint(_CYAN, "repair: ") + visible(problem.repair))
    return "\n".join(shown)


def excerpt(line: str, column: int) -> tuple[str, str]:
    """The part of a line about a column: what stands before the column, and the rest."""
    start = max(0, column - _BEFORE)
    end = start + _WIDEST
    return ("…" if start else "") + visible(line[start:column]), visible(line[column:end]) + ("…" if end < len(line) else "")


def visible(words: str) -> str:
    """A text that does nothing to a terminal: control characters and turns of direction become marks."""
    return _UNSEEN.sub("\ufffd", words.replace("\t", " "))


def _cells(char: str) -> int:
    """Cells of a terminal a character takes: two for a wide one (UAX #11), none for one that joins the last."""
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


class Lines:
    """The lines of the files that problems point into, each file read once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[str, list[str]] = {}

    def of(self, problem: Problem) -> str:
        if problem.path not in self._read:
            self._read[problem.path] = self._lines(problem.path)
        found = self._read[problem.path]
        return found[problem.line - 1] if problem.line <= len(found) else ""

    def _lines(self, path: str) -> list[str]:
        try:
            with open(self._root / path, encoding="utf-8-sig", errors="replace") as file:
                return file.read(_LONGEST).split("\n")
        except (OSError, ValueError):
            return []


def as_json(problems: Iterable[Problem]) -> str:
    """A list of objects, one a problem."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)


def github(problems: Iterable[Problem]) -> str:
    """Workflow commands that annotate the lines of a pull request, errors first: only ten of each are shown."""
    return "\n".join(
        f"::{_COMMANDS[problem.severity]} file={_property(problem.path)},line={problem.line},col={problem.column},"
        f"title={_property(problem.code)}::{_data(problem.message + _said(problem.repair))}"
        for problem in sorted(problems, key=lambda problem: not problem.stops))


def markdown(problems: Sequence[Problem], entries: int) -> str:
    """All problems for the summary of a workflow, errors first, where the annotations end after ten."""
    listed = [f"- `{problem.path.replace('`', chr(39))}:{problem.line}:{problem.column}` **{problem.code}** "
              f"{inert(problem.message + _said(problem.repair))}" for problem in sorted(problems, key=lambda one: not one.stops)]
    more = [f"- … and {len(listed) - _LISTED} more; `ency check` tells all"] if len(listed) > _LISTED else []
    return "\n".join([f"### {summary(problems, entries)}", "", *listed[:_LISTED], *more]) + "\n"


def inert(text: str) -> str:
    """Words of an author in Markdown, with nothing in them that links, mentions anybody or makes HTML."""
    return _MARKS.sub(r"\\\1", visible(" ".join(text.split()))).replace("@", "@\u200b").replace("://", ":\u200b//")


def _said(repair: str) -> str:
    return f" – {repair}" if repair else ""


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def summary(problems: Sequence[Problem], entries: int) -> str:
    """One line: how many entries were read, and what was found in them."""
    counted = Counter(problem.severity for problem in problems)
    checked = f"{entries} entries checked" if entries != 1 else "1 entry checked"
    if not problems:
        return f"{checked}, no problems."
    parts = [f"{count} {words[count != 1]}" for kind, words in _COUNTED.items() if (count := counted[kind])]
    return f"{checked}: {', '.join(parts)}."
