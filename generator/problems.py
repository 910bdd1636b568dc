"""What is wrong with an entry file, as values that can be sorted, counted and shown.

Problems are never raised: whatever an author can write is collected and reported
in one run. How a problem looks on a terminal or in a pull request is `report`'s
affair.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
"""An error stops the build, a warning does not, information is shown where it is asked for."""

MOST = 200
"""Problems of one sort that are told of one file: nobody reads more, and a broken file may hold a hundred thousand."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding at one place: `line` and `column` count from 1, in characters."""

    path: str
    line: int
    column: int
    code: str
    message: str
    repair: str = ""
    severity: Severity = "error"

    def plain(self) -> tuple[str, int, int, str, str, str, str]:
        """The problem as a tuple, to be stored."""
        return self.path, self.line, self.column, self.code, self.message, self.repair, self.severity

    @property
    def stops(self) -> bool:
        """Whether the encyclopedia cannot be built while this stands."""
        return self.severity == "error"


def nearest(word: str, known: Iterable[str]) -> str:
    """The repair for a misspelt word: «did you mean …?», or nothing where none is near.

    Nearness is the ratio of `difflib.SequenceMatcher`, capitals apart; below 0.6 a guess
    misleads more often than it helps, and beside a good guess a worse one does.
    """
    spelt = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(word.casefold(), spelt, n=3, cutoff=0.6)
    if not found:
        return ""
    matcher = difflib.SequenceMatcher(b=word.casefold())
    ratios = {name: _ratio(matcher, name) for name in found}
    close = [name for name in found if ratios[name] > ratios[found[0]] - 0.05]
    return "did you mean " + " or ".join(f"“{spelt[name]}”" for name in close) + "?"


def _ratio(matcher: difflib.SequenceMatcher, name: str) -> float:
    matcher.set_seq1(name)
    return matcher.ratio()
