"""Events: what is dated, and what its statements amount to on one authority or another."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from generator.dates import When
from generator.extracts.times import Time

PREFERRED = ""
"""The authority of nobody in particular: what the entry itself puts first."""
DOUBTED = ("uncertain", "conjectural")

Span = tuple[int | None, int | None]


class Event(NamedTuple):
    """Something dated: the entry it leads to, what to call it, and all that is said of its date.

    An event that `lasts` took all its time, as a reign does; another fell somewhere in it.
    """

    id: str
    name: str
    told: tuple[Time, ...]
    lasts: bool = False


class Dating(NamedTuple):
    """When an event was, by one authority. Days are inclusive Julian Day Numbers, None an open end.

    `spans` are the days it may mean, several where it is one of them; `rivals` the days over
    which the other statements lie, where they contradict it or each other.
    """

    when: When
    spans: tuple[Span, ...]
    doubted: bool
    rivals: Span | None = None

    @property
    def bounds(self) -> Span:
        return _bounds(self.spans)

    @property
    def spread(self) -> bool:
        """Whether the date is no more than the range over which the others disagree."""
        return self.rivals is not None and self.rivals == self.bounds


def dating(event: Event, authority: str = PREFERRED) -> Dating | None:
    """When the event was by an authority (a transmitter or a work); None where that says nothing of it."""
    standing = [time for time in event.told if time.rank != "deprecated"]
    if authority == PREFERRED:
        chosen = next((time for time in standing if time.rank == "preferred"), standing[0] if standing else None)
        return _dated(chosen, standing) if chosen else None
    own = [time for time in event.told if authority in time.authorities]
    return _dated(own[0], own) if own else None


def _dated(chosen: Time, all_: list[Time]) -> Dating:
    when = chosen.when
    doubted = when.uncertain or chosen.certainty in DOUBTED
    rivals = None
    if any(not a.when.overlaps(b.when) for a, b in combinations(all_, 2)):
        rivals = _bounds(tuple(span for time in all_ for span in time.when.spans))
    return Dating(when, when.spans, doubted, rivals)


def _bounds(spans: tuple[Span, ...]) -> Span:
    firsts, lasts = [first for first, _ in spans], [last for _, last in spans]
    return (None if None in firsts else min(firsts)), (None if None in lasts else max(lasts))


def authorities(events: Iterable[Event], at_most: int, at_least: int = 2) -> tuple[str, ...]:
    """Those who date several of the events, and one of them otherwise than the entry does; the most telling first."""
    counted: dict[str, int] = {}
    differing: set[str] = set()
    for event in events:
        chosen = dating(event)
        for name in dict.fromkeys(name for time in event.told for name in time.authorities):
            counted[name] = counted.get(name, 0) + 1
            own = dating(event, name)
            if chosen and own and own.spans != chosen.spans:
                differing.add(name)
    found = sorted((name for name, count in counted.items() if count >= at_least and name in differing),
                   key=lambda name: (-counted[name], name))
    return tuple(found[:at_most])


def by_date(event: Event) -> tuple:
    """Sorting by the preferred date, then by name."""
    chosen = dating(event)
    return (chosen.when.sort_key if chosen else (1 << 40,), event.name, event.id)
