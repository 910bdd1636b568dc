"""The whole book as plain data: its parts in order, ready to be set by Typst or written as an e-book."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, NamedTuple

from generator import parallel
from generator.book.articles import Article, Places, article, uncredited
from generator.book.filing import filed, heads, turned
from generator.book.imprint import Imprint, imprint
from generator.book.kinds import ALONE, CHECKED, SOURCES, TIMELESS, VERDICTS
from generator.book.names import Named, scripts, spellings
from generator.book.scripts import Inline, runs, words
from generator.book.selection import Selection, chosen
from generator.encyclopedia import Card, by_name, by_time
from generator.drawing.palette import literal
from generator.entries.entry import Entry
from generator.folding import letter
from generator.pages.page import Page
from generator.site.edition import Edition
from generator.site.handwritten import resolve


class Book(NamedTuple):
    """A book: its data, the articles in it by id, and the pictures that it shows, by their address in it."""

    data: dict[str, Any]
    articles: dict[str, Article]
    pictures: dict[str, bytes]
    imprint: Imprint


def gather(edition: Edition, selection: Selection = Selection()) -> Book:
    """The book of an edition, or of a part of it."""
    edition = replace(edition, press=replace(edition.press, canonical=True))
    ids = chosen(selection, edition.encyclopedia, {id_: digest.links for id_, digest in edition.digests.items()}
                 if selection.name else {})
    return compose(edition, selection, ids)


def compose(edition: Edition, selection: Selection, ids: list[str]) -> Book:
    """The book of these entries."""
    whole = not selection.name
    cards = {id_: edition.encyclopedia.cards[id_] for id_ in ids}
    front = {path: _label(path) for path in edition.settings.options.book.front} if whole else {}
    places = Places(front | {card.address: id_ for id_, card in cards.items()}, edition.settings.url.rstrip("/"),
                    frozenset(id_ for id_, card in cards.items() if card.kind == SOURCES))
    opening = [article(resolve((edition.settings.docs / path).read_text(encoding="utf-8"), path, edition)[0], path,
                       places, id_=label) for path, label in front.items()]
    many = sum(card.kind != SOURCES for card in cards.values()) > 1
    behind = heads(edition.press.words) if many else ()
    made = list(parallel.each(lambda id_: _made(id_, cards[id_], edition, places, behind), ids))
    articles = {found.id: found for found, _, _, _ in made}
    pictures: dict[str, bytes] = {}
    credits: dict[str, Inline] = {}
    for _, _, shown, credited in made:
        pictures |= shown
        credits |= {words(said): said for said in credited}
    stamp = imprint(edition.settings, edition.press.date_words, selection.name)
    data = {
        "front": [found.data() for found in opening],
        "letters": _letters(cards, articles),
        "chronology": _chronology(cards) if many else [],
        "checked": _checked(cards, articles, edition),
        "sources": [articles[card.id].data() for card in sorted(cards.values(), key=by_name) if card.kind == SOURCES],
        "kinds": _kinds(cards, edition),
        "names": spellings(named for _, named, _, _ in made if cards[named.id].kind != SOURCES) if many else [],
        "scripts": scripts(named for _, named, _, _ in made) if many else [],
        "credits": list(credits.values()),
        "counted": edition.press.words("book.counted", entries=len(articles), drawings=sum(path.endswith(".svg") for path in pictures)),
        **_said(edition, selection, stamp),
    }
    return Book(data, articles, pictures, stamp)


def _label(path: str) -> str:
    """The label of a hand-written page; no id begins with an underscore."""
    return "_" + posixpath.splitext(path)[0].replace("/", "-")


def _made(id_: str, card: Card, edition: Edition, places: Places,
          behind: Sequence[str]) -> tuple[Article, Named, Mapping[str, bytes], list[Inline]]:
    page = edition.entry(id_)
    entry = page.entry
    assert entry is not None
    made = article(page.markdown, page.path, places, id_=id_, kind=edition.press.words(f"kinds.{card.kind}.one"))
    if card.kind not in (SOURCES, CHECKED):
        how = filed(entry.headword, behind)
        title = turned(made.title, how)
        made = made._replace(title=title, plain=words(title).strip(), key=how.key)
    if card.kind in ALONE:
        made = made._replace(blocks=[_alone(block) for block in made.blocks])
    blocks, credits = uncredited(made.blocks)
    made = made._replace(blocks=blocks)
    names = [(name.text, name.lang) for name in entry.names] + [(alias, "") for alias in entry.aliases]
    return made, Named(id_, entry.headword, tuple(names), made.plain, made.key), _pictures(page, entry, edition, made), credits


def _alone(block: list) -> list:
    """A drawing marked as one that has a page to itself; any other block as it is."""
    return ["div", f"{block[1]} alone", block[2]] if block[0] == "div" and "figure" in block[1].split() else block


def _pictures(page: Page, entry: Entry, edition: Edition, made: Article) -> dict[str, bytes]:
    """The pictures that an article shows, by address: photographs as they are, drawings with their colours written in."""
    shown = made.pictures()
    photographs = {f"images/{image.file}": (edition.settings.docs / "images" / image.file).read_bytes()
                   for image in entry.images}
    return photographs | {f"plates/{figure.name}.svg": literal(figure.svg).encode() for figure in page.figures
                          if f"plates/{figure.name}.svg" in shown}


def _letters(cards: Mapping[str, Card], articles: Mapping[str, Article]) -> list[dict[str, Any]]:
    """The entries from A to Z, under their letters."""
    entries = sorted((articles[card.id] for card in cards.values() if card.kind not in (SOURCES, CHECKED)),
                     key=lambda made: (made.key, made.id))
    return [{"letter": first, "entries": [made.data() for made in group]}
            for first, group in groupby(entries, key=lambda made: letter(made.key))]


def _chronology(cards: Mapping[str, Card]) -> list[dict[str, Any]]:
    """What happened, in order of time."""
    dated = [card for card in cards.values() if card.kind not in TIMELESS and card.when]
    return [{"when": card.when, "to": card.id, "headword": runs(card.headword), "gloss": runs(card.gloss)}
            for card in sorted(dated, key=by_time)]


def _checked(cards: Mapping[str, Card], articles: Mapping[str, Article], edition: Edition) -> list[dict[str, Any]]:
    """What was told and checked, by verdict."""
    words, found = edition.press.words, []
    for verdict in VERDICTS:
        group = sorted((card for card in cards.values() if card.kind == CHECKED and card.tag("verdict") == verdict), key=by_name)
        if group:
            found.append({"title": words(f"verdict.{verdict}"), "about": words(f"verdict_means.{verdict}"),
                          "entries": [articles[card.id].data() for card in group]})
    return found


def _kinds(cards: Mapping[str, Card], edition: Edition) -> list[dict[str, Any]]:
    """The entries by kind, for the contents: what has a date in order of time, else in that of the alphabet."""
    found = []
    for kind in edition.settings.kinds:
        order = by_name if kind in TIMELESS else by_time
        group = sorted((card for card in cards.values() if card.kind == kind and kind not in (SOURCES, CHECKED)), key=order)
        if group:
            found.append({"title": edition.press.words(f"kinds.{kind}.many"),
                          "entries": [{"to": card.id, "headword": runs(card.headword)} for card in group]})
    return found


def _said(edition: Edition, selection: Selection, stamp: Imprint) -> dict[str, Any]:
    """Title, edition and the words that the book says by itself."""
    settings, words = edition.settings, edition.press.words
    cards = edition.encyclopedia.cards
    part = words(f"kinds.{selection.kind}.many") if selection.kind else (
        cards[selection.name].headword if selection.name else "")
    author = settings.author or words("book.contributors", name=settings.name)
    dated = words("book.edition", date=stamp.said) if stamp.said else words("book.undated")
    cite = words("book.cite", author=author, title=settings.name, edition=dated,
                 address=f" {settings.url}" if settings.url else "", revision=stamp.revision or "–")
    return {
        "title": settings.name, "part": part, "about": settings.description, "author": author, "edition": dated,
        "revision": stamp.revision, "address": settings.url, "licence": settings.options.licence, "data_licence": settings.options.data_licence, "cite": cite,
        "language": words("language.code"), "direction": words("language.direction"),
        "said": {key.removeprefix("book."): words(key) for key in _SAID}
        | {"scripts": words.find("book.in_script"), "notes": words("sections.notes"),
           "checked": words(f"kinds.{CHECKED}.many"), "sources": words(f"kinds.{SOURCES}.many")},
    }


_SAID = ("book.contents", "book.entries", "book.by_kind", "book.chronology", "book.names", "book.names_how", "book.passim",
         "book.originals", "book.colophon", "book.see", "book.cite_as", "book.licence", "book.data_licence",
         "book.drawings", "book.types", "book.making", "book.edition_of", "book.revision", "book.made", "book.fonts", "book.offline", "book.attached", "book.continued", "book.filed_how", "book.volume", "book.in_volume")
