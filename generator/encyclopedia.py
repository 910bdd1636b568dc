"""The linked whole: what each entry shows to the others, and the links between them.

A `Card` is the public face of an entry; a `Link` is one reference from one entry
to another, with its relation and what it tells. A page is made from its own entry
and from cards and links alone, so what it depends on can be written down.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.dates import When, machine, show_short
from generator.entries.entry import Entry, Removed
from generator.entries.values import Model, Named, Prose, Ref
from generator.entries.walk import at, walk
from generator.folding import sort_key
from generator.prose import Mention, Token, plain, scan, sentences_with_mentions


OPEN_NAME = re.compile("\ue002([a-z0-9-]+)\ue003")
"""An id in a sentence, to be said by the headword that it has when the sentence is shown."""


class Card(NamedTuple):
    """What an entry shows of itself elsewhere; `first` and `last` are Julian Day Numbers."""

    id: str
    kind: str
    folder: str
    headword: str
    script: str
    lang: str
    gloss: str
    sort: str
    lead: str
    first: int | None
    last: int | None
    when: str
    edtf: str
    tags: tuple[tuple[str, str], ...]
    order: tuple[str, ...]
    formerly: tuple[str, ...]

    @property
    def address(self) -> str:
        """The page's source path; its address has .html instead."""
        return f"{self.folder}/{self.id}.md"

    def tag(self, name: str) -> str:
        return dict(self.tags).get(name, "")


class Link(NamedTuple):
    """One reference: `relation` is the kind and the fields that lead to it, `kind.field.field`.

    A mention in prose has a relation too (its field), and the sentence that holds it.
    """

    source: str
    target: str
    relation: str
    path: tuple[str | int, ...]
    tells: tuple[tuple[str, str], ...]
    sentence: str
    wanted: bool
    text: str

    @property
    def index(self) -> int:
        """The last number in the path: the place in an ordered list."""
        return next((step for step in reversed(self.path) if isinstance(step, int)), 0)

    def told(self, name: str) -> str:
        return dict(self.tells).get(name, "")


@dataclass(frozen=True, slots=True)
class Encyclopedia:
    """All cards and links.

    `incoming` are the links to an entry, `kinds` the ids of each kind, `namesakes` the
    other entries that bear one of an entry's names, `wanted` the links to entries that
    are not written. Any of the mappings may be read from the disk as it is asked.
    """

    cards: Mapping[str, Card]
    incoming: Mapping[str, tuple[Link, ...]]
    kinds: Mapping[str, tuple[str, ...]]
    namesakes: Mapping[str, tuple[str, ...]]
    wanted: Mapping[str, tuple[Link, ...]]


def by_name(card: Card) -> tuple[str, str]:
    return card.sort, card.id


def by_time(card: Card) -> tuple[int, int, str, str]:
    """Sorting by first day, the undated last."""
    first = card.first if card.first is not None else card.last
    return (0 if first is not None else 1, first or 0, card.sort, card.id)


def card_of(entry: Entry, id_: str) -> Card:
    """The public face of an entry."""
    script, period = entry.script, entry.period()
    order = getattr(entry, "order", None)
    return Card(
        id_, entry.KIND, entry.FOLDER, entry.headword, script.text if script else "", script.lang if script else "",
        entry.gloss, sort_key(entry.headword), plain(scan(entry.lead), _said), *_bounds(period),
        tuple(entry.tags().items()), order() if order else (), entry.formerly)


def _said(token: Token) -> str:
    return _name(token) if isinstance(token, Mention) else ""


def _bounds(period: When | None) -> tuple[int | None, int | None, str, str]:
    if period is None:
        return None, None, "", ""
    return period.first, period.last, show_short(period), machine(period)


def links_of(entry: Entry | Removed, id_: str) -> Iterator[Link]:
    """Every link out of an entry, in the order of its fields."""
    kind = getattr(entry, "KIND", "") or "removed"
    for path, value in walk(entry):
        if isinstance(value, Prose):
            yield from _mentions(id_, kind, path, value)
            continue
        ref = value.ref if isinstance(value, Named) else value
        if isinstance(ref, Ref):
            yield Link(id_, ref.id, _relation(kind, path), path, _tells(entry, path), "", ref.wanted, ref.text)


def _relation(kind: str, path: tuple[str | int, ...]) -> str:
    return ".".join((kind, *(step for step in path if isinstance(step, str) and step != "value")))


def _tells(entry: Model, path: tuple[str | int, ...]) -> tuple[tuple[str, str], ...]:
    """What the record that holds the reference has to tell about it."""
    record = at(entry, path[:-1])
    names = getattr(record, "tells", ()) if isinstance(record, Model) else ()
    told = ((name, getattr(record, name)) for name in names)
    return tuple((name, show_short(value) if isinstance(value, When) else str(value))
                 for name, value in told if value)


def _mentions(id_: str, kind: str, path: tuple[str | int, ...], prose: Prose) -> Iterator[Link]:
    scanned = scan(prose)
    met = set()
    if any(isinstance(token, Mention) for token in scanned.tokens):
        for mention, sentence in sentences_with_mentions(scanned, _name):
            if mention.id not in met:
                met.add(mention.id)
                yield Link(id_, mention.id, _relation(kind, path), path, (), sentence, mention.wanted,
                           mention.text or "")
    for token in scanned.tokens:
        for reference in getattr(token, "references", ()):
            if (work := "@" + reference.work) not in met:
                met.add(work)
                yield Link(id_, reference.work, f"{kind}.cites", path, (), "", False, "")


def _name(mention: Mention) -> str:
    return mention.text or f"\ue002{mention.id}\ue003"


def gather(links: Iterable[Link]) -> dict[str, tuple[Link, ...]]:
    """Links by target, those of one source together, sources in the order of their ids."""
    incoming: dict[str, list[Link]] = {}
    for link in links:
        incoming.setdefault(link.target, []).append(link)
    return {target: in_order(found) for target, found in incoming.items()}


def in_order(links: Iterable[Link]) -> tuple[Link, ...]:
    """Links to one entry by source; those of one source as they stand in it."""
    return tuple(sorted(links, key=lambda link: link.source))


def assemble(cards: Iterable[Card], links: Iterable[Link], names: Iterable[tuple[str, str]]) -> Encyclopedia:
    """The linked whole; `names` are pairs of a folded name and the id that bears it."""
    known = {card.id: card for card in cards}
    kinds: dict[str, list[str]] = {}
    for card in known.values():
        kinds.setdefault(card.kind, []).append(card.id)
    incoming = gather(links)
    wanted = {target: found for target, found in incoming.items() if is_wanted(target, found, known)}
    return Encyclopedia(known, incoming, {kind: tuple(ids) for kind, ids in kinds.items()}, namesakes(names), wanted)


def is_wanted(target: str, links: tuple[Link, ...], known: Mapping[str, Card]) -> bool:
    """Whether links ask for an entry that is not written."""
    return target not in known and any(link.wanted for link in links)


def namesakes(names: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """For each id the others that share a folded name with it."""
    bearers: dict[str, set[str]] = {}
    for name, id_ in names:
        bearers.setdefault(name, set()).add(id_)
    found: dict[str, set[str]] = {}
    for ids in bearers.values():
        if len(ids) > 1:
            for id_ in ids:
                found.setdefault(id_, set()).update(ids - {id_})
    return {id_: tuple(sorted(others)) for id_, others in found.items()}
