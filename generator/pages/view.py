"""An entry as its template sees it: the entry, and what follows from the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.dates import When
from generator.encyclopedia import Card
from generator.entries.entry import Entry, Question, preferred
from generator.entries.values import Ref, Statement
from generator.homonyms import homonym_of
from generator.pages import derived
from generator.pages.compose import Composer
from generator.pages.markdown import escape, foreign, image, link, relative, table
from generator.timeline.lanes import short

FEW = 2
"""Namesakes that a line above an entry can name; of more, it leads to the page of the name."""


class Dispute(NamedTuple):
    """One thing the sources tell differently, as a table ready to be set."""

    title: str
    table: str
    note: str


class Picture(NamedTuple):
    """A picture as Markdown, with the lines below it."""

    image: str
    caption: str
    credit: str


class View:
    """One entry for its template; `say` makes Markdown of values."""

    def __init__(self, entry: Entry, id_: str, say: Composer) -> None:
        self.entry, self.id, self.say, self.words = entry, id_, say, say.words

    # Head

    @property
    def heading(self) -> str:
        script = self.entry.script
        return escape(self.entry.headword) + (f" {foreign(script.text, script.lang)}" if script else "")

    @property
    def hatnote(self) -> str:
        """A line that leads readers of another entry of the same name to it."""
        found = derived.namesakes(self.say.watched, self.id)
        if not found:
            return ""
        if len(found) > FEW and (shared := homonym_of(self.say.watched, self.id)):
            page = link(escape(shared.title), relative(shared.path, self.say.folder))
            return self.words("hatnote.many", n=len(found), page=page)
        others = "; ".join(f"{self.say.card(card)} ({escape(card.gloss)})" for card in found)
        return self.words("hatnote.other", name=escape(self.entry.headword), others=others)

    @property
    def names(self) -> str:
        """Names in other scripts and languages, beyond the one beside the headword."""
        return ", ".join(foreign(name.text, name.lang) + self._use(name.use) for name in self.entry.names
                         if name is not self.entry.script)

    def _use(self, use: str | None) -> str:
        said = self.words.find(f"name_use.{use}")
        return f" ({said})" if said else ""

    # Box

    def pictures(self) -> list[Picture]:
        return [Picture(image(given.alt, relative(f"images/{given.file}", self.say.folder)), self.say.inline(given.caption),
                        self.words("text.picture", credit=escape(given.credit), licence=escape(given.licence)))
                for given in self.entry.images]

    def point(self, location: Any) -> str:
        """Where a location lies, in degrees, and how precise that is meant."""
        (lat, lon), letters = location.point, self.words.find("compass")
        return (f"{abs(lat):.2f}° {letters['north' if lat >= 0 else 'south']}, "
                f"{abs(lon):.2f}° {letters['east' if lon >= 0 else 'west']} "
                f"({self.words('precision.' + location.precision)})")

    def location(self) -> str:
        """The location to be shown first, and a word on how many others there are."""
        chosen, others = preferred(self.entry.locations), len(self.entry.locations) - 1
        if chosen is None:
            return self.words("text.unlocated")
        return self.point(chosen) + (f" ([{self.words('text.others', n=others)}](#locations))" if others else "")

    # Derived

    def appearances(self, *relations: str) -> list[derived.Appearance]:
        return derived.appearances(self.say.watched, self.id, *relations)

    def once(self, *relations: str) -> list[derived.Appearance]:
        return derived.once(self.appearances(*relations))

    def neighbours(self) -> list[derived.Neighbours]:
        return list(derived.neighbours(self.say.watched, self.id))

    def backlinks(self) -> list[derived.Backlink]:
        return derived.backlinks(self.say.watched, self.id, self.words)

    def sentence(self, sentence: str) -> str:
        """A sentence of another entry between quotation marks, as Markdown."""
        return self.words.quoted(escape(self.plain(sentence)))

    def plain(self, text: str) -> str:
        """Plain text of an entry, the ids in it said by their headwords."""
        return derived.named(text, self.say.watched)

    def short(self, card: Card) -> str:
        """A headword without the words that many have in common, in plain text."""
        return short(card.headword, self.words)

    def known(self, id_: str) -> Card | None:
        return self.say.watched.card(id_)

    def refs(self, statements: tuple[Statement, ...]) -> tuple[Ref, ...]:
        """The references of the statement that is shown first."""
        chosen = preferred(statements)
        return chosen.value if chosen else ()

    def told(self, item: derived.Appearance) -> str:
        """In what part this entry appears there: role and fate, or else the relation."""
        told = [item.link.told(name) for name in ("role", "fate", "title", "text")]
        return ", ".join(part for part in told if part) or self.words.relation(item.link.relation)

    # What is disputed

    def disputes(self) -> list[Dispute]:
        """Every property with several statements, and every question, as tables."""
        return [*self._properties(self.entry, ""), *(self._question(question) for question in self.entry.questions)]

    def _properties(self, record: Any, of: str) -> Iterator[Dispute]:
        for name, value in record.__dict__.items():
            if not isinstance(value, tuple) or not value or name in getattr(record, "AGREEING", ()):
                continue
            if len(value) > 1 and all(isinstance(item, Statement) for item in value):
                yield self._dispute(self.words(f"fields.{name}") + of, value)
            elif name == "sides":
                for side in value:
                    yield from self._properties(side, ": " + self.side(side))

    def side(self, side: Any) -> str:
        """What to call one side of a battle, in plain words."""
        if side.name:
            return side.name
        cards = (self.say.watched.card(ref.id) for ref in side.groups)
        return ", ".join(card.headword if card else ref.text or ref.id
                         for card, ref in zip(cards, side.groups, strict=True))

    def side_link(self, side: Any) -> str:
        """One side of a battle, its groups as links."""
        return escape(side.name) or self.say.refs(side.groups)

    def _question(self, question: Question) -> Dispute:
        return self._dispute(question.question, question.answers, self.say.inline(question.note))

    def _dispute(self, title: str, statements: tuple[Statement, ...], note: str = "") -> Dispute:
        rows = [self._row(statement) for statement in statements]
        heads = [self.words(f"table.{name}") for name in ("value", "according", "transmitter", "certainty")]
        kept = [number for number in range(4) if number < 2 or any(row[number] for row in rows)]
        return Dispute(escape(title), table([heads[n] for n in kept], [[row[n] for n in kept] for row in rows]), note)

    def _row(self, statement: Statement) -> list[str]:
        """Value, sources, transmitters, certainty; a source and its transmitter stand on one line."""
        say, value = self.say, self._said(statement)
        if len({source.transmitter for source in statement.sources}) > 1:
            sources = "<br>".join(say.sources([source], transmitters=False) for source in statement.sources)
            transmitters = "<br>".join(say.ref(source.transmitter) or "–" for source in statement.sources)
        else:
            sources = say.sources(statement.sources, transmitters=False)
            transmitters = say.transmitters(statement.sources)
        certainty = self.words("certainty." + statement.certainty) if statement.certainty else ""
        return [value, sources, transmitters, certainty]

    def _said(self, statement: Statement) -> str:
        """The value with the source's own words for it, whether it is rejected, and the remark on it."""
        value, own = self.say.value(statement.value), getattr(statement.value, "text", "")
        if isinstance(statement.value, When) and own and own not in value:
            value = f"{value} ({self.words.quoted(escape(own))})"
        if statement.rank == "deprecated":
            value = f"{value} *({self.words('table.deprecated')})*"
        return f"{value}<br><small>{self.say.inline(statement.note)}</small>" if statement.note else value
