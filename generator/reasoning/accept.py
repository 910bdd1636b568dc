"""Findings that an author lets stand, and acceptances to which nothing answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.codes import ACCEPTABLE
from generator.entries.entry import Entry
from generator.problems import nearest
from generator.reasoning.finding import Finding, Spot


class Accepted(NamedTuple):
    """One acceptance in an entry: its place in the list, the code, and the other entry it speaks of, if it names one."""

    number: int
    code: str
    other: str


def extract(entry: Entry, id_: str) -> tuple | None:
    """The acceptances of an entry as plain tuples."""
    return tuple((number, one.code, one.with_) for number, one in enumerate(entry.accept)) or None


def answers(finding: Finding, packed: Mapping[str, tuple]) -> list[tuple[str, int]]:
    """The acceptances of a finding: the ids of their entries and their numbers. Any entry it concerns may accept it."""
    return [(id_, one.number) for id_ in finding.ids for one in (Accepted(*given) for given in packed.get(id_, ()))
            if one.code == finding.code and one.other in ("", *(other for other in finding.ids if other != id_))]


def standing(findings: Iterable[Finding], packed: Mapping[str, tuple]) -> list[Finding]:
    """The findings that nobody has accepted, and one for each acceptance that accepts nothing."""
    used: set[tuple[str, int]] = set()
    kept = []
    for finding in findings:
        accepted = answers(finding, packed)
        used.update(accepted)
        if not accepted:
            kept.append(finding)
    return kept + [_needless(id_, Accepted(*one)) for id_, given in sorted(packed.items()) for one in given
                   if (id_, one[0]) not in used]


def _needless(id_: str, one: Accepted) -> Finding:
    known = one.code in ACCEPTABLE
    return Finding("needless-acceptance", (Spot(id_, ("accept", one.number, "code")),),
                   f"there is nothing here of “{one.code}” to accept" if known else f"“{one.code}” is no finding that can be accepted",
                   "take the acceptance away" if known else nearest(one.code, ACCEPTABLE) or "mend the entry instead")
