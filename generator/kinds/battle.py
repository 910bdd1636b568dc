"""Battles, sieges and raids: what was fought where, by whom, and what became of it."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from generator.dates import When
from generator.entries.entry import Entry, preferred
from generator.entries.values import (
    CampaignRef,
    Dates,
    Evidence,
    FighterRef,
    FigureField,
    GroupRef,
    Many,
    PlaceRef,
    ProseText,
    Statements,
    Text,
)


class Participant(Evidence):
    """Somebody who fought: in what role, and with what fate (killed, captured, fled …)."""

    tells: ClassVar[tuple[str, ...]] = ("role", "fate")
    person: FighterRef
    role: Text = ""
    fate: Text = ""


class Side(Evidence):
    """One side: its groups, its men, its strength and losses by source."""

    name: Text = Field("", description="What to call the side where its groups do not say it.")
    groups: Many[GroupRef] = ()
    commanders: Many[Participant] = ()
    participants: Many[Participant] = ()
    strength: Statements[FigureField] = ()
    losses: Statements[FigureField] = ()


class Battle(Entry):
    """A battle, siege, raid or capitulation."""

    KIND: ClassVar[str] = "battle"
    FOLDER: ClassVar[str] = "battles"

    form: Text = Field("battle", description="battle, siege, raid, capitulation …")
    when: Dates = ()
    place: Statements[PlaceRef] = ()
    campaign: CampaignRef | None = None
    sides: Many[Side] = ()
    outcome: Statements[ProseText] = ()
    background: ProseText | None = Field(None, description="What led to it.")
    aftermath: ProseText | None = Field(None, description="What followed.")

    def period(self) -> When | None:
        chosen = preferred(self.when)
        return chosen.value if chosen else None

    def tags(self) -> dict[str, str]:
        return {"form": self.form}
