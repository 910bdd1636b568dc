"""How much an entry states, how much of that has a source, how much is answered in several ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.entries.values import Evidence, Model, Prose, Statement
from generator.prose import Citation, scan


def count(entry: Model) -> tuple[int, int, int]:
    """Statements, sourced statements, disputes.

    A statement is a value or record with its evidence, or a sentence of prose that
    a citation stands by; a dispute is a property with several statements or a question.
    """
    records = list(_evidence(entry))
    cited = sum(isinstance(token, Citation) for prose in _prose(entry) for token in scan(prose).tokens)
    sourced = sum(bool(record.sources) for record in records)
    return len(records) + cited, sourced + cited, sum(_disputes(entry))


def _evidence(value: Any) -> Iterator[Evidence]:
    if isinstance(value, Evidence):
        yield value
    for part in _parts(value):
        yield from _evidence(part)


def _prose(value: Any) -> Iterator[Prose]:
    if isinstance(value, Prose):
        yield value
    for part in _parts(value):
        yield from _prose(part)


def _disputes(value: Any) -> Iterator[int]:
    if isinstance(value, tuple) and len(value) > 1 and all(isinstance(item, Statement) for item in value):
        yield 1
    for part in _parts(value, skipped=getattr(value, "AGREEING", ())):
        yield from _disputes(part)


def _parts(value: Any, skipped: tuple[str, ...] = ()) -> Iterator[Any]:
    if isinstance(value, Model):
        yield from (part for name, part in value.__dict__.items() if name not in skipped)
    elif isinstance(value, tuple):
        yield from value
