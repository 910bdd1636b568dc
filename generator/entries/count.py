"""How much an entry states, how much of that has a source, how much is answered in several ways."""

from __future__ import annotations

from typing import Any

from generator.entries.values import Evidence, Model, Prose, Statement
from generator.prose import Citation, scan


def count(entry: Model) -> tuple[int, int, int]:
    """Statements, sourced statements, disputes.

    A statement is a value or record with its evidence, or a sentence of prose that
    a citation stands by; a dispute is a property with several statements or a question.
    """
    found = [0, 0, 0]
    _add(entry, found)
    return found[0], found[1], found[2]


def _add(record: Model, found: list[int]) -> None:
    if isinstance(record, Evidence):
        found[0] += 1
        found[1] += bool(record.sources)
    for name, value in record.__dict__.items():
        kind = value.__class__
        if kind is Prose:
            cited = sum(token.__class__ is Citation for token in scan(value).tokens)
            found[0] += cited
            found[1] += cited
        elif kind is tuple and value:
            if len(value) > 1 and isinstance(value[0], Statement) and name not in getattr(record, "AGREEING", ()):
                found[2] += 1
            for item in value:
                if isinstance(item, Model):
                    _add(item, found)
        elif isinstance(value, Model):
            _add(value, found)
