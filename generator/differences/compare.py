"""Two states of the entries compared: what came, went, changed, and what follows from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from generator.checking.record import referred
from generator.codes import FINDINGS
from generator.differences.checklist import Check, checklist
from generator.differences.facts import Changed, changes, facts
from generator.differences.plates import plates
from generator.differences.state import State
from generator.entries.read import validate
from generator.entries.source import Source, read
from generator.format.meaning import same
from generator.problems import Problem
from generator.settings import Settings

ALIKE = ("may-be-one", "duplicate-name", "clashing-name")
"""Codes of what says that two entries may be about one thing."""
_LINE = re.compile(r"(?<=\.yaml):\d+")


class Altered(NamedTuple):
    """One entry that came, went or changed: `how` is added, removed, renamed or changed."""

    id: str
    path: str
    how: str
    headword: str
    before: str = ""
    changed: tuple[Changed, ...] = ()
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    plates: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()


class Difference(NamedTuple):
    """Everything that a change means; `reformed` are the entries that say the same in another form."""

    entries: tuple[Altered, ...]
    introduced: tuple[Problem, ...]
    mended: tuple[Problem, ...]
    reformed: tuple[str, ...] = ()

    @property
    def disagreements(self) -> list[Problem]:
        """What entries now say against each other."""
        return [problem for problem in self.introduced if problem.code in FINDINGS and problem.code not in ALIKE]

    @property
    def duplicates(self) -> list[Problem]:
        return [problem for problem in self.introduced if problem.code in ALIKE]

    @property
    def faults(self) -> list[Problem]:
        """The problems that came and are neither of these."""
        return [problem for problem in self.introduced if problem.code not in FINDINGS and problem.code not in ALIKE]

    def of(self, how: str) -> list[Altered]:
        return [entry for entry in self.entries if entry.how == how]


def difference(before: State, after: State, settings: Settings) -> Difference:
    """What changed from one state to the other, entries in the order of their paths."""
    introduced, mended = _told_anew(before.problems, after.problems), _told_anew(after.problems, before.problems)
    old, new = _altered(before, after), _altered(after, before)
    reformed = [shown for shown, source in new.items() if shown in old and same(old[shown].tree.data, source.tree.data)
                and source.tree.data is not None and not source.tree.faults]
    for shown in reformed:
        del old[shown], new[shown]
    former = {id_: shown for shown, source in new.items() for id_ in (*_former(source), source.place.id)}
    moved = {former[source.place.id]: shown for shown, source in old.items() if source.place.id in former and shown not in new}
    entries = chain(
        (_entry(moved.get(shown, shown), old, source, settings, introduced) for shown, source in new.items()),
        (Altered(source.place.id, shown, "removed", _headword(source)) for shown, source in old.items()
         if shown not in new and shown not in moved.values()))
    return Difference(tuple(sorted(entries, key=lambda entry: entry.path)), introduced, mended,
                      tuple(after.places[shown].id for shown in reformed))


def _altered(state: State, other: State) -> dict[str, Source]:
    """The files of a state that the other has not, or has otherwise."""
    return {shown: read(place) for shown, place in state.places.items()
            if state.numbers[shown] != other.numbers.get(shown)}


def _entry(was: str, old: Mapping[str, Source], source: Source, settings: Settings, introduced: Iterable[Problem]) -> Altered:
    before, place = old.get(was), source.place
    how = "added" if before is None else "renamed" if before.place.id != place.id else "changed"
    links, links_before = set(_links(source, settings)), set(_links(before, settings)) if before else set()
    return Altered(
        place.id, place.shown, how, _headword(source), before.place.id if before and how == "renamed" else "",
        tuple(changes(facts(before.tree.data), facts(source.tree.data))) if before else (),
        tuple(sorted(links - links_before)), tuple(sorted(links_before - links)),
        tuple(plates(before, source, settings)),
        tuple(checklist(source, settings, [problem for problem in introduced if problem.path == place.shown])))


def _links(source: Source, settings: Settings) -> Iterator[str]:
    yield from referred(validate(source, settings.kinds, settings.options.calendar).pieces)


def _former(source: Source) -> list[str]:
    data = source.tree.data
    given = data.get("formerly", []) if isinstance(data, dict) else []
    return [given] if isinstance(given, str) else [id_ for id_ in given if isinstance(id_, str)]


def _headword(source: Source) -> str:
    data = source.tree.data
    name = data.get("headword") if isinstance(data, dict) else None
    return name if isinstance(name, str) else source.place.id


def _told_anew(before: Iterable[Problem], after: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that were not told before; one that only moved to another line is no new one."""
    known, found = Counter(map(_identity, before)), []
    for problem in after:
        if known[_identity(problem)]:
            known[_identity(problem)] -= 1
        else:
            found.append(problem)
    return tuple(found)


def _identity(problem: Problem) -> tuple[str, str, str]:
    return problem.path, problem.code, _LINE.sub("", problem.message)
