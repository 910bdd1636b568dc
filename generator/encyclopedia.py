"""The linked whole: what each entry shows to the others, and the links between them.

A `Card` is the public face of an entry; a `Link` is one reference from one entry
to another, with its relation and what it tells. A page is made from its own entry
and from cards and links alone, so what it depends on can be written down.
"""

from __future__ import annotations

import marshal
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from generator.dates import When, machine
from generator.entries.entry import Entry
from generator.entries.values import Model, Named, Prose, Ref
from generator.entries.walk import Piece
from generator.folding import sort_key
from generator.prose import Mention, Token, plain, scan, sentences_with_mentions


Value = TypeVar("Value")
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
    are not written, `shared` the ids that bear a folded name which several entries bear,
    `extracts` what the parts of the generator drew from each entry, by name and id, and
    `changed` and `added` the days on which each entry was last changed and added, where they are known.
    Any of the mappings may be read from the disk as it is asked.
    """

    cards: Mapping[str, Card]
    incoming: Mapping[str, tuple[Link, ...]]
    kinds: Mapping[str, tuple[str, ...]]
    namesakes: Mapping[str, tuple[str, ...]]
    wanted: Mapping[str, tuple[Link, ...]]
    shared: Mapping[str, tuple[str, ...]]
    extracts: Mapping[str, Mapping[str, Any]]
    changed: Mapping[str, str] = field(default_factory=dict)
    added: Mapping[str, str] = field(default_factory=dict)
    kept: dict[Any, Any] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What was drawn from all entries at once, for the next page that asks for it."""


def by_name(card: Card) -> tuple[str, str]:
    return card.sort, card.id


def by_time(card: Card) -> tuple[int, int, str, str]:
    """Sorting by first day, the undated last."""
    first = card.first if card.first is not None else card.last
    return (0 if first is not None else 1, first or 0, card.sort, card.id)


Dated = Callable[[When], str]
"""How a date is said in short; in the calendar and the words of the encyclopedia."""


def card_of(entry: Entry, id_: str, dated: Dated) -> Card:
    """The public face of an entry."""
    script, period = entry.script, entry.period()
    order = getattr(entry, "order", None)
    when = (period.first, period.last, dated(period), machine(period)) if period else (None, None, "", "")
    return Card(
        id_, entry.KIND, entry.FOLDER, entry.headword, script.text if script else "", script.lang if script else "",
        entry.gloss, sort_key(entry.headword), plain(scan(entry.lead), _said), *when,
        tuple(entry.tags().items()), order() if order else (), entry.formerly)


def _said(token: Token) -> str:
    return _name(token) if isinstance(token, Mention) else ""


def links_of(pieces: Iterable[Piece], id_: str, kind: str, dated: Dated) -> Iterator[Link]:
    """Every link out of an entry, in the order of its fields; each work it cites and each transmitter once."""
    met: set[tuple[str, str]] = set()
    for path, value, record in pieces:
        if isinstance(value, Prose):
            yield from _mentions(id_, kind, path, value, met)
            continue
        ref = value.ref if isinstance(value, Named) else value
        if isinstance(ref, Ref):
            if "sources" not in path:
                yield Link(id_, ref.id, _relation(kind, path), path, _tells(record, dated), "", ref.wanted, ref.text)
            elif (once := (ref.id, str(path[-1]))) not in met:
                met.add(once)
                yield Link(id_, ref.id, f"{kind}.sources.{path[-1]}", (), (), "", ref.wanted, ref.text)


def _relation(kind: str, path: tuple[str | int, ...]) -> str:
    return ".".join((kind, *[step for step in path if isinstance(step, str) and step != "value"]))


def _tells(record: Model | None, dated: Dated) -> tuple[tuple[str, str], ...]:
    """What the record that holds the reference has to tell about it."""
    told = ((name, getattr(record, name)) for name in getattr(record, "tells", ()))
    return tuple((name, dated(value) if isinstance(value, When) else str(value)) for name, value in told if value)


