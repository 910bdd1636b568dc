"""Topics: institutions, ideas, texts, stories, and events that are not battles."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from generator.dates import When
from generator.entries.entry import Entry, preferred
from generator.entries.relative import Relative
from generator.entries.values import AnyRef, Dates, Evidence, Many, PlaceRef, Text


class Involved(Evidence):
    """Somebody or some group the topic is about, and as what."""

    tells: ClassVar[tuple[str, ...]] = ("role",)
    who: AnyRef = Field(description="A person or a group.")
    role: Text = Field("", description="As what.")


class Topic(Entry):
    """An institution, idea, story or event."""

    KIND: ClassVar[str] = "topic"
    FOLDER: ClassVar[str] = "topics"
    THING: ClassVar[str] = "DefinedTerm"

    type: Text = Field(description="institution, event, idea, story, document …")
    when: Dates = Field((), description="When it was.")
    relative: Many[Relative] = Field((), description="What it came before or after, where a source says so.", examples=[
        [{"after": "id-of-a-battle", "by": "3 days", "sources": "id-of-a-work, 12"}]])
    places: Many[PlaceRef] = Field((), description="The places it concerns.")
    involved: Many[Involved] = Field((), description="Whom it concerns, and as what.")

    def period(self) -> When | None:
        chosen = preferred(self.when)
        return chosen.value if chosen else None

    def tags(self) -> dict[str, str]:
        return {"type": self.type}
