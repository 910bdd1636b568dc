"""What a reviewer looks at first, looked at already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from generator.differences.account import Account
from generator.entries.count import count
from generator.entries.entry import Entry
from generator.entries.source import Source
from generator.format.run import former
from generator.problems import Problem
from generator.settings import Settings

LEAD = (15, 120)
"""Words that a lead has: less says too little, more belongs into the article."""
SECTIONS = 200
"""Words from which on an article wants sections (docs/contribute/style.md)."""


class Check(NamedTuple):
    """One question, whether it is answered well, and what was seen."""

    name: str
    good: bool
    said: str


def checklist(account: Account, settings: Settings, introduced: Iterable[Problem]) -> Iterator[Check]:
    """The questions that arise for one entry as it is now."""
    source, entry = account.source, account.entry
    errors = [problem for problem in introduced if problem.stops]
    yield Check("it can be built", isinstance(entry, Entry) and not errors,
                f"{len(errors)} new errors" if len(errors) != 1 else "1 new error")
    if not isinstance(entry, Entry):
        return
    stated, sourced, _ = count(entry)
    yield Check("sources are given", sourced > 0 or not stated, f"{sourced} of {stated} statements")
    yield Check("names are complete", bool(entry.names) or bool(entry.aliases),
                f"{many(len(entry.names), 'name')} in other scripts and languages, {many(len(entry.aliases), 'other spelling')}")
    if (locations := getattr(entry, "locations", None)) is not None:
        told = ", ".join(f"{one.point[0]}, {one.point[1]} {one.precision}" for one in locations)
        yield Check("coordinates have their precision", bool(locations) or entry.unlocated is not None,
                    told or ("not located, and it says why" if entry.unlocated else "neither located nor said why not"))
    yield from _prose(entry)
    warnings = [problem.code for problem in introduced if not problem.stops]
    yield Check("no new warnings", not warnings, ", ".join(sorted(set(warnings))) or "none")
    yield Check("in the form of ency fmt", _in_form(source, settings), f"ency fmt {source.place.shown}")


def _prose(entry: Any) -> Iterator[Check]:
    words, length = len(entry.lead.split()), len((entry.article or "").split())
    yield Check("the lead is of a good length", LEAD[0] <= words <= LEAD[1], many(words, "word"))
    if length >= SECTIONS:
        yield Check("a long article has sections", "## " in entry.article, many(length, "word"))


def _in_form(source: Source, settings: Settings) -> bool:
    with open(source.place.path, encoding="utf-8", errors="replace", newline="") as file:
        text = file.read()
    return former(settings)(text).text == text


def many(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number != 1 else ''}"
