"""Whose dates a reader may choose to see, on the timeline and on the map: the schools of the chronologies."""

from __future__ import annotations

from collections.abc import Sequence

from generator.pages.chronology import configured, of_schools
from generator.pages.compose import Composer
from generator.pages.page import Press
from generator.timeline.event import Authority, Event, differs

MOST, FOUND = 8, 6
"""Chronologies from which one may choose, configured or found; timeline.css has rules for so many."""


def choice(events: Sequence[Event], say: Composer, press: Press) -> dict[str, Authority]:
    """Those that are configured, or else the schools that date some of the events otherwise than the entries do.

    By name, each as the reasoning has it: under all names of the school, with the dates that it must give up.
    """
    schools = {one.school: Authority(one.names, one.lost) for one in of_schools(say, press)[1:]}
    wanted = configured(press)[:MOST]
    if not wanted:
        return dict([(name, one) for name, one in schools.items() if differs(one, events)][:FOUND])
    known = {alias: name for name, one in schools.items() for alias in one.names}
    return {known.get(name, name): schools[known[name]] if name in known else Authority(frozenset((name,)))
            for name in wanted}
