"""The places where a battle was fought, the preferred first."""

from __future__ import annotations

from generator.entries.entry import Entry, preferred


def extract(entry: Entry, id_: str) -> tuple[str, ...] | None:
    """Ids of places."""
    if entry.KIND != "battle":
        return None
    statements = [statement for statement in entry.place if statement.rank != "deprecated"]
    first = preferred(tuple(statements))
    return tuple(dict.fromkeys(s.value.id for s in sorted(statements, key=lambda s: s is not first))) or None
