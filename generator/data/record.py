"""One entry as plain data: its fields under their own names, its links, and where it stands on the site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import collect
from generator.collect import Digest
from generator.dates import When, machine
from generator.encyclopedia import Link
from generator.entries.entry import Entry
from generator.entries.values import Evidence, Model, Named, Ref
from generator.pages.derived import named
from generator.schemaorg import iso
from generator.site.edition import Edition
from generator.watched import Watched

Record = dict[str, Any]


def records(edition: Edition, licence: str) -> Iterator[tuple[Entry, Record]]:
    """Every entry with its record, in the order of ids; what was taken back is left out."""
    watched = Watched(edition.encyclopedia)
    for id_ in sorted(edition.digests):
        entry = collect.rebuild(edition.digests[id_], edition.settings)
        if isinstance(entry, Entry):
            yield entry, record(entry, edition.digests[id_], edition, watched) | {"licence": licence}


def record(entry: Entry, digest: Digest, edition: Edition, watched: Watched) -> Record:
    """The record of an entry: what is said of it as a whole, then its fields, then its links."""
    id_, card = digest.place.id, digest.card
    assert card is not None
    changed = edition.changed.get(digest.place.shown, "")
    head = {"id": id_, "kind": entry.KIND, "url": address(edition, card.address), "changed": changed,
            "description": named(card.lead, watched)}
    links = collect.relinked(digest, edition.settings).links
    return {name: value for name, value in head.items() if value} | fields(entry) | {
        "links": [_link(link, watched) for link in links]}


def address(edition: Edition, path: str) -> str:
    """The address of a page; where the site has none yet, its path in the site."""
    page = path.removesuffix(".md") + ".html"
    return f"{edition.settings.url.rstrip('/')}/{page}" if edition.settings.url else page


def fields(record: Model) -> Record:
    """The filled fields of a record, as plain data."""
    found = ((name, plain(value)) for name, value in record.__dict__.items() if value not in ((), None, ""))
    return {name.rstrip("_"): value for name, value in found}


def plain(value: Any) -> Any:
    """A value as plain data: a date with its days, a reference with the id that it leads to."""
    if isinstance(value, When):
        return date(value)
    if isinstance(value, Ref):
        return {"id": value.id} | ({"text": value.text} if value.text else {}) | ({"wanted": True} if value.wanted else {})
    if isinstance(value, Named):
        return plain(value.ref) if value.ref else {"text": value.text}
    if isinstance(value, Model):
        return fields(value)
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, str) else value


def date(when: When) -> Record:
    """A date: EDTF in the Julian calendar, its first and last day as Julian Day Numbers, in ISO 8601 where it has one."""
    said = {"edtf": machine(when), "first_jdn": when.first, "last_jdn": when.last, "iso": iso(when), "text": when.text}
    return {name: value for name, value in said.items() if value not in (None, "")}


def _link(link: Link, watched: Watched) -> Record:
    told = {"to": link.target, "relation": link.relation, "told": dict(link.tells), "wanted": link.wanted,
            "sentence": named(link.sentence, watched)}
    return {name: value for name, value in told.items() if value}


def statements(record: Model, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Evidence]]:
    """Everything in a record that can be supported, each with the fields and numbers that lead to it."""
    for name, value in record.__dict__.items():
        for number, item in enumerate(value if isinstance(value, tuple) else (value,)):
            here = (*path, name, str(number)) if isinstance(value, tuple) else (*path, name)
            if isinstance(item, Evidence):
                yield here, item
            if isinstance(item, Model):
                yield from statements(item, here)
