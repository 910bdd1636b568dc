"""One date of one calendar as it is written: "634-08-23", "633-04", "633~", "63X"."""

import re

from .calendars import Calendar
from .error import DateError, Unreadable, quoted
from .repair import repair
from .when import Stamp
from .words import ENGLISH

_DATE = re.compile(r"\s*(-?[0-9]{1,4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)\s*")
_ROUND = re.compile(r"\s*0*([1-9][0-9]?[0-9]?)(X{1,2})([~?%]?)\s*")


def read_stamp(text: str, column: int, calendar: Calendar) -> Stamp:
    """The date that a text holds; `column` is where the text stands in the author's own."""
    match = _DATE.fullmatch(text)
    if match is None:
        return _round(text, column, calendar)
    written, month, day, marks = match.groups()
    year = int(written)
    if year < 1 and calendar.epoch is not None:
        raise _before_epoch(year, column + match.start(1))
    if month is None:
        return Stamp(calendar.name, year, None, None, *calendar.year(year), *_marks(marks))
    if not 1 <= int(month) <= 12:
        raise _no_such_month(year, month, day, column + match.start(2))
    if day is None:
        spans = calendar.month(year, int(month))
        return Stamp(calendar.name, year, int(month), None, *spans, *_marks(marks))
    if not 1 <= int(day) <= calendar.month_days(year, int(month)):
        raise _no_such_day(calendar, year, int(month), day, column + match.start(3))
    jdn = calendar.to_jdn(year, int(month), int(day))
    return Stamp(calendar.name, year, int(month), int(day), jdn, jdn, *_marks(marks))


def _marks(marks: str) -> tuple[bool, bool]:
    return marks in ("~", "%") if marks else False, marks in ("?", "%") if marks else False


def _round(text: str, column: int, calendar: Calendar) -> Stamp:
    match = _ROUND.fullmatch(text)
    if match is None or len(match[1] + match[2]) > 4:
        raise _unread(text, column, calendar)
    years = 10 ** len(match[2])
    year = int(match[1]) * years
    first, last = calendar.year(year)[0], calendar.year(year + years - 1)[1]
    return Stamp(calendar.name, year, None, None, first, last, *_marks(match[3]), years=years)


def _unread(text: str, column: int, calendar: Calendar) -> DateError:
    column += len(text) - len(text.lstrip())
    text = text.strip()
    if mended := repair(text, calendar.name):
        return Unreadable(f"{quoted(text)} cannot be read: write {mended}", column)
    if not text:
        return Unreadable("a date is missing here: write a year, as 634", column)
    if re.fullmatch(r"-?[0-9]{5,}", text):
        return Unreadable(f"year {text[:20]}: years have at most four digits, as 634", column)
    if re.fullmatch(r"-?0*X+.*|-[0-9]+X+.*", text):
        return Unreadable(f"{quoted(text)} leaves too much open: write a range, as 1/99", column)
    example = "13-06-22, 13-06 or 13" if calendar.name == "hijri" else "634-08-23, 634-08 or 634"
    return Unreadable(f"{quoted(text)} is not a date: write it as {example}", column)


def _before_epoch(year: int, column: int) -> DateError:
    return DateError(
        f"year {year}: Hijri years run from 1: give an earlier date as julian", column
    )


def _no_such_month(year: int, month: str, day: str | None, column: int) -> DateError:
    message = f"month {month}: months run from 1 to 12"
    if day and 1 <= int(day) <= 12 < int(month) <= 31:
        message += f": write year-month-day, {year}-{day}-{month}"
    elif day is None and int(month) > year % 100 > 0:
        # 633-34, as footnotes write it
        message += f": for a range of years write {year}/{year // 100 * 100 + int(month)}"
    return DateError(message, column)


def _no_such_day(cal: Calendar, year: int, month: int, day: str, column: int) -> DateError:
    era = "" if cal.epoch is None else f" {ENGLISH.eras[cal.name]}"
    shown = f"{ENGLISH.months[cal.name][month - 1]} {year}{era}"
    days = cal.month_days(year, month)
    message = f"{int(day)} {shown}: {shown} has {days} days"
    if int(day) == 30 and cal.epoch is not None:
        # By sight of the moon any month may have thirty: sources may well name such a day.
        message += f" in the tabular calendar: write {year}-{month:02}-29, and the source in text"
    return DateError(message, column)
