"""An entry as the generator understands it: its fields, and what the others say of it."""

from __future__ import annotations

import dataclasses
from typing import Any

from generator import collect
from generator.collect import Digest
from generator.dates import When, machine, show as show_date
from generator.encyclopedia import Encyclopedia, Link
from generator.entries.values import Model, Named, Ref
from generator.settings import Settings


def show(digest: Digest, encyclopedia: Encyclopedia, settings: Settings) -> dict[str, Any]:
    """The entry as plain data: fields, links out, links in."""
    entry = collect.rebuild(digest, settings)
    return {
        "id": digest.place.id,
        "file": digest.place.shown,
        "card": digest.card._asdict() if digest.card else None,
        "fields": {name: _plain(value) for name, value in entry.__dict__.items() if value not in ((), None, "")},
        "links": [_link(link, link.target) for link in digest.links],
        "linked_from": [_link(link, link.source) for link in encyclopedia.incoming.get(digest.place.id, ())],
        "problems": [dataclasses.asdict(problem) for problem in digest.problems],
    }


def _link(link: Link, other: str) -> dict[str, Any]:
    told = {"entry": other, "by": link.relation, **dict(link.tells), "wanted": link.wanted or None,
            "sentence": link.sentence or None}
    return {name: value for name, value in told.items() if value is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, When):
        return {"edtf": machine(value), "shown": show_date(value), "first_jdn": value.first, "last_jdn": value.last}
    if isinstance(value, Ref):
        return ("+" if value.wanted else "") + value.id
    if isinstance(value, Named):
        return _plain(value.ref) if value.ref else value.text
    if isinstance(value, Model):
        return {name: _plain(part) for name, part in value.__dict__.items() if part not in ((), None, "")}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
