"""Years that an entry says in its first words, against the dates that it states.

Only the gloss and the first sentence of the lead are read: what stands there is said of
the entry itself, while an article tells of much else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.dates import CALENDARS, When
from generator.entries.entry import Entry
from generator.extracts import times
from generator.extracts.wording import WALL, even
from generator.prose import scan
from generator.reasoning.finding import Finding, Spot
from generator.reasoning.language import Language

_YEAR = re.compile(r"(?<![\d.,\w])(\d{3,4})(?![\d\w]|[.,]\d)")
_END = re.compile(rf"(?:[^\W\d_]{{3}}|[])\d{WALL}])[.!?](?=\s)")
"""The end of a sentence, which the full stop of “b.” is not."""


def check(entry: Entry, id_: str, language: Language) -> Iterator[Finding]:
    """Where years are said of something that is dated, one of them at least is among its dates."""
    found = [(path, text) for path, text in _first_words(entry) if _YEAR.search(text)]
    if not found:
        return
    stated: dict[str, list[When]] = {}
    for time in times.read(times.extract(entry, id_)):
        stated.setdefault(time.field, []).append(time.when)
    for path, text in found:
        for field, years in _spoken(text, language):
            dates = stated.get(field) or ()
            if dates and not any(_within(int(year[1]), when, language.calendar) for year in years for when in dates):
                yield Finding("other-year", (Spot(id_, path, offset=years[0].start(1)),),
                              f"“{years[0][1]}” is said here, but {field}: states another time",
                              f"correct the year, or state the date under {field}: too")


def _first_words(entry: Entry) -> Iterator[tuple[tuple[str, ...], str]]:
    yield ("gloss",), str(entry.gloss)
    lead = even(scan(entry.lead))
    end = _END.search(lead)
    yield ("lead",), lead[:end.end()] if end else lead


def _spoken(text: str, language: Language) -> Iterator[tuple[str, list[re.Match[str]]]]:
    """The field that the years of a text speak of, and the years that lie in the encyclopedia's own calendar."""
    for field, pattern in (("born", language.born), ("died", language.died), ("when", _YEAR)):
        if years := [year for year in pattern.finditer(text) if not language.other_era.match(text, year.end())]:
            yield field, years


def _within(year: int, when: When, calendar: str) -> bool:
    """Whether any day of a year may be meant by a date."""
    kept = CALENDARS[calendar]
    first, last = kept.month(year, 1)[0], kept.month(year + 1, 1)[0] - 1
    return any((start is None or start <= last) and (end is None or end >= first) for start, end in when.spans)
