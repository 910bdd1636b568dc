"""Groups: states, dynasties, tribes, armies and confessions."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from generator.dates import When
from generator.entries.entry import Entry, preferred
from generator.entries.values import Date, Dates, Evidence, GroupRef, Many, PersonRef, PlaceRef, Text


class Leader(Evidence):
    """Somebody who led the group, under what title and when."""

    tells: ClassVar[tuple[str, ...]] = ("title", "when")
    person: PersonRef = Field(description="The person.")
    title: Text = Field("", description="Under what title.")
    when: Date | None = Field(None, description="When.")


class Group(Entry):
    """People who are named as one."""

    KIND: ClassVar[str] = "group"
    FOLDER: ClassVar[str] = "groups"
    THING: ClassVar[str] = "Organization"

    type: Text = Field(description="empire, dynasty, tribe, corps, confession …")
    when: Dates = Field((), description="The period in which it existed.")
    within: Many[GroupRef] = Field((), description="The larger groups it belongs to.")
    seat: Many[PlaceRef] = Field((), description="Its capital or home.")
    leaders: Many[Leader] = Field((), description="Those who led it.")

    def period(self) -> When | None:
        chosen = preferred(self.when)
        return chosen.value if chosen else None

    def tags(self) -> dict[str, str]:
        return {"type": self.type}
