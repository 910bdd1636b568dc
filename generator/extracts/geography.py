"""Where a place lay by each opinion, the places it lies in, and the distances that sources state."""

from __future__ import annotations

from typing import NamedTuple

from generator.entries.entry import Entry
from generator.kinds.place import Place


class Location(NamedTuple):
    """One opinion on where the place lay: degrees north and east."""

    path: tuple[str | int, ...]
    point: tuple[float, float]
    precision: str
    rank: str


class Stated(NamedTuple):
    """A distance to another place, in the words of a source."""

    path: tuple[str | int, ...]
    to: str
    text: str
    rank: str


class Geography(NamedTuple):
    """All this of one place; `within` are the ids of larger places in their order."""

    locations: tuple[Location, ...]
    within: tuple[str, ...]
    distances: tuple[Stated, ...]


def extract(entry: Entry, id_: str) -> tuple | None:
    """The geography of a place as plain tuples; `read` makes them a `Geography`."""
    if not isinstance(entry, Place):
        return None
    return (tuple((("locations", number, "point"), one.point, one.precision, one.rank)
                  for number, one in enumerate(entry.locations)),
            tuple(ref.id for ref in entry.within),
            tuple((("distances", number, "text"), one.to.id, one.text, one.rank)
                  for number, one in enumerate(entry.distances)))


def read(extracted: tuple) -> Geography:
    """What `extract` gave for a place."""
    locations, within, distances = extracted
    return Geography(tuple(Location(*one) for one in locations), within, tuple(Stated(*one) for one in distances))
