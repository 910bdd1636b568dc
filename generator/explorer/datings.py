"""When each battle was, by each chronology that a reader may choose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.pages.choice import choice
from generator.pages.compose import Composer
from generator.pages.page import Press
from generator.timeline.event import PREFERRED, Authority, Event, dating
from generator.timeline.lanes import Calendar


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


def datings(ids: Iterable[str], say: Composer, press: Press) -> Datings:
    """The dates of these entries; the chronologies are those of the timeline, as far as they date one of them."""
    calendar = Calendar(say.watched, press.words)
    events = [event for id_ in ids if (card := say.watched.card(id_)) and (event := calendar.main(card))]
    telling = {name: whose for name, whose in choice(events, say, press).items()
               if any(dating(event, whose) for event in events)}
    whose = (PREFERRED, *telling.values())
    return Datings(("", *telling), {event.id: _dates(event, whose, say) for event in events}, tuple(events))


def _dates(event: Event, whose: Iterable[Authority], say: Composer) -> dict[int, Dated]:
    found: dict[int, Dated] = {}
    for number, authority in enumerate(whose):
        if told := dating(event, authority):
            found[number] = Dated(*told.bounds, say.short_date(told.when), told.doubted, told.rivals)
    return found
