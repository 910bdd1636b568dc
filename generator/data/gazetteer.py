"""The places as GeoJSON in the Linked Places format (Linked Pasts, version 1.1).

A place that nobody can locate is a feature without geometry; several opinions
stand as several points, each with whose opinion it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from generator.catalogues import same_as
from generator.dates import calendar_named
from generator.encyclopedia import Card
from generator.entries.entry import Entry

CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
_CERTAINTY = {"certain": "certain", "likely": "less-certain", "uncertain": "uncertain", "conjectural": "uncertain"}
_PRECISION = {"exact": "certain", "approximate": "less-certain", "conjectural": "uncertain"}
_TYPE = "https://schema.org/Place"


class Surroundings(NamedTuple):
    """What a place is described with: the encyclopedia's title and language, all cards, all addresses by id."""

    title: str
    language: str
    cards: Mapping[str, Card]
    url: Mapping[str, str]
    when: Callable[[str], Mapping[str, Any]]
    """The years of the events that are told of a place, in the form in which the format has a time."""


def collection(features: list[dict[str, Any]], about: Mapping[str, str]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "@context": CONTEXT, **about, "features": features}


def feature(entry: Any, record: Mapping[str, Any], around: Surroundings) -> dict[str, Any]:
    """One place."""
    made = {"type": "Feature", "@id": record["url"], "properties": {
        "title": entry.headword, "id": record["id"], "gloss": entry.gloss, "type": entry.type},
        "names": _names(entry, record["url"], around), "types": [{"identifier": _TYPE, "label": entry.type, "sourceLabels": [
            {"label": entry.type, "lang": around.language}]}],
        "when": around.when(record["id"]), "geometry": _geometry(entry, around), "links": _links(entry), "relations": _relations(entry, around),
        "descriptions": [{"@id": record["url"], "value": record["description"], "lang": around.language}]}
    return {name: value for name, value in made.items() if value or name == "geometry"}


def told_of(cards: Iterable[Card], label: str) -> dict[str, Any]:
    """The time in which a place is told of, from the cards of what names it; nothing where none is dated.

    The format wants a time for each place; a place has none of its own, so it is said whose time it is.
    """
    julian = calendar_named("julian")
    dated = [card for card in cards if card.first is not None and card.last is not None]
    years = sorted(julian.from_jdn(day)[0] for card in dated for day in (card.first, card.last) if day is not None)
    if not years:
        return {}
    return {"timespans": [{"start": {"earliest": f"{years[0]:04}"}, "end": {"latest": f"{years[-1]:04}"}}], "label": label}


def is_place(entry: Entry) -> bool:
    return hasattr(entry, "locations")


def _names(entry: Entry, address: str, around: Surroundings) -> list[dict[str, Any]]:
    """The headword first, with the encyclopedia itself as its witness: the format wants one for the first name."""
    own: list[dict[str, Any]] = [{"toponym": entry.headword, "citations": [{"label": around.title, "@id": address}]}]
    own += [{"toponym": name.text, "lang": name.lang} | _citations(name.sources, around) for name in entry.names]
    return own + [{"toponym": alias} for alias in entry.aliases]


def _citations(sources: Any, around: Surroundings) -> dict[str, Any]:
    cited = [{"label": ", ".join(part for part in (around.cards[source.work.id].headword, source.locator) if part),
              "@id": around.url[source.work.id]} for source in sources if source.work.id in around.url]
    return {"citations": cited} if cited else {}


def _geometry(entry: Any, around: Surroundings) -> dict[str, Any] | None:
    points = [_point(location, around) for location in entry.locations if location.rank != "deprecated"]
    if len(points) < 2:
        return points[0] if points else None
    return {"type": "GeometryCollection", "geometries": points}


def _point(location: Any, around: Surroundings) -> dict[str, Any]:
    """A point, longitude first; how certain it is follows from how precise it is meant where nothing else is said."""
    lat, lon = location.point
    return {"type": "Point", "coordinates": [lon, lat],
            "certainty": _CERTAINTY.get(location.certainty or "", _PRECISION[location.precision]),
            **({"label": location.label} if location.label else {}), **_citations(location.sources, around)}


def _links(entry: Entry) -> list[dict[str, str]]:
    return [{"type": f"{same.match}Match", "identifier": address} for same in entry.same_as
            if (address := same_as(same.in_, same.id))]


def _relations(entry: Any, around: Surroundings) -> list[dict[str, str]]:
    return [{"relationType": "gvp:broaderPartitive", "relationTo": around.url[ref.id], "label": around.cards[ref.id].headword}
            for ref in entry.within if ref.id in around.url]
