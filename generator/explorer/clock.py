"""The time of the map: its steps (months, years or decades) and the years of its calendars."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.dates import Calendar, DateWords, calendar_named, parse_when, show

_MOST = 480
"""Steps of one sort at most; a longer history goes by coarser ones."""


class Step(NamedTuple):
    """The first day, its name in addresses (`633-06`), and what it is called in each calendar."""

    day: int
    key: str
    said: tuple[str, ...]


class Clock(NamedTuple):
    """The days from the first to the last, and of each calendar the years with their first days."""

    first: int
    last: int
    steps: tuple[Step, ...]
    years: tuple[tuple[tuple[int, str], ...], ...]


def clock(first: int, last: int, calendars: tuple[str, ...], words: DateWords) -> Clock:
    """The clock over some days; the first calendar gives the steps. At most two calendars are told."""
    told = calendars[:2]
    leading = calendar_named(told[0])
    keys = _keys(first, last, leading)
    steps = tuple(Step(max(day, first), key, tuple(show(parse_when(key, told[0]), (name,), words) for name in told))
                  for day, key in keys)
    return Clock(first, last, steps, tuple(tuple(_years(first, last, calendar_named(name), words)) for name in told))


def _keys(first: int, last: int, calendar: Calendar) -> list[tuple[int, str]]:
    start, end = calendar.from_jdn(first)[0], calendar.from_jdn(last)[0]
    if (end - start + 1) * 12 <= _MOST:
        months = [(calendar.to_jdn(year, month, 1), f"{_year(year)}-{month:02d}")
                  for year in range(start, end + 1) for month in range(1, 13)]
        ends = [*(day for day, _ in months[1:]), last + 1]
        return [(day, key) for (day, key), end_ in zip(months, ends, strict=True) if day <= last and end_ > first]
    step = next(size for size in (1, 10, 100, 1000, 10000) if (end - start) / size <= _MOST)
    return [(calendar.to_jdn(year, 1, 1), _year(year)) for year in range(start - start % step, end + 1, step)
            if year + step > start]


def _year(year: int) -> str:
    """A year as dates are written: with three digits at least, those before the era with four and a sign."""
    return f"{year:03d}" if year >= 0 else f"-{-year:04d}"


def _years(first: int, last: int, calendar: Calendar, words: DateWords) -> Iterator[tuple[int, str]]:
    since = first if calendar.epoch is None else max(first, calendar.epoch)
    if since > last:
        return
    era = words.eras[calendar.name] if calendar.epoch is not None else ""
    start, end = calendar.from_jdn(since)[0], calendar.from_jdn(last)[0]
    for year in range(start, end + 1):
        if calendar.epoch is None or year > 0:
            yield max(first, calendar.to_jdn(year, 1, 1)), f"{year} {era}".strip()
