"""Which statements count: where sources differ by design, only what must be true together is held together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from generator.extracts.times import Time

DAY, MONTH, YEAR = 15, 92, 1827
"""Days by which “about” is taken: half a month for a day, a quarter for a month, five years for a year."""
_ABOUT = {"day": DAY, "month": MONTH, "year": YEAR, "decade": 2 * YEAR, "century": 10 * YEAR}
_STATED_ONCE = ("offices", "leaders", "allegiances")


class Dating(NamedTuple):
    """When something was: days (JDN, None open) that hold all the statements which count, and those statements."""

    first: int | None
    last: int | None
    times: tuple[Time, ...]


Choice = Callable[[list], list]
"""Of the statements of one property those that count."""


def standing(statements: list) -> list:
    """The preferred statement; where none is preferred all that are not rejected, any of which may be true."""
    kept = [one for one in statements if one.rank != "deprecated"]
    return [one for one in kept if one.rank == "preferred"][:1] or kept


def of_school(names: frozenset[str]) -> Choice:
    """The statements for which one of these authorities speaks, rejected or not."""
    return lambda statements: [one for one in statements if not names.isdisjoint(one.authorities)]


def datings(times: Iterable[Time], choose: Choice) -> Mapping[str, Dating]:
    """When the things of an entry were, by field: `when`, `born`, `died`, `offices.2` …"""
    properties: dict[str, list[Time]] = {}
    for time in times:
        properties.setdefault(_property(time), []).append(time)
    chosen = ((name, tuple(choose(found))) for name, found in properties.items())
    return {name: _together(found) for name, found in chosen if found}


def _property(time: Time) -> str:
    return f"{time.path[0]}.{time.path[1]}" if time.path[0] in _STATED_ONCE else str(time.path[0])


def _together(times: tuple[Time, ...]) -> Dating:
    spans = [widened(time) for time in times]
    firsts, lasts = [first for first, _ in spans], [last for _, last in spans]
    return Dating(None if None in firsts else min(firsts), None if None in lasts else max(lasts), times)


def widened(time: Time) -> tuple[int | None, int | None]:
    """The days of a date, with what “about” and “?” leave open, and the day by which a Hijri date may err."""
    when = time.when
    slack = 1 if any(given.calendar == "hijri" for given in when.given) else 0
    if when.approximate or when.uncertain:
        slack = max(_ABOUT[stamp.form] for given in when.given for stamp in given.known)
    return (None if when.first is None else when.first - slack, None if when.last is None else when.last + slack)
