"""An entry as the generator understands it: its fields, and what the others say of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from generator import collect
from generator.collect import Digest
from generator.dates import DateWords, When, machine
from generator.dates import show as show_date
from generator.encyclopedia import Card, Encyclopedia, Link
from generator.entries.entry import Entry
from generator.entries.values import Model, Named, Ref
from generator.pages import derived
from generator.watched import Watched
from generator.settings import Settings


def show(digest: Digest, encyclopedia: Encyclopedia, settings: Settings) -> dict[str, Any]:
    """The entry as plain data: fields, links out, links in, and what follows from these."""
    return _Showing(encyclopedia, settings).entry(digest)


class _Showing:
    """Values as plain data: dates in the encyclopedia's calendars, entries by their headwords."""

    def __init__(self, encyclopedia: Encyclopedia, settings: Settings) -> None:
        self._watched, self._settings = Watched(encyclopedia), settings
        self._words = DateWords.of(settings.words.find("dates") or {})

    def entry(self, digest: Digest) -> dict[str, Any]:
        entry, id_ = collect.rebuild(digest, self._settings), digest.place.id
        return {
            "id": id_,
            "file": digest.place.shown,
            "card": self._card(digest.card, entry) if digest.card and isinstance(entry, Entry) else None,
            "fields": self._fields(entry),
            "derived": self._derived(id_),
            "links": [self._link(link, link.target) for link in digest.links],
            "linked_from": [self._link(link, link.source) for link in self._watched.incoming(id_)],
            "problems": [dataclasses.asdict(problem) for problem in digest.problems],
        }

    def _card(self, card: Card, entry: Entry) -> dict[str, Any]:
        period = entry.period()
        when = self._date(period) if period else ""
        return card._asdict() | {"lead": self._named(card.lead), "when": when, "tags": dict(card.tags)}

    def _derived(self, id_: str) -> dict[str, Any]:
        """What the entries of each folder say of this one in their fields, in order of time; its place in campaigns."""
        found: dict[str, list[dict[str, Any]]] = {}
        for item in derived.once(derived.appearances(self._watched, id_, *self._relations(id_))):
            card = item.card
            told = {"entry": card.id, "headword": card.headword, "when": card.when, "by": item.link.relation}
            found.setdefault(card.folder, []).append({k: v for k, v in (told | dict(item.link.tells)).items() if v})
        order = [{"campaign": at.campaign.id, "before": at.before, "after": at.after, "number": at.number, "of": at.of}
                 for at in derived.neighbours(self._watched, id_)]
        namesakes = [card.id for card in derived.namesakes(self._watched, id_)]
        return {name: value for name, value in {**found, "order": order, "namesakes": namesakes}.items() if value}

    def _relations(self, id_: str) -> Iterator[str]:
        """The fields by which others name the entry; what they cite and mention is no fact about it."""
        return (link.relation for link in self._watched.incoming(id_)
                if not link.sentence and not {"sources", "cites", "further", "see_also"} & set(link.relation.split(".")))

    def _link(self, link: Link, other: str) -> dict[str, Any]:
        told = {"entry": other, "by": link.relation, **dict(link.tells), "wanted": link.wanted or None,
                "sentence": self._named(link.sentence) or None}
        return {name: value for name, value in told.items() if value is not None}

    def _named(self, text: str) -> str:
        return derived.named(text, self._watched)

    def _date(self, when: When) -> str:
        return show_date(when, self._settings.options.calendars, self._words)

    def _fields(self, record: Model) -> dict[str, Any]:
        return {name: self._plain(value) for name, value in record.__dict__.items() if value not in ((), None, "")}

    def _plain(self, value: Any) -> Any:
        if isinstance(value, When):
            return {"edtf": machine(value), "shown": self._date(value), "first_jdn": value.first, "last_jdn": value.last}
        if isinstance(value, Ref):
            return ("+" if value.wanted else "") + value.id
        if isinstance(value, Named):
            return self._plain(value.ref) if value.ref else value.text
        if isinstance(value, Model):
            return self._fields(value)
        if isinstance(value, tuple):
            return [self._plain(item) for item in value]
        return value
