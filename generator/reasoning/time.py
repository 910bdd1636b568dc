"""Time read against itself: statements that cannot all be true, and dates that the others make narrower."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import compress

from generator.dates import CALENDARS
from generator.reasoning.accept import answers
from generator.reasoning.chronicle import network
from generator.reasoning.corpus import Corpus
from generator.reasoning.finding import Finding, Spot
from generator.reasoning.network import contradictions, distances, turned
from generator.reasoning.relaxation import Cycle, Edge
from generator.reasoning.select import standing
from generator.reasoning.ties import DAY, Network, Reason

MOST = 200
"""Contradictions that are told in one run: nobody reads more, and those mended may take others with them."""
WORTH = 0.75
"""A date is told to be narrower where the others leave at most this share of it."""
_REPAIR = "correct one of them, prefer another statement, or accept the finding with its reason"


def contradictory(whole: Network, accepted: Mapping[str, tuple]) -> list[Finding]:
    """The contradictions in time of the statements that must be true together."""
    return _until_told(whole, accepted)[0]


def tightened(corpus: Corpus, accepted: Mapping[str, tuple]) -> Iterator[Finding]:
    """The dates that the others make narrower, if not too much contradicts itself to tell."""
    whole = network(corpus, standing)
    found, edges = _until_told(whole, accepted)
    if len(found) < MOST:
        yield from _tightened(whole._replace(edges=edges))


def _until_told(whole: Network, accepted: Mapping[str, tuple]) -> tuple[list[Finding], tuple[Edge, ...]]:
    """The contradictions, and the edges without them. What is accepted gives up its tie alone, not its dates.

    So an accepted contradiction hides none of those that its dates are in, nor one of those an accepted one.
    """
    edges, let_stand = whole.edges, []
    while True:
        cycles, left = contradictions(len(whole.nodes), edges, MOST)
        found = [contradiction(cycle, whole) for cycle in cycles]
        stands = [bool(answers(finding, accepted)) for finding in found]
        if not any(stands):
            break
        let_stand += compress(found, stands)
        edges = _untied(edges, compress(cycles, stands), whole)
    while accepted and cycles:
        edges = _untied(edges, cycles, whole)
        cycles, _ = contradictions(len(whole.nodes), edges, MOST)
        let_stand += (finding for cycle in cycles if answers(finding := contradiction(cycle, whole), accepted))
    return let_stand + found, tuple(left)


def _untied(edges: Iterable[Edge], cycles: Iterable[Cycle], whole: Network) -> tuple[Edge, ...]:
    """The edges without those that tie dates together in these circles; without all of one where there are only dates."""
    given_up = {reason for cycle in cycles for reason in _ties(cycle, whole)}
    return tuple(edge for edge in edges if edge.reason not in given_up)


def _ties(cycle: Cycle, whole: Network) -> set[int]:
    reasons = {edge.reason for edge in cycle}
    return {number for number in reasons if whole.reasons[number].sort != "date"} or reasons


def contradiction(cycle: Cycle, whole: Network) -> Finding:
    """A circle that cannot be, as a finding that names its statements."""
    reasons = [whole.reasons[edge.reason] for edge in cycle]
    about = tuple(dict.fromkeys(reason.of for reason in reasons if reason.of))
    sorts, who = {reason.sort for reason in reasons}, about[0] if about else ""
    return _named(sorts, who)._replace(spots=spots_of(reasons), about=about)


def _named(sorts: set[str], who: str) -> Finding:
    """What a contradiction is called, by the rules that are broken in it."""
    if "killed" in sorts:
        return Finding("acts-after-death", (), f"{who} was killed and yet is there later", _REPAIR)
    if "kin" in sorts:
        return Finding("impossible-kin", (), f"{who} cannot be related so, by their dates", _REPAIR)
    if "age" in sorts:
        return Finding("impossible-age", (), f"{who} would be too young, too old or not yet born", _REPAIR)
    if "office" in sorts:
        return Finding("outside-office", (), f"{who} was not in office then", _REPAIR)
    if "life" in sorts:
        return Finding("outside-lifetime", (), f"{who} was not alive then", _REPAIR)
    if sorts <= {"order", "relative"}:
        return Finding("circular-order", (), "these come each before the next, in a circle", _REPAIR)
    return Finding("contradicting-dates", (), "these cannot all be true", _REPAIR)


def spots_of(reasons: list[Reason]) -> tuple[Spot, ...]:
    """The statements, each once: first what ties the dates, then the dates."""
    ordered = sorted(reasons, key=lambda reason: reason.sort == "date")
    return tuple(dict.fromkeys(spot for reason in ordered for spot in reason.spots))


def _tightened(whole: Network) -> Iterator[Finding]:
    """What the other statements leave of an event's days, where that is clearly less than its own date."""
    latest, earliest = distances(len(whole.nodes), whole.edges), distances(len(whole.nodes), turned(whole.edges))
    for number, (id_, name) in enumerate(whole.nodes):
        dating = whole.datings.get(id_, {}).get(name)
        if name != "when" or dating is None or dating.first is None or dating.last is None:
            continue
        first, last = -earliest[number] // DAY, latest[number] // DAY
        if last - first + 1 <= WORTH * (dating.last - dating.first + 1):
            spots = tuple(Spot(id_, time.path) for time in dating.times[:1])
            yield Finding("tightened-date", spots, f"the other statements leave {_day(int(first))} to {_day(int(last))} of these days",
                          "a date may say so, if a source does", "info")


def _day(jdn: int) -> str:
    year, month, day = CALENDARS["julian"].from_jdn(jdn)
    return f"{year}-{month:02}-{day:02}"
