"""When something was in relation to something else: three days after, before, some months later."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import Field, PlainValidator, WithJsonSchema

from generator.entries.scalars import line, wrong
from generator.entries.values import EventRef, Evidence

DAYS = {"day": (1, 1), "night": (1, 1), "week": (7, 7), "month": (29, 31), "year": (354, 366)}
"""Days in a unit, at least and at most, whether of the moon or of the sun."""
_ELAPSED = re.compile(r"(about )?(\d{1,4})(?:[-–](\d{1,4}))? (day|night|week|month|year)s?")
_SLACK = 4
"""About a number of units is a quarter more or less, and one unit at least."""


class Elapsed(str):
    """A lapse of time as it is written; `days` are the least and the most it may be."""

    __slots__ = ()

    @property
    def days(self) -> tuple[int, int]:
        """At least and at most so many days; a day is let pass either way, for how days are counted differs."""
        found = _ELAPSED.fullmatch(self)
        assert found is not None
        about, first, last, unit = found.groups()
        least, most = int(first), int(last or first)
        slack = max(1, most // _SLACK) if about else 0
        short, long = DAYS[unit]
        return max(0, (least - slack) * short - 1), (most + slack) * long + 1


def _elapsed(value: Any) -> Elapsed:
    written = line(value)
    found = _ELAPSED.fullmatch(written)
    if found is None or (found[3] and int(found[3]) < int(found[2])):
        raise wrong("bad-value", f"“{written}” is no lapse of time",
                    "write it as “3 days”, “2–3 months” or “about 2 years”")
    return Elapsed(written)


ElapsedField = Annotated[Elapsed, PlainValidator(_elapsed), WithJsonSchema(
    {"type": "string", "pattern": f"^{_ELAPSED.pattern}$", "description": "“3 days”, “2–3 months”, “about 2 years”."})]


class Relative(Evidence):
    """What a source says came before it or after it, and by how long."""

    after: EventRef | None = Field(None, description="What it came after.")
    before: EventRef | None = Field(None, description="What it came before.")
    by: ElapsedField | None = Field(None, description="By how long: “3 days”, “2–3 months”, “about 2 years”.", examples=["3 days"])
