"""What a date written in one calendar is called in another, as plain components.

A term is a first and a last point: the same point when the calendar has a name of that
precision for it, two when a month or a year straddles months or years of the other calendar.
"""

from dataclasses import dataclass, replace

from .calendars import Calendar, calendar_named
from .when import Form, Given, Stamp, When


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month or year of some calendar, as far as it is known."""

    year: int
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """What one stamp is called in some calendar; `decade` if it has ten round years."""

    first: Point
    last: Point
    approximate: bool = False
    uncertain: bool = False
    decade: bool = False

    @property
    def marks(self) -> tuple[bool, bool]:
        """Whether it is approximate, whether uncertain."""
        return self.approximate, self.uncertain


@dataclass(frozen=True, slots=True)
class Expression:
    """A whole date in one calendar; an open one is `before` or after its only term."""

    calendar: str
    form: Form
    terms: tuple[Term, ...]
    before: bool = False


def expressed(when: When, name: str, marked: bool = True) -> Expression | None:
    """The date in the named calendar; None if it begins before the epoch."""
    found = converted(when.standing_in(name), calendar_named(name))
    if found is None or (marked and len(found.terms) > 1):
        return found
    marks = (when.approximate, when.uncertain) if marked else (False, False)
    return replace(found, terms=tuple(_remarked(term, *marks) for term in found.terms))


def converted(given: Given, calendar: Calendar) -> Expression | None:
    """An expression in a calendar, its own or another; None if it begins before the epoch."""
    # In its own calendar it stands as written: a weekday may have moved 1 Muḥarram 1 back.
    if calendar.epoch is not None and given.calendar != calendar.name:
        if any(stamp.first < calendar.epoch for stamp in given.known):
            return None
    terms = tuple(_term(stamp, calendar) for stamp in given.known)
    if given.form == "choice":
        terms = _merged(terms)
    return Expression(calendar.name, given.form, terms, before=given.stamps[0] is None)


def _remarked(term: Term, approximate: bool, uncertain: bool) -> Term:
    return Term(term.first, term.last, approximate, uncertain, term.decade)


def _term(stamp: Stamp, calendar: Calendar) -> Term:
    marks = stamp.approximate, stamp.uncertain
    if stamp.calendar == calendar.name:
        point = Point(stamp.year, stamp.month, stamp.day)
        last = point if stamp.years == 1 else Point(stamp.year + stamp.years - 1)
        return Term(point, last, *marks, decade=stamp.years == 10)
    return Term(_point(stamp, stamp.first, calendar), _point(stamp, stamp.last, calendar), *marks)


def _point(like: Stamp, jdn: int, calendar: Calendar) -> Point:
    year, month, day = calendar.from_jdn(jdn)
    if like.month is None:
        return Point(year)
    return Point(year, month) if like.day is None else Point(year, month, day)


def _merged(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Choices that share a month or year of this calendar made one: 636 or 637 is 14–16 AH."""
    merged: list[Term] = []
    for term in terms:
        before = merged[-1] if merged else None
        if before and before.last == term.first and term.marks == before.marks:
            merged[-1] = Term(before.first, term.last, *term.marks)
        else:
            merged.append(term)
    return tuple(merged)
