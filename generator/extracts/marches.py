"""The battles that each army of a campaign fought."""

from __future__ import annotations

from generator.entries.entry import Entry


def extract(entry: Entry, id_: str) -> tuple[tuple[str, ...], ...] | None:
    """Ids of battles, army by army."""
    return tuple(tuple(ref.id for ref in march.battles) for march in getattr(entry, "marches", ())) or None
