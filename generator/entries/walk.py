"""One walk over everything an entry says, for links, citations and checks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.entries.values import Model, Named, Prose, Ref

Found = Prose | Ref | Named


def walk(record: Model, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Found]]:
    """Every piece of prose and every reference below `record`, with the path that leads to it."""
    for name, value in record.__dict__.items():
        yield from _visit(value, (*path, name))


def _visit(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Found]]:
    if isinstance(value, Prose | Ref | Named):
        yield path, value
    elif isinstance(value, Model):
        yield from walk(value, path)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _visit(item, (*path, number))


def at(record: Any, path: tuple[str | int, ...]) -> Any:
    """The value that a path of `walk` leads to."""
    for step in path:
        record = record[step] if isinstance(step, int) else getattr(record, step)
    return record
