"""Points of one calendar put into words, what they share (month, year, era) said once."""

from collections.abc import Callable, Iterable

from .convert import Point, Term
from .words import DateWords

Joiner = Callable[[Iterable[str]], str]


def term_phrase(term: Term, calendar: str, words: DateWords) -> str:
    """One date without its marks: "April 633", "635–636", "630s"."""
    # "10s" would not be understood, "630s" is.
    if term.decade and term.first.year >= 100:
        return _with_era(f"{term.first.year}{words.decade}", term.first, calendar, words)
    return span_phrase(term.first, term.last, calendar, words)


def span_phrase(first: Point, last: Point, calendar: str, words: DateWords) -> str:
    """From a point to a point: "3–5 May 634", "March 633 – June 634"."""
    if first == last:
        return elided((first,), calendar, words, "".join)
    return elided((first, last), calendar, words, _dashed(words))


def elided(points: tuple[Point, ...], calendar: str, words: DateWords, join: Joiner) -> str:
    """The points joined, with their common month, year or era after the last."""
    first = points[0]
    months = words.months[calendar]
    if all(p.day and (p.year, p.month) == (first.year, first.month) for p in points):
        days = join(str(p.day) for p in points)
        return _with_year(f"{days} {months[first.month - 1]}", first, calendar, words)
    if all(p.month and p.year == first.year for p in points):
        return _with_year(join(_day_month(p, months) for p in points), first, calendar, words)
    if all(not p.month and (p.year > 0) == (first.year > 0) for p in points):
        return _with_era(join(_count(p) for p in points), first, calendar, words)
    return join(elided((p,), calendar, words, "".join) for p in points)


def listed(between: str) -> Joiner:
    """Joins "636, 637 or 638"; a joiner without blanks ("/") takes the place of the commas."""
    comma = ", " if between != between.strip() else between

    def join(items: Iterable[str]) -> str:
        *most, last = items
        return between.join([comma.join(most), last]) if most else last

    return join


def _dashed(words: DateWords) -> Joiner:
    def join(items: Iterable[str]) -> str:
        items = tuple(items)
        return (words.wide_dash if any(" " in item for item in items) else words.dash).join(items)

    return join


def _day_month(point: Point, months: tuple[str, ...]) -> str:
    month = months[point.month - 1]
    return f"{point.day} {month}" if point.day else month


def _with_year(shown: str, point: Point, calendar: str, words: DateWords) -> str:
    return f"{shown} {_with_era(_count(point), point, calendar, words)}"


def _with_era(shown: str, point: Point, calendar: str, words: DateWords) -> str:
    if point.year <= 0:
        return f"{shown} {words.before_era}"
    # A month's name tells the calendar, a bare year does not.
    era = "" if point.month else words.eras[calendar]
    return f"{shown} {era}" if era else shown


def _count(point: Point) -> str:
    """The year as it is counted: astronomical 0 is 1 BC."""
    return str(point.year if point.year > 0 else 1 - point.year)
