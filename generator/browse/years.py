"""By century and year: how much there is of each decade, and a page for each with its years."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.browse.leaf import FOLDER, asked, leaf
from generator.browse.moments import Moment, in_words, moments, told
from generator.browse.spans import century_of, years_of
from generator.pages.compose import Composer
from generator.pages.lists import Totals
from generator.pages.page import Page, Press
from generator.watched import Watched


class Decade(NamedTuple):
    """A decade by its number: its moments by year, and those that tell no year of it."""

    number: int
    years: dict[int, list[Moment]]
    vague: list[Moment]

    @property
    def count(self) -> int:
        return len(self.vague) + sum(map(len, self.years.values()))


def paths(watched: Watched, press: Press) -> Iterator[str]:
    yield f"{FOLDER}/years.md"
    yield from (_path(number) for number in watched.once(_decades, press.settings.options.calendars[0]))


def page(path: str, say: Composer, totals: Totals, press: Press) -> Page:
    found = say.watched.once(_decades, press.settings.options.calendars[0])
    number = asked(found, path, _path)
    return _overview(found, say, press) if number is None else _decade(found, number, say, press)


def _overview(found: dict[int, Decade], say: Composer, press: Press) -> Page:
    calendar = press.settings.options.calendars[0]
    own = [moment for moment in say.watched.once(moments, calendar) if not moment.rival]
    centuries: dict[int, list[Decade]] = {}
    for number, decade in found.items():
        centuries.setdefault(century_of(years_of(number)[-1]), []).append(decade)
    vague: dict[int | None, list[Moment]] = {}
    for moment in own:
        if moment.at.decade is None:
            vague.setdefault(moment.at.century, []).append(moment)
    rows = [(century_name(century, press), f"c{century}",
             [(_named(decade.number, press), _path(decade.number), decade.count,
               [(_year(year), f"y{year}", len(held)) for year, held in decade.years.items()])
              for decade in centuries.get(century, ())], [told(moment, say, press) for moment in vague.get(century, ())])
            for century in sorted({*centuries, *vague} - {None})]
    return leaf(f"{FOLDER}/years.md", press.words("browse.years.title"), "years", say, press, "years", rows=rows,
                ages=[told(moment, say, press) for moment in vague.get(None, ())],
                about=press.words("browse.years.about", n=len({moment.id for moment in own})))


def _decade(found: dict[int, Decade], number: int, say: Composer, press: Press) -> Page:
    at, decades, decade = list(found).index(number), list(found), found[number]
    near = [(_named(other, press), _path(other)) if other is not None else None for other in (
        decades[at - 1] if at else None, decades[at + 1] if at + 1 < len(decades) else None)]
    years = [(in_words(str(year), press), f"y{year}", [told(moment, say, press) for moment in held])
             for year, held in decade.years.items()]
    return leaf(_path(number), _named(number, press), "decade", say, press, "years", inside=True, years=years,
                near=near, vague=[told(moment, say, press) for moment in decade.vague],
                about=press.words("browse.years.count", n=decade.count))


def _decades(watched: Watched, calendar: str) -> dict[int, Decade]:
    """The decades of which there is something, in order of time; rival dates apart."""
    found: dict[int, Decade] = {}
    for moment in watched.once(moments, calendar):
        at = moment.at
        if at.decade is None or moment.rival:
            continue
        decade = found.setdefault(at.decade, Decade(at.decade, {}, []))
        (decade.vague if at.year is None else decade.years.setdefault(at.year, [])).append(moment)
    return {number: found[number]._replace(years=dict(sorted(found[number].years.items()))) for number in sorted(found)}


def _path(number: int) -> str:
    first = years_of(number)[0]
    return f"{FOLDER}/decade-{first if first > 0 else f'bc-{1 - first}'}.md"


def _named(number: int, press: Press) -> str:
    """A decade by its years: 630–639, 49–40 BC."""
    years = years_of(number)
    said = f"{_year(years[0])}{press.date_words.dash}{_year(years[-1])}"
    return said if number >= 0 else f"{said} {press.date_words.before_era}"


def _year(year: int) -> str:
    return str(year if year > 0 else 1 - year)


def century_name(century: int, press: Press) -> str:
    """“7th century”, in the ordinals of the words."""
    words, number = press.words, abs(century)
    nth = words.find(f"browse.ordinal.{number}") or words("browse.ordinal", n=number)
    return words("browse.century" if century > 0 else "browse.century_before", nth=nth)
