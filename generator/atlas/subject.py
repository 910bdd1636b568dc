"""What a plate is about: its plan, the rows that tell the same in words, and what all sorts of plates ask for."""

from __future__ import annotations

from typing import NamedTuple

from generator.atlas.gazetteer import Gazetteer
from generator.atlas.plan import Plan
from generator.atlas.projection import Point
from generator.atlas.view import view
from generator.encyclopedia import Card


class Row(NamedTuple):
    """A line beside the plate: the number on it (0: none), the entry and the place, when, where, how precise, how far.

    Distances are counted from the place `since`; `said` is what happened, where that is no entry.
    """

    number: int
    entry: str
    place: str
    when: str = ""
    position: Point | None = None
    precision: str = ""
    since: str = ""
    said: str = ""


class Subject(NamedTuple):
    """One plate to be drawn, the rows beside it, and whose account it follows, where there are several."""

    plan: Plan
    rows: tuple[Row, ...]
    according: str = ""


def counting(id_: str, gazetteer: Gazetteer) -> list[Card]:
    """The campaigns that count a battle."""
    sources = dict.fromkeys(link.source for link in gazetteer.watched.incoming(id_) if link.relation == "campaign.battles")
    return [card for card in map(gazetteer.watched.card, sources) if card and id_ in card.order]


def surrounded(plan: Plan, gazetteer: Gazetteer) -> Plan:
    """The plan with the places that its window shows besides; where one lies outside, it is another plan's business."""
    window = view(plan, gazetteer.atlas.base)
    return plan._replace(marks=(*plan.marks, *gazetteer.around({mark.id for mark in plan.marks}, window)))


def date_of(id_: str, gazetteer: Gazetteer) -> str:
    """The date of an entry as lists show it."""
    card = gazetteer.watched.card(id_)
    return card.when if card else ""
