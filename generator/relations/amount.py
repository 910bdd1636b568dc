"""A scale of numbers of men: even where they are of one order, by powers of ten where they are not."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_APART = 12
"""The greatest number is so many times the least before the scale goes by powers of ten."""


FEWER = 1000
"""What is so many times fewer than the greatest number is something else (elephants, banners): it is told, not drawn."""


class Amount(NamedTuple):
    """A number that somebody gives: from `low` to `high`, or none where he has only words; `said` as it is told."""

    low: int | None
    high: int | None
    said: str
    by: str
    doubted: bool = False


class Numbers(NamedTuple):
    """Numbers from `least` to `most` laid out between `left` and `right`."""

    least: float
    most: float
    left: float
    right: float
    powers: bool

    def at(self, value: float) -> float:
        """Where a number lies."""
        if self.powers:
            part = math.log(max(value, self.least) / self.least) / math.log(self.most / self.least)
        else:
            part = (value - self.least) / (self.most - self.least)
        return self.left + part * (self.right - self.left)

    def holds(self, amount: Amount) -> bool:
        """Whether an amount can be drawn on it."""
        low = amount.low
        return low is not None and low >= self.least and (low == 0 or low * FEWER >= self.most / 1.05)

    def ticks(self) -> Iterator[int]:
        """Round numbers, few enough to be read."""
        if not self.powers:
            step = _round(self.most / 4)
            yield from range(0, int(self.most) + 1, max(1, int(step)))
            return
        power = 10 ** math.floor(math.log10(self.least))
        while power <= self.most:
            yield from (int(power * n) for n in (1, 3) if self.least <= power * n <= self.most)
            power *= 10


def numbers(amounts: Iterable[Amount], left: float, right: float) -> Numbers | None:
    """The scale that holds all of them; none where nobody gives a number."""
    found = [bound for one in amounts for bound in (one.low, one.high) if bound]
    if not found:
        return None
    most = max(found)
    least = min(number for number in found if number * FEWER >= most)
    if most > _APART * least:
        return Numbers(_below(least), _above(most), left, right, True)
    return Numbers(0, most * 1.05, left, right, False)


def _round(value: float) -> float:
    power = 10 ** math.floor(math.log10(value)) if value > 0 else 1
    return next(power * n for n in (1, 2, 5, 10) if power * n >= value)


def _below(value: float) -> float:
    power = 10 ** math.floor(math.log10(value))
    return power * max(n for n in (1, 3) if power * n <= value)


def _above(value: float) -> float:
    power = 10 ** math.floor(math.log10(value))
    return power * next(n for n in (1, 3, 10) if power * n >= value)
