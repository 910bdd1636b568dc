"""The small values that entries are built of: references, prose, names, evidence, statements.

A statement is a value with its evidence. Wherever a field holds statements, an
author may write the bare value, one statement, or a list of statements; all
three are read as a tuple of statements. Records with parts of their own (an
office, a commander) carry the same evidence beside their parts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Generic, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.dates import DateError, When, parse_when
from generator.dates.parse import FIELDS as DATE_FIELDS
from generator.problems import nearest

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
ID_REPAIR = "an id is the name of the entry's file without .yaml: small letters, digits and hyphens"
_TAG = re.compile(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
_PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
Certainty = Literal["certain", "likely", "uncertain", "conjectural"]
Rank = Literal["preferred", "normal", "deprecated"]
T = TypeVar("T")


def wrong(code: str, message: str, repair: str = "", offset: int = 0,
          below: tuple[str | int, ...] = (), key: bool = False) -> PydanticCustomError:
    """An author's mistake, in the form the reader turns into a problem.

    `offset` counts characters into the value, or into the part of it that `below` leads to;
    with `key` it is the name of that part which is wrong.
    """
    context = {"said": message, "repair": repair, "offset": offset, "below": below, "key": key}
    return PydanticCustomError(code, "{said}", context)  # type: ignore[arg-type]


class Model(BaseModel):
    """A closed, frozen record. `tells` names the fields that a link out of it takes along."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)
    tells: ClassVar[tuple[str, ...]] = ()


