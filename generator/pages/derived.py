"""What is true of an entry because others say it: never written twice, always found by links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.encyclopedia import OPEN_NAME, Card, Link, by_name, by_time
from generator.watched import Watched
from generator.words import Words


class Appearance(NamedTuple):
    """An entry that names this one, and the link by which it does."""

    card: Card
    link: Link


class Neighbours(NamedTuple):
    """A battle's place in a campaign: the campaign, and the ids of what came before and after it."""

    campaign: Card
    before: str
    after: str
    number: int
    of: int


def appearances(watched: Watched, id_: str, *relations: str) -> list[Appearance]:
    """The entries that name `id_` by one of the relations, in order of time."""
    found = (Appearance(card, link) for link in watched.incoming(id_)
             if link.relation in relations and (card := watched.card(link.source)))
    return sorted(found, key=lambda item: (by_time(item.card), item.link.path))


def once(found: Iterable[Appearance]) -> list[Appearance]:
    """The first appearance in each entry."""
    first: dict[str, Appearance] = {}
    for item in found:
        first.setdefault(item.card.id, item)
    return list(first.values())


def neighbours(watched: Watched, id_: str) -> Iterator[Neighbours]:
    """Where a battle stands in each campaign that counts it."""
    for item in once(appearances(watched, id_, "campaign.battles")):
        order = item.card.order
        if id_ in order:
            at = order.index(id_)
            yield Neighbours(item.card, order[at - 1] if at else "", order[at + 1] if at + 1 < len(order) else "",
                             at + 1, len(order))


def namesakes(watched: Watched, id_: str) -> list[Card]:
    """Other entries that bear one of its names, works apart."""
    cards = (watched.card(other) for other in watched.namesakes(id_))
    return sorted((card for card in cards if card and card.kind != "work"), key=by_name)


def named(text: str, watched: Watched) -> str:
    """Plain text of an entry, the ids in it said by the headwords of today."""
    def headword(found: re.Match[str]) -> str:
        card = watched.card(found[1])
        return card.headword if card else found[1]

    return OPEN_NAME.sub(headword, text)


class Backlink(NamedTuple):
    """An entry that links here: how it is related, or the sentence that names this one."""

    card: Card
    relations: tuple[str, ...]
    sentence: str


def backlinks(watched: Watched, id_: str, words: Words) -> list[Backlink]:
    """Everything that links to `id_`, one line an entry, in alphabetical order.

    Fields tell their relation; only an entry that does no more than mention this
    one is given with its sentence.
    """
    found: dict[str, list[Link]] = {}
    for link in watched.incoming(id_):
        if link.source != id_:
            found.setdefault(link.source, []).append(link)
    return sorted((_backlink(card, links, words) for source, links in found.items()
                   if (card := watched.card(source))), key=lambda item: by_name(item.card))


def _backlink(card: Card, links: list[Link], words: Words) -> Backlink:
    relations = dict.fromkeys(_relation(link, words) for link in links if not link.sentence)
    sentence = next((link.sentence for link in links if link.sentence), "")
    return Backlink(card, tuple(relations), "" if relations else sentence)


def _relation(link: Link, words: Words) -> str:
    said = words.relation(link.relation)
    told = dict(link.tells)
    if "{relation}" in said:
        term = told.get("relation", "")
        return said.replace("{relation}", words.find(f"kin.{term}") or term)
    return told.get("role") or told.get("title") or said
