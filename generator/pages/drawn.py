"""The drawings of one entry's page, each made when its template asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from generator.extracts.times import Time, read
from generator.pages import derived
from generator.pages.relations import FOUGHT, Gatherer
from generator.pages.markdown import escape
from generator.pages.view import View
from generator.relations.bundle import related, shared
from generator.timeline.event import Event, by_date, dating

if TYPE_CHECKING:  # the writer of drawings is loaded by those who draw
    from generator.drawing import Figure
    from generator.timeline.strip import Item

_LIFE = {"born": "strip.born", "flourished": "strip.flourished", "died": "strip.died"}
_FEWEST = 4
"""Relations below which a fan would show less than the box does."""
_GENERATIONS = 3
_DOTS, _BANDS = 60, 6
"""How many dots and how many bands a strip has at most."""


class InWords(NamedTuple):
    """A bundle of relations as Markdown: its title, and the relatives."""

    title: str
    relatives: tuple[str, ...]


class Fan(NamedTuple):
    """A fan, and all that it shows in words."""

    figure: Figure
    bundles: tuple[InWords, ...]


class Drawn:
    """What can be drawn of an entry; each answers a figure, or None where there is too little to draw."""

    def __init__(self, view: View, calendars: tuple[str, ...]) -> None:
        self.view, self.say, self.words, self.watched = view, view.say, view.words, view.say.watched
        self._calendars = calendars

    # Relations

    def fan(self) -> Fan | None:
        """The relations of a person or a group, drawn and in words."""
        bundles = Gatherer(self.view).bundles()
        if related(bundles) < _FEWEST:
            return None
        from generator.drawing import Figure
        from generator.relations.fan import fan

        headword, name = self.view.entry.headword, f"{self.view.id}-relations"
        title = self.words("relations_drawn.of", name=headword)
        svg = fan(name, (headword, self._when()), shared(bundles), address=self.say.address,
                  words=self.words, title=title)
        about = f"{escape(title)}. {self.words('relations_drawn.caption')}"
        return Fan(Figure(name, svg, f"{title}. {self.words('relations_drawn.below')}", about, form="relations"), tuple(
            InWords(bundle.title, tuple(self.say.link(one.id) + (f" ({escape(one.note)})" if one.note else "")
                                        for one in bundle.relatives)) for bundle in bundles))

    def _when(self) -> str:
        """The date by which the entry is known, and whether it is that of a birth or a death."""
        entry = self.view.entry
        period = entry.period()
        field = next((name for name in ("died", "born") if period and any(
            statement.value.when is period for statement in getattr(entry, name, ()))), "")
        said = self.say.short_date(period) if period else ""
        return self.words(f"relations_drawn.{field}", when=said) if field else said

    def tree(self) -> Figure | None:
        """The family tree, where three generations are known."""
        found = Gatherer(self.view).family()
        if found.deep < _GENERATIONS:
            return None
        from generator.drawing import Figure
        from generator.relations.tree import in_words, tree

        def called(id_: str) -> str:
            card = self.watched.card(id_)
            return card.headword if card else self.words("tree_drawn.unnamed")

        name, title = f"{self.view.id}-family", self.words("tree_drawn.of", name=self.view.entry.headword)
        told = "; ".join(self.words("tree_drawn.loosely" if loose else "tree_drawn.children", name=called(elder),
                                    others=", ".join(map(called, others))) for (elder, loose), others in in_words(found).items())
        svg = tree(name, self.view.id, found, called=called, address=self.say.address, title=title)
        broken = self.words("tree_drawn.caption") if any(tie.loose for tie in found.ties) else ""
        return Figure(name, svg, f"{title}. {told}", f"{escape(title)}. {broken}".strip(), form="tree")

    def order(self) -> Figure | None:
        """The order of a battle: its armies, and the numbers that are told of them."""
        from generator.drawing import Figure
        from generator.relations.order import order

        armies = Gatherer(self.view).armies()
        if len(armies) < 2 or sum(len(army.men) + len(army.strength) + len(army.losses) for army in armies) < _FEWEST:
            return None
        name, title = f"{self.view.id}-order", self.words("order_drawn.of", name=self.view.entry.headword)
        svg = order(name, armies, address=self.say.address, words=self.words, title=title)
        return Figure(name, svg, f"{title}. {self.words('order_drawn.below')}", self.words("order_drawn.caption"), form="relations")

    # Strips

    def campaign(self) -> Figure | None:
        """Where a battle stands among those of its campaign."""
        at = next(iter(self.view.neighbours()), None)
        around = [id_ for id_ in at.campaign.order if id_ != self.view.id][:_DOTS] if at else []
        own = self._item(self.view.id, linked=False)
        others = [item for id_ in around if (item := self._item(id_))]
        if own is None or not others:
            return None
        return self._strip(others, [own], self.words("strip.campaign", name=at.campaign.headword), self.words("strip.dots"))

    def life(self) -> Figure | None:
        """What is dated in a person's life: birth, death, offices, and the battles."""
        told = read(self.watched.extract("times", self.view.id))
        own = [*self._happenings(told), *self._offices(told)]
        fought = derived.once(self.view.appearances(*FOUGHT))
        battles = [item for found in fought[:_DOTS] if (item := self._item(found.card.id))]
        if len(own) + len(battles) < 2:
            return None
        title = self.words("strip.life", name=self.view.entry.headword)
        return self._strip(battles, own, title, self.words("strip.dots") if battles else "")

    def _happenings(self, told: tuple[Time, ...]) -> Iterator[Item]:
        for field, word in _LIFE.items():
            own = tuple(time for time in told if time.field == field)
            if own:
                yield self._said(Event(field, self.words(word), own), "", "fig-happened")

    def _offices(self, told: tuple[Time, ...]) -> Iterator[Item]:
        held = (Event("", time.title.partition(",")[0], (time,), lasts=True) for time in told if time.field == "offices")
        events = sorted((event for event in held if event.told[0].rank != "deprecated"), key=by_date)
        yield from (self._said(event, "", "fig-happened") for event in events[:_BANDS])

    def _item(self, id_: str, linked: bool = True) -> Item | None:
        card = self.watched.card(id_)
        told = tuple(time for time in read(self.watched.extract("times", id_)) if time.field == "when")
        if card is None or not told:
            return None
        kind = "fig-fought" if card.kind == "battle" else "fig-happened"
        return self._said(Event(id_, card.headword, told), self.say.address(id_) if linked else "", kind)

    def _said(self, event: Event, where: str, kind: str) -> Item:
        from generator.timeline.strip import Item

        found = dating(event)
        return Item(event, where, f"{event.name}: {self.say.short_date(found.when)}" if found else event.name, kind)

    def _strip(self, around: list[Item], own: list[Item], title: str, caption: str) -> Figure | None:
        from generator.drawing import Figure
        from generator.timeline.strip import strip

        name = f"{self.view.id}-strip"
        svg = strip(name, around, own, calendars=self._calendars, dates=self.say.date_words, title=title)
        told = "; ".join(item.said for item in sorted([*own, *around], key=lambda item: by_date(item.event)))
        about = f"{escape(title)}. {caption}".strip()
        return Figure(name, svg, f"{title}. {told}", about, form="strip") if svg else None
