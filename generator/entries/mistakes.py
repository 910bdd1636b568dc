"""What an author got wrong in a field, said in the terms of entries, not of pydantic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.entries.source import Source
from generator.entries.values import Evidence
from generator.problems import Problem, nearest

_QUOTED = re.compile(r"'([^']*)'")


def mistake(source: Source, model: type[BaseModel], error: Any) -> Problem:
    """The problem that one of pydantic's errors tells of."""
    kind, path, given, context = error["type"], error["loc"], error["input"], error.get("ctx") or {}
    if kind in ("wrong-type", "model_type") and isinstance(given, list) and path[-1:] == ("value",):
        return source.problem(path, "wrong-type", "one value is wanted here, not a list",
                              "write several statements each as “- value: …”")
    if "said" in context:
        return source.problem((*path, *context["below"]), kind, context["said"], context["repair"],
                              offset=context["offset"], key=context["key"])
    if kind == "extra_forbidden":
        return _unknown_field(source, model, path)
    if kind == "missing":
        return _missing(source, path)
    if kind == "literal_error" and isinstance(given, str):
        return source.problem(path, "bad-value", f"{shown(given)} is no value of “{_named(path)}”", _choice(error),
                              offset=0)
    if kind == "greater_than_equal":
        return source.problem(path, "bad-value", f"{shown(given)} is too small", f"write {context['ge']} or more")
    return source.problem(path, *_mistyped(model, path, kind, given, error["msg"]))


def _unknown_field(source: Source, model: type[BaseModel], path: tuple) -> Problem:
    name, known = path[-1], _fields_at(model, path[:-1])
    repair = nearest(name, known) or "known here: " + ", ".join(known)
    if name in Evidence.model_fields and "value" in path[-2:-1]:
        repair = f"put what “{name}” supports under “value:”, beside “{name}:”"
    elif "value" in known and name in _fields_at(model, (*path[:-1], "value")):
        repair = f"put it under “value:”, as value: {{{name}: …}}"
    return source.problem(path, "unknown-field", f"there is no field “{name}” here", repair, key=True)


def _missing(source: Source, path: tuple) -> Problem:
    name = path[-1]
    if isinstance(name, int):
        return source.problem(path[:-1], "wrong-type", "two values are wanted here", "write [from, to]")
    if source.tree.has_key(path):
        return source.problem(path, "missing-field", f"the field “{name}” is empty", "write its value", key=True)
    return source.problem(path[:-1], "missing-field", f"the field “{name}” is missing", f"add “{name}: …”")


def _mistyped(model: type[BaseModel], path: tuple, kind: str, given: Any, said: str) -> tuple[str, str, str]:
    """Code, message and repair for a value that is not of the wanted kind."""
    if kind == "model_type":
        return "wrong-type", f"fields are wanted here, not {shown(given)}", _as_fields(model, path)
    if kind.startswith("int_"):
        digits = "".join(filter(str.isdecimal, given)) if isinstance(given, str) else ""
        return "wrong-type", f"a whole number is wanted here, not {shown(given)}", \
            f"write {int(digits)}" if 0 < len(digits) < 12 else "write it in digits"
    if kind in ("tuple_type", "too_long"):
        return "wrong-type", "two values are wanted here", "write [from, to]"
    if kind == "literal_error":
        return "wrong-type", f"one word is wanted here, not {shown(given)}", "write one value only"
    return "wrong-type", f"{shown(given)}: {_lower(said)}", ""


def _as_fields(model: type[BaseModel], path: tuple) -> str:
    """How a record is written: the fields it needs, or its first, and what else it may have."""
    here = _model_at(model, path)
    fields = sorted(here.model_fields.items(), key=lambda item: item[0] in Evidence.model_fields)
    names = [field.alias or name for name, field in fields]
    needed = [name for name, (_, field) in zip(names, fields, strict=True) if field.is_required()] or names[:1]
    others = [name for name in names if name not in needed]
    return f"write {{{', '.join(f'{name}: …' for name in needed)}}}" + (
        f"; it may have {', '.join(others)} too" if others else "")


def _named(path: tuple) -> str:
    return next((step for step in reversed(path) if isinstance(step, str) and step != "value"), "")


def _choice(error: Any) -> str:
    known = _QUOTED.findall(error["ctx"]["expected"])
    return nearest(error["input"], known) or "one of " + ", ".join(known)


def shown(value: Any) -> str:
    """A value as a message names it: a text in quotes and not too long, anything else by what it is."""
    if isinstance(value, str):
        return f"“{value if len(value) <= 60 else value[:59] + '…'}”".replace("\n", " ")
    return "a list" if isinstance(value, list | tuple) else "a mapping" if isinstance(value, dict) else "this value"


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]


def _fields_at(model: type[BaseModel], path: tuple) -> list[str]:
    """The names of the fields that may stand where `path` leads, for «did you mean»."""
    return [field.alias or name for name, field in _model_at(model, path).model_fields.items()]


def _model_at(model: type[BaseModel], path: tuple) -> type[BaseModel]:
    for step in path:
        if isinstance(step, str) and (field := _field(model, step)) is not None:
            model = next(_models_in(field.annotation), model)
    return model


def _field(model: type[BaseModel], name: str) -> Any:
    return next((field for key, field in model.model_fields.items() if name in (key, field.alias)), None)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _models_in(part)
