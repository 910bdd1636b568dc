"""Chronologies: when it happened by each school of sources, as one set of dates that can all be true.

A school is an authority who dates enough: a transmitter wherever he is quoted, and an
author in his own works where they name nobody else. What stands in a school's way of
being consistent is given up, as little as can be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.reasoning.chronicle import network
from generator.reasoning.corpus import Corpus
from generator.reasoning.finding import Finding
from generator.reasoning.network import contradictions, distances, turned
from generator.reasoning.relaxation import Cycle, Edge
from generator.reasoning.select import Choice, Dating, of_school, standing
from generator.reasoning.ties import DAY, Network
from generator.reasoning.time import contradiction

ENOUGH = 3
"""Dated events from which on somebody's dates are a chronology."""
EVENTS = ("battle",)
"""Kinds of which a chronology is shown."""
MOST = 100
"""Contradictions that are resolved one by one."""
FEW = 20
"""Contradictions up to which what was given up is tried again, each by itself, so that no more is given up than must be."""
PREFERRED = ""
"""The school of the editors: the dates that the entries show first."""


class School(NamedTuple):
    """An authority by id or plain name, and the names under which its dates are given: its own, those of its works."""

    name: str
    names: frozenset[str]
    dated: int


class Chronology(NamedTuple):
    """The dates of a school by event; what was given up, and why; and the names under which its dates are given."""

    school: str
    dates: Mapping[str, Dating]
    given_up: tuple[Finding, ...]
    lost: frozenset[str]
    names: frozenset[str] = frozenset()


class Clash(NamedTuple):
    """An event that two schools date so that both cannot be right, and the days between their dates."""

    event: str
    earlier: str
    later: str
    days: int


def schools(corpus: Corpus) -> list[School]:
    """The schools, those who date most first; found in the dates, not named beforehand."""
    by_work = _authors(corpus)
    dated: dict[str, set[str]] = {}
    names: dict[str, set[str]] = {}
    for id_, found in corpus.times.items():
        for time in found if corpus.kinds.get(id_) in EVENTS else ():
            for authority in time.authorities if time.field == "when" else ():
                school = by_work.get(authority, authority)
                dated.setdefault(school, set()).add(id_)
                names.setdefault(school, {school}).add(authority)
    chosen = [School(name, frozenset(names[name]), len(events)) for name, events in dated.items() if len(events) >= ENOUGH]
    return sorted(chosen, key=lambda school: (-school.dated, school.name))


def _authors(corpus: Corpus) -> dict[str, str]:
    """For each work by one author who has an entry, that author."""
    return {id_: work.authors[0] for id_, work in corpus.works.items() if len(work.authors) == 1}


def chronology(corpus: Corpus, school: School | None) -> Chronology:
    """The chronology of a school, or of the editors."""
    whole, given_up, lost = _resolved(corpus, school)
    dates = {id_: dating["when"] for id_, dating in whole.datings.items()
             if "when" in dating and corpus.kinds.get(id_) in EVENTS}
    return Chronology(school.name if school else PREFERRED, dates, given_up, lost, school.names if school else frozenset())


def days_left(corpus: Corpus, school: School | None) -> dict[str, tuple[float, float]]:
    """The first and the last day (JDN) that all dates of a chronology together leave to every event; infinite where open."""
    whole = _resolved(corpus, school)[0]
    latest, earliest = distances(len(whole.nodes), whole.edges), distances(len(whole.nodes), turned(whole.edges))
    return {id_: (-earliest[number] // DAY, latest[number] // DAY) for number, (id_, name) in enumerate(whole.nodes)
            if name == "when" and id_}


def _resolved(corpus: Corpus, school: School | None) -> tuple[Network, tuple[Finding, ...], frozenset[str]]:
    """The network of a school with the edges that can all be true; the contradictions that were resolved; the events
    whose dates were given up.
    """
    choose: Choice = of_school(school.names) if school else standing
    whole = network(corpus, choose)
    edges, given_up, lost = _consistent(whole)
    return whole._replace(edges=tuple(edges)), given_up, lost


def _consistent(whole: Network) -> tuple[Sequence[Edge], tuple[Finding, ...], frozenset[str]]:
    """Edges that can all be true; the contradictions that were resolved; the events whose dates were given up.

    Where there are more contradictions than anybody would read, all that ties dates together is given up.
    """
    edges: Sequence[Edge] = whole.edges
    why: dict[int, Cycle] = {}
    while cycles := contradictions(len(whole.nodes), edges, MOST)[0]:
        if len(why) >= MOST:
            return [edge for edge in whole.edges if whole.reasons[edge.reason].sort == "date"], _told(why, whole), frozenset()
        why |= {_weakest(cycle, whole): cycle for cycle in cycles}
        edges = [edge for edge in whole.edges if edge.reason not in why]
    for reason in list(why) if len(why) < FEW else ():
        tried = [edge for edge in whole.edges if edge.reason not in why or edge.reason == reason]
        if not contradictions(len(whole.nodes), tried, 1)[0]:
            edges = tried
            del why[reason]
    lost = frozenset(spot.id for reason in why if whole.reasons[reason].sort == "date" for spot in whole.reasons[reason].spots)
    return edges, _told(why, whole), lost


def _told(why: Mapping[int, Cycle], whole: Network) -> tuple[Finding, ...]:
    return tuple(contradiction(cycle, whole) for cycle in why.values())


def _weakest(cycle: Cycle, whole: Network) -> int:
    """What is given up: what ties dates together rather than a date, and a date that says little rather than one that says much."""
    def weight(number: int) -> tuple[bool, float, int]:
        reason = whole.reasons[number]
        dating = whole.datings.get(reason.spots[0].id, {}).get("when") if reason.sort == "date" else None
        length = dating.last - dating.first if dating and dating.first is not None and dating.last is not None else float("inf")
        return reason.sort == "date", -length, number

    return min({edge.reason for edge in cycle if whole.reasons[edge.reason].spots} or {cycle[0].reason}, key=weight)


def clashes(chronologies: Sequence[Chronology]) -> list[Clash]:
    """The events that schools cannot be reconciled about, each with the two that are farthest apart."""
    found = []
    for event in sorted({event for chronology in chronologies for event in chronology.dates}):
        pairs = [(later.dates[event].first - earlier.dates[event].last, earlier.school, later.school)
                 for earlier in chronologies for later in chronologies
                 if event in earlier.dates and event in later.dates
                 and earlier.dates[event].last is not None and later.dates[event].first is not None]
        days, earlier, later = max(pairs, default=(0, "", ""))
        if days > 0:
            found.append(Clash(event, earlier, later, days))
    return sorted(found, key=lambda clash: (-clash.days, clash.event))
