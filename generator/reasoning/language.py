"""What the checks of wording must know of the language that an encyclopedia is written in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from generator.dates import DateWords


class Language(NamedTuple):
    """Patterns and words, made once: what may stand twice, what an apostrophe may shorten, how dates are said.

    `calendar` is that of bare years; `other_era` stands behind a year of another. `hijri` finds the name of a month.
    """

    repeated: frozenset[str]
    shortened: frozenset[str]
    died: re.Pattern[str]
    born: re.Pattern[str]
    calendar: str
    other_era: re.Pattern[str]
    hijri: re.Pattern[str]
    pair: re.Pattern[str]
    months: Mapping[str, tuple[str, int]]


def language(words: Mapping[str, Any], dates: DateWords, calendar: str) -> Language:
    """The language that the words of an encyclopedia and its words of dates make; `calendar` is that of bare years."""
    months = {name: (calendar, number + 1) for calendar in ("hijri", "julian")
              for number, name in enumerate(dates.months[calendar])}
    hijri, solar = (_either(dates.months[calendar]) for calendar in ("hijri", "julian"))
    era = re.escape(dates.eras.get("hijri") or "AH")
    pair = (rf"(?:(?P<day>\d{{1,2}}) )?(?P<month>{hijri}) (?P<year>\d{{1,3}})(?: {era})? "
            rf"\((?:[^()\d]*?(?P<solar_day>\d{{1,2}}) )?(?P<solar>{solar})(?:[–-](?P<until>{solar}))? (?P<solar_year>\d{{3,4}})\b")
    return Language(frozenset(words.get("repeated") or ()), frozenset(words.get("shortened") or ()),
                    _year_after(words.get("died") or ()), _year_after(words.get("born") or ()), calendar,
                    re.compile(rf"\s*(?:{_either(_eras(dates, calendar))})(?!\w)"), re.compile(hijri), re.compile(pair), months)


def _eras(dates: DateWords, calendar: str) -> Iterable[str]:
    """The words behind years of other eras than that of a calendar."""
    return {*(era for name, era in dates.eras.items() if era != dates.eras.get(calendar)), dates.before_era}


def _either(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _year_after(words: Iterable[str]) -> re.Pattern[str]:
    """A year of three or four digits behind one of the words, in one clause; without words nothing matches."""
    return re.compile(rf"(?<!\w)(?:{_either(words)})(?!\w)(?:c\.|[^.;:\d]|\b\d{{1,2}}\b){{0,48}}?(?<!\w)(\d{{3,4}})(?!\w|[.,]\d)"
                      if (words := list(words)) else r"(?!)")
