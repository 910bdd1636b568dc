"""What is doubtful in an entry: what is answered differently, what is uncertain, what is not located."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.dates import When
from generator.entries.entry import Entry, preferred
from generator.entries.values import Evidence, Figure, Happening, Model, Ref, Statement

DISPUTED = ("dates", "places", "numbers", "matters", "questions")
UNSURE = ("likely", "uncertain", "conjectural")
SITES = ("unlocated", "several-sites", "conjectural-site")
DOUBTS = (*DISPUTED, *UNSURE, *SITES)


class Doubt(NamedTuple):
    """One thing that is doubtful.

    `what` is one of `DOUBTS`, `field` where it stands; `told` is the question that is asked, as
    the author wrote it. `number` counts the answers, or the opinions on a site.
    """

    what: str
    field: str
    told: str = ""
    number: int = 1


def extract(entry: Entry, id_: str) -> tuple | None:
    """The doubts of an entry, each once; `read` makes them `Doubt`s."""
    found = (*_disputed(entry), *_unsure(entry, ""), *_sites(entry))
    return tuple(tuple(doubt) for doubt in dict.fromkeys(found)) or None


def read(extracted: tuple | None) -> tuple[Doubt, ...]:
    """What `extract` gave for an entry."""
    return tuple(Doubt(*row) for row in extracted or ())


def _disputed(record: Model) -> Iterator[Doubt]:
    for name, value in record.__dict__.items():
        if not isinstance(value, tuple) or name in getattr(record, "AGREEING", ()):
            continue
        if len(value) > 1 and all(isinstance(item, Statement) for item in value):
            yield Doubt(_sort(tuple(item.value for item in value)), name, "", len(value))
        for item in value:
            if name == "questions":
                yield Doubt("questions", name, item.question, len(item.answers))
            elif isinstance(item, Model) and not isinstance(item, Statement):
                yield from _disputed(item)


def _sort(values: tuple[Any, ...]) -> str:
    """What kind of thing several statements tell differently."""
    if all(isinstance(value, When) for value in values):
        return "dates"
    if all(isinstance(value, Happening) for value in values):
        dates = {(value.when.first, value.when.last) for value in values if value.when}
        places = {value.place.id for value in values if value.place}
        return "dates" if len(dates) > 1 else "places" if len(places) > 1 else "matters"
    if all(isinstance(value, Ref) for value in values):
        return "places" if all(value.expects == ("place",) for value in values) else "matters"
    return "numbers" if all(isinstance(value, Figure) for value in values) else "matters"


def _unsure(record: Model, field: str) -> Iterator[Doubt]:
    if isinstance(record, Evidence) and record.certainty in UNSURE:
        yield Doubt(record.certainty, field)
    for name, value in record.__dict__.items():
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Model):
                yield from _unsure(item, field if name == "value" else name)


def _sites(entry: Entry) -> Iterator[Doubt]:
    """Of what has places on the earth: whether it has one, several, or a guess."""
    locations = getattr(entry, "locations", None)
    if locations is None:
        return
    chosen = preferred(locations)
    if chosen is None:
        yield Doubt("unlocated", "locations")
    elif chosen.precision == "conjectural":
        yield Doubt("conjectural-site", "locations")
    if len(locations) > 1:
        yield Doubt("several-sites", "locations", "", len(locations))
