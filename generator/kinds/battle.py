"""Battles, sieges and raids: what was fought where, by whom, and what became of it."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from generator.dates import When
from generator.entries.entry import Entry, preferred
from generator.entries.relative import Relative
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
    person: FighterRef = Field(description="A person, or a group that fought as one.")
    role: Text = Field("", description="As what.")
    fate: Text = Field("", description="What became of them: killed, captured, fled …")


class Side(Evidence):
    """One side: its groups, its men, its strength and losses by source."""

    name: Text = Field("", description="What to call the side where its groups do not say it.")
    groups: Many[GroupRef] = Field((), description="The groups that made it up.")
    commanders: Many[Participant] = Field((), description="Those who led it.")
    participants: Many[Participant] = Field((), description="Others who were there.")
    strength: Statements[FigureField] = Field((), description="How many they were.")
    losses: Statements[FigureField] = Field((), description="How many they lost.")


class Battle(Entry):
    """A battle, siege, raid or capitulation."""

    KIND: ClassVar[str] = "battle"
    FOLDER: ClassVar[str] = "battles"
    THING: ClassVar[str] = "Event"
    AFTER_ARTICLE: ClassVar[tuple[str, ...]] = ("aftermath",)

    form: Text = Field("battle", description="battle, siege, raid, capitulation …")
    when: Dates = Field((), description="When it was.")
    relative: Many[Relative] = Field((), description="What it came before or after, where a source says so.", examples=[
        [{"after": "id-of-a-battle", "by": "3 days", "sources": "id-of-a-work, 12"}]])
    place: Statements[PlaceRef] = Field((), description="Where it was.")
    campaign: CampaignRef | None = Field(None, description="The campaign it belongs to.")
    sides: Many[Side] = Field((), description="Who fought: the sides, mostly two.")
    outcome: Statements[ProseText] = Field((), description="What came of it.")
    background: ProseText | None = Field(None, description="What led to it.")
    aftermath: ProseText | None = Field(None, description="What followed.")

    def period(self) -> When | None:
        chosen = preferred(self.when)
        return chosen.value if chosen else None

    def tags(self) -> dict[str, str]:
        return {"form": self.form}
