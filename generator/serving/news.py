"""What a browser that shows the site is told: which making of the site this is, and what is wrong."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from generator.problems import Problem
from generator.report import Lines, excerpt


class State(NamedTuple):
    """The number of the site as it stands, and the problems as the page shows them.

    `early` are the addresses of pages that are made already while the others are not, and have the number `next`.
    """

    site: int = 0
    problems: tuple[dict[str, Any], ...] = ()
    next: int = 0
    early: tuple[str, ...] = ()

    def said(self) -> str:
        """The state as JSON on one line."""
        return json.dumps(self._asdict(), ensure_ascii=False)


class News:
    """The state, and a bell for those who wait for another one."""

    def __init__(self) -> None:
        self.state, self._number = State(), 0
        self._bell = threading.Condition()

    def tell(self, state: State) -> None:
        """Make this the state, and wake those who wait."""
        with self._bell:
            self.state, self._number = state, self._number + 1
            self._bell.notify_all()

    def after(self, number: int, seconds: float) -> tuple[int, State | None]:
        """The state after the one of that number, with its own; none if there is none in that time."""
        with self._bell:
            told = self._bell.wait_for(lambda: self._number > number, seconds)
            return self._number, self.state if told else None


def shown(problems: Iterable[Problem], root: Path) -> tuple[dict[str, Any], ...]:
    """Problems with the line that each is in, errors first."""
    lines = Lines(root)
    return tuple(_shown(problem, lines.of(problem)) for problem in sorted(problems, key=lambda one: not one.stops))


def _shown(problem: Problem, line: str) -> dict[str, Any]:
    before, rest = excerpt(line, problem.column - 1) if line.strip() else ("", "")
    return {"place": f"{problem.path}:{problem.line}:{problem.column}", "path": problem.path, "severity": problem.severity,
            "code": problem.code, "message": problem.message, "repair": problem.repair, "before": before, "rest": rest}


def said(words: str) -> tuple[dict[str, Any], ...]:
    """What has no place in an entry: a fault of the configuration, of a template, of a hand-written page."""
    return ({"place": "", "path": "", "severity": "error", "code": "", "message": words, "repair": "", "before": "", "rest": ""},)
