"""One walk over everything an entry says, for links, citations and checks."""

from __future__ import annotations

from typing import Any, NamedTuple

from generator.entries.values import Model, Named, Prose, Ref

Path = tuple[str | int, ...]


class Piece(NamedTuple):
    """A piece of prose or a reference, the path of fields that leads to it, and the record that holds it.

    There is no record where the entry could not be built.
    """

    path: Path
    value: Prose | Ref | Named
    record: Model | None


def walk(record: Model) -> list[Piece]:
    """Every piece of prose and every reference of a record and of those below it, in their order."""
    found: list[Piece] = []
    _visit(record, (), found)
    return found


def _visit(record: Model, path: Path, found: list[Piece]) -> None:
    for name, value in record.__dict__.items():
        kind = value.__class__
        if kind is str or value is None or value == ():
            continue
        if kind is tuple:
            for number, item in enumerate(value):
                _one(item, (*path, name, number), record, found)
        else:
            _one(value, (*path, name), record, found)


def _one(value: Any, path: Path, record: Model, found: list[Piece]) -> None:
    if isinstance(value, Prose | Ref | Named):
        found.append(Piece(path, value, record))
    elif isinstance(value, Model):
        _visit(value, path, found)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            _one(item, (*path, number), record, found)
