"""The small values that entries are built of: references, prose, names, evidence, statements.

A statement is a value with its evidence. Wherever a field holds statements, an
author may write the bare value, one statement, or a list of statements; all
three are read as a tuple of statements. Records with parts of their own (an
office, a commander) carry the same evidence beside their parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Generic, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, WithJsonSchema

from generator.dates import CALENDARS, When
from generator.entries import scalars
from generator.entries.scalars import DATE_FIELDS, ID, ID_REPAIR, Named, Prose, Ref, revealed, wrong

__all__ = ["ID", "ID_REPAIR", "Named", "Prose", "Ref", "wrong"]

Certainty = Literal["certain", "likely", "uncertain", "conjectural"]
Rank = Literal["preferred", "normal", "deprecated"]
T = TypeVar("T")


class Model(BaseModel):
    """A closed, frozen record. `tells` names the fields that a link out of it takes along."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)
    tells: ClassVar[tuple[str, ...]] = ()


_ONE_DATE = {"type": ["string", "integer"]}
_IN_A_CALENDAR = [_ONE_DATE, {"type": "array", "items": _ONE_DATE, "minItems": 2}]
_WHEN_SCHEMA = {
    "description": "A date: 634-08-23, 633-04, 633, 633~ (about), 633? (uncertain), 633-03/634-06, "
                   "../634, [636,637]; or a mapping with a calendar, weekday, text.",
    "anyOf": [*_IN_A_CALENDAR, {"type": "object", "additionalProperties": False, "properties": {
        name: {"anyOf": _IN_A_CALENDAR} if name in CALENDARS else {"type": ["string", "number"]} for name in DATE_FIELDS}}],
}
Text = Annotated[str, PlainValidator(scalars.line), WithJsonSchema({"type": ["string", "number"]})]
ProseText = Annotated[Prose, PlainValidator(lambda value, info: revealed(Prose(scalars.text(value)), info)), WithJsonSchema(
    {"type": ["string", "number"], "description": "CommonMark; [[id]] or [[id|text]] links, [@work, locator] cites."})]


class Sentence:
    """A mark on prose that is one sentence, and stands on one line or folded to several."""


SentenceText = Annotated[ProseText, Sentence()]


def ref_to(*kinds: str) -> Any:
    """The type of a field that holds the id of an entry: of one of these kinds, or of any if none is named."""
    said = " or ".join(kinds)
    return Annotated[Ref, PlainValidator(lambda value, info: revealed(scalars.ref(value, kinds), info)), WithJsonSchema({
        "type": "string", "pattern": r"^\+? *[a-z0-9]+(-[a-z0-9]+)* *(\|.*)?$",
        "description": f"Id of an entry{f' ({said})' if said else ''}; `+id|text` for one not written yet."})]


FormerId = Annotated[str, PlainValidator(scalars.former_id), WithJsonSchema(
    {"type": "string", "pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$"})]
PictureFile = Annotated[str, PlainValidator(scalars.picture_file), WithJsonSchema({"type": "string"})]
AnyRef = ref_to()
PersonRef = ref_to("person")
PlaceRef = ref_to("place")
GroupRef = ref_to("group")
FighterRef = ref_to("person", "group")
CampaignRef = ref_to("campaign")
EventRef = ref_to("battle", "topic")
WorkRef = ref_to("work")
NamedField = Annotated[Named, PlainValidator(lambda value, info: revealed(scalars.named(value), info)), WithJsonSchema(
    {"type": "string", "description": "Id of an entry, or a name in plain words."})]
Date = Annotated[When, PlainValidator(scalars.when), WithJsonSchema(_WHEN_SCHEMA)]


def _reference(value: Any) -> Any:
    """`work, locator` on one line is short for a mapping of the two."""
    if isinstance(value, str):
        work, _, locator = value.partition(",")
        return {"work": work.strip()} | ({"locator": locator.strip()} if locator.strip() else {})
    return value