def _mentions(id_: str, kind: str, path: tuple[str | int, ...], prose: Prose,
              met: set[tuple[str, str]]) -> Iterator[Link]:
    scanned = scan(prose)
    named: set[str] = set()
    if any(token.__class__ is Mention for token in scanned.tokens):
        relation = _relation(kind, path)
        for mention, sentence in sentences_with_mentions(scanned, _name):
            if mention.id not in named:
                named.add(mention.id)
                yield Link(id_, mention.id, relation, (), (), sentence, mention.wanted, mention.text or "")
    for token in scanned.tokens:
        for reference in getattr(token, "references", ()):
            if (once := (reference.work, "work")) not in met:
                met.add(once)
                yield Link(id_, reference.work, f"{kind}.sources.work", (), (), "", False, "")


def _name(mention: Mention) -> str:
    return mention.text or f"\ue002{mention.id}\ue003"


Packed = tuple[str, bytes]
"""A link by its target, packed: ten thousand entries have half a million links, and few are looked at."""


def pack(link: Link) -> Packed:
    """The same link always gives the same bytes (marshal's second format has no references)."""
    return link.target, marshal.dumps(tuple(link), 2)


def unpack(packed: Iterable[bytes]) -> tuple[Link, ...]:
    return tuple(Link(*marshal.loads(link)) for link in packed)


class Lazy(Mapping[str, Value]):
    """A mapping whose values are fetched when they are asked for, and kept unless `keep` is false."""

    def __init__(self, fetch: Callable[[str], Value | None], keys: Callable[[], Iterable[str]], *,
                 keep: bool = True) -> None:
        self._fetch, self._keys, self._keep = fetch, keys, keep
        self._known: dict[str, Value | None] = {}

    def __getitem__(self, key: str) -> Value:
        value = self._known[key] if key in self._known else self._fetch(key)
        if self._keep:
            self._known[key] = value
        if value is None:
            raise KeyError(key)
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys())

    def __len__(self) -> int:
        return sum(1 for _ in self)


def assemble(cards: Iterable[Card], incoming: Mapping[str, list[bytes]], names: Iterable[tuple[str, str]],
             extracts: Iterable[tuple[str, str, bytes]] = ()) -> Encyclopedia:
    """The linked whole.

    `incoming` are packed links by target, `names` folded names with the ids that bear them,
    `extracts` packed values with their names and ids.
    """
    known = {card.id: card for card in cards}
    kinds: dict[str, list[str]] = {}
    for card in known.values():
        kinds.setdefault(card.kind, []).append(card.id)
    unwritten = ((target, unpack(packed)) for target, packed in incoming.items() if target not in known)
    asked = {target: links for target, links in unwritten if any(link.wanted for link in links)}
    links = Lazy(lambda id_: unpack(incoming[id_]) if id_ in incoming else None, lambda: incoming, keep=False)
    shared = bearers(names)
    return Encyclopedia(known, links, {kind: tuple(ids) for kind, ids in kinds.items()}, namesakes(shared), asked,
                        shared, _by_name(extracts))


def _by_name(extracts: Iterable[tuple[str, str, bytes]]) -> dict[str, Mapping[str, Any]]:
    packed: dict[str, dict[str, bytes]] = {}
    for name, id_, value in extracts:
        packed.setdefault(name, {})[id_] = value
    return {name: Unpacked(values) for name, values in packed.items()}


class Unpacked(Mapping[str, Any]):
    """Packed values by key, unpacked as they are asked for."""

    def __init__(self, packed: Mapping[str, bytes]) -> None:
        self._packed = packed

    def __getitem__(self, key: str) -> Any:
        return marshal.loads(self._packed[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def gather(packed: Iterable[tuple[str, Iterable[Packed]]]) -> dict[str, list[bytes]]:
    """Links by target, from pairs of a source and its links; those of one source together, sources by id."""
    incoming: dict[str, list[bytes]] = {}
    for _, links in sorted(packed, key=itemgetter(0)):
        for target, link in links:
            incoming.setdefault(target, []).append(link)
    return incoming


def bearers(names: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The folded names that several entries bear, with their ids."""
    found: dict[str, set[str]] = {}
    for name, id_ in names:
        found.setdefault(name, set()).add(id_)
    return {name: tuple(sorted(ids)) for name, ids in sorted(found.items()) if len(ids) > 1}


def namesakes(shared: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """For each id the others that share a folded name with it."""
    found: dict[str, set[str]] = {}
    for ids in shared.values():
        for id_ in ids:
            found.setdefault(id_, set()).update({*ids} - {id_})
    return {id_: tuple(sorted(others)) for id_, others in found.items()}
