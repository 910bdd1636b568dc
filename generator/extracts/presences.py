"""Who says of each man that he fought in a battle, as far as that is said of him by himself."""

from __future__ import annotations

from generator.entries.entry import Entry
from generator.entries.values import Reference


def extract(entry: Entry, id_: str) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    """Each person with those who name him: of each source the transmitter, or the work where it names none."""
    fought = (one for side in getattr(entry, "sides", ()) for one in (*side.commanders, *side.participants))
    return tuple((one.person.id, tuple(dict.fromkeys(teller(source) for source in one.sources)))
                 for one in fought if one.sources) or None


def teller(source: Reference) -> str:
    """Who speaks: the transmitter, or the work where it names none."""
    named = source.transmitter
    if named is None:
        return source.work.id
    return named.ref.id if named.ref else named.text
