"""A source validated into an entry, with every mistake of its author as a problem.

Checks that need no other entry are made here: fields and types, dates, prose.
Whether the entries agree with each other is for `generator.checks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from generator.entries.entry import Entry, Removed
from generator.entries.mistakes import mistake, shown
from generator.entries.source import Source
from generator.entries.values import Prose
from generator.entries.walk import Piece, walk
from generator.problems import MOST, Problem, nearest
from generator.prose import faults, scan

Kinds = Mapping[str, type[Entry]]

_TODO = re.compile(r"\bTODO\b")


class Read(NamedTuple):
    """What came of one source: the entry, where it could be made, and the problems.

    `pieces` are its prose and references, also of an entry that could not be made.
    """

    entry: Entry | Removed | None
    problems: tuple[Problem, ...]
    pieces: tuple[Piece, ...] = ()


def validate(source: Source, kinds: Kinds, calendar: str) -> Read:
    """The entry of a source; none where it cannot be built, and then the problems say why."""
    if source.tree.data is None:
        return Read(None, source.problems)
    model, unkind = _model(source, kinds)
    if model is None:
        return Read(None, (*source.problems, *unkind))
    first = (*source.problems, *unkind, *_misplaced(source, model, kinds), *islice(_unfinished(source), MOST))
    try:
        entry = model.model_validate(source.tree.data, context={"calendar": calendar})
        mistakes, found = (), tuple(walk(entry))
    except ValidationError as error:
        given = [item for item in error.errors(include_url=False) if not (unkind and item["loc"] == ("kind",))]
        entry, mistakes = None, tuple(dict.fromkeys(mistake(source, model, item) for item in given[:MOST]))
        found = tuple(_readable(source, model, calendar))
    problems = (*first, *mistakes, *islice(_prose_problems(source, found), MOST))
    return Read(None if unkind else entry, problems, found)


def _readable(source: Source, model: type[BaseModel], calendar: str) -> Iterator[Piece]:
    """The prose and references of an entry that cannot be built."""
    try:
        model.model_validate(source.tree.data, context={"calendar": calendar, "reveal": True})
    except ValidationError as error:
        for item in error.errors(include_url=False):
            if item["type"] == "revealed":
                yield Piece(item["loc"], item["ctx"]["found"], None)


def _model(source: Source, kinds: Kinds) -> tuple[type[Entry | Removed] | None, tuple[Problem, ...]]:
    """The model of an entry; where it does not say its kind, that of its folder, so that the rest is read."""
    data = source.tree.data
    if not isinstance(data, dict):
        return None, (source.problem((), "wrong-type", "the file is not a mapping of fields",
                                     "begin with “kind: …”, and write one field a line"),)
    kind, likely = data.get("kind"), _kind_of_folder(source.place.folder, kinds)
    if "removed" in data:
        return Removed, ()
    if isinstance(kind, str) and kind in kinds:
        return kinds[kind], ()
    if kind is None:
        problem = source.problem((), "missing-field", "the entry does not say its kind", f"add “kind: {likely or '…'}”")
    else:
        problem = source.problem(("kind",), "unknown-kind", f"{shown(kind)} is no kind of entry",
                                 (isinstance(kind, str) and nearest(kind, kinds)) or "one of " + ", ".join(kinds))
    return kinds.get(likely), (problem,)


def _kind_of_folder(folder: str, kinds: Kinds) -> str:
    return next((name for name, model in kinds.items() if model.FOLDER == folder), "")


def _misplaced(source: Source, model: type[Entry | Removed], kinds: Kinds) -> Iterator[Problem]:
    folder = source.place.folder
    if issubclass(model, Entry) and model.FOLDER != folder:
        yield source.problem(("kind",), "wrong-folder",
                             f"a {model.KIND} stands in {folder}/" if folder else f"a {model.KIND} stands in no folder",
                             f"move the file to {model.FOLDER}/" + (", or correct its kind" if _kind_of_folder(folder, kinds) else ""))


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


def _prose_problems(source: Source, found: Iterable[Piece]) -> Iterator[Problem]:
    for path, value, _ in found:
        if isinstance(value, Prose):
            scanned = scan(value)
            for fault in (*scanned.faults, *faults(scanned)):
                yield source.problem(path, fault.code, fault.message, getattr(fault, "repair", ""),
                                     offset=fault.offset)
