"""The relations of an entry, gathered for its fan: from its own fields and from those that name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.encyclopedia import Card, Link, by_time
from generator.entries.values import Named, Ref, Reference, Statement
from generator.extracts.bonds import Bond, read
from generator.pages import derived
from generator.pages.view import View
from generator.relations.amount import Amount
from generator.relations.bundle import Bundle, Relative, bundled
from generator.relations.family import Family, Told, family
from generator.relations.order import Army, Man
from generator.timeline.event import DOUBTED

FOUGHT = ("battle.sides.commanders.person", "battle.sides.participants.person")
_NEAREST = 24
"""People whom a family tree holds at most."""
SIDED = ("battle.sides.groups",)


class Gatherer:
    """Finds the relations of one entry; `bundles` is what a fan shows of a person or a group."""

    def __init__(self, view: View) -> None:
        self.view, self.entry, self.id = view, view.entry, view.id
        self.words, self.watched = view.words, view.say.watched

    def bundles(self) -> list[Bundle]:
        """The bundles that are not empty, in their order."""
        found = self._of_group() if self.entry.KIND == "group" else self._of_person()
        return [bundle for bundle in found if bundle.relatives]

    def _of_person(self) -> Iterator[Bundle]:
        yield bundled("kin", self.words("relations_drawn.kin"), [*self._relatives(), *self._relatives_who_say_so()])
        yield bundled("service", self.words("relations_drawn.service"), self._service())
        yield bundled("followers", self.words("relations_drawn.followers"),
                      self._naming("person.offices.under"))
        yield from self._fought(FOUGHT)

    def _of_group(self) -> Iterator[Bundle]:
        yield bundled("leaders", self.words("relations_drawn.leaders"), (
            self._one(leader.person, leader.title, leader) for leader in self.entry.leaders))
        led = {leader.person.id for leader in self.entry.leaders}
        members = self._naming("person.offices.group", "person.allegiances.group")
        yield bundled("members", self.words("relations_drawn.members"), (one for one in members if one and one.id not in led))
        yield bundled("parts", self.words("relations_drawn.parts"), [
            *(self._one(ref, self.words("relations_drawn.whole")) for ref in self.entry.within),
            *self._naming("group.within", note=self.words("relations_drawn.part"))])
        yield from self._fought(SIDED)

    # Kin

    def _relatives(self) -> Iterator[Relative | None]:
        for kin in self.entry.kin:
            yield self._one(kin.person, self.words(f"kin.{kin.relation}"), kin)

    def _relatives_who_say_so(self) -> Iterator[Relative | None]:
        """Those who name this one as a relative: what they are to it, told the other way round."""
        known = {kin.person.id for kin in self.entry.kin}
        for link in self.watched.incoming(self.id):
            if link.relation == "person.kin.person" and link.source not in known:
                yield self._card(link.source, self.words(f"kin_inverse.{link.told('relation')}"))

    def family(self) -> Family:
        """Everybody near who has an entry, by what any of them says of another."""
        return family(self.id, self._accounts, _NEAREST)

    def _accounts(self, id_: str) -> Iterator[Told]:
        """What somebody says of relatives, and what others say of being relatives."""
        for bond in read(self.watched.extract("bonds", id_)):
            if bond.sort == "kin" and bond.rank != "deprecated" and self.watched.card(bond.others[0]):
                yield id_, str(bond.told[0]), bond.others[0]
        for link in self.watched.incoming(id_):
            if link.relation == "person.kin.person":
                yield link.source, link.told("relation"), id_

    # Service

    def _service(self) -> Iterator[Relative | None]:
        for office in self.entry.offices:
            if isinstance(office.under, Named) and office.under.ref:
                yield self._one(office.under.ref, office.title.partition(",")[0], office)
            if office.group:
                yield self._one(office.group, office.title.partition(",")[0], office)
        for allegiance in self.entry.allegiances:
            yield self._one(allegiance.group, allegiance.role, allegiance)
        yield from self._naming("group.leaders.person")

    def _naming(self, *relations: str, note: str = "") -> Iterator[Relative | None]:
        """The entries that name this one by a relation, in the order of time."""
        for found in derived.appearances(self.watched, self.id, *relations):
            yield self._card(found.card.id, note or _first(found.link.told("title") or found.link.told("role")))

    # War

    def _fought(self, relations: tuple[str, ...]) -> Iterator[Bundle]:
        """Comrades and opponents, those of most battles first, and the battles."""
        found = derived.appearances(self.watched, self.id, *relations)
        own: dict[str, list[Card]] = {}
        other: dict[str, list[Card]] = {}
        fates: dict[str, str] = {}
        sort = "fought" if relations is FOUGHT else "sided"
        for battle, sides in _sides(found).items():
            card = self.watched.card(battle)
            for bond in read(self.watched.extract("bonds", battle)):
                if card and bond.sort == sort and bond.rank != "deprecated":
                    for id_ in bond.others:
                        if id_ != self.id:
                            (own if bond.told[0] in sides else other).setdefault(id_, []).append(card)
                            fates |= {id_: fate for fate in bond.told[2:3] if fate}
        names = ("allies", "opponents") if sort == "sided" else ("comrades", "opponents")
        for name, met in zip(names, (own, other), strict=True):
            yield bundled(name, self.words(f"relations_drawn.{name}"), self._met(met, fates if met is other else {}))
        yield bundled("battles", self.words("relations_drawn.battles"), (
            self._card(item.card.id, ", ".join(part for part in (item.card.when, _first(item.link.told("fate"))) if part))
            for item in derived.once(found)))

    def _met(self, met: dict[str, list[Card]], fates: dict[str, str]) -> Iterator[Relative | None]:
        """Each with the battle in which they met, or how many there were."""
        order = sorted(met.items(), key=lambda pair: (-len(set(pair[1])), by_time(min(pair[1], key=by_time)), pair[0]))
        for id_, battles in order:
            once = list(dict.fromkeys(battles))
            where = self.view.short(once[0]) if len(once) == 1 else self.words("relations_drawn.times", n=len(once))
            yield self._card(id_, ", ".join(part for part in (_first(fates.get(id_, "")), where) if part))

    # The order of battle

    def armies(self) -> list[Army]:
        """The sides of a battle: commanders, then others, and the numbers by those who give them."""
        return [Army(self.view.side(side) or "–", tuple(self._men(side)), tuple(map(self._amount, side.strength)),
                     tuple(map(self._amount, side.losses))) for side in self.entry.sides]

    def _men(self, side: Any) -> Iterator[Man]:
        for leads, several in ((True, side.commanders), (False, side.participants)):
            for one in several:
                card = self.watched.card(one.person.id)
                name = card.headword if card else one.person.text or one.person.id
                note = ", ".join(part for part in (_first(one.fate), one.role) if part)
                yield Man(one.person.id if card else "", name, note, leads, one.certainty in DOUBTED)

    def _amount(self, statement: Statement) -> Amount:
        value = statement.value
        low, high = value.between or (value.number, value.number)
        number = f"{low:,}–{high:,}" if value.between else f"{low:,}" if low is not None else ""
        said = " ".join(part for part in (number, value.of) if part) if number else value.text or value.of
        by = dict.fromkeys(_speaker(source, self.view) for source in statement.sources)
        return Amount(low, high, said, ", ".join(by), statement.certainty in DOUBTED or statement.rank == "deprecated")

    # One

    def _one(self, ref: Ref, note: str, evidence: Any = None) -> Relative | None:
        return self._card(ref.id, note, getattr(evidence, "certainty", "") in DOUBTED)

    def _card(self, id_: str, note: str, doubted: bool = False) -> Relative | None:
        """A relative, if it has an entry."""
        card = self.watched.card(id_)
        if card is None or id_ == self.id:
            return None
        name = self.view.short(card) if card.kind == "battle" else card.headword
        return Relative(id_, name, card.kind, note, doubted)


def _sides(found: Iterable[derived.Appearance]) -> dict[str, set[int]]:
    """The sides on which it stood in each battle; the number of the side is the second step of the link's path."""
    sides: dict[str, set[int]] = {}
    for item in found:
        sides.setdefault(item.card.id, set()).add(_side(item.link))
    return sides


def _side(link: Link) -> int:
    return next(step for step in link.path if isinstance(step, int))


def _speaker(source: Reference, view: View) -> str:
    """Who gives it: the transmitter, or the work where there is none; in plain text."""
    if source.transmitter and not source.transmitter.ref:
        return source.transmitter.text
    id_ = source.transmitter.ref.id if source.transmitter and source.transmitter.ref else source.work.id
    card = view.known(id_)
    return card.headword if card else id_


def _first(text: str) -> str:
    """What stands before the first comma or semicolon."""
    return text.partition(",")[0].partition(";")[0]
