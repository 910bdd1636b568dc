"""When each battle was, by each chronology that a reader may choose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.pages.compose import Composer
from generator.settings import TimelineOptions
from generator.timeline.event import PREFERRED, Event, authorities, dating
from generator.timeline.lanes import Calendar
from generator.words import Words

MOST = 8


class Dated(NamedTuple):
    """A date on one authority: the days it may mean (None is an open end), and how it is said in short.

    `doubted` is one that its source or the entry doubts; `rivals` are the days over which others scatter.
    """

    first: int | None
    last: int | None
    said: str
    doubted: bool
    rivals: tuple[int | None, int | None] | None


class Datings(NamedTuple):
    """The authorities (the first is the entries' own), and by entry the date on each that gives one."""

    authorities: tuple[str, ...]
    by: Mapping[str, Mapping[int, Dated]]
    events: tuple[Event, ...]


def datings(ids: Iterable[str], say: Composer, options: TimelineOptions, words: Words) -> Datings:
    """The dates of these entries; the chronologies are those of the timeline, as far as they date one of them."""
    calendar = Calendar(say.watched, words)
    events = [event for id_ in ids if (card := say.watched.card(id_)) and (event := calendar.main(card))]
    asked = tuple(options.chronologies.replace(",", " ").split())[:MOST] or authorities(events, 5)
    telling = [name for name in asked if any(dating(event, name) for event in events)]
    whose = (PREFERRED, *telling)
    return Datings(whose, {event.id: _dates(event, whose, say) for event in events}, tuple(events))


def _dates(event: Event, whose: Iterable[str], say: Composer) -> dict[int, Dated]:
    found: dict[int, Dated] = {}
    for number, name in enumerate(whose):
        if told := dating(event, name):
            found[number] = Dated(*told.bounds, say.short_date(told.when), told.doubted, told.rivals)
    return found
