"""Entries in the vocabulary of schema.org, as the plain data that JSON-LD and Turtle are written from.

What a field means is said once, by its name, so that a kind which an encyclopedia
brings of its own is described by the fields it shares with the others. A date is
given only as far as it is known: a day, or else a year; what may lie in several
years is left to the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.catalogues import same_as
from generator.dates import When, calendar_named
from generator.encyclopedia import Card
from generator.entries.entry import Entry, preferred
from generator.entries.values import Named, Prose, Ref
from generator.pages.derived import named
from generator.prose import Mention, Token, plain, scan
from generator.settings import Settings
from generator.watched import Watched

Node = dict[str, Any]
Pair = tuple[str, Any]
CONTEXT = "https://schema.org"
_KIN = {"father": "parent", "mother": "parent", "son": "children", "daughter": "children", "brother": "sibling",
        "sister": "sibling", "husband": "spouse", "wife": "spouse"}
_VERDICTS = {"wrong": 1, "unsupported": 2, "disputed": 3, "supported": 5}
_WORKS = {"book": "Book", "chapter": "Chapter", "article-journal": "ScholarlyArticle", "webpage": "WebPage",
          "dataset": "Dataset", "map": "Map", "thesis": "Thesis", "report": "Report"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """What describes the entries of one encyclopedia; `address` gives the address of a page by its source path."""

    settings: Settings
    watched: Watched
    address: Callable[[str], str]
    language: str

    def subject(self, path: str) -> str:
        """The identifier of what a page is about, which is not the page."""
        return f"{self.address(path)}#subject"

    def card(self, card: Card) -> Node:
        """Another entry: its identifier, type and name, and its point where it is a place."""
        node = {"@type": self.settings.kinds[card.kind].THING, "@id": self.subject(card.address), "name": card.headword}
        point = card.tag("point")
        return node | ({"geo": _geo(*map(float, point.split(",")))} if point else {})

    def ref(self, ref: Ref | Named | None, kind: str = "Thing") -> Node | None:
        """A reference, to an entry or only by name."""
        if isinstance(ref, Named):
            return self.ref(ref.ref, kind) if ref.ref else {"@type": kind, "name": ref.text}
        card = self.watched.card(ref.id) if ref else None
        if card is not None:
            return self.card(card)
        return {"@type": kind, "name": ref.text} if ref and ref.text else None

    def plain(self, prose: Prose) -> str:
        """Prose as plain text, entries by their headwords."""
        def say(token: Token) -> str:
            card = self.watched.card(token.id) if isinstance(token, Mention) else None
            return card.headword if card else getattr(token, "id", "")

        return plain(scan(prose), say)

    def refs(self, refs: Iterable[Ref | Named | None], kind: str = "Thing") -> list[Node]:
        return [node for ref in refs if (node := self.ref(ref, kind))]


def thing(entry: Entry, id_: str, speaker: Speaker) -> Node:
    """What an entry is about."""
    path = f"{entry.FOLDER}/{id_}.md"
    node: Node = {"@type": entry.THING, "@id": speaker.subject(path), "name": entry.headword,
                  "url": speaker.address(path)}
    card = speaker.watched.card(id_)
    said: list[Pair] = [("alternateName", _names(entry)), ("disambiguatingDescription", entry.gloss)]
    if card:
        said.append(("description", named(card.lead, speaker.watched)))
    said.append(("sameAs", [address for same in entry.same_as if same.match == "exact"
                            and (address := same_as(same.in_, same.id))]))
    for field, describe in _FIELDS.items():
        if getattr(entry, field, None):
            said += describe(entry, speaker)
    for name, value in said:
        _add(node, name, value)
    return node


def _add(node: Node, name: str, value: Any) -> None:
    """One value stands alone, several in a list; none is left out."""
    values = [one for one in (value if isinstance(value, list) else [value]) if one not in (None, "", {})]
    known = node.get(name, [])
    known = known if isinstance(known, list) else [known]
    values = [*known, *(one for one in values if one not in known)]
    if values:
        node[name] = values[0] if len(values) == 1 or name == "@type" else values


def _names(entry: Entry) -> list[Any]:
    return [*({"@value": name.text, "@language": name.lang} for name in entry.names), *entry.aliases]


def iso(when: When | None) -> str:
    """A date as ISO 8601 wants it: the day of the proleptic Gregorian calendar, or else the year.

    Nothing where it may lie in several years, or is not more than about right. A year is that
    of the calendar whose year holds all the days, for the two begin some days apart.
    """
    if when is None or when.first is None or when.last is None or when.choices or when.approximate or when.uncertain:
        return ""
    if when.first == when.last:
        year, month, day = calendar_named("gregorian").from_jdn(when.first)
        return f"{year:04}-{month:02}-{day:02}" if 0 < year <= 9999 else ""
    for calendar in map(calendar_named, ("gregorian", "julian")):
        (year, _, _), (last, _, _) = calendar.from_jdn(when.first), calendar.from_jdn(when.last)
        if year == last and 0 < year <= 9999:
            return f"{year:04}"
    return ""


def _geo(lat: float, lon: float) -> Node:
    return {"@type": "GeoCoordinates", "latitude": lat, "longitude": lon}


def _happening(entry: Entry, speaker: Speaker, field: str, word: str) -> Iterator[Pair]:
    chosen = preferred(getattr(entry, field))
    if chosen is not None:
        yield f"{word}Date", iso(chosen.value.when)
        yield f"{word}Place", speaker.ref(chosen.value.place, "Place")


def _kin(entry: Any, speaker: Speaker) -> Iterator[Pair]:
    for kin in entry.kin:
        yield _KIN.get(kin.relation, "relatedTo"), speaker.ref(kin.person, "Person")


def _offices(entry: Any, speaker: Speaker) -> Iterator[Pair]:
    yield "jobTitle", list(dict.fromkeys(office.title for office in entry.offices))


def _when(entry: Any, speaker: Speaker) -> Iterator[Pair]:
    chosen = preferred(entry.when)
    if chosen is not None and entry.THING == "Event":
        yield "startDate", iso(chosen.value)


def _place(entry: Any, speaker: Speaker) -> Iterator[Pair]:
    chosen = preferred(entry.place)
    yield "location", speaker.ref(chosen.value, "Place") if chosen else None


def _sides(entry: Any, speaker: Speaker) -> Iterator[Pair]:
    for side in entry.sides:
        yield "attendee", speaker.refs(side.groups, "Organization")
        yield "attendee", speaker.refs((one.person for one in (*side.commanders, *side.participants)), "Person")


def _locations(entry: Any, speaker: Speaker) -> Iterator[Pair]:
    chosen = preferred(entry.locations)
    yield "geo", _geo(*chosen.point) if chosen else None


def _within(entry: Any, speaker: Speaker) -> Iterator[Pair]:
    name = "containedInPlace" if entry.THING == "Place" else "parentOrganization"
    yield name, speaker.refs(entry.within, entry.THING)


def _battles(entry: Any, speaker: Speaker) -> Iterator[Pair]:
    chosen = preferred(entry.battles)
    yield "subEvent", speaker.refs(chosen.value, "Event") if chosen else []


def _csl(entry: Any, speaker: Speaker) -> Iterator[Pair]:
    csl = entry.csl
    yield "@type", None
    yield "additionalType", f"https://schema.org/{_WORKS[csl['type']]}" if csl["type"] in _WORKS else None
    yield "headline", csl["title"]
    yield "author", speaker.refs(entry.authors, "Person") or [_person(one) for one in _listed(csl.get("author"))]
    yield "editor", [_person(one) for one in _listed(csl.get("editor"))]
    yield "translator", [_person(one) for one in _listed(csl.get("translator"))]
    yield "datePublished", csl.get("issued")
    yield "publisher", {"@type": "Organization", "name": csl["publisher"]} if csl.get("publisher") else None
    yield "isbn", csl.get("ISBN")
    yield "isPartOf", {"@type": "CreativeWork", "name": csl["container-title"]} if csl.get("container-title") else None


def _listed(people: Any) -> list[Any]:
    return people if isinstance(people, list) else [people] if people else []


def _person(name: dict[str, str]) -> Node:
    parts = (name.get("given"), name.get("non-dropping-particle"), name.get("family"))
    return {"@type": "Person", "name": name.get("literal") or " ".join(part for part in parts if part)}


def _claim(entry: Any, speaker: Speaker) -> Iterator[Pair]:
    said, words = speaker.plain(entry.claim), speaker.settings.words
    yield "claimReviewed", said
    told: Node = {"@type": "Claim", "name": said}
    _add(told, "appearance", [{"@type": "CreativeWork", "name": statement.value} for statement in entry.told_by])
    yield "itemReviewed", told
    yield "reviewRating", {"@type": "Rating", "ratingValue": _VERDICTS[entry.verdict], "worstRating": 1, "bestRating": 5,
                           "alternateName": words(f"verdict.{entry.verdict}")}
    yield "author", {"@type": "Organization", "name": speaker.settings.author or speaker.settings.name}
    yield "about", speaker.refs(entry.concerns)


_FIELDS: dict[str, Callable[[Any, Speaker], Iterator[Pair]]] = {
    "born": lambda entry, speaker: _happening(entry, speaker, "born", "birth"),
    "died": lambda entry, speaker: _happening(entry, speaker, "died", "death"),
    "kin": _kin,
    "allegiances": lambda entry, speaker: iter([("affiliation", speaker.refs(
        (one.group for one in entry.allegiances), "Organization"))]),
    "offices": _offices,
    "when": _when,
    "place": _place,
    "sides": _sides,
    "campaign": lambda entry, speaker: iter([("superEvent", speaker.ref(entry.campaign, "Event"))]),
    "locations": _locations,
    "within": _within,
    "seat": lambda entry, speaker: iter([("location", speaker.refs(entry.seat, "Place"))]),
    "battles": _battles,
    "csl": _csl,
    "claim": _claim,
}
