"""Values that may stand in a field before its author has written any: for new entries, found from the models alone.

A sample is plain data, as it would be read from a file. Where it is only shown, the
example that the field brings with it goes first.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from generator.dates import When
from generator.entries.values import Evidence, Named, Prose, Ref, Statement

TODO = "TODO"
_NUMBERS = {int: "1", float: "1.0", bool: "true"}
_TEXTS = ("la", "an-id", "file.jpg", "1", "2000-01-01")
"""What may fit a text that is not free: a language, an id, a file, a number, a day."""


def wanted(field: FieldInfo) -> Any:
    """What stands in a field that must be filled: it says TODO wherever it can."""
    return _sample(field.annotation, field, TODO)


def shown(field: FieldInfo) -> Any:
    """What a field may look like, filled."""
    return field.examples[0] if field.examples else _sample(field.annotation, field, "…")


def is_statement(field: FieldInfo) -> bool:
    """Whether the field takes values with their evidence."""
    return any(issubclass(model, Statement) for model in models_in(field.annotation))


def is_list(field: FieldInfo) -> bool:
    """Whether several records are written one below the other."""
    return items(bare(field.annotation)) is not None and not is_statement(field)


def record(field: FieldInfo) -> type[BaseModel] | None:
    """The record that stands in the field, be it in a list or a statement."""
    return next((model for model in models_in(field.annotation) if not issubclass(model, Statement)), None)


def parts(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a record by the names that are written, the required first, evidence left out."""
    shared = Evidence.model_fields if issubclass(model, Evidence) else {"sources"}
    own = [(field.alias or name, field) for name, field in model.model_fields.items() if name not in shared]
    return dict(sorted(own, key=lambda item: not item[1].is_required()))


def needs(model: type[BaseModel]) -> bool:
    """Whether the record has a field that must be filled."""
    return any(field.is_required() for field in parts(model).values())


def choices(field: FieldInfo) -> tuple[str, ...]:
    """The words of which one must be chosen, if there are such."""
    return options(bare(field.annotation))


def _sample(annotation: Any, field: FieldInfo, text: str) -> Any:
    kind = bare(annotation)
    if (item := items(kind)) is not None:
        inner = _sample(item, field, text)
        return inner if states(item) else [inner]
    if get_origin(kind) is tuple:
        return [_sample(item, field, text) for item in get_args(kind)]
    if (words := options(kind)):
        return words[0]
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _of_record(kind, text)
    return _plain(kind, annotation, field, text)


def _of_record(model: type[BaseModel], text: str) -> Any:
    if issubclass(model, Statement):
        value = model.model_fields["value"]
        return _sample(value.annotation, value, text)
    extra = model.model_config.get("json_schema_extra")
    if text != TODO and isinstance(extra, dict) and extra.get("examples"):
        return extra["examples"][0]
    fields = parts(model)
    needed = {name: field for name, field in fields.items() if field.is_required()}
    if not needed and text == TODO and "text" in fields:
        return {"text": text}
    filled = needed or (fields if text != TODO else {})
    return {name: _sample(field.annotation, field, text) for name, field in filled.items()}


def _plain(kind: Any, annotation: Any, field: FieldInfo, text: str) -> Any:
    """One value; `text` is what it says if it is free to say anything."""
    whole = annotation if annotation is not kind else Annotated[(kind, *(field.metadata or [None]))]
    if kind is Ref:
        expects = TypeAdapter(whole).validate_python("an-id").expects
        return f"+todo|{text}" if text == TODO else f"id-of-a-{expects[0]}" if expects else "an-id"
    if kind is When:
        return {"julian": "1000", "text": text} if text == TODO else "1234-05-06"
    if kind in _NUMBERS:
        return _NUMBERS[kind]
    if kind in (Named, Prose):
        return text
    return next((value for value in (text, *_TEXTS, *(field.examples or ())) if _fits(whole, value)), text)


def _fits(kind: Any, value: Any) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


def bare(annotation: Any) -> Any:
    """A type without its validators, and without “or nothing”."""
    if get_origin(annotation) is Annotated:
        return bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return bare(next(part for part in get_args(annotation) if part is not type(None)))
    return annotation


def items(kind: Any) -> Any:
    """The type of the items, if it is a list of any length."""
    given = get_args(kind)
    return given[0] if get_origin(kind) is tuple and given[1:] == (...,) else None


def options(kind: Any) -> tuple[str, ...]:
    """The words of a choice; none where it is no choice."""
    return get_args(kind) if get_origin(kind) is Literal else ()


def states(kind: Any) -> bool:
    """Whether the type is a statement."""
    kind = bare(kind)
    return isinstance(kind, type) and issubclass(kind, Statement)


def within(model: type[BaseModel]) -> list[type[BaseModel]]:
    """A record and all the records in its fields, and in theirs."""
    found = [model]
    for one in found:
        found += dict.fromkeys(part for field in one.model_fields.values() for part in models_in(field.annotation)
                               if part not in found)
    return found


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The records in an annotation, a statement before what it states."""
    kind = bare(annotation)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
        if issubclass(kind, Statement):
            yield from models_in(kind.model_fields["value"].annotation)
    for part in get_args(kind):
        if part is not ...:
            yield from models_in(part)
