"""How far an entry can be trusted: how many of its statements have a source, and whose word they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from generator.entries.count import count
from generator.entries.entry import Entry
from generator.extracts import grounds

VALUES = frozenset(("date", "figure", "happening", "location", "distance", "prose", "order", "text",
                    "reason for", "reason against", "reason neither"))
"""Sorts of statements that want a source; others, as a place or a group, may show by themselves."""
UNSURE = ("uncertain", "conjectural")


class Trust(NamedTuple):
    """The statements of an entry, and those of them that the editors call uncertain or conjectural, that have no source,
    and, of the properties, those that are told in several ways. `authorities` are the sets of those whose word a
    statement is, with the count of their statements: of each source the transmitter, or the work where it names none.
    """

    statements: int
    unsure: int
    recalled: int
    disputed: int
    authorities: tuple[tuple[tuple[str, ...], int], ...]

    @property
    def sourced(self) -> int:
        return self.statements - self.recalled


def extract(entry: Entry, id_: str) -> tuple | None:
    """The trust in an entry as a plain tuple; None where it states nothing that wants a source."""
    pieces = [piece for piece in grounds.read(grounds.extract(entry, id_)).pieces if piece.sources or piece.sort in VALUES]
    if not pieces:
        return None
    sets = Counter(speakers((work, transmitter) for work, _, transmitter in piece.sources) for piece in pieces if piece.sources)
    return (len(pieces), sum(piece.certainty in UNSURE for piece in pieces), sum(not piece.sources for piece in pieces),
            count(entry)[2], tuple(sorted(sets.items())))


def speakers(sources: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Whose word a statement is, from its works and the transmitter in each, or "".

    A work that names a transmitter for it is no second witness where it is cited again without.
    """
    pairs = list(sources)
    transmitted = {work for work, transmitter in pairs if transmitter}
    return tuple(sorted({transmitter or work for work, transmitter in pairs if transmitter or work not in transmitted}))


def read(extracted: tuple | None) -> Trust:
    """What `extract` gave for an entry."""
    return Trust(*extracted) if extracted else Trust(0, 0, 0, 0, ())
