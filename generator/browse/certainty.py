"""By certainty: what the sources tell differently, what the editors are not sure of, and what lies nobody knows where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.browse.leaf import FOLDER, asked, by_kind, drawn, field_name, leaf
from generator.browse.moments import Moment, Told, moments, told
from generator.encyclopedia import Card, by_time
from generator.extracts import doubts
from generator.extracts.doubts import DISPUTED, DOUBTS, SITES, UNSURE, Doubt
from generator.pages.compose import Composer
from generator.pages.lists import Totals
from generator.pages.page import Page, Press
from generator.watched import Watched

Doubts = dict[str, dict[str, list[Doubt]]]
"""What is doubtful, by sort of doubt and id."""
PATH = f"{FOLDER}/certainty.md"


class Dated(NamedTuple):
    """An entry with all the dates that are told for it."""

    card: Card
    dates: list[Told]


class Doubtful(NamedTuple):
    """An entry with what is doubtful in it, in words."""

    card: Card
    what: str


def gathered(watched: Watched) -> Doubts:
    """All doubts of the encyclopedia."""
    found: Doubts = {}
    for id_, doubt in drawn(watched, "doubts", doubts.read):
        found.setdefault(doubt.what, {}).setdefault(id_, []).append(doubt)
    return {what: found[what] for what in DOUBTS if what in found}


def paths(watched: Watched, press: Press) -> Iterator[str]:
    yield PATH
    yield from map(_path, watched.once(gathered))


def page(path: str, say: Composer, totals: Totals, press: Press) -> Page:
    found, words = say.watched.once(gathered), press.words
    what = asked(found, path, _path)
    if what:
        return _one(what, found[what], say, press)
    parts = [(words(title), title.rpartition(".")[2],
              [(words(f"browse.doubts.{what}.title"), _path(what), len(found[what]), words(f"browse.doubts.{what}.about"))
               for what in own if what in found])
             for title, own in (("browse.certainty.disputed", DISPUTED), ("browse.certainty.unsure", UNSURE),
                                ("browse.certainty.sites", SITES))]
    return leaf(path, words("browse.certainty.title"), "certainty", say, press, "certainty",
                about=words("browse.certainty.about"), parts=[part for part in parts if part[2]])


def _one(what: str, found: dict[str, list[Doubt]], say: Composer, press: Press) -> Page:
    words = press.words
    batches = [(batch.title, batch.kind, [_doubtful(card, found[card.id], say, press) for card in batch.cards])
               for batch in by_kind(found, say, press)]
    return leaf(_path(what), words(f"browse.doubts.{what}.title"), "doubt", say, press, "certainty", inside=True,
                about=words(f"browse.doubts.{what}.about"), batches=batches,
                dated=_dated(found, say, press) if what == "dates" else [], count=len(found))


def _dated(found: dict[str, list[Doubt]], say: Composer, press: Press) -> list[Dated]:
    """The entries of disputed date, each with its dates, the preferred first."""
    all_: dict[tuple[str, str], list[Moment]] = {}
    for moment in say.watched.once(moments, press.settings.options.calendars[0]):
        all_.setdefault((moment.id, moment.field), []).append(moment)
    cards = sorted((card for id_ in found if (card := say.watched.card(id_))), key=by_time)
    rows = [(card, all_.get((card.id, doubt.field), ())) for card in cards for doubt in found[card.id]]
    return [Dated(card, [told(moment, say, press) for moment in sorted(own, key=lambda moment: moment.rival)])
            for card, own in rows if own]


def _doubtful(card: Card, own: list[Doubt], say: Composer, press: Press) -> Doubtful:
    if own[0].what == "questions":
        return Doubtful(card, " · ".join(say.inline(doubt.told) for doubt in own))
    if own[0].what in ("unlocated", "conjectural-site"):
        return Doubtful(card, "")
    counted = [(field_name(doubt.field, press), doubt.number) for doubt in own]
    return Doubtful(card, ", ".join(f"{field} ({number})" if number > 1 else field for field, number in counted if field))


def _path(what: str) -> str:
    return f"{FOLDER}/doubt-{what}.md"
