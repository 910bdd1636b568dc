"""What changed between the entries that are remembered and the entries as they are.

A page is made again when its own entry changed, or anything that it needed: the
card of another entry, the links to it, its namesakes, a list. `Change.keys` are
those needs; nothing else is made again.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Any

from generator import collect
from generator.checks import repeated_ids
from generator.collect import Digest, Files
from generator.encyclopedia import Card, Encyclopedia, Lazy, Link, unpack
from generator.entries.source import Place
from generator.problems import Problem
from generator.settings import Settings
from generator.site.memory import FORMER, Memory, claimed


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
            Lazy(links, wanted), Lazy(self._bearers_if_shared, self._shared), Lazy(self._extracts, self._extract_names))

    def _bearers_if_shared(self, folded: str) -> tuple[str, ...] | None:
        found = self.bearers(folded)
        return tuple(sorted(found)) if len(found) > 1 else None

    def _shared(self) -> list[str]:
        """The names that several entries bear, as they are now."""
        kept = set(self.memory.shared()) - self._changed_names
        return sorted(kept | {name for name in self._changed_names if self._bearers_if_shared(name)})

    def _extract_names(self) -> list[str]:
        return sorted({*self.memory.extract_names(), *(name for kept in self._extracted.values() for name in kept)})

    def _extracts(self, name: str) -> Mapping[str, Any]:
        """What is drawn from each entry as it is now."""
        def one(id_: str) -> Any:
            if id_ in self._extracted:
                packed = self._extracted[id_].get(name)
                return marshal.loads(packed) if packed else None
            return None if id_ in self.gone else self.memory.extract(name, id_)

        def all_() -> dict[str, Any]:
            kept = {id_: value for id_, value in self.memory.extracts(name).items()
                    if id_ not in self._extracted and id_ not in self.gone}
            return kept | {id_: value for id_ in self._extracted if (value := one(id_)) is not None}

        return Drawn(one, all_)

    @cached_property
    def _extracted(self) -> Mapping[str, Mapping[str, bytes]]:
        return {id_: dict(digest.extracts) for id_, digest in self.fresh.items()}

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
        names = self._changed_names
        if any(len(bearers) > 1 for name in names for bearers in (self.memory.bearers(name), self.bearers(name))):
            keys.add("shared:")
        return keys | {f"name:{name}" for name in names} | {
            f"same:{id_}" for name in names for id_ in self.memory.bearers(name) | self.bearers(name)}

    def reclaimed(self) -> set[str]:
        """The names and former ids (behind `FORMER`) of every entry in which one came, went or moved."""
        def uses(digest: Digest | None) -> object:
            return digest and (digest.place.shown, digest.names)

        changed = [id_ for id_, digest in self.fresh.items() if uses(self.old.get(id_)) != uses(digest)]
        ids = {id_ for id_ in (*changed, *self.gone) if id_ not in self.old or id_ in self.gone}
        return {name for id_ in (*changed, *self.gone) for name in self.memory.claims(id_)} | {
            name for id_ in changed for name in claimed(self.fresh[id_])} | {FORMER + id_ for id_ in ids}

    def claimants(self, names: Iterable[str]) -> dict[str, Digest]:
        """The entries that bear one of the names, or bore it, as they are now."""
        ids = {id_ for name in names for id_ in self.memory.bearers(name)} | {
            id_ for id_, digest in self.fresh.items() if not claimed(digest).isdisjoint(names)}
        found = {id_: self.fresh.get(id_) or self.memory.digest(id_) for id_ in sorted(ids - {*self.gone})}
        return {id_: digest for id_, digest in found.items() if digest}

    def _wanted_changed(self) -> bool:
        moved = {id_ for id_ in (*self.real, *self.gone) if id_ not in self.old or id_ in self.gone}
        return bool(moved) or any(link.wanted for links in self.links.values() for link in links) or any(
            link.wanted for target in self.links for link in unpack(self.memory.incoming(target)))

    @cached_property
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
    between = _between(change, found)
    files = {digest.place.shown for digests in (change.fresh, change.old) for digest in digests.values()}
    others = [problem for problem in memory.problems() if problem.path not in files]
    stale = set(memory.clashes())
    return sorted({*(problem for problem in others if problem not in stale), *own, *between}), between


def _between(change: Change, found: Files) -> list[Problem]:
    """What is wrong between entries: looked for anew among those that share a name with one that changed.

    Whether two names clash is known from all who bear them, so these are read too; of what is found
    only that is taken which lies in the first ones' files, and of what was known all the rest.
    """
    touched = change.claimants(change.reclaimed())
    around = change.claimants({name for digest in touched.values() for name in claimed(digest)})
    paths = {digest.place.shown for digests in (touched, change.fresh, change.old) for digest in digests.values()}
    digests = sorted({**around, **touched}.values(), key=lambda digest: digest.place.shown)
    clashing = [problem for problem in collect.clashing(digests, found) if problem.path in paths]
    kept = [problem for problem in change.memory.clashes() if problem.path not in paths]
    return sorted({*kept, *clashing, *repeated_ids(found.places)})


def _said(digest: Digest) -> tuple:
    return digest.data, digest.place.shown, digest.removed


def _touched(id_: str, before: Digest | None, after: Digest | None) -> set[str]:
    """The needs that one entry touches; its lead is shown in its own page alone."""
    old, new = (digest.card and digest.card._replace(lead="") if digest else None for digest in (before, after))
    keys = set()
    if old != new:
        keys |= {f"card:{id_}", *(f"kind:{card.kind}" for card in (old, new) if card)}
    if (old.kind if old else "") != (new.kind if new else ""):
        keys |= {f"count:{card.kind}" for card in (old, new) if card}
    if (before.csl if before else None) != (after.csl if after else None):
        keys.add(f"work:{id_}")
    if (before.counts if before else None) != (after.counts if after else None):
        keys.add("totals:")
    return keys | _redrawn(id_, before, after)


def _redrawn(id_: str, before: Digest | None, after: Digest | None) -> set[str]:
    """The extracts in which two states of an entry differ."""
    drawn = {*(before.extracts if before else ())} ^ {*(after.extracts if after else ())}
    return {f"extract {name}:{which}" for name, _ in drawn for which in (id_, "")}


class Drawn(Mapping[str, Any]):
    """One kind of extract by id, looked up singly or all at once."""

    def __init__(self, one: Callable[[str], Any], all_: Callable[[], dict[str, Any]]) -> None:
        self._one, self._all = one, all_

    def __getitem__(self, id_: str) -> Any:
        value = self._one(id_)
        if value is None:
            raise KeyError(id_)
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def items(self) -> Any:
        return self._all().items()
