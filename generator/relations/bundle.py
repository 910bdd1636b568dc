"""Relations of one entry in bundles: relatives, service, comrades, opponents, where it fought."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

AT_MOST, AT_LEAST = 30, 3
"""Relations that a fan shows in all, and those that each bundle shows before others get more."""


class Relative(NamedTuple):
    """One at the other end of a relation: the entry, its kind, and a word on the relation."""

    id: str
    name: str
    kind: str
    note: str = ""
    doubted: bool = False


class Bundle(NamedTuple):
    """Relations of one sort (`kin`, `service`, `comrades`, `opponents`, `battles` …), the most telling first."""

    sort: str
    title: str
    relatives: tuple[Relative, ...]
    more: int = 0


def bundled(sort: str, title: str, relatives: Iterable[Relative | None]) -> Bundle:
    """A bundle in which each other entry stands once, with all that is said of it."""
    found: dict[str, Relative] = {}
    for one in filter(None, relatives):
        known = found.get(one.id)
        if known is None:
            found[one.id] = one
        elif one.note and one.note not in known.note.split(", "):
            found[one.id] = known._replace(note=", ".join(part for part in (known.note, one.note) if part),
                                           doubted=known.doubted and one.doubted)
    return Bundle(sort, title, tuple(found.values()))


def shared(bundles: Sequence[Bundle], at_most: int = AT_MOST) -> list[Bundle]:
    """The bundles cut so that they hold so many in all: first a few of each, then by turns."""
    room = [min(AT_LEAST, len(bundle.relatives)) for bundle in bundles]
    while sum(room) < at_most:
        open_ = [n for n, bundle in enumerate(bundles) if room[n] < len(bundle.relatives)]
        if not open_:
            break
        for n in open_[:at_most - sum(room)]:
            room[n] += 1
    return [bundle._replace(relatives=bundle.relatives[:kept], more=bundle.more + len(bundle.relatives) - kept)
            for bundle, kept in zip(bundles, room, strict=True) if bundle.relatives]


def related(bundles: Iterable[Bundle]) -> int:
    """How many relations there are in all."""
    return sum(len(bundle.relatives) + bundle.more for bundle in bundles)
