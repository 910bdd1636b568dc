"""Dates as authors write them: EDTF texts, lists of choices, mappings of calendars.

    634-08-23   633-04   633   592~   634?   634%   63X   6XX
    633/634-05~   ../634   634/..   [636,637]
    {hijri: 13-06-22, julian: 634-08-23, weekday: Tuesday, text: "a Tuesday in Jumādā"}

Whatever is written, the only exception is `DateError`.
"""

from collections.abc import Mapping
from functools import lru_cache

from .agree import agreed, led, on_weekday
from .calendars import CALENDARS, calendar_named
from .error import DateError, quoted
from .expression import read_expression
from .month_names import weekday_name
from .when import Given, When, when_of
from .words import ENGLISH

FIELDS = (*CALENDARS, "weekday", "text")


def parse_when(value: str | list[str] | Mapping[str, str], calendar: str = "julian") -> When:
    """The date that an author wrote; `calendar` is the one of a date that names none.

    Raises DateError for what cannot be read, ValueError for an unknown calendar.
    """
    if isinstance(value, str):
        return _from_text(value, calendar)
    if isinstance(value, Mapping):
        return _from_mapping(value, calendar)
    return _alone(read_expression(value, calendar_named(calendar)))


@lru_cache(maxsize=1 << 16)
def _from_text(text: str, calendar: str) -> When:
    return _alone(read_expression(text, calendar_named(calendar)))


def _alone(given: Given) -> When:
    return when_of((given,), given.spans)


def _from_mapping(fields: Mapping[str, str], calendar: str) -> When:
    for key in fields:
        if key not in FIELDS:
            raise _unknown_field(key)
    given = tuple(_field(name, fields[name]) for name in CALENDARS if name in fields)
    if not given:
        raise DateError(f"no date is given: add {calendar}: 634-08-23, or as much as is known")
    text = _own_words(fields["text"]) if "text" in fields else ""
    given = led(given)
    spans = agreed(given)
    if "weekday" in fields:
        solar = calendar if calendar != "hijri" else "julian"
        given, spans = on_weekday(given, spans, _weekday(fields["weekday"]), solar)
    return when_of(given, spans, text)


def _unknown_field(key: object) -> DateError:
    from difflib import get_close_matches  # slow to load, and only wanted here

    name = key if isinstance(key, str) else repr(key)
    near = get_close_matches(name.lower(), FIELDS, n=1)
    meant = f"did you mean {near[0]}?" if near else f"use {', '.join(FIELDS)}"
    return DateError(f"a date has no field {quoted(name)}: {meant}")


def _field(name: str, value: object) -> Given:
    try:
        return read_expression(value, CALENDARS[name])
    except DateError as error:
        raise error.within(field=name) from None


def _own_words(value: object) -> str:
    if isinstance(value, str) and value.strip():
        return value.strip()
    raise DateError("text is empty: give the source's own words, or leave text out", field="text")


def _weekday(value: object) -> int:
    name = value.strip().capitalize() if isinstance(value, str) else ""
    if name in ENGLISH.weekdays:
        return ENGLISH.weekdays.index(name)
    meant = weekday_name(name) or "a day from Monday to Sunday"
    shown = quoted(value) if isinstance(value, str) else "what is given"
    raise DateError(f"{shown} is not a weekday: write {meant}", field="weekday")
