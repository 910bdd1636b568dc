"""A source validated into an entry, with every mistake of its author as a problem.

Checks that need no other entry are made here: fields and types, dates, prose.
Whether the entries agree with each other is for `generator.checks`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.entries.entry import Entry, Removed
from generator.entries.source import Source
from generator.entries.values import Prose
from generator.entries.walk import walk
from generator.problems import Problem, nearest
from generator.prose import faults, scan

Kinds = Mapping[str, type[Entry]]


@dataclass(frozen=True, slots=True)
class Read:
    """What came of one source: the entry, where it could be made, and the problems."""

    entry: Entry | Removed | None
    problems: tuple[Problem, ...]


def validate(source: Source, kinds: Kinds, calendar: str) -> Read:
    """The entry of a source; none where it cannot be built, and then the problems say why."""
    if source.tree.data is None:
        return Read(None, source.problems)
    model, problem = _model(source, kinds)
    if model is None:
        return Read(None, (*source.problems, problem))
    try:
        entry = model.model_validate(source.tree.data, context={"calendar": calendar})
    except ValidationError as error:
        found = tuple(_problem(source, model, item) for item in error.errors(include_url=False))
        return Read(None, (*source.problems, *dict.fromkeys(found), *_misplaced(source, model)))
    except RecursionError:
        return Read(None, (*source.problems, source.problem((), "bad-yaml", "nested too deeply")))
    found = (*source.problems, *_misplaced(source, model), *_prose_problems(source, entry))
    return Read(entry, found)


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
    if issubclass(model, Entry) and model.FOLDER != source.place.folder:
        yield source.problem(("kind",), "wrong-folder",
                             f"a {model.KIND} stands in {source.place.folder}/",
                             f"move the file to {model.FOLDER}/ or correct its kind")


def _problem(source: Source, model: type[BaseModel], error: Any) -> Problem:
    kind, path = error["type"], error["loc"]
    if kind == "extra_forbidden":
        known = _fields_at(model, path[:-1])
        return source.problem(path, "unknown-field", f"there is no field “{path[-1]}” here",
                              nearest(str(path[-1]), known) or "known here: " + ", ".join(sorted(known)),
                              key=True)
    if kind == "missing":
        return source.problem(path[:-1], "missing-field", f"the field “{path[-1]}” is missing",
                              f"add “{path[-1]}:”")
    context = error.get("ctx") or {}
    if "repair" in context:
        return source.problem((*path, *context["below"]), kind, context["said"], context["repair"],
                              offset=context["offset"])
    code = "bad-value" if kind in ("literal_error", "string_pattern_mismatch", "greater_than_equal") else "wrong-type"
    return source.problem(path, code, f"{_shown(error['input'])}: {_lower(error['msg'])}", _expected(error))


def _expected(error: Any) -> str:
    context = error.get("ctx") or {}
    if "expected" in context and isinstance(error["input"], str):
        known = [word.strip(" '") for word in context["expected"].replace(" or ", ", ").split(",")]
        return nearest(error["input"], known) or "one of " + ", ".join(known)
    if error["type"].startswith("int"):
        return "write digits only, without a comma"
    return ""


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return f"“{value if len(value) <= 60 else value[:57] + '…'}”"
    return {list: "a list", tuple: "a list", dict: "a mapping"}.get(type(value), "the value")


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]


def _fields_at(model: type[BaseModel], path: tuple) -> set[str]:
    """The names of the fields that may stand where `path` leads, for «did you mean»."""
    here: Any = model
    for step in path:
        if isinstance(step, str) and (field := _field(here, step)) is not None:
            here = next(_models_in(field.annotation), here)
    return {field.alias or name for name, field in here.model_fields.items()}


def _field(model: type[BaseModel], name: str) -> Any:
    return next((field for key, field in model.model_fields.items() if name in (key, field.alias)), None)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _models_in(part)


def _prose_problems(source: Source, entry: Entry | Removed) -> Iterator[Problem]:
    for path, value in walk(entry):
        if isinstance(value, Prose):
            scanned = scan(value)
            for fault in (*scanned.faults, *faults(scanned)):
                yield source.problem(path, fault.code, fault.message, getattr(fault, "repair", ""),
                                     offset=fault.offset)