class Prose(str):
    """Text in CommonMark with `[[id]]` links and `[@work, locator]` citations."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an entry by id; `wanted` where that entry is not written yet.

    `expects` are the kinds that make sense in the field; none means any.
    """

    id: str
    text: str = ""
    wanted: bool = False
    expects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who may or may not have an entry: a reference, or else only a text."""

    ref: Ref | None
    text: str = ""


_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_REPAIR = re.compile(r"(.+): ((?:write|use|add|correct|leave|give|for|did you mean)\b.+)", re.DOTALL)


def revealed(found: Any, info: ValidationInfo) -> Any:
    """The value found; or, where the context asks to `reveal`, an error that holds it.

    An entry with a mistake is not built, yet what its other fields say is to be checked in
    the same run: so pydantic is asked for it again, as errors, since these know their paths.
    """
    if info.context and info.context.get("reveal"):
        raise PydanticCustomError("revealed", "found", {"found": found})
    return found


def _text(value: Any) -> str:
    if not isinstance(value, str):
        found = "a list" if isinstance(value, Sequence) else "a mapping"
        raise wrong("wrong-type", f"a text is wanted here, not {found}",
                    "put the value in quotes if it is a text that begins with “[” or “{”")
    if not unicodedata.is_normalized("NFC", value):
        raise _decomposed(value)
    return value


def _decomposed(value: str) -> PydanticCustomError:
    composed = unicodedata.normalize("NFC", value)
    offset = next((n for n, (a, b) in enumerate(zip(value, composed, strict=False)) if a != b), len(composed))
    letter = composed[offset:offset + 1]
    return wrong("not-nfc", f"“{letter}” is written in another form than Unicode's composed one (NFC)",
                 f"write it as one character, U+{ord(letter):04X}, here and below; editors call this “normalize to NFC”"
                 if letter else "normalize the text to NFC", offset)


def _line(value: Any) -> str:
    written = _text(value)
    if (bad := _CONTROL.search(written)) is not None:
        raise wrong("bad-character", f"U+{ord(bad[0]):04X} is no character of a text", "delete it", bad.start())
    text = written.strip()
    if "\n" in text:
        raise wrong("wrong-type", "one line is wanted here, not several", "use “>-” to write one line on several",
                    written.index("\n", written.index(text[0])))
    return text


def _ref(value: Any, expects: tuple[str, ...] = ()) -> Ref:
    if isinstance(value, Ref):
        return value
    if isinstance(value, dict | list):
        raise wrong("wrong-type", f"the id of an entry is wanted here, not a {'mapping' if isinstance(value, dict) else 'list'}",
                    "write the id alone, or “+id|its name” for an entry not written yet")
    written = _line(value)
    name, _, text = written.partition("|")
    wanted = name.startswith("+")
    name = name.removeprefix("+").strip()
    if not ID.match(name):
        raise wrong("bad-id", f"“{name}” is no id of an entry", ID_REPAIR)
    return Ref(name, text.strip(), wanted, expects)


def _named(value: Any) -> Named:
    if isinstance(value, Named):
        return value
    text = _line(value)
    head = text.partition("|")[0].removeprefix("+").strip()
    return Named(_ref(text)) if ID.match(head) else Named(None, text)


def _when(value: Any, info: ValidationInfo) -> When:
    if isinstance(value, When):
        return value
    if isinstance(value, dict):
        _known_date_fields(value)
    try:
        return parse_when(value, (info.context or {}).get("calendar", "julian"))
    except DateError as error:
        below = tuple(step for step in (error.field, error.item) if step is not None)
        said = _REPAIR.fullmatch(error.message)
        message, repair = said.groups() if said else (error.message, "")
        raise wrong("bad-date", message, repair, error.column, below) from None


def _known_date_fields(fields: dict[str, Any]) -> None:
    for name in fields:
        if name in Evidence.model_fields:
            raise wrong("unknown-field", f"“{name}” stands inside the date",
                        "put the date under “value:”, and this beside it", below=(name,), key=True)
        if name not in DATE_FIELDS:
            raise wrong("unknown-field", f"a date has no field “{name}”",
                        nearest(name, DATE_FIELDS) or "known here: " + ", ".join(DATE_FIELDS), below=(name,), key=True)


def _lang(value: Any) -> str:
    tag = _line(value)
    if not _TAG.match(tag):
        raise wrong("bad-value", f"“{tag}” is no language tag", "write a tag of BCP 47: ar, fa, pal, grc, ar-Latn …")
    return tag


def _former_id(value: Any) -> str:
    """An id that becomes the name of a file which redirects, and so may hold nothing else."""
    name = _line(value)
    if not ID.match(name):
        raise wrong("bad-id", f"“{name}” was never an id", ID_REPAIR)
    return name


def _picture_file(value: Any) -> str:
    name = _line(value)
    if "://" in name or name.startswith("//"):
        raise wrong("bad-image", f"“{name}” is an address, not a file", "keep the picture beside the entries")
    if name.startswith("/") or "\\" in name or ".." in name.split("/"):
        raise wrong("bad-image", f"“{name}” leads away from the entries", "write the path from the entries' folder on, with “/”")
    if not name.lower().endswith(_PICTURES):
        raise wrong("bad-image", f"“{name}” is no picture that browsers show", "one of " + ", ".join(_PICTURES))
    return name


_REF_SCHEMA = {"type": "string", "pattern": r"^\+?[a-z0-9]+(-[a-z0-9]+)*(\|.*)?$",
               "description": "Id of an entry; `+id|text` for one not written yet."}
_WHEN_SCHEMA = {
    "description": "A date: 634-08-23, 633-04, 633, 633~ (about), 633? (uncertain), 633-03/634-06, "
                   "../634, [636,637]; or a mapping with hijri, weekday, text.",
    "anyOf": [
        {"type": ["string", "integer"]},
        {"type": "array", "items": {"type": ["string", "integer"]}},
        {"type": "object", "additionalProperties": False, "properties": {
            name: {"type": ["string", "integer"]}
            for name in DATE_FIELDS}},
    ],
}
Text = Annotated[str, PlainValidator(_line), WithJsonSchema({"type": ["string", "number"]})]
ProseText = Annotated[Prose, PlainValidator(lambda value, info: revealed(Prose(_text(value)), info)), WithJsonSchema(
    {"type": "string", "description": "CommonMark; [[id]] or [[id|text]] links, [@work, locator] cites."})]


def _to(*kinds: str) -> Any:
    return PlainValidator(lambda value, info: revealed(_ref(value, kinds), info))


FormerId = Annotated[str, PlainValidator(_former_id), WithJsonSchema({"type": "string", "pattern": ID.pattern[:-2] + "$"})]
PictureFile = Annotated[str, PlainValidator(_picture_file), WithJsonSchema({"type": "string"})]
AnyRef = Annotated[Ref, _to(), WithJsonSchema(_REF_SCHEMA)]
PersonRef = Annotated[Ref, _to("person"), WithJsonSchema(_REF_SCHEMA)]
PlaceRef = Annotated[Ref, _to("place"), WithJsonSchema(_REF_SCHEMA)]
GroupRef = Annotated[Ref, _to("group"), WithJsonSchema(_REF_SCHEMA)]
FighterRef = Annotated[Ref, _to("person", "group"), WithJsonSchema(_REF_SCHEMA)]
CampaignRef = Annotated[Ref, _to("campaign"), WithJsonSchema(_REF_SCHEMA)]
EventRef = Annotated[Ref, _to("battle", "topic"), WithJsonSchema(_REF_SCHEMA)]
WorkRef = Annotated[Ref, _to("work"), WithJsonSchema(_REF_SCHEMA)]
NamedField = Annotated[Named, PlainValidator(lambda value, info: revealed(_named(value), info)), WithJsonSchema(
    {"type": "string", "description": "Id of an entry, or a name in plain words."})]
Date = Annotated[When, PlainValidator(_when), WithJsonSchema(_WHEN_SCHEMA)]


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

    value: T


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

    text: Text
    lang: Annotated[str, PlainValidator(_lang), WithJsonSchema(
        {"type": "string", "pattern": r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"})]
    use: Literal["ancient", "modern", "full", "other"] | None = Field(
        None, description="What the name is: the full name of a person, an ancient or modern place name.")
    sources: Sources = ()


class Happening(Model):
    """When and where something was: a birth, a death."""

    when: Date | None = None
    place: PlaceRef | None = None
    text: Text = Field("", description="What is to be said beside date and place, in a few words.")


def _figure(value: Any) -> Any:
    return {"number": value} if isinstance(value, str) else value


class Figure(Model):
    """A number as a source gives it: one number, a range, or only words."""

    number: Annotated[int, Field(ge=0)] | None = None
    between: tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]] | None = None
    of: Text = Field("", description="What is counted: men, horsemen, killed.")
    text: Text = Field("", description="The figure in words, where it is no number.")


FigureField = Annotated[Figure, BeforeValidator(_figure)]
Happenings = Statements[Happening]
Dates = Statements[Date]
