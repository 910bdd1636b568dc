"""What all pages of this part have in common: the row of ways above them, and lists of entries by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeVar

from generator.encyclopedia import Card, by_name, by_time
from generator.pages.compose import Composer
from generator.pages.markdown import escape, relative
from generator.pages.page import Page, Press, tidy
from generator.watched import Watched

Key, Item = TypeVar("Key"), TypeVar("Item")

FOLDER = "browse"
WAYS = {"index": "index", "letters": "letters", "calendar": "calendar", "years": "years", "regions": "place",
        "sides": "group", "campaigns": "campaign", "sources": "work", "certainty": "certainty", "names": "names",
        "recent": "recent"}
"""The first page of each way; where the value is the name of a kind, only encyclopedias with that kind have it."""
KINDS = frozenset(("place", "group", "campaign", "work"))


class Batch(NamedTuple):
    """Entries of one kind."""

    kind: str
    title: str
    cards: list[Card]


def ways(press: Press) -> list[str]:
    """The ways that this encyclopedia has."""
    return [way for way, kind in WAYS.items() if kind not in KINDS or kind in press.settings.kinds]


def first_page(way: str) -> str:
    """The source path of the first page of a way."""
    return "names/index.md" if way == "names" else f"{FOLDER}/{way}.md"


def leaf(path: str, title: str, template: str, say: Composer, press: Press, /, way: str = "", *, about: str = "",
         **values: object) -> Page:
    """A page from a template below browse/; `way` is lit in the row above it, `about` says in plain text what it is."""
    markdown = press.jinja.get_template(f"browse/{template}.md.j2").render(
        title=title, about=about, say=say, way=way, link=lambda address: relative(address, say.folder),
        ways=[(name, press.words(f"browse.ways.{name}"), relative(first_page(name), say.folder))
              for name in ways(press)], **values)
    return Page(path, title, about, tidy(markdown), say.watched, tuple(say.figures.values()))


def asked(keys: Iterable[Key], path: str, path_of: Callable[[Key], str]) -> Key | None:
    """Which of the parts of a way the page of a path is of; None for the first page, which is of all."""
    return next((key for key in keys if path_of(key) == path), None)


def drawn(watched: Watched, name: str, read: Callable[[Any], Iterable[Item]]) -> Iterator[tuple[str, Item]]:
    """Each thing that an extract gives, with the id of its entry."""
    return ((id_, item) for id_, rows in watched.extracts(name).items() for item in read(rows))


def by_kind(ids: Iterable[str], say: Composer, press: Press) -> list[Batch]:
    """Entries parted by kind, in the order of the kinds: in order of time where most are dated, else of names."""
    cards = [card for id_ in dict.fromkeys(ids) if (card := say.watched.card(id_))]
    found = []
    for kind in press.settings.kinds:
        own = [card for card in cards if card.kind == kind]
        dated = kind != "person" and sum(card.first is not None for card in own) * 2 > len(own)
        if own:
            found.append(Batch(kind, press.words(f"kinds.{kind}.many"), sorted(own, key=by_time if dated else by_name)))
    return found


def field_name(field: str, press: Press) -> str:
    """What a field is called, in small letters: as a disputed property, as a section, or by its own name."""
    words = press.words
    said = next((said for part in ("browse.fields", "fields", "sections", "box")
                 if isinstance(said := words.find(f"{part}.{field}"), str)), None)
    return escape(said[:1].lower() + said[1:] if said else field.replace("_", " "))
