"""Which drawings a change of an entry alters: told by what the drawings are made from."""

from __future__ import annotations

from collections.abc import Iterator

from generator.entries.entry import Entry
from generator.entries.read import validate
from generator.entries.source import Source
from generator.extracts import EXTRACTS
from generator.settings import Settings

DRAWN = {"map": ("positions", "marches", "scenes"), "timeline": ("times",), "relations": ("bonds", "belongings")}
"""The drawings, and the extracts that they are made from."""


def plates(before: Source | None, after: Source, settings: Settings) -> Iterator[str]:
    """The drawings for which the two accounts of an entry give something else."""
    old, new = _drawn(before, settings) if before else {}, _drawn(after, settings)
    for name, extracts in DRAWN.items():
        if any(old.get(extract) != new.get(extract) for extract in extracts):
            yield name


def _drawn(source: Source, settings: Settings) -> dict[str, object]:
    entry = validate(source, settings.kinds, settings.options.calendar).entry
    if not isinstance(entry, Entry):
        return {}
    return {name: EXTRACTS[name](entry, source.place.id) for names in DRAWN.values() for name in names if name in EXTRACTS}
