"""Who wrote a work, by id, and what role the work has."""

from __future__ import annotations

from generator.entries.entry import Entry
from generator.kinds.work import Work


def extract(entry: Entry, id_: str) -> tuple | None:
    """The role of a work, and those of its authors who have entries."""
    if not isinstance(entry, Work):
        return None
    return entry.role, tuple(author.ref.id for author in entry.authors if author.ref)
