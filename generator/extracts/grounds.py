"""What an entry rests on: every statement with its sources, and every citation in its prose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.dates import When
from generator.entries.entry import Entry
from generator.entries.values import Evidence, Figure, Happening, Model, Prose, Ref, Statement
from generator.kinds.battle import Side
from generator.prose import scan

Path = tuple[str | int, ...]
Source = tuple[str, str, str]
"""A work, the place in it, and the transmitter there by id or name; the last two may be empty."""


class Piece(NamedTuple):
    """One statement: where it stands, of what sort it is (`date`, `figure`, `prose` … or the name of its record).

    `noted` tells whether a remark stands beside it.
    """

    path: Path
    sort: str
    certainty: str
    rank: str
    sources: tuple[Source, ...]
    noted: bool

    @property
    def authorities(self) -> tuple[str, ...]:
        """Who speaks: of each source the transmitter, or the work where it names none."""
        return tuple(dict.fromkeys(transmitter or work for work, _, transmitter in self.sources))


class Cited(NamedTuple):
    """One citation in prose: where it stands, the work and the place in it."""

    path: Path
    offset: int
    work: str
    locator: str


class Rests(NamedTuple):
    """All that an entry rests on."""

    pieces: tuple[Piece, ...]
    cited: tuple[Cited, ...]


def extract(entry: Entry, id_: str) -> tuple | None:
    """The statements and citations in the order of the fields, as plain tuples; `read` makes them `Rests`."""
    pieces: list[tuple] = []
    cited: list[tuple] = []
    _visit(entry, (), pieces, cited)
    return (tuple(pieces), tuple(cited)) if pieces or cited else None


def read(extracted: tuple | None) -> Rests:
    """What `extract` gave for an entry."""
    pieces, cited = extracted or ((), ())
    return Rests(tuple(Piece(*piece) for piece in pieces), tuple(Cited(*one) for one in cited))


def _visit(record: Model, path: Path, pieces: list[tuple], cited: list[tuple]) -> None:
    if isinstance(record, Evidence) and not isinstance(record, Side):
        sources = tuple((source.work.id, source.locator, source.by) for source in record.sources)
        pieces.append((path, _sort(record), record.certainty or "", record.rank, sources, record.note is not None))
    for name, value in record.__dict__.items():
        kind = value.__class__
        if kind is str or value is None or value == ():
            continue
        if kind is Prose:
            cited += _citations(value, (*path, name))
        elif kind is tuple:
            for number, item in enumerate(value):
                if isinstance(item, Model):
                    _visit(item, (*path, name, number), pieces, cited)
        elif isinstance(value, Model):
            _visit(value, (*path, name), pieces, cited)


_VALUES = ((When, "date"), (Figure, "figure"), (Happening, "happening"), (Prose, "prose"), (Ref, "reference"), (tuple, "order"))


def _sort(record: Evidence) -> str:
    if isinstance(record, Statement):
        return next((name for kind, name in _VALUES if isinstance(record.value, kind)), "text")
    speaks = getattr(record, "speaks", "")
    return f"reason {speaks}" if speaks else type(record).__name__.lower()


def _citations(prose: Prose, path: Path) -> Iterator[tuple[Any, ...]]:
    for token in scan(prose).tokens:
        for reference in getattr(token, "references", ()):
            yield path, reference.start, reference.work, reference.locator or ""
