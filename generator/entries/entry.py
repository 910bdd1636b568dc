"""What every entry has, whatever its kind.

A kind adds its own fields in `generator.kinds`. An entry that was taken back
keeps its file as a `Removed`, so that its address goes on answering.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field, field_validator

from generator.dates import When
from generator.entries.values import (
    AnyRef,
    Evidence,
    FormerId,
    Many,
    Model,
    Name,
    PictureFile,
    ProseText,
    Statements,
    Text,
    WorkRef,
    wrong,
)


class SameAs(Model):
    """The same thing in another gazetteer or catalogue."""

    in_: Text = Field(alias="in", description="wikidata, pleiades, viaf, althurayya …")
    id: Text = Field(description="What it is called there.")
    match: Literal["exact", "close"] = Field(description="Whether it is the very same thing or nearly so.")


class Image(Model):
    """A picture in the folder `images/` of the hand-written pages, with what must be said of it."""

    file: PictureFile = Field(description="Its file in docs/images/.", examples=["file.jpg"])
    alt: Text = Field(description="What is to be seen on it, for those who cannot see it.")
    credit: Text = Field(description="Who made it, and where it was published.")
    licence: Text = Field(description="Under what licence it may be shown.")
    caption: ProseText | None = Field(None, description="A line below it.")


class Question(Model):
    """Something the sources answer differently, with their answers side by side."""

    question: Text = Field(description="The question, in one line.")
    answers: Statements[ProseText] = Field(description="The answers, each with its sources.", examples=[[
        {"value": "…", "sources": ["id-of-a-work, 12"]}, {"value": "…", "sources": ["id-of-another-work, 34"]}]])
    note: ProseText | None = Field(None, description="What is to be said on the answers as a whole.")


class Reading(Model):
    """A work for further reading, with a word on why."""

    work: WorkRef = Field(description="The work.")
    note: Text = Field("", description="Why it is worth reading.")


class Acceptance(Model):
    """A finding of `ency check` that the author has weighed and lets stand."""

    code: Text = Field(description="The code of the finding.", examples=["outside-lifetime"])
    reason: Text = Field(description="Why it may stand.")
    with_: Text = Field("", alias="with", description="The id of another entry that the finding names: only those are let stand.")


class Entry(Model):
    """The fields common to all kinds."""

    KIND: ClassVar[str] = ""
    AGREEING: ClassVar[tuple[str, ...]] = ()
    """Fields of which several statements are no disagreement."""
    FOLDER: ClassVar[str] = ""
    THING: ClassVar[str] = "Thing"
    """What it is in the vocabulary of schema.org."""
    AFTER_ARTICLE: ClassVar[tuple[str, ...]] = ()
    """Fields of the kind that stand below the article."""

    kind: Text = Field(description="The kind of entry; the folder must agree with it.")
    headword: Text = Field(description="The name the entry stands under, in scholarly transliteration.")
    gloss: Text = Field(description="What it is, in half a line: for lists, previews and hatnotes.")
    names: Many[Name] = Field((), description="Names in original scripts and other languages.")
    aliases: Many[Text] = Field((), description="Other spellings under which people search.")
    formerly: Many[FormerId] = Field(
        (), description="Ids this entry had before; they redirect here.", examples=[["former-id"]])
    same_as: Many[SameAs] = Field((), description="The same thing elsewhere.")
    images: Many[Image] = Field((), description="Pictures, with what must be said of them.")
    lead: ProseText = Field(description="One paragraph that says the essential.")
    article: ProseText | None = Field(None, description="The article, with ## sections.", examples=[
        "## Background\n\nProse with links, as [[an-id]] or [[an-id|text]], and citations [@id-of-a-work, 12].\n"])
    questions: Many[Question] = Field((), description="What the sources disagree about.")
    see_also: Many[AnyRef] = Field((), description="Related entries that the article does not name.")
    further: Many[Reading] = Field((), description="Works for further reading.")
    accept: Many[Acceptance] = Field((), description="Findings of the check that are let stand, each with its reason.")
    contributors: Many[Text] = Field(
        (), description="Who wrote it and wishes to be named, in the order in which they came.", examples=[["Ada Byron", "Wang Zhenyi"]])

    @field_validator("aliases", "formerly", "contributors")
    @classmethod
    def _once(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        first: dict[str, int] = {}
        for number, name in enumerate(given):
            if first.setdefault(name, number) != number:
                raise wrong("repeated-value", f"“{name}” is listed twice", "keep one of them", below=(number,))
        return given

    @property
    def script(self) -> Name | None:
        """The first name in a script of its own: what stands beside the headword."""
        return next((name for name in self.names if "Latn" not in name.lang and not name.text.isascii()
                     and name.use != "full"), None)

    def period(self) -> When | None:
        """When it was, as far as the entry itself says; for sorting and lists."""
        return None

    def tags(self) -> dict[str, str]:
        """What lists and other entries may know of it beside its name and date."""
        return {}


class Removed(Model):
    """What is left of an entry that was taken back: why, and where to look instead."""

    kind: Text = Field(description="As before.")
    headword: Text = Field(description="As before.")
    removed: ProseText = Field(description="Why the entry was taken back.")
    formerly: Many[FormerId] = Field((), description="As before.")
    see: Many[AnyRef] = Field((), description="Where to look instead.")


def preferred(statements: tuple) -> Evidence | None:
    """The statement to show where only one can be: the preferred, else the first not deprecated."""
    ranked = [s for s in statements if s.rank != "deprecated"]
    return next((s for s in ranked if s.rank == "preferred"), ranked[0] if ranked else None)
