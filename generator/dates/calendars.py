"""The calendars: how a year, month and day stand to the Julian Day Number.

A Julian Day Number (JDN) counts days without regard to any calendar; here it is always the
whole number that belongs to the noon of the day.  Years before 1 are astronomical: 0 is 1 BC,
-43 is 44 BC.  Nothing here reads or writes text; a month or day that does not exist is the
caller's to refuse.

Sources: J. Meeus, *Astronomical Algorithms* (2nd ed., 1998), ch. 7, for the Julian and
Gregorian calendars; E. G. Richards, *Mapping Time* (1998), ch. 24, and N. Dershowitz and
E. M. Reingold, *Calendrical Calculations* (4th ed., 2018), ch. 7, for the tabular Islamic one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

HIJRI_EPOCH = 1948440  # 1 Muḥarram 1, Friday 16 July 622 (Julian): the civil epoch


@dataclass(frozen=True, slots=True)
class Calendar:
    """One way of naming days; `epoch` is its first day (JDN), None if it has years before 1."""

    name: str
    to_jdn: Callable[[int, int, int], int]
    from_jdn: Callable[[int], tuple[int, int, int]]
    month_days: Callable[[int, int], int]
    epoch: int | None = None

    def year(self, year: int) -> tuple[int, int]:
        """The first and the last day of a year, as JDN."""
        return self.to_jdn(year, 1, 1), self.to_jdn(year + 1, 1, 1) - 1

    def month(self, year: int, month: int) -> tuple[int, int]:
        """The first and the last day of a month, as JDN."""
        first = self.to_jdn(year, month, 1)
        return first, first + self.month_days(year, month) - 1


def weekday(jdn: int) -> int:
    """The day of the week, Monday 0 to Sunday 6 (JDN 0 was a Monday; Meeus 1998, ch. 7)."""
    return jdn % 7


# Meeus lets the year begin in March, so that the leap day is its last; his INT(365.25 x) and
# INT(30.6001 x) are written as whole-number divisions, which round down below zero as well.


def _julian_to_jdn(year: int, month: int, day: int) -> int:
    if month <= 2:
        year, month = year - 1, month + 12
    return 1461 * (year + 4716) // 4 + 306001 * (month + 1) // 10000 + day - 1524


def _gregorian_to_jdn(year: int, month: int, day: int) -> int:
    century = (year - 1 if month <= 2 else year) // 100
    return _julian_to_jdn(year, month, day) + 2 - century + century // 4


def _julian_from_jdn(jdn: int) -> tuple[int, int, int]:
    b = jdn + 1524
    c = (20 * b - 2442) // 7305
    rest = b - 1461 * c // 4
    e = 10000 * rest // 306001
    month = e - 1 if e < 14 else e - 13
    return c - 4716 if month > 2 else c - 4715, month, rest - 306001 * e // 10000


def _gregorian_from_jdn(jdn: int) -> tuple[int, int, int]:
    alpha = (4 * jdn - 7468865) // 146097
    return _julian_from_jdn(jdn + 1 + alpha - alpha // 4)


def _hijri_to_jdn(year: int, month: int, day: int) -> int:
    # 30 years hold 11 leap days: years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29.
    months = (59 * (month - 1) + 1) // 2
    return day + months + 354 * (year - 1) + (3 + 11 * year) // 30 + HIJRI_EPOCH - 1


def _hijri_from_jdn(jdn: int) -> tuple[int, int, int]:
    year = (30 * (jdn - HIJRI_EPOCH) + 10646) // 10631
    month = (11 * (jdn - _hijri_to_jdn(year, 1, 1)) + 330) // 325
    return year, month, jdn - _hijri_to_jdn(year, month, 1) + 1


def _solar_month_days(leap: bool, month: int) -> int:
    return 28 + leap if month == 2 else 30 + (month + month // 8) % 2


def _julian_month_days(year: int, month: int) -> int:
    return _solar_month_days(year % 4 == 0, month)


def _gregorian_month_days(year: int, month: int) -> int:
    return _solar_month_days(year % 4 == 0 and (year % 100 != 0 or year % 400 == 0), month)


def _hijri_month_days(year: int, month: int) -> int:
    return 30 if month % 2 or (month == 12 and (14 + 11 * year) % 30 < 11) else 29


JULIAN = Calendar("julian", _julian_to_jdn, _julian_from_jdn, _julian_month_days)
GREGORIAN = Calendar("gregorian", _gregorian_to_jdn, _gregorian_from_jdn, _gregorian_month_days)
HIJRI = Calendar("hijri", _hijri_to_jdn, _hijri_from_jdn, _hijri_month_days, HIJRI_EPOCH)

# The order matters: of two equally precise dates the exactly known solar one leads.
CALENDARS = MappingProxyType({c.name: c for c in (JULIAN, GREGORIAN, HIJRI)})


def calendar_named(name: str) -> Calendar:
    """The calendar of that name; ValueError names the known ones (a fault of configuration)."""
    try:
        return CALENDARS[name]
    except KeyError:
        known = ", ".join(CALENDARS)
        raise ValueError(f"no calendar is called {name!r}; there are {known}") from None
