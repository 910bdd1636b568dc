"""How sure are we? What the statements rest on, counted; and what would fall with each authority."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.extracts import times, trust
from generator.extracts.trust import Trust
from generator.pages.compose import Composer
from generator.pages.lists import Totals, from_template
from generator.pages.markdown import escape
from generator.pages.page import Page, Press
from generator.pages.witnesses import owners, shares
from generator.watched import Watched

PATH = "evidence.md"
MOST = 12
"""Authorities that are listed."""


class Weight(NamedTuple):
    """An authority: the statements that rest on it, those that rest on it alone, and the battles it alone dates."""

    name: str
    statements: int
    alone: int
    undated: int


def paths(watched: Watched, press: Press) -> Iterator[str]:
    """The page is there where anything is stated."""
    if watched.extracts("trust"):
        yield PATH


def page(path: str, say: Composer, totals: Totals, press: Press) -> Page:
    """The statements of all entries, counted."""
    words = press.words
    found = [trust.read(rows) for rows in say.watched.extracts("trust").values()]
    return from_template(path, words("sure.title"), words("sure.about"), "sure", say, press, shares=shares(found, say.watched),
                         total=sum(one.statements for one in found), weights=_weights(found, say), sure=len(found))


def _weights(found: list[Trust], say: Composer) -> list[Weight]:
    """The authorities on whom most rests."""
    all_of: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for one in found:
        for names, count in one.authorities:
            own = owners(names, say.watched)
            all_of.update(dict.fromkeys(own, count))
            alone.update(dict.fromkeys(own if len(own) == 1 else (), count))
    undated = _undated(say.watched)
    heaviest = sorted(all_of, key=lambda name: (-all_of[name], name))[:MOST]
    return [Weight(_name(name, say), all_of[name], alone[name], undated[name]) for name in heaviest]


def _undated(watched: Watched) -> Mapping[str, int]:
    """How many battles would have no date left without each authority."""
    counts: Counter[str] = Counter()
    battles = {card.id for card in watched.of_kind("battle")}
    for id_, rows in watched.extracts("times").items():
        dates = [time for time in times.read(rows) if time.field == "when"] if id_ in battles else []
        everybody = set().union(*(owners(trust.speakers(time.sources), watched) for time in dates))
        if len(everybody) == 1 and all(time.sources for time in dates):
            counts.update(everybody)
    return counts


def _name(name: str, say: Composer) -> str:
    return say.link(name) if say.watched.card(name) else escape(name)
