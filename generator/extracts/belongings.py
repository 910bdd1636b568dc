"""To what an entry belongs: the larger things it lies in, and the places, groups and campaigns it names in its fields."""

from __future__ import annotations

from typing import NamedTuple

from generator.entries.entry import Entry
from generator.entries.values import Named, Prose, Ref
from generator.entries.walk import walk

_APART = ("within", "distances", "sources", "see_also", "concerns")
_NAMED = {"place": 1, "group": 2, "campaign": 3}


class Belongings(NamedTuple):
    """Ids, each once: what the entry lies in or is part of, and what its fields name, by kind.

    A field counts by the kinds it is made for: one that takes persons and groups alike names no group.
    """

    within: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    campaigns: tuple[str, ...] = ()
    order: tuple[str, ...] = ()


def extract(entry: Entry, id_: str) -> tuple | None:
    """The belongings of an entry, as plain tuples; `read` makes them `Belongings`."""
    found: list[dict[str, None]] = [{}, {}, {}, {}]
    for path, value, _ in walk(entry):
        ref = value.ref if isinstance(value, Named) else value
        if isinstance(ref, Prose) or ref is None or ref.wanted:
            continue
        if path[0] == "within":
            found[0][ref.id] = None
        elif _place(ref, path) is not None:
            found[_place(ref, path)][ref.id] = None
    order = getattr(entry, "order", None)
    rows = (*map(tuple, found), order() if order else ())
    return rows if any(rows) else None


def read(extracted: tuple | None) -> Belongings:
    """What `extract` gave for an entry."""
    return Belongings(*extracted or ())


def _place(ref: Ref, path: tuple[str | int, ...]) -> int | None:
    if len(ref.expects) != 1 or any(step in _APART for step in path):
        return None
    return _NAMED.get(ref.expects[0])
