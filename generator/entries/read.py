"""A source validated into an entry, with every mistake of its author as a problem.

Checks that need no other entry are made here: fields and types, dates, prose.
Whether the entries agree with each other is for `generator.checks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.entries.entry import Entry, Removed
from generator.entries.source import Source
from generator.entries.values import Evidence, Prose
from generator.entries.walk import Found, walk
from generator.problems import Problem, nearest
from generator.prose import faults, scan

Kinds = Mapping[str, type[Entry]]

_TODO = re.compile(r"\bTODO\b")
_QUOTED = re.compile(r"'([^']*)'")


@dataclass(frozen=True, slots=True)
class Read:
    """What came of one source: the entry, where it could be made, and the problems.

    `found` is the prose and the references of an entry that could not be made, with their paths.
    """

    entry: Entry | Removed | None
    problems: tuple[Problem, ...]
    found: tuple[tuple[tuple[str | int, ...], Found], ...] = ()


def validate(source: Source, kinds: Kinds, calendar: str) -> Read:
    """The entry of a source; none where it cannot be built, and then the problems say why."""
    if source.tree.data is None:
        return Read(None, source.problems)
    model, problem = _model(source, kinds)
    if model is None:
        return Read(None, (*source.problems, problem))
    first = (*source.problems, *_misplaced(source, model), *_unfinished(source))
    try:
        entry = model.model_validate(source.tree.data, context={"calendar": calendar})
    except ValidationError as error:
        mistakes = dict.fromkeys(_problem(source, model, item) for item in error.errors(include_url=False))
        found = tuple(_readable(source, model, calendar))
        return Read(None, (*first, *mistakes, *_prose_problems(source, found)), found)
    return Read(entry, (*first, *_prose_problems(source, walk(entry))))


def _readable(source: Source, model: type[BaseModel], calendar: str) -> Iterator[tuple[tuple, Found]]:
    """The prose and references of an entry that cannot be built."""
    try:
        model.model_validate(source.tree.data, context={"calendar": calendar, "reveal": True})
    except ValidationError as error:
        for item in error.errors(include_url=False):
            if item["type"] == "revealed":
                yield item["loc"], item["ctx"]["found"]


def _model(source: Source, kinds: Kinds) -> tuple[type[Entry | Removed] | None, Problem | None]:
    data = source.tree.data
    if not isinstance(data, dict):
        return None, source.problem((), "wrong-type", "the file is not a mapping of fields",
                                    "begin with “kind: …” and one field a line")
    kind = data.get("kind")
    if "removed" in data:
        return Removed, None
    if kind is None:
        return None, source.problem((), "missing-field", "the entry does not say its kind",
                                    f"add “kind: {_kind_of_folder(source.place.folder, kinds) or '…'}”")
    if not isinstance(kind, str) or kind not in kinds:
        return None, source.problem(("kind",), "unknown-kind", f"“{kind}” is no kind of entry",
                                    nearest(str(kind), kinds) or "one of " + ", ".join(kinds))
    return kinds[kind], None


def _kind_of_folder(folder: str, kinds: Kinds) -> str:
    return next((name for name, model in kinds.items() if model.FOLDER == folder), "")


def _misplaced(source: Source, model: type[Entry | Removed]) -> Iterator[Problem]:
    folder = source.place.folder
    if issubclass(model, Entry) and model.FOLDER != folder:
        yield source.problem(("kind",), "wrong-folder",
                             f"a {model.KIND} stands in {folder}/" if folder else f"a {model.KIND} stands in no folder",
                             f"move the file to {model.FOLDER}/" + (", or correct its kind" if folder else ""))


def _unfinished(source: Source) -> Iterator[Problem]:
    """What `ency new` left to be written has been written."""
    if "TODO" in source.tree.text:
        for path, text in _texts(source.tree.data):
            for found in _TODO.finditer(text):
                yield source.problem(path, "todo", "the text still says TODO", "write what is wanted here",
                                     offset=found.start(), severity="warning")


def _texts(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, str):
        yield path, data
    else:
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(value, (*path, step))


def _problem(source: Source, model: type[BaseModel], error: Any) -> Problem:
    kind, path, given, context = error["type"], error["loc"], error["input"], error.get("ctx") or {}
    if "said" in context:
        return source.problem((*path, *context["below"]), kind, context["said"], context["repair"],
                              offset=context["offset"], key=context["key"])
    if kind == "extra_forbidden":
        return _unknown_field(source, model, path)
    if kind == "missing":
        return _missing(source, path)
    if kind == "literal_error" and isinstance(given, str):
        return source.problem(path, "bad-value", f"{_shown(given)} is no value of “{_named(path)}”", _choice(error),
                              offset=0)
    return source.problem(path, *_mistyped(model, path, kind, given, error["msg"]))


def _unknown_field(source: Source, model: type[BaseModel], path: tuple) -> Problem:
    name, known = path[-1], _fields_at(model, path[:-1])
    repair = nearest(name, known) or "known here: " + ", ".join(known)
    if name in Evidence.model_fields and "value" in path[-2:-1]:
        repair = f"put what “{name}” supports under “value:”, beside “{name}:”"
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
        return "wrong-type", f"fields are wanted here, not {_shown(given)}", \
            "write {name: value, …} with " + ", ".join(_fields_at(model, path))
    if kind.startswith("int_"):
        digits = "".join(filter(str.isdecimal, given)) if isinstance(given, str) else ""
        return "wrong-type", f"a whole number is wanted here, not {_shown(given)}", \
            f"write {int(digits)}" if 0 < len(digits) < 12 else "write it in digits"
    if kind == "greater_than_equal":
        return "bad-value", f"{_shown(given)} is too small a number", _lower(said).replace("input should", "it has to")
    if kind in ("tuple_type", "too_long"):
        return "wrong-type", "two values are wanted here", "write [from, to]"
    if kind == "literal_error":
        return "wrong-type", f"one word is wanted here, not {_shown(given)}", "write one value only"
    return "wrong-type", f"{_shown(given)}: {_lower(said)}", ""


def _named(path: tuple) -> str:
    return next((step for step in reversed(path) if isinstance(step, str) and step != "value"), "")


def _choice(error: Any) -> str:
    known = _QUOTED.findall(error["ctx"]["expected"])
    return nearest(error["input"], known) or "one of " + ", ".join(known)


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return f"“{value if len(value) <= 60 else value[:59] + '…'}”".replace("\n", " ")
    return "a list" if isinstance(value, list | tuple) else "a mapping" if isinstance(value, dict) else "this value"


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]


def _fields_at(model: type[BaseModel], path: tuple) -> list[str]:
    """The names of the fields that may stand where `path` leads, for «did you mean»."""
    here: Any = model
    for step in path:
        if isinstance(step, str) and (field := _field(here, step)) is not None:
            here = next(_models_in(field.annotation), here)
    return [field.alias or name for name, field in here.model_fields.items()]


def _field(model: type[BaseModel], name: str) -> Any:
    return next((field for key, field in model.model_fields.items() if name in (key, field.alias)), None)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _models_in(part)


def _prose_problems(source: Source, found: Iterable[tuple[tuple, Found]]) -> Iterator[Problem]:
    for path, value in found:
        if isinstance(value, Prose):
            scanned = scan(value)
            for fault in (*scanned.faults, *faults(scanned)):
                yield source.problem(path, fault.code, fault.message, getattr(fault, "repair", ""),
                                     offset=fault.offset)