class Reference(Model):
    """Where a value is said: the work, the place in it, and who transmits it there."""

    work: WorkRef = Field(description="Id of the work.")
    locator: Text = Field("", description="Page, volume and page, or s.v.; as printed.")
    transmitter: NamedField | None = Field(None, description="On whose authority the work reports it.")
    quote: ProseText | None = Field(None, description="The words themselves, if they matter.")

    @property
    def by(self) -> str:
        """The transmitter, by id where there is an entry, else by name; nothing where none is named."""
        named = self.transmitter
        return "" if named is None else named.ref.id if named.ref else named.text


References = tuple[Annotated[Reference, BeforeValidator(_reference)], ...]


def _several(value: Any) -> Any:
    """One value where a list may stand is a list of one."""
    return value if isinstance(value, list | tuple) else [value]


Sources = Annotated[References, BeforeValidator(_several)]


class Evidence(Model):
    """What supports a value. Certainty is never given by default."""

    sources: Sources = Field((), description="Where this is said.")
    certainty: Certainty | None = Field(None, description="How sure the editors are of it.")
    rank: Rank = Field("normal", description="preferred is shown first; deprecated only among the disputed.")
    note: ProseText | None = Field(None, description="A remark on the value or its evidence.")


class Statement(Evidence, Generic[T]):
    """A value with its evidence."""

    value: T = Field(description="The value itself.")


def _statements(value: Any) -> Any:
    """A bare value, one statement or a list of statements, as a list of statements."""
    if isinstance(value, dict) and "value" in value:
        return [value]
    if isinstance(value, list | tuple) and any(_is_statement(item) for item in value):
        return [item if isinstance(item, Statement | dict) else {"value": item} for item in value]
    return [{"value": value}]


def _is_statement(value: Any) -> bool:
    return isinstance(value, Statement) or (isinstance(value, dict) and "value" in value)


if TYPE_CHECKING:
    Statements = tuple[Statement[T], ...]
else:

    class Statements:
        """`Statements[T]`: one or more statements of a T; a pydantic generic cannot be aliased open."""

        def __class_getitem__(cls, kind: Any) -> Any:
            return Annotated[tuple[Statement[kind], ...], BeforeValidator(_statements)]


Many = Annotated[tuple[T, ...], BeforeValidator(_several)]


class Name(Model):
    """A name in one language and script, tagged as BCP 47 has it (ar, fa, pal, grc, ar-Latn)."""

    text: Text = Field(description="The name.")
    lang: Annotated[str, PlainValidator(scalars.lang), WithJsonSchema(
        {"type": "string", "pattern": r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"})] = Field(
        description="Its language and script: ar, fa, pal, grc, ar-Latn …", examples=["la"])
    use: Literal["ancient", "modern", "full", "other"] | None = Field(
        None, description="What the name is: the full name of a person, an ancient or modern place name.")
    sources: Sources = Field((), description="Where the name is found.")


class Happening(Model):
    """When and where something was: a birth, a death."""

    when: Date | None = Field(None, description="The date.")
    place: PlaceRef | None = Field(None, description="The place.")
    text: Text = Field("", description="What is to be said beside date and place, in a few words.")


def _figure(value: Any) -> Any:
    return {"number": value} if isinstance(value, str) else value


class Figure(Model):
    """A number as a source gives it: one number, a range, or only words."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"number": 300, "of": "…"}]})
    number: Annotated[int, Field(ge=0)] | None = Field(None, description="The number, in digits.")
    between: tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]] | None = Field(
        None, description="Two numbers, where the source gives a range.")
    of: Text = Field("", description="What is counted: men, horsemen, killed.")
    text: Text = Field("", description="The figure in words, where it is no number.")


FigureField = Annotated[Figure, BeforeValidator(_figure)]
Happenings = Statements[Happening]
Dates = Statements[Date]
