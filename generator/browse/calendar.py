"""The years of which months are known, month by month, in all calendars of the encyclopedia.

Rival dates stand here too, with those who give them: a battle that is dated
differently is found in each of its months.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import log

from generator.browse.leaf import FOLDER, asked, leaf
from generator.browse.moments import Moment, in_words, moments, told
from generator.browse.spans import decade_of
from generator.dates import CALENDARS
from generator.pages.compose import Composer
from generator.pages.lists import Totals
from generator.pages.page import Page, Press
from generator.watched import Watched

MONTHS = range(1, 13)
Year = dict[int | None, list[Moment]]
"""Moments by month; those that tell no month under None."""


def paths(watched: Watched, press: Press) -> Iterator[str]:
    yield f"{FOLDER}/calendar.md"
    yield from map(_path, watched.once(_years, press.settings.options.calendars[0]))


def page(path: str, say: Composer, totals: Totals, press: Press) -> Page:
    found = say.watched.once(_years, press.settings.options.calendars[0])
    year = asked(found, path, _path)
    return _grid(found, say, press) if year is None else _year(found, year, say, press)


def _grid(found: Mapping[int, Year], say: Composer, press: Press) -> Page:
    leading = press.settings.options.calendars[0]
    most = max((len(held) for year in found.values() for month, held in year.items() if month), default=1)
    rows = [(_shown(year), _other(_written(year), press), _path(year),
             [(month, len(held.get(month, ())), _heat(len(held.get(month, ())), most)) for month in MONTHS],
             len(held.get(None, ()))) for year, held in found.items()]
    return leaf(f"{FOLDER}/calendar.md", press.words("browse.calendar.title"), "calendar", say, press, "calendar",
                rows=rows, months=press.date_words.short_months[leading], names=press.date_words.months[leading],
                several=len(press.settings.options.calendars) > 1, about=press.words("browse.calendar.about"))


def _year(found: Mapping[int, Year], year: int, say: Composer, press: Press) -> Page:
    held, years = found[year], list(found)
    at = years.index(year)
    near = [(_shown(other), _path(other)) if other is not None else None for other in (
        years[at - 1] if at else None, years[at + 1] if at + 1 < len(years) else None)]
    leading = press.settings.options.calendars[0]
    months = [(press.date_words.months[leading][month - 1], _other(f"{_written(year)}-{month:02}", press), month,
               [told(moment, say, press) for moment in held.get(month, ())]) for month in MONTHS]
    return leaf(_path(year), in_words(_written(year), press), "year", say, press, "calendar", inside=True, months=months,
                short=press.date_words.short_months[leading], near=near,
                vague=[told(moment, say, press) for moment in held.get(None, ())],
                about=press.words("browse.calendar.year", n=len({moment.id for month in held.values() for moment in month})))


def _years(watched: Watched, calendar: str) -> dict[int, Year]:
    """The years in the decades of which months are known, with their moments."""
    found: dict[int, Year] = {}
    for moment in watched.once(moments, calendar):
        if moment.at.year is not None:
            found.setdefault(moment.at.year, {}).setdefault(moment.at.month, []).append(moment)
    known = {decade_of(year) for year, held in found.items() if any(held)}
    return {year: found[year] for year in sorted(found) if decade_of(year) in known}


def _other(date: str, press: Press) -> str:
    """A year or month of the leading calendar in the others."""
    leading, *others = press.settings.options.calendars
    return press.date_words.between_calendars.join(in_words(date, press, (other,)) for other in others)


def _heat(count: int, most: int) -> int:
    """How full a month is, from 0 to 4; each step is the same multiple."""
    return 0 if not count else 1 + round(3 * log(count) / log(max(2, most)))


def _path(year: int) -> str:
    return f"{FOLDER}/year-{year if year > 0 else f'bc-{1 - year}'}.md"


def _shown(year: int) -> str:
    return str(year if year > 0 else 1 - year)


def _written(year: int) -> str:
    """A year as dates are written in entries."""
    return str(year)
