"""What is written in one calendar, as a text or a list: a date, a range, one of several."""

from .calendars import Calendar
from .error import DateError, Unreadable, quoted
from .repair import repair
from .stamp import read_stamp
from .when import Given, Stamp

_EXAMPLE = "write it as 634-08-23, 634-08 or 634"


def read_expression(value: object, calendar: Calendar) -> Given:
    """The expression that a text, or a list of texts (one of them), holds; or DateError."""
    if isinstance(value, str):
        return _text(value, calendar)
    if isinstance(value, (list, tuple)):
        return _list(value, calendar)
    raise DateError(f"a date is a text, a list of texts or a mapping: {_EXAMPLE}")


def _text(text: str, calendar: Calendar) -> Given:
    try:
        if "/" in text:
            return _range(text, calendar)
        if text.lstrip().startswith("["):
            return _bracketed(text, calendar)
        stamp = read_stamp(text, 0, calendar)
    except Unreadable as error:
        raise _explained(text, calendar, error) from None
    return Given(calendar.name, stamp.form, (stamp,))


def _explained(text: str, calendar: Calendar, error: Unreadable) -> DateError:
    """The error of a part, unless the text is empty or can be mended as a whole."""
    whole = text.strip()
    if not whole:
        return DateError(f"the date is empty: {_EXAMPLE}, or leave the field out")
    if mended := repair(whole, calendar.name):
        return DateError(f"{quoted(whole)} cannot be read: write {mended}", text.index(whole))
    return error


def _range(text: str, calendar: Calendar) -> Given:
    parts = text.split("/")
    if len(parts) > 2:
        column = len(parts[0]) + 1 + len(parts[1])
        raise Unreadable(f"{quoted(text)} has two slashes: a range has one, as 633/634", column)
    left, right = parts
    start = None if left.strip() == ".." else read_stamp(left, 0, calendar)
    end = None if right.strip() == ".." else read_stamp(right, len(left) + 1, calendar)
    if start is None and end is None:
        raise DateError("a range open at both ends says nothing: leave the field out")
    if start is None or end is None:
        return Given(calendar.name, "open", (start, end))
    if start.first > end.last:
        raise _backwards(left.strip(), right.strip(), end, len(left) + 1)
    return Given(calendar.name, "range", (start, end))


def _backwards(left: str, right: str, end: Stamp, column: int) -> DateError:
    message = f"{left}/{right} runs backwards: write {right}/{left}"
    if end.form == "year" and 1 <= end.year <= 12 and left.isdigit():
        message += f", or for one month {left}-{end.year:02}"
    return DateError(message, column)


def _bracketed(text: str, calendar: Calendar) -> Given:
    opened = text.index("[") + 1
    closed = text.rstrip()
    if not closed.endswith("]"):
        raise Unreadable("one of several is written [636,637], and nothing after it", opened - 1)
    stamps = []
    for part in text[opened : len(closed) - 1].split(","):
        stamps.append(read_stamp(part, opened, calendar))
        opened += len(part) + 1
    return _one_of(stamps, calendar)


def _list(items: list | tuple, calendar: Calendar) -> Given:
    stamps = []
    for number, item in enumerate(items):
        if not isinstance(item, str):
            raise DateError("one of several is a list of dates, as [636, 637]", item=number)
        try:
            stamps.append(read_stamp(item, 0, calendar))
        except DateError as error:
            raise error.within(item=number) from None
    return _one_of(stamps, calendar)


def _one_of(stamps: list[Stamp], calendar: Calendar) -> Given:
    if len(stamps) < 2:
        raise DateError("one of several needs two dates at least: write [636, 637], or only 636")
    if len({(stamp.first, stamp.last) for stamp in stamps}) < len(stamps):
        raise DateError("one of several names a date twice: leave out the repetition")
    return Given(calendar.name, "choice", tuple(stamps))
