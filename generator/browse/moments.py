"""Every date at the head of an entry: when it was, was born, died; the one that is preferred, and its rivals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.browse.leaf import field_name
from generator.browse.spans import Slot, slot
from generator.dates import CALENDARS, Calendar, parse_when, show, show_short
from generator.extracts import times
from generator.pages.compose import Composer
from generator.pages.page import Press
from generator.watched import Watched


class Moment(NamedTuple):
    """A date of an entry: the days as JDN (None is an open end), its field, and its number among the entry's dates.

    It is a `rival` where another date of the same field is preferred.
    """

    first: int | None
    last: int | None
    id: str
    number: int
    field: str
    rival: bool
    at: Slot

    @property
    def order(self) -> tuple[int, int, str, int]:
        """Sorts by first day, the shorter first."""
        first = self.last if self.first is None else self.first
        return first or 0, self.last or 0, self.id, self.number


class Told(NamedTuple):
    """A moment in words: the date, what happened then beside the entry itself, and who says so where others differ."""

    date: str
    card: Any
    what: str
    by: str
    rival: bool


def moments(watched: Watched, calendar: str) -> list[Moment]:
    """All of them, in order of time, each with the unit of a calendar in which it stands."""
    found = (moment for id_, rows in watched.extracts("times").items() for moment in _own(id_, rows, CALENDARS[calendar]))
    return sorted(found, key=lambda moment: moment.order)


def _own(id_: str, rows: tuple, calendar: Calendar) -> Iterator[Moment]:
    """The dates of an entry that stand at its head, those that are rejected apart; read raw, for there are many."""
    by_field: dict[str, list[tuple[int, tuple]]] = {}
    for number, row in enumerate(rows):
        path, rank = row[0], row[5]
        if rank != "deprecated" and (len(path) == 1 or path[2:3] == ("value",)):
            by_field.setdefault(str(path[0]), []).append((number, row))
    for field, given in by_field.items():
        chosen = next((number for number, row in given if row[5] == "preferred"), given[0][0])
        for number, row in given:
            first, last = row[1][:2]
            yield Moment(first, last, id_, number, field, number != chosen, slot(first, last, calendar))


def told(moment: Moment, say: Composer, press: Press) -> Told:
    """A moment ready to be shown."""
    rows, leading = say.watched.extract("times", moment.id), press.settings.options.calendars[0]
    time = times.read(rows[moment.number:moment.number + 1])[0]
    date = show_short(time.when, leading, press.date_words)
    differ = sum(row[0][0] == moment.field for row in rows) > 1
    by = ", ".join(_named(name, say) for name in time.authorities) if differ else ""
    what = "" if moment.field == "when" else press.words.find(f"browse.moments.{moment.field}") or field_name(moment.field, press)
    return Told(date, say.watched.card(moment.id), what, by, moment.rival)


def _named(name: str, say: Composer) -> str:
    """An authority as a link, or a name in plain words."""
    return say.link(name) if say.watched.card(name) else say.text(name)


def in_words(date: str, press: Press, calendars: tuple[str, ...] = ()) -> str:
    """A year or month of the leading calendar, `633` or `633-03`, in words: in some calendars, or in all."""
    known = press.settings.options.calendars
    return show(parse_when(date, known[0]), calendars or known, press.date_words)
