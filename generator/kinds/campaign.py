"""Campaigns: battles in an order; sources may order them differently."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from generator.dates import When
from generator.entries.entry import Entry, preferred
from generator.entries.values import Dates, EventRef, Evidence, GroupRef, Many, PersonRef, Statements, Text


class Command(Evidence):
    """Somebody who led in the campaign."""

    tells: ClassVar[tuple[str, ...]] = ("role",)
    person: PersonRef = Field(description="The person.")
    role: Text = Field("", description="As what.")


class March(Evidence):
    """An army of the campaign and the battles that it fought: from one to the next its way is drawn on the map."""

    led_by: Many[PersonRef] = Field((), description="Who led it.")
    battles: Many[EventRef] = Field(description="The battles it fought; in what order is said under battles.")


class Campaign(Entry):
    """A series of battles told as one."""

    KIND: ClassVar[str] = "campaign"
    FOLDER: ClassVar[str] = "campaigns"
    THING: ClassVar[str] = "Event"

    when: Dates = Field((), description="When it was.")
    groups: Many[GroupRef] = Field((), description="The groups that took part.")
    commanders: Many[Command] = Field((), description="Those who led in it.")
    battles: Statements[Many[EventRef]] = Field(
        (), description="The battles in their order; several statements where sources order them differently.")
    marches: Many[March] = Field((), description="The armies, for the map; without them no way is drawn.")

    def period(self) -> When | None:
        chosen = preferred(self.when)
        return chosen.value if chosen else None

    def order(self) -> tuple[str, ...]:
        """The ids of its battles in the preferred order."""
        chosen = preferred(self.battles)
        return tuple(ref.id for ref in chosen.value) if chosen else ()
