"""Whether what was given twice agrees, and whether the weekday fits.

The tabular Hijri calendar may be a day off what was counted by sight of the moon, so a Hijri
date is let differ by a day; between the solar calendars nothing is let differ.
"""

from dataclasses import replace

from .calendars import weekday
from .error import DateError
from .interval import Span, bounds, length, meet, widened
from .show import named
from .when import Given, Stamp
from .words import ENGLISH

HIJRI_TOLERANCE = 1  # days


def led(given: tuple[Given, ...]) -> tuple[Given, ...]:
    """The same, the leading one first: the most precise, of equals a solar one."""
    shortest = min(length(one.spans) for one in given)
    lead = next(one for one in given if one.nearly_as_precise(shortest))
    return (lead, *(one for one in given if one is not lead))


def agreed(given: tuple[Given, ...]) -> tuple[Span, ...]:
    """The days that satisfy all that was given, the leading one first; or DateError."""
    lead, *others = given
    spans = lead.spans
    for other in others:
        spans = _both(spans, lead, other)
    return spans


def _both(spans: tuple[Span, ...], lead: Given, other: Given) -> tuple[Span, ...]:
    days = HIJRI_TOLERANCE if "hijri" in (lead.calendar, other.calendar) else 0
    if lead.by_day and other.by_day:
        if _near(bounds(lead.spans), bounds(other.spans), days):
            return spans
        raise _disagreement(lead, other)
    if shared := meet(spans, other.spans):
        return shared
    if meet(tuple(widened(span, days) for span in spans), other.spans):
        return spans
    raise _disagreement(lead, other)


def _near(a: Span, b: Span, days: int) -> bool:
    ends = zip(a, b, strict=True)
    return all(x == y or (None not in (x, y) and abs(x - y) <= days) for x, y in ends)


def _disagreement(lead: Given, other: Given) -> DateError:
    # Said from the Hijri side, since that is the one to be converted.
    if other.calendar != "hijri" and lead.calendar == "hijri":
        lead, other = other, lead
    # Both solar calendars have the same month names.
    solar = "hijri" not in (lead.calendar, other.calendar)
    by_other, by_lead = (f"{c.calendar} " if solar else "" for c in (other, lead))
    message = (
        f"{by_other}{named(other, other.calendar)} is {by_lead}{named(other, lead.calendar)}, "
        f"not {named(lead, lead.calendar)}"
    )
    repair = f"correct {other.calendar} or {lead.calendar}, or leave one out"
    return DateError(f"{message}: {repair}", field=other.calendar)


def on_weekday(
    given: tuple[Given, ...], spans: tuple[Span, ...], wanted: int, solar: str
) -> tuple[tuple[Given, ...], tuple[Span, ...]]:
    """The date as its weekday (Monday 0) leaves it: a Hijri day may move by one.

    `solar` is the calendar in which a misfit is explained.
    """
    if any(_holds_weekday(span, wanted) for span in spans):
        return given, spans
    lead = given[0]
    # A solar date as precise would lead, and settle the day.
    nearby = (widened(span, HIJRI_TOLERANCE) for span in spans)
    if lead.calendar != "hijri" or not any(_holds_weekday(span, wanted) for span in nearby):
        raise _misfit(lead, spans, wanted, solar)
    if lead.form != "day":
        return given, spans
    (stamp,) = lead.known
    moved = _moved(stamp, 1 if weekday(stamp.first + 1) == wanted else -1)
    return (replace(lead, stamps=(moved,)), *given[1:]), ((moved.first, moved.last),)


def _moved(stamp: Stamp, days: int) -> Stamp:
    return replace(stamp, first=stamp.first + days, last=stamp.last + days)


def _holds_weekday(span: Span, wanted: int) -> bool:
    first, last = span
    return first is None or last is None or (wanted - first) % 7 <= last - first


def _misfit(lead: Given, spans: tuple[Span, ...], wanted: int, solar: str) -> DateError:
    day = ENGLISH.weekdays[wanted]
    shown = named(lead, solar if lead.calendar == "hijri" else lead.calendar)
    if lead.calendar == "hijri":
        shown = f"{named(lead, 'hijri')}, which is {shown},"
    if lead.form != "day":
        message = f"{shown} has no {day}: correct the weekday or the date"
        return DateError(message, field="weekday")
    right = ENGLISH.weekdays[weekday(spans[0][0])]
    message = f"{shown} is a {right}, not a {day}: write weekday: {right}, or correct the date"
    return DateError(message, field="weekday")
