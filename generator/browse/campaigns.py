"""By campaign: each in its order, then what else belongs to it, and the events that are part of none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.browse.leaf import FOLDER, leaf
from generator.encyclopedia import Card, by_time
from generator.extracts import belongings
from generator.pages.compose import Composer
from generator.pages.lists import Totals
from generator.pages.page import Page, Press
from generator.watched import Watched

PATH = f"{FOLDER}/campaigns.md"


class Campaign(NamedTuple):
    """A campaign, what it orders, and what names it without standing in its order."""

    card: Card
    order: list[Card]
    others: list[Card]


def paths(watched: Watched, press: Press) -> Iterator[str]:
    if "campaign" in press.settings.kinds:
        yield PATH


def page(path: str, say: Composer, totals: Totals, press: Press) -> Page:
    rows = {id_: belongings.read(row) for id_, row in say.watched.extracts("belongings").items()}
    naming: dict[str, list[str]] = {}
    for id_, own in rows.items():
        for campaign in own.campaigns:
            naming.setdefault(campaign, []).append(id_)
    found, counted = [], set()
    for card in sorted(say.watched.of_kind("campaign"), key=by_time):
        order = rows[card.id].order if card.id in rows else ()
        others = [id_ for id_ in naming.get(card.id, ()) if id_ not in order]
        counted |= {*order, *others}
        found.append(Campaign(card, _cards(order, say), sorted(_cards(others, say), key=by_time)))
    battles = say.watched.of_kind("battle")
    return leaf(path, press.words("browse.campaigns.title"), "campaigns", say, press, "campaigns", campaigns=found,
                apart=sorted((card for card in battles if card.id not in counted), key=by_time),
                about=press.words("browse.campaigns.about", n=len(found)))


def _cards(ids: list[str] | tuple[str, ...], say: Composer) -> list[Card]:
    return [card for id_ in ids if (card := say.watched.card(id_))]
