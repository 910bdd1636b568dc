"""Two states of the entries compared: what came, went, changed, and what follows from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import partial
from typing import NamedTuple

from generator import parallel
from generator.checking.record import referred
from generator.codes import FINDINGS
from generator.differences.account import Account, account
from generator.differences.checklist import Check, checklist
from generator.differences.facts import Changed, changes, facts
from generator.differences.plates import plates
from generator.differences.state import State
from generator.entries.source import Place, Source, read
from generator.format.meaning import same
from generator.problems import Problem
from generator.settings import Settings

ALIKE = ("may-be-one", "duplicate-name", "clashing-name")
"""Codes of what says that two entries may be about one thing."""
_WORTH = 60
"""Changed entries from which two processes are faster than one."""
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
    gone = {shown: read(place) for shown, place in old.items() if shown not in new}
    moved = _moved(gone, [read(place) for shown, place in new.items() if shown not in old])
    compared = partial(_compared, old=old, new=new, moved=moved, settings=settings, introduced=introduced)
    found = dict(zip(new, parallel.each(compared, list(new), chunk=8, worth=_WORTH), strict=True))
    removed = (Altered(source.place.id, shown, "removed", _headword(source)) for shown, source in gone.items()
               if shown not in moved.values())
    entries = (*(entry for entry in found.values() if entry), *removed)
    return Difference(tuple(sorted(entries, key=lambda entry: entry.path)), introduced, mended,
                      tuple(new[shown].id for shown, entry in found.items() if entry is None))


def _altered(state: State, other: State) -> dict[str, Place]:
    """The files of a state that the other has not, or has otherwise."""
    return {shown: place for shown, place in state.places.items() if state.numbers[shown] != other.numbers.get(shown)}


def _moved(gone: Mapping[str, Source], come: Iterable[Source]) -> dict[str, str]:
    """Where a new file's entry stood before: it says so by a former id, or has the id in another folder."""
    former = {id_: source.place.shown for source in come for id_ in (*_former(source), source.place.id)}
    return {former[source.place.id]: shown for shown, source in gone.items() if source.place.id in former}


def _compared(shown: str, *, old: Mapping[str, Place], new: Mapping[str, Place], moved: Mapping[str, str],
              settings: Settings, introduced: Iterable[Problem]) -> Altered | None:
    """What became of one entry; nothing where only its form did."""
    now, was = read(new[shown]), old.get(moved.get(shown, shown))
    former = read(was) if was else None
    data = now.tree.data
    if former and was and was.shown == shown and data is not None and not now.tree.faults and same(former.tree.data, data):
        return None
    return _entry(former and account(former, settings), account(now, settings), settings,
                  [problem for problem in introduced if problem.path == shown])


def _entry(before: Account | None, after: Account, settings: Settings, introduced: Iterable[Problem]) -> Altered:
    place, was = after.source.place, before.source.place.id if before else ""
    how = "changed" if was == place.id else "renamed" if was else "added"
    links, links_before = set(referred(after.pieces)), set(referred(before.pieces)) if before else set()
    return Altered(
        place.id, place.shown, how, _headword(after.source), was if how == "renamed" else "",
        tuple(changes(facts(before.source.tree.data), facts(after.source.tree.data))) if before else (),
        tuple(sorted(links - links_before)), tuple(sorted(links_before - links)), tuple(plates(before, after)),
        tuple(checklist(after, settings, introduced)))


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
