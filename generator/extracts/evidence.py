"""On whom an entry rests: the works and transmitters it has its statements from, counted.

A statement is a value or record with its evidence, or a place in the prose where
a citation stands, as `entries.count` counts them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.entries.entry import Entry
from generator.entries.values import Evidence, Model, Prose, Reference
from generator.prose import Citation, scan

WORK, TRANSMITTER, NAME = "work", "transmitter", "name"


class Use(NamedTuple):
    """What an entry has from one authority.

    `role` is `work`, `transmitter` (both by `id`), or `name`: a transmitter without an entry.
    `statements` rest on it, `alone` of them on nobody else; `fields` say where, with counts.
    """

    role: str
    name: str
    statements: int
    alone: int
    fields: tuple[tuple[str, int], ...]


Authority = tuple[str, str]
"""A role and a name."""


def extract(entry: Entry, id_: str) -> tuple | None:
    """The authorities of an entry, the most used first; `read` makes them `Use`s."""
    found: dict[Authority, list] = {}
    for field, cited in _statements(entry, ""):
        for authority in dict.fromkeys(one for authorities in cited for one in authorities):
            use = found.setdefault(authority, [0, 0, {}])
            use[0] += 1
            use[1] += all(authority in authorities for authorities in cited)
            use[2][field] = use[2].get(field, 0) + 1
    rows = ((*authority, count, alone, tuple(fields.items())) for authority, (count, alone, fields) in found.items())
    return tuple(sorted(rows, key=lambda row: (-row[2], row))) or None


def read(extracted: tuple | None) -> tuple[Use, ...]:
    """What `extract` gave for an entry."""
    return tuple(Use(*row) for row in extracted or ())


def _statements(record: Model, field: str) -> Iterator[tuple[str, list[tuple[Authority, ...]]]]:
    """Each statement's field, and for each of its sources who speaks."""
    if isinstance(record, Evidence) and record.sources:
        yield field, [tuple(_speakers(source)) for source in record.sources]
    for name, value in record.__dict__.items():
        own = field if name in ("value", "note") else name
        if isinstance(value, Prose):
            yield from ((own, cited) for cited in _cited(value))
        elif name != "sources":
            for item in value if isinstance(value, tuple) else (value,):
                if isinstance(item, Model):
                    yield from _statements(item, own)


def _speakers(source: Reference) -> Iterator[Authority]:
    yield WORK, source.work.id
    if source.transmitter is not None:
        ref = source.transmitter.ref
        yield (TRANSMITTER, ref.id) if ref else (NAME, source.transmitter.text)


def _cited(prose: Prose) -> Iterable[list[tuple[Authority, ...]]]:
    for token in scan(prose).tokens:
        if isinstance(token, Citation):
            yield [((WORK, reference.work),) for reference in token.references]
