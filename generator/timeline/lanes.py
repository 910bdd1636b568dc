"""The lanes of a timeline: which events stand together, as the configuration says or by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.encyclopedia import Card, by_time
from generator.extracts.times import Time, read
from generator.settings import LaneOptions
from generator.timeline.event import Event, by_date
from generator.watched import Watched
from generator.words import Words

MOST = 60
"""Events that one lane shows at most."""
_WITHOUT_LANE = ("person", "place", "group", "campaign", "work", "claim")
"""Kinds that make no lane by themselves."""


class Lane(NamedTuple):
    """Events that stand together, under a name, which may be that of an entry; `ordered` as a campaign has them."""

    name: str
    id: str
    events: tuple[Event, ...]
    ordered: bool = False


class Calendar:
    """What there is to be shown: the dated statements of every entry, and the names."""

    def __init__(self, watched: Watched, words: Words) -> None:
        self.watched = watched
        self._words = words
        self._told = {id_: read(extract) for id_, extract in watched.extracts("times").items()}

    def name(self, card: Card) -> str:
        return short(card.headword, self._words)

    def main(self, card: Card) -> Event | None:
        """An entry by its own date: `when`, or the first field of statements that is dated."""
        told = self._told.get(card.id, ())
        fields = [time.field for time in told]
        field = "when" if "when" in fields else next(
            (time.field for time in told if time.path[-1] == "value"), "")
        own = tuple(time for time in told if time.field == field)
        return Event(card.id, self.name(card), own) if own else None

    def offices(self, title: str) -> Iterator[Event]:
        """Those who held an office of that title, each once."""
        for card in self.watched.of_kind("person"):
            own = [time for time in self._told.get(card.id, ())
                   if time.field == "offices" and _is(time.title, title)]
            if own:
                yield Event(card.id, card.headword, tuple(own), lasts=True)

    def leaders(self, group: str) -> Iterator[Event]:
        """Those who led a group, each once."""
        held: dict[str, list[Time]] = {}
        for time in self._told.get(group, ()):
            if time.field == "leaders":
                held.setdefault(dict(time.refs).get("person", ""), []).append(time)
        for id_, told in held.items():
            if card := self.watched.card(id_):
                yield Event(id_, card.headword, tuple(told), lasts=True)

    def campaign(self, id_: str) -> Iterator[Event]:
        """The battles of a campaign: those that it counts, and those that say they belong to it."""
        card = self.watched.card(id_)
        told = [link.source for link in self.watched.incoming(id_) if link.relation == "battle.campaign"]
        for battle in dict.fromkeys([*(card.order if card else ()), *told]):
            if (found := self.watched.card(battle)) and (event := self.main(found)):
                yield event

    def kind(self, kind: str, type_: str = "") -> Iterator[Event]:
        """The entries of a kind that are dated, all or those of some types."""
        types = {part.strip() for part in type_.split(",") if part.strip()}
        for card in self.watched.of_kind(kind):
            if (not types or card.tag("type") in types) and (event := self.main(card)):
                yield event


def short(headword: str, words: Words) -> str:
    """A headword without the words that many have in common (“Battle of”)."""
    cut = next((part for part in words("timeline.cut").split("|") if part and headword.startswith(part)), "")
    return headword[len(cut):]


def _is(title: str, wanted: str) -> bool:
    """Whether a title is one of those wanted, whatever follows it (“keeper”, “keeper of the light”)."""
    title = title.casefold()
    return any(title == one or title.startswith((one + " ", one + ","))
               for part in wanted.casefold().split(",") if (one := part.strip()))


def lanes(watched: Watched, options: Iterable[LaneOptions], kinds: Iterable[str], words: Words) -> list[Lane]:
    """The lanes that are asked for, or else one a group with leaders, one a campaign, one a kind; none empty."""
    calendar = Calendar(watched, words)
    asked = [_asked(calendar, one, words) for one in options] or [*_found(calendar, kinds, words)]
    return [lane if lane.ordered else lane._replace(events=tuple(sorted(lane.events, key=by_date)))
            for lane in asked if lane.events]


def _asked(calendar: Calendar, asked: LaneOptions, words: Words) -> Lane:
    events = {event.id: event for event in (
        *(calendar.offices(asked.office) if asked.office else ()),
        *(calendar.leaders(asked.group) if asked.group else ()),
        *(calendar.campaign(asked.campaign) if asked.campaign else ()),
        *(calendar.kind(asked.kind, asked.type) if asked.kind else ()),
        *_named(calendar, asked.entries))}
    card = calendar.watched.card(asked.campaign or asked.group) if asked.campaign or asked.group else None
    name = asked.name or (card.headword if card else words(f"kinds.{asked.kind}.many") if asked.kind else asked.office)
    return Lane(name, card.id if card else "", tuple(events.values()), ordered=bool(asked.campaign))


def _named(calendar: Calendar, ids: str) -> Iterator[Event]:
    for id_ in ids.replace(",", " ").split():
        if (card := calendar.watched.card(id_)) and (event := calendar.main(card)):
            yield event


def _found(calendar: Calendar, kinds: Iterable[str], words: Words) -> Iterator[Lane]:
    used: set[str] = set()
    for group in calendar.watched.of_kind("group"):
        if len(led := tuple(calendar.leaders(group.id))) > 1:
            yield Lane(group.headword, group.id, led)
    for campaign in sorted(calendar.watched.of_kind("campaign"), key=by_time):
        fought = tuple(calendar.campaign(campaign.id))
        used |= {event.id for event in fought}
        yield Lane(campaign.headword, campaign.id, fought, ordered=True)
    for kind in kinds:
        if kind not in _WITHOUT_LANE:
            rest = tuple(event for event in calendar.kind(kind) if event.id not in used)
            yield Lane(words(f"kinds.{kind}.many"), "", rest)
