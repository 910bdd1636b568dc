"""Dates for machines: EDTF with four-digit years, in the calendar asked for, Julian at first.

`parse_when` reads back what is written here, a choice of months or years of another calendar
excepted (`a..b` within brackets).  To sort, `When.sort_key` is safer: text orders neither
years before 1 nor open ends.
"""

from .calendars import Calendar, calendar_named
from .when import Stamp, When

_MARKS = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}


def machine(when: When, calendar: str = "julian") -> str:
    """The date as "0634-08-23", "0633-04", "../0634", "[0636,0637]", "0592~"."""
    given, into = when.standing_in(calendar), calendar_named(calendar)
    if given.form == "choice":
        return f"[{','.join('..'.join(_ends(stamp, into)) for stamp in given.known)}]"
    if given.form == "range":
        start, end = given.known
        return f"{_ends(start, into)[0]}/{_ends(end, into)[-1]}"
    if given.form == "open":
        ends = _ends(given.known[0], into)
        return f"../{ends[-1]}" if given.stamps[0] is None else f"{ends[0]}/.."
    return "/".join(_ends(given.known[0], into))


def _ends(stamp: Stamp, calendar: Calendar) -> tuple[str, ...]:
    """The stamp itself if the calendar has a name for it, else its first and last day."""
    marks = _MARKS[stamp.approximate, stamp.uncertain]
    if stamp.calendar == calendar.name:
        return (_written(stamp) + marks,)
    days = dict.fromkeys((stamp.first, stamp.last))
    return tuple(_dashed(*calendar.from_jdn(jdn)) + marks for jdn in days)


def _written(stamp: Stamp) -> str:
    if stamp.years > 1:
        unknown = len(str(stamp.years)) - 1
        return f"{stamp.year // stamp.years:0{4 - unknown}}" + "X" * unknown
    known = tuple(part for part in (stamp.month, stamp.day) if part is not None)
    return _dashed(stamp.year, *known)


def _dashed(year: int, *parts: int) -> str:
    sign = "-" if year < 0 else ""
    return "-".join((f"{sign}{abs(year):04}", *(f"{part:02}" for part in parts)))
