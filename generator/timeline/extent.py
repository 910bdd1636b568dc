"""Which days a timeline shows, and which year a date belongs to."""

from __future__ import annotations

from collections.abc import Iterable

from generator.dates import When, calendar_named, parse_when
from generator.timeline.event import Event, dating
from generator.timeline.lanes import Lane

LONG = 20 * 366
"""Days over which a date is too vague to have a say in what is shown."""


def extent(lanes: Iterable[Lane], span: str, calendar: str, leading: str) -> tuple[int, int] | None:
    """The first and the last day: as configured, or the whole years that hold what is closely dated."""
    if span:
        when = parse_when(span, calendar)
        return (when.first, when.last) if when.first is not None and when.last is not None else None
    bounds = [found.rivals or found.bounds for lane in lanes for event in lane.events if (found := dating(event))]
    close = [(first, last) for first, last in bounds if first is not None and last is not None and last - first < LONG]
    if not close:
        return None
    kept = calendar_named(leading)
    first, last = (kept.from_jdn(day)[0] for day in (min(first for first, _ in close), max(last for _, last in close)))
    return kept.to_jdn(first, 1, 1), kept.to_jdn(last + 1, 1, 1) - 1


def years(when: When, calendars: tuple[str, ...]) -> tuple[tuple[int, int] | None, ...]:
    """The year in which a date begins, in each calendar: its first and last year there; None before the epoch."""
    day = when.sort_key[0]
    kept = [calendar_named(name) for name in calendars]
    start, end = kept[0].year(kept[0].from_jdn(day)[0])
    return tuple(None if one.epoch is not None and start < one.epoch else
                 (one.from_jdn(start)[0], one.from_jdn(end)[0]) for one in kept)


def all_events(lanes: Iterable[Lane]) -> list[Event]:
    """Every event once, though several lanes may have it."""
    return list({(event.id, event.lasts): event for lane in lanes for event in lane.events}.values())
