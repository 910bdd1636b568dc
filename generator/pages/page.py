"""One entry made into one page of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import jinja2

from generator.catalogues import same_as as catalogued
from generator.atlas.atlas import Atlas, atlas_of
from generator.contributing import Ways, guide, ways
from generator.dates import DateWords
from generator.encyclopedia import Encyclopedia, by_name
from generator.entries.entry import Entry, Removed
from generator.pages import cite
from generator.pages.compose import Composer, Library
from generator.pages.drawn import Drawn
from generator.pages.markdown import attribute, cell, escape, relative
from generator.pages.view import View
from generator.pages.witnesses import line
from generator.settings import Settings
from generator.watched import Watched
from generator.words import Words

if TYPE_CHECKING:
    from generator.atlas.plates import Shown
    from generator.drawing.figure import Figure

_OWN_TEMPLATES = Path(__file__).parent.parent / "templates"
_REPEATED = re.compile(r"(\[\^\d+\])\1+")


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its source path (`persons/x.md`), its title in plain text, its Markdown.

    `watched` wrote down what it draws from the encyclopedia beside its own entry,
    `figures` are the drawings on it; `source` and `entry` are set where it is the page of one entry.
    """

    path: str
    title: str
    description: str
    markdown: str
    watched: Watched
    figures: tuple[Figure, ...] = ()
    source: str = ""
    entry: Entry | None = None

    @property
    def needs(self) -> tuple[str, ...]:
        return tuple(self.watched.needs)


class Download(NamedTuple):
    """A file that is published with the site: the form it belongs to, its name and its size."""

    part: str
    name: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Press:
    """What all pages of one encyclopedia are made with."""

    settings: Settings
    words: Words
    library: Library
    jinja: jinja2.Environment
    date_words: DateWords
    atlas: Atlas | None = None
    canonical: bool = False
    """Whether all prose is written anew, for other builders too, and none copied."""
    published: tuple[Download, ...] | None = None
    """What the site offers for download; None where it is not made for publishing."""

    def composer(self, watched: Watched, id_: str = "", folder: str = "") -> Composer:
        say = Composer(watched, self.library, self.words, id_=id_, folder=folder,
                       calendars=self.settings.options.calendars, date_words=self.date_words)
        say.canonical = self.canonical
        return say


def press(settings: Settings, words: Words, library: Library) -> Press:
    """Templates and words made ready.

    An encyclopedia's own templates go first; `standard/` before its name is the generator's template
    even where there is an own one, so that the own one can extend it.
    """
    own = settings.root / settings.options.templates if settings.options.templates else None
    standard = jinja2.FileSystemLoader(_OWN_TEMPLATES)
    loaders = [*([jinja2.FileSystemLoader(own)] if own else []), standard, jinja2.PrefixLoader({"standard": standard})]
    jinja = jinja2.Environment(loader=jinja2.ChoiceLoader(loaders), trim_blocks=True, lstrip_blocks=True,
                               undefined=jinja2.StrictUndefined, autoescape=False, auto_reload=False,
                               comment_start_string="{##", comment_end_string="##}")
    jinja.globals["words"] = words
    jinja.filters |= {"plain": escape, "cell": cell, "capfirst": lambda text: text[:1].upper() + text[1:],
                      "in_order": in_order, "rows": rows, "marked_once": marked_once}
    return Press(settings, words, library, jinja, DateWords.of(words.find("dates") or {}), atlas_of(settings))


def in_order(groups: Iterable[tuple[str, Any]], order: tuple[str, ...]) -> list[tuple[str, Any]]:
    """Groups in a given order rather than the alphabet's."""
    return sorted(groups, key=lambda group: order.index(group[0]) if group[0] in order else len(order))


def rows(text: str) -> str:
    """The lines of a table without the blank ones that templates leave between them."""
    return "\n".join(line for line in text.splitlines() if line.strip())


def marked_once(text: str) -> str:
    """The text without a note mark that repeats the one before it."""
    return _REPEATED.sub(r"\1", text)


def tidy(markdown: str) -> str:
    """One blank line between blocks, none at the end but a line feed."""
    while "\n\n\n" in markdown:
        markdown = markdown.replace("\n\n\n", "\n\n")
    return markdown.strip() + "\n"


