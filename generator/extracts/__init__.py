"""What a part of the generator must know of all entries, without opening them.

An extract is a function from an entry and its id to plain data (tuples, texts,
numbers), or to nothing. It is made when the entry is read, and kept with the
entry's digest, so that a page about many entries need not read them again, and
is made anew only where an extract has changed.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from typing import Any

from generator.entries.entry import Entry
from generator.extracts import (
    authors,
    belongings,
    bonds,
    doubts,
    evidence,
    marches,
    other_names,
    positions,
    scenes,
    times,
    trust,
)

Extract = Callable[[Entry, str], Any]

EXTRACTS: Mapping[str, Extract] = {
    "authors": authors.extract,
    "belongings": belongings.extract,
    "bonds": bonds.extract,
    "doubts": doubts.extract,
    "evidence": evidence.extract,
    "marches": marches.extract,
    "other_names": other_names.extract,
    "positions": positions.extract,
    "scenes": scenes.extract,
    "times": times.extract,
    "trust": trust.extract,
}
"""The extracts by name; each in a module of its own beside this one."""

Packed = tuple[tuple[str, bytes], ...]


def extracted(entry: Entry, id_: str) -> Packed:
    """All that is drawn from an entry, by name, packed; the same entry always gives the same bytes."""
    found = ((name, extract(entry, id_)) for name, extract in sorted(EXTRACTS.items()))
    return tuple((name, marshal.dumps(value, 2)) for name, value in found if value)
