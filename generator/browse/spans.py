"""Where in a calendar a date stands that may be a day or a century: in a month, a year, a decade, a century, or in none.

A century is counted from its first year (601–700 is 7), one before our era from its last
backwards (100–1 BC is -1); a decade is its years but the last figure, so that 63 is 630–639
and -5 is 49–40 BC. Years are astronomical: 0 is 1 BC.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.dates import Calendar

MONTH, YEAR = 45, 400
"""Days up to which a date tells a month, and a year: a Hijri month may lie across two months, a Hijri year across two years."""


class Slot(NamedTuple):
    """The finest unit that a date tells; what is finer is None."""

    century: int | None = None
    decade: int | None = None
    year: int | None = None
    month: int | None = None


def slot(first: int | None, last: int | None, calendar: Calendar) -> Slot:
    """The unit that holds the middle of a date, given as JDN; of a date open to one side, that of the other."""
    open_ = first is None or last is None
    start = last if first is None else first
    end = first if last is None else last
    if start is None or end is None:
        return Slot()
    year, month, _ = calendar.from_jdn((start + end) // 2)
    days = YEAR if open_ else end - start + 1
    if days <= YEAR:
        return Slot(century_of(year), decade_of(year), year, month if days <= MONTH else None)
    if days <= 10 * 366:
        return Slot(century_of(year), decade_of(year))
    return Slot(century_of(year)) if days <= 100 * 366 else Slot()


def century_of(year: int) -> int:
    return (year - 1) // 100 + 1 if year > 0 else -(-year // 100) - 1


def decade_of(year: int) -> int:
    return year // 10 if year > 0 else -((1 - year) // 10) - 1


def years_of(decade: int) -> range:
    """The years of a decade, from its first to its last: the first after Christ has nine, the last before him too."""
    if decade >= 0:
        return range(max(1, decade * 10), decade * 10 + 10)
    latest = (-decade - 1) * 10
    return range(1 - (latest + 9), 2 - max(1, latest))
