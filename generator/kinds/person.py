"""Persons: a life by its dated statements; battles and campaigns are derived."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from generator.dates import When
from generator.entries.entry import Entry, preferred
from generator.entries.values import Date, Evidence, GroupRef, Happenings, Many, NamedField, PersonRef, PlaceRef, Text

KinTerm = Literal[
    "father", "mother", "son", "daughter", "brother", "sister", "husband", "wife", "uncle", "aunt",
    "nephew", "niece", "cousin", "grandfather", "grandmother", "grandson", "granddaughter", "client",
    "patron", "kinsman", "kinswoman",
]


class Kin(Evidence):
    """A relative: `relation` says what the other is to this person."""

    tells: ClassVar[tuple[str, ...]] = ("relation",)
    relation: KinTerm = Field(description="What the other is to this person.")
    person: PersonRef = Field(description="The other.")


class Allegiance(Evidence):
    """A group the person belonged to or fought for, and when."""

    tells: ClassVar[tuple[str, ...]] = ("role", "when")
    group: GroupRef = Field(description="The group.")
    role: Text = Field("", description="As what.")
    when: Date | None = Field(None, description="When.")


class Office(Evidence):
    """An office or task held, where and when."""

    tells: ClassVar[tuple[str, ...]] = ("title", "when")
    title: Text = Field(description="The office or task.")
    group: GroupRef | None = Field(None, description="The group for which it was held.")
    place: PlaceRef | None = Field(None, description="Where.")
    under: NamedField | None = Field(None, description="By or under whom it was held.")
    when: Date | None = Field(None, description="When.")


class Person(Entry):
    """Somebody who lived, or is said to have lived."""

    KIND: ClassVar[str] = "person"
    FOLDER: ClassVar[str] = "persons"
    THING: ClassVar[str] = "Person"

    born: Happenings = Field((), description="Birth: date, place, a word.")
    died: Happenings = Field((), description="Death: date, place, a word.")
    flourished: Date | None = Field(None, description="When active, where birth and death are unknown.")
    kin: Many[Kin] = Field((), description="Relatives.")
    allegiances: Many[Allegiance] = Field((), description="Groups the person belonged to or fought for.")
    offices: Many[Office] = Field((), description="Offices and tasks, in their order.")

    def period(self) -> When | None:
        """Death before birth: it is the date by which the sources know people."""
        for statements in (self.died, self.born):
            chosen = preferred(statements)
            if chosen is not None and chosen.value.when is not None:
                return chosen.value.when
        return self.flourished
