"""What changed between the entries that are remembered and the entries as they are.

A page is made again when its own entry changed, or anything that it needed: the
card of another entry, the links to it, its namesakes, a list. `Change.keys` are
those needs; nothing else is made again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from generator import collect
from generator.checks import repeated_ids
from generator.collect import Digest, Files
from generator.encyclopedia import Card, Encyclopedia, Lazy, Link, unpack
from generator.entries.source import Place
from generator.problems import Problem
from generator.settings import Settings
from generator.site.memory import Memory


@dataclass(frozen=True)
class Change:
    """Entries that are new or different, those that are gone, and what follows from it."""

    memory: Memory
    fresh: Mapping[str, Digest]
    old: Mapping[str, Digest]
    gone: tuple[str, ...]

    @cached_property
    def real(self) -> tuple[str, ...]:
        """The ids whose files say something else than before."""
        return tuple(id_ for id_, digest in self.fresh.items()
                     if id_ not in self.old or _said(digest) != _said(self.old[id_]))

    @cached_property
    def packed(self) -> Mapping[str, list[bytes]]:
        """All the links to every entry to which a link came, went or changed."""
        before, after = collect.incoming(self.old.values()), collect.incoming(self.fresh.values())
        sources = {*self.fresh, *self.gone}
        changed = [target for target in {*before, *after} if before.get(target) != after.get(target)]
        return {target: self._merged(target, sources, after.get(target, [])) for target in changed}

    def _merged(self, target: str, sources: set[str], own: list[bytes]) -> list[bytes]:
        """The links to an entry as they are now, sources in the order of their ids."""
        known = self.memory.incoming(target)
        kept = [(link.source, packed) for link, packed in zip(unpack(known), known, strict=True)
                if link.source not in sources]
        fresh = [(link.source, packed) for link, packed in zip(unpack(own), own, strict=True)]
        return [packed for _, packed in sorted([*kept, *fresh], key=itemgetter(0))]

    @cached_property
    def links(self) -> Mapping[str, tuple[Link, ...]]:
        return {target: unpack(packed) for target, packed in self.packed.items()}

    @cached_property
    def encyclopedia(self) -> Encyclopedia:
        """The linked whole as it is now, read from the memory where it is as before."""
        memory, cards = self.memory, {id_: digest.card for id_, digest in self.fresh.items()}

        def card(id_: str) -> Card | None:
            return None if id_ in self.gone else cards[id_] if id_ in cards else memory.card(id_)

        def of_kind(kind: str) -> tuple[str, ...]:
            kept = (id_ for id_ in memory.of_kind(kind) if id_ not in cards and id_ not in self.gone)
            return tuple(sorted([*kept, *(id_ for id_, found in cards.items() if found and found.kind == kind)]))

        def links(id_: str) -> tuple[Link, ...] | None:
            return (self.links[id_] if id_ in self.links else unpack(memory.incoming(id_))) or None

        def kinds() -> list[str]:
            return sorted({*memory.kinds(), *(found.kind for found in cards.values() if found)})

        def wanted() -> list[str]:
            asked = {*memory.wanted(), *self.links, *self.gone}
            return sorted(id_ for id_ in asked if card(id_) is None and any(link.wanted for link in links(id_) or ()))

        return Encyclopedia(
            Lazy(card, lambda: (id_ for kind in kinds() for id_ in of_kind(kind))), Lazy(links, lambda: ()),
            Lazy(lambda kind: of_kind(kind) or None, kinds), Lazy(lambda id_: self.namesakes(id_) or None, lambda: ()),
            Lazy(links, wanted))

    def bearers(self, folded: str) -> set[str]:
        """Who bears a name now."""
        kept = {id_ for id_ in self.memory.bearers(folded) if id_ not in self.fresh and id_ not in self.gone}
        return kept | {id_ for id_ in self.fresh if folded in self._names[id_]}

    def namesakes(self, id_: str) -> tuple[str, ...]:
        names = self._names[id_] if id_ in self._names else self.memory.names(id_)
        return tuple(sorted({other for name in names for other in self.bearers(name)} - {id_}))

    @cached_property
    def _names(self) -> Mapping[str, set[str]]:
        return {id_: {name for name, _ in collect.borne(digest)} for id_, digest in self.fresh.items()}

    @cached_property
    def keys(self) -> set[str]:
        """The needs that this change touches."""
        keys = {f"in:{target}" for target in self.links}
        for id_ in (*self.real, *self.gone):
            before, after = self.old.get(id_), self.fresh.get(id_) if id_ not in self.gone else None
            keys |= _touched(id_, before, after)
        if self._wanted_changed():
            keys.add("wanted:")
        return keys | {f"same:{id_}" for name in self._changed_names() for id_ in
                       self.memory.bearers(name) | self.bearers(name)}

    def renames(self) -> bool:
        """Whether any name, former id or file came, went or changed."""
        def names(digest: Digest) -> list[tuple[str, str, int, int]]:
            return [(use.role, use.folded, use.line, use.column) for use in digest.names]

        return bool(self.gone) or any(id_ not in self.old or names(self.old[id_]) != names(digest)
                                      or self.old[id_].place.shown != digest.place.shown
                                      for id_, digest in self.fresh.items())

    def _wanted_changed(self) -> bool:
        moved = {id_ for id_ in (*self.real, *self.gone) if id_ not in self.old or id_ in self.gone}
        return bool(moved) or any(link.wanted for links in self.links.values() for link in links) or any(
            link.wanted for target in self.links for link in unpack(self.memory.incoming(target)))

    def _changed_names(self) -> set[str]:
        ids = (*self.real, *self.gone)
        return {name for id_ in ids for name in self.memory.names(id_) ^ self._names.get(id_, set())}


def since(memory: Memory, settings: Settings, found: Files) -> Change:
    """What has changed since the memory was made."""
    stamps = memory.stamps()
    ids = {id_: shown for shown, (id_, _, _) in stamps.items()}
    altered = [place for place in found.places if stamps.get(place.shown, ("", 0, 0))[1:] != found.stamps[place.shown]]
    gone = tuple(id_ for id_ in ids if id_ not in found.known)
    moved = [place.id for place in altered if ids.get(place.id) != place.shown] + list(gone)
    touched = _touched_places(memory, found, moved, {place.id for place in altered})
    fresh = {digest.place.id: digest for digest in collect.collect(settings, found, [*altered, *touched])}
    old = {id_: collect.relinked(digest, settings) for id_ in (*fresh, *gone) if (digest := memory.digest(id_))}
    return Change(memory, fresh, old, gone)


def _touched_places(memory: Memory, found: Files, moved: Iterable[str], altered: set[str]) -> list[Place]:
    """The files that link to an entry which came, went or moved: their links must be held against it again."""
    sources = {link.source for id_ in moved for link in unpack(memory.incoming(id_))} - altered
    return [place for place in found.places if place.id in sources]


def problems(change: Change, found: Files) -> tuple[list[Problem], list[Problem]]:
    """All the problems of the entries as they are now, and those of them that lie between entries."""
    memory, own = change.memory, [problem for digest in change.fresh.values() for problem in digest.problems]
    if change.renames():
        kept = [digest for digest in memory.digests() if digest.place.id not in {*change.fresh, *change.gone}]
        all_digests = sorted((*kept, *change.fresh.values()), key=lambda digest: digest.place.shown)
        between = sorted(set(collect.clashing(all_digests, found)))
    else:
        between = [*memory.clashes(), *repeated_ids(found.places)]
    files = {digest.place.shown for digests in (change.fresh, change.old) for digest in digests.values()}
    others = [problem for problem in memory.problems() if problem.path not in files]
    return sorted({*others, *own, *between}), between


def _said(digest: Digest) -> tuple:
    return digest.data, digest.place.shown, digest.removed


def _touched(id_: str, before: Digest | None, after: Digest | None) -> set[str]:
    old, new = before.card if before else None, after.card if after else None
    keys = set()
    if old != new:
        keys |= {f"card:{id_}", *(f"kind:{card.kind}" for card in (old, new) if card)}
    if (old.kind if old else "") != (new.kind if new else ""):
        keys |= {f"count:{card.kind}" for card in (old, new) if card}
    if (before.csl if before else None) != (after.csl if after else None):
        keys.add(f"work:{id_}")
    if (before.counts if before else None) != (after.counts if after else None):
        keys.add("totals:")
    return keys
