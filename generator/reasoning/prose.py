"""Wording that an entry alone shows to be wrong: words twice, plain quotes in names, dates that do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from operator import eq

from generator.dates import CALENDARS
from generator.entries.entry import Entry
from generator.entries.values import Prose
from generator.entries.walk import walk
from generator.extracts.wording import GAP, even
from generator.prose import Mention, scan
from generator.reasoning.finding import Finding, Spot
from generator.reasoning.language import Language

_TWICE = re.compile(rf"(?<![\w’'ʿʾ-])([^\W\d_]{{2,}})(?:[ {GAP}]|\n(?! *\n))+\1(?![\w’'ʿʾ-])")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_INNER = re.compile(r"(?<=[^\W\d_])['’‘`´](?=[^\W\d_])")
_QUOTED = re.compile(r"(?<![\w’'‘`])([^\W\d_]+)['’‘`´]([^\W\d_]+)(?![\w’'])")
_PRONOUNS = frozenset(("i", "you", "he", "she", "it", "we", "they", "who", "that", "there", "o"))
TOLERANCE = 1
"""Days that a Hijri date may lie off its Julian one."""


def check(entry: Entry, id_: str, language: Language) -> Iterator[Finding]:
    """The prose of an entry, piece by piece; then what is linked though the prose names it."""
    named: set[str] = set()
    for path, value, _ in walk(entry):
        if isinstance(value, Prose):
            scanned = scan(value)
            text = even(scanned)
            named |= {token.id for token in scanned.tokens if isinstance(token, Mention)}
            for finding in (*_twice(text, language), *_quoted(text, language), *_pairs(text, language)):
                yield finding._replace(spots=tuple(spot._replace(id=id_, path=path) for spot in finding.spots))
    for number, ref in enumerate(entry.see_also):
        if ref.id in named:
            yield Finding("needless-see-also", (Spot(id_, ("see_also", number)),),
                          f"the prose links to {ref.id} already", "take it out of see_also:")


def _twice(text: str, language: Language) -> Iterator[Finding]:
    """No word stands twice running."""
    words = _LETTERS.findall(text)  # a quick look, since the pattern is slow and mostly finds nothing
    if not any(map(eq, words, islice(words, 1, None))):
        return
    for found in _TWICE.finditer(text):
        if found[1].casefold() not in language.repeated:
            yield Finding("double-word", (Spot("", (), offset=found.start(1)),), f"“{found[1]}” stands twice", "take one out")


def _quoted(text: str, language: Language) -> Iterator[Finding]:
    """In a name stands ʿ or ʾ, not a quotation mark."""
    for found in _QUOTED.finditer(text) if _INNER.search(text) else ():
        before, after = found.groups()
        shortened = after in language.shortened and (before.islower() or before.casefold() in _PRONOUNS or after == "s")
        if not (shortened or len(before) == 1 or after[0].isupper()):
            yield Finding("plain-quote", (Spot("", (), offset=found.start()),), f"“{found[0]}” has a quotation mark within a word",
                          f"write ʿ (ʿayn) or ʾ (hamza): {before}ʿ{after} or {before}ʾ{after}")


def _pairs(text: str, language: Language) -> Iterator[Finding]:
    """A Hijri date and the Julian one in brackets behind it are of the same days."""
    for found in language.pair.finditer(text) if language.hijri.search(text) else ():
        first, last = _span("hijri", found["day"], found["month"], found["month"], found["year"], language)
        other = _span("julian", found["solar_day"], found["solar"], found["until"] or found["solar"], found["solar_year"], language)
        if not first or other[0] > last + TOLERANCE or other[1] < first - TOLERANCE:
            said = f"{' '.join(found[0].split())})"
            yield Finding("unequal-dates", (Spot("", (), offset=found.start()),), f"“{said}” are not the same days",
                          f"the Hijri date means {_days(first, last)}" if first else "there is no such day")


def _span(calendar: str, day: str | None, month: str, until: str, year: str, language: Language) -> tuple[int, int]:
    """The days (JDN) of a date in words; nought and nought where there is no such day."""
    kept = CALENDARS[calendar]
    number, last = language.months[month][1], language.months[until][1]
    if day is None:
        ends = kept.month(int(year) - (last < number), number)[0], kept.month(int(year), last)[1]
        return ends
    if not 1 <= int(day) <= kept.month_days(int(year), number):
        return 0, 0
    jdn = kept.to_jdn(int(year), number, int(day))
    return jdn, jdn


def _days(first: int, last: int) -> str:
    return _day(first) if first == last else f"{_day(first)} to {_day(last)}"


def _day(jdn: int) -> str:
    year, month, day = CALENDARS["julian"].from_jdn(jdn)
    return f"{year}-{month:02}-{day:02}"
