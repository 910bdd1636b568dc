"""Dates in words: "23 August 634 / 22 Jumādā II 13", "April–May 633 / Ṣafar 12", "c. 592".

The order within a date is day, month, year; all else comes from `DateWords`.  The author's
own words (`When.text`) are not used: whether they stand beside the date is the page's affair.
"""

from dataclasses import replace
from functools import lru_cache

from .calendars import CALENDARS, weekday
from .convert import Expression, Term, converted, expressed
from .phrase import elided, listed, span_phrase, term_phrase
from .when import Given, When
from .words import ENGLISH, DateWords


def show(
    when: When, calendars: tuple[str, ...] = ("julian", "hijri"), words: DateWords = ENGLISH
) -> str:
    """The date in each calendar that reaches back so far; "c.", "?" and "before" are said once."""
    shown: list[str] = []
    for name in calendars:
        if found := expressed(when, name, marked=not shown):
            shown.append(_expression(found, words, f" {words.choice} ", again=bool(shown)))
    # Before the epoch of every calendar asked for, the author's own must do.
    return words.between_calendars.join(shown) or show(when, (when.given[0].calendar,), words)


def show_short(when: When, calendar: str = "julian", words: DateWords = ENGLISH) -> str:
    """The date for a narrow column: "633", "Apr 633", "c. 592", "636/637"."""
    found = expressed(when, calendar) or expressed(when, when.given[0].calendar)
    return _expression(found, _brief(words), words.short_choice)


def show_weekday(when: When, words: DateWords = ENGLISH) -> str:
    """The weekday of a single day: "Tuesday"; nothing for what is longer or open."""
    single = when.first is not None and when.first == when.last
    return words.weekdays[weekday(when.first)] if single else ""


def named(given: Given, calendar: str, words: DateWords = ENGLISH) -> str:
    """An expression in one calendar, its era always said: "22 Jumādā II 13 AH"."""
    found = converted(given, CALENDARS[calendar]) or converted(given, CALENDARS[given.calendar])
    shown = _expression(found, words, f" {words.choice} ")
    era = words.eras[found.calendar]
    return f"{shown} {era}" if era and era not in shown else shown


@lru_cache(maxsize=16)
def _brief(words: DateWords) -> DateWords:
    return replace(words, months=words.short_months, about=words.circa)


def _expression(found: Expression, words: DateWords, between: str, again: bool = False) -> str:
    if found.form == "range":
        return _range(found.terms, found.calendar, words)
    if found.form == "choice":
        return _choice(found.terms, found.calendar, words, between)
    shown = _term(found.terms[0], found.calendar, words)
    if found.form == "open" and not again:
        return f"{words.before if found.before else words.after} {shown}"
    return shown


def _range(terms: tuple[Term, ...], calendar: str, words: DateWords) -> str:
    start, end = terms
    if start.marks == end.marks and not (start.decade or end.decade):
        return _marked(span_phrase(start.first, end.last, calendar, words), start, words)
    # Marks on one side only would be read as meant for both if anything were left out.
    return words.wide_dash.join(_term(term, calendar, words) for term in terms)


def _choice(terms: tuple[Term, ...], calendar: str, words: DateWords, between: str) -> str:
    # "August 634 or 635" might mean two Augusts: the coarser is named first.
    terms = tuple(sorted(terms, key=_fineness))
    join = listed(between)
    if len({term.marks for term in terms}) > 1:
        return join(_term(term, calendar, words) for term in terms)
    if any(term.first != term.last for term in terms):
        shown = join(term_phrase(term, calendar, words) for term in terms)
    else:
        shown = elided(tuple(term.first for term in terms), calendar, words, join)
    return _marked(shown, terms[0], words)


def _fineness(term: Term) -> int:
    return (term.first.month is not None) + (term.first.day is not None)


def _term(term: Term, calendar: str, words: DateWords) -> str:
    return _marked(term_phrase(term, calendar, words), term, words)


def _marked(shown: str, term: Term, words: DateWords) -> str:
    if term.approximate:
        shown = f"{words.circa if term.first.month is None else words.about} {shown}"
    return shown + words.uncertain if term.uncertain else shown
