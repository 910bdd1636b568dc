"""What the checks of wording must know of the language that an encyclopedia is written in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from generator.dates import DateWords


class Language(NamedTuple):
    """Patterns and words, made once: what may stand twice, what an apostrophe may shorten, how dates are said."""

    repeated: frozenset[str]
    shortened: frozenset[str]
    died: re.Pattern[str]
    born: re.Pattern[str]
    pair: re.Pattern[str]
    months: Mapping[str, tuple[str, int]]


def language(words: Mapping[str, Any], dates: DateWords) -> Language:
    """The language that the words of an encyclopedia and its words of dates make."""
    months = {name: (calendar, number + 1) for calendar in ("hijri", "julian")
              for number, name in enumerate(dates.months[calendar])}
    hijri, solar = (_either(dates.months[calendar]) for calendar in ("hijri", "julian"))
    era = re.escape(dates.eras.get("hijri") or "AH")
    pair = (rf"(?:(?P<day>\d{{1,2}}) )?(?P<month>{hijri}) (?P<year>\d{{1,3}})(?: {era})? "
            rf"\((?:[^()\d]*?(?P<solar_day>\d{{1,2}}) )?(?P<solar>{solar})(?:[–-](?P<until>{solar}))? (?P<solar_year>\d{{3,4}})\b")
    return Language(frozenset(words.get("repeated") or ()), frozenset(words.get("shortened") or ()),
                    _year_after(words.get("died") or ()), _year_after(words.get("born") or ()), re.compile(pair), months)


def _either(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _year_after(words: Iterable[str]) -> re.Pattern[str]:
    """A year of three or four digits close behind one of the words; without words nothing matches."""
    return re.compile(rf"(?<!\w)(?:{_either(words)}) (?:(?:in|on|c\.|about|\d{{1,2}}|[A-Z]\w+) ){{0,4}}(\d{{3,4}})(?!\d|\s*AH|[–/-])"
                      if (words := list(words)) else r"(?!)")
