"""Pages about many entries: the front page, one list a kind, the wanted entries."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from generator.contributing import guide, write
from generator.encyclopedia import Card, Link, by_name, by_time
from generator.folding import letter
from generator.pages.compose import Composer
from generator.pages.markdown import relative
from generator.pages.page import Page, Press, tidy
from generator.watched import Watched

FEW = 8
"""Entries from which on a list has headings."""


class Totals(NamedTuple):
    """What all entries state: how much of it has a source, how much is answered in several ways."""

    entries: int = 0
    statements: int = 0
    sourced: int = 0
    disputed: int = 0


class Wanted(NamedTuple):
    """An entry that is not written, and those that ask for it."""

    id: str
    name: str
    by: tuple[Card, ...]
    write: str = ""


def paths(watched: Watched, press: Press) -> list[str]:
    """The paths of the pages that are made here."""
    return ["index.md", "wanted.md", *(f"{model.FOLDER}/index.md" for model in press.settings.kinds.values())]


def page(path: str, say: Composer, totals: Totals, press: Press) -> Page:
    """One of the pages of `paths`."""
    if path == "index.md":
        return _front(say, totals, press)
    if path == "wanted.md":
        return _wanted(say, press)
    return _kind(next(kind for kind, model in press.settings.kinds.items() if model.FOLDER == say.folder), say, press)


def from_template(path: str, title: str, description: str, template: str, say: Composer, press: Press, /,
                  **values: object) -> Page:
    """A page from a template below pages/, which gets the title, `say`, `link`, and these values."""
    markdown = press.jinja.get_template(f"pages/{template}.md.j2").render(
        title=title, say=say, link=lambda address: relative(address, say.folder), **values)
    return Page(path, title, description, tidy(markdown), say.watched, tuple(say.figures.values()))


def _kind(kind: str, say: Composer, press: Press) -> Page:
    model, words = press.settings.kinds[kind], press.words
    cards = say.watched.of_kind(kind)
    title = words(f"kinds.{kind}.many")
    template = press.jinja.select_template([f"pages/{kind}.md.j2", "pages/kind.md.j2"])
    in_time = sorted(cards, key=by_time)
    return from_template(f"{model.FOLDER}/index.md", title, words(f"about_kinds.{kind}"),
                         template.name.removeprefix("pages/").removesuffix(".md.j2"), say, press,
                         about=words.find(f"about_kinds.{kind}") or "", cards=cards, letters=_letters(cards),
                         in_time=in_time, dated=[card for card in in_time if card.first is not None or card.last is not None])


def _letters(cards: list[Card]) -> list[tuple[str, list[Card]]]:
    """The cards under their letters; a few stand in one list, under none."""
    if len(cards) < FEW:
        return [("", cards)] if cards else []
    return [(first, list(group)) for first, group in groupby(cards, key=lambda card: letter(card.sort))]


def _front(say: Composer, totals: Totals, press: Press) -> Page:
    say.watched.need("totals")
    settings, words = press.settings, press.words
    kinds = [(kind, model.FOLDER, words(f"kinds.{kind}.many"), words.find(f"about_kinds.{kind}") or "",
              say.watched.count(kind)) for kind, model in settings.kinds.items()]
    featured = [card for id_ in settings.options.front.replace(",", " ").split()
                if (card := say.watched.card(id_))]
    return from_template("index.md", settings.name, settings.description, "front", say, press, settings=settings,
                         kinds=kinds, featured=featured, totals=totals)


def _wanted(say: Composer, press: Press) -> Page:
    found = sorted(_asked(say.watched, press), key=lambda item: (-len(item.by), item.name))
    return from_template("wanted.md", press.words("wanted.title"), press.words("wanted.intro"), "wanted", say, press,
                         wanted=found)


def _asked(watched: Watched, press: Press) -> Iterator[Wanted]:
    path = "" if press.canonical else guide(press.settings)
    for id_, links in watched.wanted().items():
        asked = [link for link in links if link.wanted]
        cards = {link.source: card for link in asked if (card := watched.card(link.source))}
        name = _name(asked, id_)
        yield Wanted(id_, name, tuple(sorted(cards.values(), key=by_name)), write(press.settings, press.words, id_, name, path))


def _name(links: list[Link], id_: str) -> str:
    """What most of those who ask call it; of equals the longest."""
    said = [link.text for link in links if link.text]
    return max(said, key=lambda name: (said.count(name), len(name), name), default=id_)


def redirect(title: str, address: str, words: str, lang: str = "en", direction: str = "ltr") -> str:
    """The HTML of a page that leads on at once, in a language and the direction of its script."""
    return (f'<!doctype html>\n<html lang="{lang}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
            f'<meta http-equiv="refresh" content="0; url={address}">\n<link rel="canonical" href="{address}">\n'
            f'<link rel="icon" href="data:,">\n<meta name="robots" content="noindex">\n</head>\n<body>\n<p>{words}</p>\n</body>\n</html>\n')


