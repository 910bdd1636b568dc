"""Where a place lay: its kind, and every opinion that is not rejected, the preferred first."""

from __future__ import annotations

from typing import NamedTuple

from generator.entries.entry import Entry, preferred


class Position(NamedTuple):
    """One opinion: degrees north and east, how precise it is meant, and whose it is."""

    lat: float
    lon: float
    precision: str
    label: str


class Site(NamedTuple):
    """A place: what kind of place it is said to be, and where it lay."""

    type: str
    positions: tuple[Position, ...]


def extract(entry: Entry, id_: str) -> tuple | None:
    """Plain tuples, which `read` makes a `Site`; nothing for what is not located."""
    locations = [location for location in getattr(entry, "locations", ()) if location.rank != "deprecated"]
    if not locations:
        return None
    first = preferred(tuple(locations))
    ordered = [first, *(location for location in locations if location is not first)]
    return entry.type, tuple((*location.point, location.precision, location.label) for location in ordered)


def read(extracted: tuple | None) -> Site | None:
    return Site(extracted[0], tuple(Position(*position) for position in extracted[1])) if extracted else None
