"""Works: what is cited, described in the fields of CSL, and how much of it was read."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, PlainValidator, WithJsonSchema

from generator.entries.entry import Entry
from generator.entries.values import Many, Model, NamedField, ProseText, Text, wrong
from generator.problems import nearest

_NAMES = {"author", "editor", "translator", "collection-editor", "container-author"}
_PARTS = {"family", "given", "literal", "suffix", "non-dropping-particle"}
_PLAIN = {
    "title", "title-short", "container-title", "collection-title", "publisher", "publisher-place",
    "issued", "volume", "number-of-volumes", "edition", "page", "issue", "DOI", "URL", "ISBN", "ISSN",
    "language", "genre", "archive", "note", "original-date", "version", "accessed", "number",
}
_TYPES = {
    "book", "chapter", "article-journal", "entry-encyclopedia", "entry-dictionary", "webpage",
    "dataset", "manuscript", "thesis", "paper-conference", "report", "map",
}


def _csl(value: Any) -> dict[str, Any]:
    """The fields of a CSL item; names as mappings of family and given, or of literal."""
    if not isinstance(value, dict):
        raise wrong("wrong-type", "a mapping of CSL fields is wanted here")
    kind = value.get("type")
    if kind not in _TYPES:
        raise wrong("bad-value", f"“{kind}” is no type of work",
                    nearest(str(kind), _TYPES) or "one of " + ", ".join(sorted(_TYPES)), below=("type",))
    if not value.get("title"):
        raise wrong("missing-field", "the work has no title", "add title: under csl:")
    for name, given in value.items():
        if name == "type":
            continue
        if name in _NAMES:
            _people(name, given)
        elif name not in _PLAIN:
            raise wrong("unknown-field", f"“{name}” is no field of CSL used here",
                        nearest(name, _NAMES | _PLAIN) or "one of " + ", ".join(sorted(_NAMES | _PLAIN)),
                        below=(name,), key=True)
        elif not isinstance(given, str):
            raise wrong("wrong-type", f"“{name}” wants a text", below=(name,))
    return value


def _people(name: str, given: Any) -> None:
    people = given if isinstance(given, list) else [given]
    for person in people:
        if not isinstance(person, dict) or not set(person) <= _PARTS:
            raise wrong("wrong-type", f"“{name}” wants a list of names",
                        "each {family: …, given: …}, or {literal: …} for a name in one piece", below=(name,))


_NAME = {"type": "object", "additionalProperties": False,
         "properties": {part: {"type": "string"} for part in sorted(_PARTS)}}
Csl = Annotated[dict[str, Any], PlainValidator(_csl), WithJsonSchema({
    "type": "object", "required": ["type", "title"],
    "properties": {"type": {"enum": sorted(_TYPES)}} | {name: {"type": ["string", "number"]} for name in sorted(_PLAIN)}
    | {name: {"anyOf": [_NAME, {"type": "array", "items": _NAME}]} for name in sorted(_NAMES)},
    "additionalProperties": False,
})]


class Verified(Model):
    """What of the work was really opened for this encyclopedia."""

    how: Literal["read", "described", "unopened"] = Field(
        description="read: text read, at least in part; described: known from a description; unopened.")
    note: ProseText | None = Field(None, description="What was opened, and where it is to be found.")


class Work(Entry):
    """A source or a study."""

    KIND: ClassVar[str] = "work"
    FOLDER: ClassVar[str] = "works"
    THING: ClassVar[str] = "CreativeWork"

    role: Literal["source", "translation", "study", "reference", "gazetteer", "web"] = Field(
        description="What it is to us: a medieval source, a translation of one, a study …")
    authors: Many[NamedField] = Field((), description="The author as entry ids or names; for links.")
    csl: Csl = Field(description="The work in the fields of CSL: type, title, author, issued, publisher …", examples=[
        {"type": "book", "title": "TODO", "author": [{"family": "TODO", "given": "TODO"}], "issued": "TODO"}])
    verified: Verified = Field(description="What of it was really opened for this encyclopedia.")
    composed: Text = Field("", description="When it was written, in words.")

    def tags(self) -> dict[str, str]:
        return {"role": self.role}
