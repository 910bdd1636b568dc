"""The plates of an entry as figures, each with a table that tells the same in words."""

from __future__ import annotations

import logging
from typing import NamedTuple

from generator.atlas.atlas import Atlas
from generator.atlas.gazetteer import Gazetteer
from generator.atlas.plan import legend
from generator.atlas.projection import Point, bearing, distance
from generator.atlas.subject import Row, Subject
from generator.atlas.subjects import subjects
from generator.drawing.figure import Figure
from generator.entries.entry import Entry
from generator.watched import Watched
from generator.words import Words

log = logging.getLogger("ency.atlas")
DIRECTIONS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")


class Line(NamedTuple):
    """A row of the table: number, entry (or what is said instead) and place by id, date, coordinates, precision, distance."""

    number: str
    entry: str
    place: str
    when: str
    position: str
    precision: str
    away: str
    said: str


class Shown(NamedTuple):
    """A plate, its table, and whose account it follows where there are several to choose from."""

    figure: Figure
    lines: tuple[Line, ...]
    according: str


def plates(entry: Entry, id_: str, watched: Watched, atlas: Atlas | None, words: Words) -> list[Shown]:
    """All plates of an entry; none without an atlas."""
    if atlas is None:
        return []
    gazetteer = Gazetteer(atlas, watched, entry.FOLDER)
    found = subjects(entry, id_, gazetteer, words)
    forms = ["plate choice first", *["plate choice"] * len(found)] if len(found) > 1 else ["plate"]
    return [_shown(subject, gazetteer, words, form) for subject, form in zip(found, forms, strict=False)]


def _shown(subject: Subject, gazetteer: Gazetteer, words: Words, form: str) -> Shown:
    plan, atlas = legend(subject.plan, words), gazetteer.atlas
    plate = atlas.plate(plan)
    if plate.colliding:
        log.warning(words("atlas.colliding", name=plan.name, labels=", ".join(plate.colliding)))
    if plate.missing:
        log.warning(words("atlas.missing", name=plan.name, characters=" ".join(dict.fromkeys(plate.missing))))
    caption = f"**{plan.title}**" + (f", {plan.subtitle}" if plan.subtitle else "")
    figure = Figure(plan.name, plate.svg, plan.description, caption, atlas.options.credit, form)
    return Shown(figure, tuple(_line(row, gazetteer, words) for row in subject.rows), subject.according)


def _line(row: Row, gazetteer: Gazetteer, words: Words) -> Line:
    return Line(str(row.number or ""), row.entry, row.place, row.when,
                degrees(row.position, words) if row.position else words("text.unlocated"),
                words(f"precision.{row.precision}") if row.precision else "", _away(row, gazetteer, words), row.said)


def degrees(point: Point, words: Words) -> str:
    """Coordinates as geographers write them: 32.02° N, 44.37° E."""
    lon, lat = point
    letters = words.find("compass")
    return (f"{abs(lat):.2f}° {letters['north' if lat >= 0 else 'south']}, "
            f"{abs(lon):.2f}° {letters['east' if lon >= 0 else 'west']}")


def _away(row: Row, gazetteer: Gazetteer, words: Words) -> str:
    """How far the place lies from the one before, or from the one that the plate is about, and in what direction."""
    since = gazetteer.site(row.since) if row.since else None
    if since is None or row.position is None:
        return ""
    start = since.positions[0].lon, since.positions[0].lat
    kilometres = distance(start, row.position)
    said = round(kilometres) if kilometres < 100 else round(kilometres / 5) * 5
    return words("atlas.away", km=said, direction=words(f"directions.{DIRECTIONS[bearing(start, row.position)]}"))
