"""From days to places on the paper, and the ticks of its axes. Days are Julian Day Numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.dates import calendar_named

_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)


class Scale(NamedTuple):
    """The days `first` to `last` laid out between `left` and `right`."""

    first: int
    last: int
    left: float
    right: float

    def at(self, day: float) -> float:
        """Where the beginning of a day lies; it may lie outside."""
        return self.left + (day - self.first) / (self.last + 1 - self.first) * (self.right - self.left)

    def within(self, day: float) -> float:
        """Where the beginning of a day lies, or the nearer edge."""
        return min(self.right, max(self.left, self.at(day)))

    @property
    def day(self) -> float:
        """How wide a day is."""
        return (self.right - self.left) / (self.last + 1 - self.first)


class Tick(NamedTuple):
    """The beginning of a year or month of a calendar, at `x`; `until` is where its name may reach."""

    x: float
    until: float
    year: int
    month: int


def years(scale: Scale, calendar: str, room: float) -> Iterator[Tick]:
    """The years of a calendar, every one or every fifth …, so that each has `room`; cut at the edges."""
    kept = calendar_named(calendar)
    start, end = kept.from_jdn(_known(scale.first, kept.epoch))[0], kept.from_jdn(_known(scale.last, kept.epoch))[0]
    step = next((step for step in _STEPS if step * 354 * scale.day >= room), _STEPS[-1])
    for year in range(start - start % step, end + 1, step):
        if kept.epoch is not None and year < 1:
            continue
        first, after = kept.to_jdn(year, 1, 1), kept.to_jdn(year + step, 1, 1)
        yield Tick(scale.within(first), scale.within(after), year, 0)


def months(scale: Scale, calendar: str, room: float) -> Iterator[Tick]:
    """The months within the years, where each has `room`; else none."""
    if 29 * scale.day < room:
        return
    kept = calendar_named(calendar)
    start, end = kept.from_jdn(_known(scale.first, kept.epoch))[0], kept.from_jdn(_known(scale.last, kept.epoch))[0]
    for year in range(start, end + 1):
        for month in range(2, 13):
            day = kept.to_jdn(year, month, 1)
            if scale.first < day <= scale.last:
                yield Tick(scale.at(day), scale.at(day), year, month)


def _known(day: int, epoch: int | None) -> int:
    return day if epoch is None else max(day, epoch)
