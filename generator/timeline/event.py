"""Events: what is dated, and what its statements amount to on one authority or another."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from generator.dates import When
from generator.extracts.times import Time

DOUBTED = ("uncertain", "conjectural")

Span = tuple[int | None, int | None]


class Authority(NamedTuple):
    """Whose dates are followed: the names under which they are given (none: what the entry itself puts first), and
    the events whose date there does not agree with what the same authority says elsewhere.
    """

    names: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()


PREFERRED = Authority()


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


def dating(event: Event, authority: Authority = PREFERRED) -> Dating | None:
    """When the event was by an authority; None where that says nothing of it."""
    standing = [time for time in event.told if time.rank != "deprecated"]
    if not authority.names:
        chosen = next((time for time in standing if time.rank == "preferred"), standing[0] if standing else None)
        return _dated(chosen, standing) if chosen else None
    own = [time for time in event.told if not authority.names.isdisjoint(time.authorities)]
    found = _dated(own[0], own) if own else None
    return found._replace(doubted=True) if found and event.id in authority.lost else found


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


def differs(authority: Authority, events: Iterable[Event]) -> bool:
    """Whether an authority dates any of the events otherwise than the entry does."""
    pairs = ((dating(event), dating(event, authority)) for event in events)
    return any(chosen and own and chosen.spans != own.spans for chosen, own in pairs)


def by_date(event: Event) -> tuple:
    """Sorting by the preferred date, then by name."""
    chosen = dating(event)
    return (chosen.when.sort_key if chosen else (1 << 40,), event.name, event.id)
