"""What a template says with: prose with its links, notes by number, values with their evidence.

One `Composer` serves one page. It turns references into links and citations into
notes, counts them in the order of the page, and remembers the works for the list
of sources. Everything it returns is Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from generator.bibliography import Formatted, compose
from generator.dates import DateWords, When, show, show_short
from generator.encyclopedia import Card
from generator.entries.values import Evidence, Figure, Happening, Named, Prose, Ref, Reference, Statement
from generator.pages.markdown import escape, foreign, image, link, relative
from generator.prose import Citation, Mention, copied, inline, scan, slug, write
from generator.watched import Watched
from generator.words import Words

if TYPE_CHECKING:  # the writer of drawings is loaded by those who draw
    from generator.drawing.figure import Figure as Drawing

Library = Mapping[str, Formatted]
SECTIONS = frozenset((
    "entry", "background", "aftermath", "forces", "disputed", "further", "see-also", "sources", "links", "cite",
    "notes", "order", "battles", "within", "people", "topics", "members", "parts", "campaigns", "groups", "reference",
    "map", "verified", "relations", "for", "against", "neither", "locations", "distances", "checked", "images"))
"""Ids that the templates give to sections of their own."""
_HEADING_ID = re.compile(r"(?<= )\{#([a-z0-9-]+)\}$", re.MULTILINE)
_APART = re.compile(r"(?<=[\w.,;:!?)\]”’\"*_])(?: |\n *)(?=\[\^\d+\])")
_BULLET = re.compile(r"\s*(?:\d+[.)]|[-*+>])")
_MARKS = re.compile(r"((?:\[\^\d+\])+)([.,;:]|&#58;)")


def marks_last(text: str) -> str:
    """Note marks set close to their words, after the stop or comma that they stand before, as printers do."""
    if "[^" not in text:
        return text
    if " [^" in text or "\n[^" in text or "\n " in text:
        text = _APART.sub(_closed, text)
    return _MARKS.sub(lambda found: found[2].replace("&#58;", ":") + found[1], text)


def _closed(found: re.Match[str]) -> str:
    """Nothing for the space before a note mark, but for the one that makes a list or a quotation."""
    line = found.string[found.string.rfind("\n", 0, found.start()) + 1:found.start()]
    return found[0] if _BULLET.fullmatch(line) else ""


class Composer:
    """The voice of one page, in `folder`, of the entry `id_`."""

    def __init__(self, watched: Watched, library: Library, words: Words, *, id_: str = "", folder: str = "",
                 calendars: tuple[str, ...] = ("julian", "hijri"), date_words: DateWords | None = None) -> None:
        self.watched, self.library, self.words = watched, library, words
        self.id, self.folder = id_, folder
        self._calendars = calendars
        self.date_words = date_words or DateWords()
        self.notes: dict[str, int] = {}
        self.works: dict[str, None] = {}
        self.figures: dict[str, Drawing] = {}
        self.canonical = False
        self._ids: set[str] = set()

    # Links

    def link(self, id_: str, text: str = "") -> str:
        """A link to an entry; `text` is plain and the headword stands where it is missing."""
        card = self.watched.card(id_)
        if card is None:
            address = relative("wanted.md", self.folder) + f"#{id_}"
            return link(escape(text or self._wanted_name(id_)), address)
        return link(escape(text or card.headword), relative(card.address, self.folder))

    def address(self, id_: str) -> str:
        """The page of an entry as a drawing links to it; nothing where there is none."""
        card = self.watched.card(id_)
        return relative(card.address, self.folder).removesuffix(".md") + ".html" if card else ""

    def _wanted_name(self, id_: str) -> str:
        """What somebody who links to an unwritten entry calls it."""
        return next((found.text for found in self.watched.incoming(id_) if found.text), id_)

    def card(self, card: Card) -> str:
        return self.link(card.id)

    def ref(self, ref: Ref | Named | None) -> str:
        """A reference as a link, or the plain name where there is none."""
        if isinstance(ref, Named):
            return self.ref(ref.ref) if ref.ref else escape(ref.text)
        return self.link(ref.id, ref.text) if ref else ""

    def refs(self, refs: Iterable[Ref]) -> str:
        return ", ".join(self.ref(ref) for ref in refs)

    # Prose

    def prose(self, text: Prose | None, level: int = 2) -> str:
        """Prose as blocks; its first headings come out at `level`."""
        if not text:
            return ""
        scanned = scan(text)
        if not self.canonical:
            plain = copied(scanned, self.token, lambda title: self._free(slug(title)), base_level=level)
            if plain is not None:
                return marks_last(plain.strip())
        written = write(scanned, self.token, base_level=level, note=self._own_note)
        for label, note in written.footnotes:
            self._settle(label, note)
        return self._unlike_sections(marks_last(written.text.strip()))

    def _unlike_sections(self, text: str) -> str:
        """The text with no heading id that a section of the page has, or another text on it."""
        return _HEADING_ID.sub(lambda found: f"{{#{self._free(found[1])}}}", text) if "{#" in text else text

    def _free(self, first: str) -> str:
        """An id that nothing on the page has yet."""
        id_, number = first, 1
        while id_ in SECTIONS or id_ in self._ids:
            number += 1
            id_ = f"{first}-{number}"
        self._ids.add(id_)
        return id_

    def inline(self, text: Prose | str | None) -> str:
        """Prose of one paragraph, within a line."""
        return marks_last(inline(scan(text), self.token).strip()) if text else ""

    def text(self, text: str) -> str:
        """A plain text."""
        return escape(text)

    def foreign(self, text: str, lang: str) -> str:
        return foreign(text, lang)

    def token(self, token: Mention | Citation) -> str:
        if isinstance(token, Mention):
            return self.link(token.id, token.text or "")
        return self.note(self._series((cited.work, cited.locator or "", "") for cited in token.references) + ".")

    # Drawings

    def figure(self, drawing: Drawing, beside: str = "") -> str:
        """A drawing with its caption and credit, as a picture in a file of its own below plates/.

        `beside` is Markdown that tells in words what it shows.
        """
        self.figures[drawing.name] = drawing
        shown = image(drawing.alt, relative(f"plates/{drawing.name}.svg", self.folder))
        credit = f"<small>{drawing.credit}</small>" if drawing.credit else ""
        parts = [f'<div class="{" ".join(("figure", *drawing.form.split()))}" markdown="1">', shown, drawing.caption,
                 credit, beside.strip(), "</div>"]
        return "\n\n".join(part for part in parts if part)

    # Notes

    def note(self, words: str) -> str:
        """The mark of a note; the same words share one."""
        return f"[^{self.notes.setdefault(words, len(self.notes) + 1)}]"

    def _own_note(self, label: str) -> str:
        return self.note(f"\0{label}")

    def _settle(self, label: str, words: str) -> None:
        """Give an author's own footnote its words, which are known only after the text."""
        self.notes = {words if key == f"\0{label}" else key: number for key, number in self.notes.items()}

    def _series(self, cited: Iterable[tuple[str, str, str]]) -> str:
        """Works with locators and transmitters; a work cited twice running is named once."""
        said: list[str] = []
        for (work, transmitter), group in groupby(cited, key=itemgetter(0, 2)):
            locators = "; ".join(locator for _, locator, _ in group if locator)
            said.append(self._cited(work, locators) + (
                f" ({self.words('text.from', name=transmitter)})" if transmitter else ""))
        return "; ".join(said)

    def _cited(self, work: str, locator: str) -> str:
        self.works[work] = None
        card, formatted = self.watched.card(work), self.reference(work)
        if card is None or formatted is None:
            return escape(work)
        return compose(link(formatted.short, relative(card.address, self.folder)), locator)

    def reference(self, work: str) -> Formatted | None:
        """How a work is referred to, in notes and in full."""
        self.watched.need("work", work)
        return self.library.get(work)

    def sources(self, sources: Iterable[Reference], *, transmitters: bool = True) -> str:
        """Sources on one line: works, places in them, transmitters, and their very words."""
        sources = tuple(sources)
        said = self._series((source.work.id, source.locator, self.ref(source.transmitter) if transmitters else "")
                            for source in sources)
        quotes = "; ".join(f"“{self.inline(source.quote)}”" for source in sources if source.quote)
        return f"{said}: {quotes}" if quotes else said

    def transmitters(self, sources: Iterable[Reference]) -> str:
        return ", ".join(dict.fromkeys(self.ref(s.transmitter) for s in sources if s.transmitter))

    def evidence(self, record: Evidence) -> str:
        """The note that supports a value, and how sure it is where that is said."""
        parts = (self.sources(record.sources), self.inline(record.note))
        words = " ".join(part if part.endswith((".", "?", "!", "”")) else part + "." for part in parts if part)
        doubt = record.certainty if record.certainty != "certain" else None
        return (f" *({self.words('certainty.' + doubt)})*" if doubt else "") + (self.note(words) if words else "")

    # Values

    def date(self, when: When) -> str:
        return show(when, self._calendars, self.date_words)

    def short_date(self, when: When) -> str:
        return show_short(when, self._calendars[0], self.date_words)

    def happening(self, value: Happening) -> str:
        """A date, a place and a word, as far as they are given."""
        parts = (self.date(value.when) if value.when else "", self.ref(value.place), escape(value.text))
        return ", ".join(part for part in parts if part)

    def amount(self, value: Figure) -> str:
        """A number with what it counts; a thin no-break space parts the thousands."""
        if value.between:
            number = "–".join(f"{bound:,}" for bound in value.between)
        else:
            number = f"{value.number:,}" if value.number is not None else ""
        return escape(" ".join(part for part in (number, value.of) if part) or value.text) + (
            f" ({escape(value.text)})" if value.text and number else "")

    def value(self, value: object) -> str:
        """Any value that a statement may hold."""
        if isinstance(value, When):
            return self.date(value)
        if isinstance(value, Happening):
            return self.happening(value)
        if isinstance(value, Figure):
            return self.amount(value)
        if isinstance(value, Ref | Named):
            return self.ref(value)
        if isinstance(value, Prose):
            return self.inline(value)
        if isinstance(value, tuple):
            return " → ".join(self.value(item) for item in value)
        return escape(str(value))

    def lines(self, records: Iterable[Evidence], *fields: str, between: str = ", ") -> str:
        """Records a line each: the fields that are filled, and the evidence."""
        return "<br>".join(
            between.join(self._part(name, value) for name in fields if (value := getattr(record, name)))
            + self.evidence(record) for record in records)

    def _part(self, name: str, value: object) -> str:
        """A field of a record, with the word that it needs before it (“under”), if there is one."""
        said = self.words.find(f"lines.{name}")
        return said.format(value=self.value(value)) if said else self.value(value)

    def every(self, statements: tuple[Statement, ...]) -> str:
        """All the statements, a line each, the preferred first."""
        order = {"preferred": 0, "normal": 1, "deprecated": 2}
        return "<br>".join(self.value(s.value) + self.evidence(s)
                           for s in sorted(statements, key=lambda s: order[s.rank]))

    def statements(self, statements: tuple[Statement, ...]) -> str:
        """The statement to be shown first with its evidence, and a word on how many others there are."""
        shown = [s for s in statements if s.rank == "preferred"] or [s for s in statements if s.rank != "deprecated"][:1]
        if not shown:
            return ""
        said = "<br>".join(self.value(s.value) + self.evidence(s) for s in shown)
        others = len(statements) - len(shown)
        if others > 0:
            said += f" ([{self.words('text.others', n=others)}](#disputed))"
        return said
