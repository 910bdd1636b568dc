"""The entries as tables: the same rows become CSV files and an SQLite base."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from generator.data.record import Record, plain, statements
from generator.dates import When
from generator.entries.entry import Entry
from generator.entries.values import Evidence, Figure, Model, Named, Ref, Statement

Row = tuple[Any, ...]


class Column(NamedTuple):
    """A column: its name, its type as Frictionless has it, what it means, and the table whose key it holds."""

    name: str
    type: str
    means: str
    of: str = ""


class Table(NamedTuple):
    """A table: its columns, the first of them its key where `key` says so."""

    name: str
    means: str
    columns: tuple[Column, ...]
    key: bool = False


ENTRY = Column("entry", "string", "Id of the entry.", "entries")
_DATES = (Column("edtf", "string", "Date in EDTF, Julian calendar."),
          Column("first_jdn", "integer", "First day that it may mean, as Julian Day Number."),
          Column("last_jdn", "integer", "Last day that it may mean, as Julian Day Number."))
_SURE = (Column("certainty", "string", "How sure the editors are; empty where they do not say."),
         Column("rank", "string", "preferred, normal or deprecated."))
TABLES = (
    Table("entries", "One row an entry.", (
        Column("id", "string", "Permanent id."), Column("kind", "string", "Kind of entry."),
        Column("headword", "string", "Name in scholarly transliteration."),
        Column("script", "string", "Name in its own script."), Column("script_lang", "string", "Its language (BCP 47)."),
        Column("gloss", "string", "What it is, in half a line."), Column("description", "string", "The lead, in plain words."),
        *_DATES, Column("url", "string", "Address of the page."), Column("changed", "string", "Day of the last change.")),
        key=True),
    Table("names", "Every name and spelling of every entry.", (
        ENTRY, Column("name", "string", "The name."), Column("lang", "string", "Language and script (BCP 47)."),
        Column("role", "string", "headword, name, alias or formerly (an id it had)."))),
    Table("statements", "Everything that is stated, with what supports it.", (
        Column("id", "string", "The entry and the fields that lead to the statement."), ENTRY,
        Column("property", "string", "The field, as in the entry files."), Column("value", "string", "What is stated, in words."),
        Column("target", "string", "Id of the entry that is named, if one is."), *_DATES,
        Column("least", "integer", "The number stated, or the lower of two."),
        Column("most", "integer", "The number stated, or the higher of two."), *_SURE,
        Column("note", "string", "A remark on the value or its evidence.")), key=True),
    Table("sources", "Where each statement is said.", (
        Column("statement", "string", "Id of the statement.", "statements"), Column("work", "string", "Id of the work.", "entries"),
        Column("locator", "string", "The place in the work."),
        Column("transmitter", "string", "Id or name of who reports it there."), Column("quote", "string", "The very words."))),
    Table("locations", "Opinions on where a place lay (WGS 84).", (
        Column("statement", "string", "Id of the statement.", "statements"), ENTRY, Column("latitude", "number", "Degrees north."),
        Column("longitude", "number", "Degrees east."), Column("precision", "string", "exact, approximate or conjectural."),
        Column("label", "string", "What stands there now, or whose opinion it is."), *_SURE)),
    Table("links", "Every reference from one entry to another.", (
        ENTRY, Column("target", "string", "Id of the entry that is linked to; it may not be written yet."),
        Column("relation", "string", "Kind and fields that lead to it."),
        Column("wanted", "boolean", "Whether it is marked as not written yet."),
        Column("sentence", "string", "The sentence that mentions it, if it is mentioned in prose."))),
    Table("works", "The bibliography.", (
        Column("entry", "string", "Id of the entry.", "entries"), Column("type", "string", "Type of work (CSL)."),
        Column("title", "string", "Title."), Column("author", "string", "Authors, as printed."),
        Column("issued", "string", "When it was published."), Column("role", "string", "source, translation, study …"),
        Column("verified", "string", "What of it was read: read, described or unopened."),
        Column("reference", "string", "The reference in full, as Markdown."))),
)


def rows(entry: Entry, record: Record, reference: str) -> Iterator[tuple[str, Row]]:
    """The rows of an entry, each with the name of its table; `reference` is the full line of a work."""
    id_ = record["id"]
    period, script = entry.period(), entry.script
    yield "entries", (id_, entry.KIND, entry.headword, script.text if script else None, script.lang if script else None,
                      entry.gloss, record["description"], *_days(plain(period) if period else {}), record.get("url"),
                      record.get("changed"))
    yield from (("names", (id_, *name)) for name in _names(entry))
    for path, statement in statements(entry):
        key = "/".join((id_, *path))
        yield "statements", _statement(key, id_, path, statement)
        for source in statement.sources:
            yield "sources", (key, source.work.id, source.locator or None, _named(source.transmitter), _text(source.quote))
        if hasattr(statement, "point"):
            yield "locations", (key, id_, *statement.point, statement.precision, statement.label or None,
                                statement.certainty, statement.rank)
    for link in record["links"]:
        yield "links", (id_, link["to"], link["relation"], bool(link.get("wanted")), link.get("sentence"))
    if hasattr(entry, "csl"):
        yield "works", (id_, entry.csl["type"], entry.csl["title"], "; ".join(_people(entry.csl.get("author"))) or None,
                        entry.csl.get("issued"), entry.role, entry.verified.how, reference)


def _names(entry: Entry) -> Iterator[Row]:
    yield entry.headword, None, "headword"
    yield from ((name.text, name.lang, "name") for name in entry.names)
    yield from ((alias, None, "alias") for alias in entry.aliases)
    yield from ((former, None, "formerly") for former in entry.formerly)


def _statement(key: str, id_: str, path: tuple[str, ...], statement: Evidence) -> Row:
    value = statement.value if isinstance(statement, Statement) else None
    parts = [value] if value is not None else [
        getattr(statement, name) for name in type(statement).model_fields if name not in Evidence.model_fields]
    days: Any = next((found for part in parts if (found := _dated(part))), {})
    least, most = _bounds(value)
    return (key, id_, ".".join(step for step in path if not step.isdigit()), _words(parts),
            next(_targets(parts), None), *_days(days), least, most, statement.certainty, statement.rank, _text(statement.note))


def _days(date: Record) -> Row:
    return date.get("edtf"), date.get("first_jdn"), date.get("last_jdn")


def _dated(part: Any) -> Record:
    found = plain(part)
    if isinstance(found, dict) and "edtf" in found:
        return found
    return _dated(part.when) if getattr(part, "when", None) else {}


def _bounds(value: Any) -> tuple[int | None, int | None]:
    if not isinstance(value, Figure):
        return None, None
    return value.between or (value.number, value.number)


def _targets(parts: Iterable[Any]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Named):
            part = part.ref
        if isinstance(part, Ref):
            yield part.id
        elif isinstance(part, Model) and not isinstance(part, Evidence):
            yield from _targets(part.__dict__.values())
        elif isinstance(part, tuple):
            yield from _targets(part)


def _words(parts: Iterable[Any]) -> str | None:
    """What is stated apart from the one entry it names and the dates, in words; not what has a row of its own."""
    said = (_said(part) for part in parts if not isinstance(part, Evidence))
    return "; ".join(one for one in said if one) or None


def _said(part: Any) -> str:
    if isinstance(part, Figure):
        number = "–".join(map(str, part.between)) if part.between else "" if part.number is None else str(part.number)
        return " ".join(one for one in (number, part.of, part.text) if one)
    if isinstance(part, When | Named | Ref):
        return part.text
    if isinstance(part, Model):
        return _words(part.__dict__.values()) or ""
    if isinstance(part, tuple):
        several = len(part) > 1 and all(isinstance(one, Ref) for one in part)
        return ", ".join(one.id for one in part) if several else _words(part) or ""
    return "" if part is None else str(part)


def _named(one: Named | None) -> str | None:
    return None if one is None else one.ref.id if one.ref else one.text


def _text(text: str | None) -> str | None:
    return str(text) if text else None


def _people(people: Any) -> list[str]:
    named = people if isinstance(people, list) else [people] if people else []
    return [one.get("literal") or ", ".join(part for part in (one.get("family"), one.get("given")) if part) for one in named]
