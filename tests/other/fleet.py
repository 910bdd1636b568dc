"""Ships: a kind of entry that only this encyclopedia has."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from generator.dates import When
from generator.entries.entry import Entry, preferred
from generator.entries.values import (
    Date,
    Dates,
    Evidence,
    FigureField,
    Many,
    PersonRef,
    PlaceRef,
    ProseText,
    Statements,
    ref_to,
)

ShipRef = ref_to("ship")


class Captain(Evidence):
    """Somebody who commanded the ship, and when."""

    tells: ClassVar[tuple[str, ...]] = ("when",)
    person: PersonRef
    when: Date | None = None


class Ship(Entry):
    """A vessel of the isles."""

    KIND: ClassVar[str] = "ship"
    FOLDER: ClassVar[str] = "ships"

    rig: Literal["cutter", "brig", "schooner"] = Field(description="How she was rigged.")
    launched: Dates = Field((), description="When she left the yard.")
    port: PlaceRef | None = Field(None, description="Where she belonged.")
    tons: Statements[FigureField] = ()
    captains: Many[Captain] = ()
    succeeds: ShipRef | None = Field(None, description="The ship whose work she took over.")
    fate: Statements[ProseText] = Field((), description="What became of her.")

    def period(self) -> When | None:
        chosen = preferred(self.launched)
        return chosen.value if chosen else None

    def tags(self) -> dict[str, str]:
        return {"rig": self.rig}