def entry_page(entry: Entry, id_: str, encyclopedia: Encyclopedia, press: Press, changed: str = "") -> Page:
    """The page of an entry. `changed` is the day of its last revision, as YYYY-MM-DD."""
    watched = Watched(encyclopedia)
    say = press.composer(watched, id_, entry.FOLDER)
    view = View(entry, id_, say)
    template = press.jinja.select_template([f"entries/{entry.KIND}.md.j2", "entries/entry.md.j2"])
    markdown = template.render(
        saved=lambda own=None: _saved(entry, id_, press, changed, own), entry=entry, view=view, say=say, drawn=Drawn(view, press.settings.options.calendars), further=lambda: [_reading(item, say) for item in entry.further],
        sources=lambda: _sources(say), notes=lambda: list(say.notes), same_as=_same_as(entry),
        full=_full(id_, say), plates=lambda: _plates(entry, id_, watched, press),
        sure=line(watched.extract("trust", id_), watched, press.words),
        cite=cite.cited(entry, id_, press, changed), ways=_ways(entry, id_, say, press))
    card = encyclopedia.cards[id_]
    return Page(card.address, entry.headword, view.plain(card.lead), tidy(markdown), watched,
                tuple(say.figures.values()), id_, entry)


def _plates(entry: Entry, id_: str, watched: Watched, press: Press) -> list[Shown]:
    """The plates of an entry; what draws them is not loaded where there is no atlas."""
    if press.atlas is None:
        return []
    from generator.atlas.plates import plates

    return plates(entry, id_, watched, press.atlas, press.words)


def _saved(entry: Entry, id_: str, press: Press, changed: str, own: Any) -> str:
    """Links that save the reference of the entry, or of the work that it is about: then `own` are its fields."""
    if own:
        return cite.files(id_, own, press)
    key = f"entry-{id_}" if hasattr(entry, "csl") else id_
    return cite.files(key, cite.item(entry, id_, press, changed), press, press.settings.options.licence)


def removed_page(entry: Removed, id_: str, folder: str, encyclopedia: Encyclopedia, press: Press) -> Page:
    """The page that stands where an entry was taken back."""
    watched = Watched(encyclopedia)
    say = press.composer(watched, id_, folder)
    markdown = press.jinja.get_template("entries/removed.md.j2").render(entry=entry, say=say)
    return Page(f"{folder}/{id_}.md", press.words("removed.title", name=entry.headword), "", tidy(markdown),
                watched, source=id_)


def _full(id_: str, say: Composer) -> str:
    formatted = say.reference(id_)
    return formatted.full if formatted else ""


def _reading(reading: Any, say: Composer) -> str:
    full = _full(reading.work.id, say) or escape(reading.work.text or reading.work.id)
    return f"{full}{' ' + escape(reading.note) if reading.note else ''} {_to_work(reading.work.id, say)}".strip()


def _sources(say: Composer) -> list[str]:
    """The works cited on the page, in full, in alphabetical order."""
    cards = sorted((card for work in say.works if (card := say.watched.card(work))), key=by_name)
    return [f"{_full(card.id, say)} {_to_work(card.id, say)}" for card in cards]


def _to_work(id_: str, say: Composer) -> str:
    card = say.watched.card(id_)
    return f"([{say.words('text.about_work')}]({relative(card.address, say.folder)}))" if card else ""


def _same_as(entry: Entry) -> str:
    parts = []
    for same in entry.same_as:
        address = catalogued(same.in_, attribute(same.id))
        name = f"{escape(same.in_)} {escape(same.id)}"
        shown = f"[{name}]({address})" if address else name
        parts.append(shown + (" (≈)" if same.match == "close" else ""))
    return "<br>".join(parts)


def _ways(entry: Entry, id_: str, say: Composer, press: Press) -> Ways:
    """Where to change the entry; in a book only addresses on the web lead anywhere."""
    path = "" if press.canonical else guide(press.settings)
    editor = "edit/index.html" if press.settings.options.editor is not None and not press.canonical else ""
    guided, edited = (relative(to, say.folder) if to else "" for to in (path, editor))
    return ways(press.settings, press.words, entry.FOLDER, id_, entry.headword, guided, edited)
