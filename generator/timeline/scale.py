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
    """The beginning of a year at `x`, and where the middle of its name stands, if there is room for it."""

    x: float
    name: float | None
    year: int


def years(scale: Scale, calendar: str, room: float) -> Iterator[Tick]:
    """The years of a calendar, or every fifth …, so that each has `room`; cut at the edges.

    The name of each year stands over the middle of it; that of every fifth over its beginning.
    """
    kept = calendar_named(calendar)
    start, end = kept.from_jdn(_known(scale.first, kept.epoch))[0], kept.from_jdn(_known(scale.last, kept.epoch))[0]
    step = next((step for step in _STEPS if step * 354 * scale.day >= room), _STEPS[-1])
    for year in range(start - start % step, end + 1, step):
        if kept.epoch is not None and year < 1:
            continue
        x, until = scale.within(kept.to_jdn(year, 1, 1)), scale.within(kept.to_jdn(year + 1, 1, 1))
        if step == 1:
            yield Tick(x, (x + until) / 2 if until - x >= .75 * room else None, year)
        elif x > scale.left or kept.to_jdn(year, 1, 1) == scale.first:
            yield Tick(x, min(max(x, scale.left + room / 2), scale.right - room / 2), year)


def months(scale: Scale, calendar: str, room: float) -> Iterator[float]:
    """Where the months within the years begin, where each has `room`; else none."""
    if 29 * scale.day < room:
        return
    kept = calendar_named(calendar)
    start, end = kept.from_jdn(_known(scale.first, kept.epoch))[0], kept.from_jdn(_known(scale.last, kept.epoch))[0]
    for year in range(start, end + 1):
        for month in range(2, 13):
            day = kept.to_jdn(year, month, 1)
            if scale.first < day <= scale.last:
                yield scale.at(day)


def _known(day: int, epoch: int | None) -> int:
    return day if epoch is None else max(day, epoch)
