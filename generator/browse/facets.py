"""The page on which choices combine, and what each entry brings for it into the shared files.

A browser joins the lines: what lies in a region is found by `within`, the label of a
place, group or work is the headword of its entry. So a line tells its own entry alone,
and changes with it alone. The lines of each kind are in a file of their own: of a large encyclopedia
only the kinds that somebody chooses are fetched, and those that give a facet its names;
glosses for the entries shown, places and sources when they are asked for.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from generator.browse.leaf import FOLDER, first_page, leaf, ways
from generator.companion import Companion, Line
from generator.dates import CALENDARS
from generator.encyclopedia import Card
from generator.extracts import belongings, doubts, evidence
from generator.extracts.doubts import DOUBTS
from generator.pages.compose import Composer
from generator.pages.lists import Totals
from generator.pages.page import Page, Press
from generator.watched import Watched

PATH = f"{FOLDER}/index.md"
MANY = 2000
"""Entries up to which all are fetched at once, and not only those of the kinds that are chosen."""
FACETS = ("kind", "side", "campaign", "place", "century", "decade", "source", "certainty")


def paths(watched: Watched, press: Press) -> Iterator[str]:
    yield PATH


def page(path: str, say: Composer, totals: Totals, press: Press) -> Page:
    words, kinds = press.words, press.settings.kinds
    told = {
        "kinds": [[kind, words(f"kinds.{kind}.many"), words(f"kinds.{kind}.one"), model.FOLDER, say.watched.count(kind)]
                  for kind, model in kinds.items()],
        "facets": [[facet, words(f"browse.facets.{facet}")] for facet in _facets(press)],
        "many": MANY, "doubts": [[what, words(f"browse.doubts.{what}.title")] for what in DOUBTS],
        "words": words.find("browse.facets.words"), "dash": press.date_words.dash, "before": press.date_words.before_era,
        "centuries": [words.find("browse.century"), words.find("browse.century_before"), words.find("browse.ordinal")]}
    others = [(words(f"browse.ways.{name}"), first_page(name), words(f"browse.ways_about.{name}"))
              for name in ways(press) if name != "index"]
    return leaf(path, words("browse.title"), "index", say, press, "index", others=others,
                told=json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
                about=words("browse.about", n=sum(say.watched.count(kind) for kind in kinds)))


def beside(page: Page, press: Press) -> Companion:
    """The lines of an entry: itself, its gloss, its places, its sources."""
    if page.entry is None:
        return Companion()
    card = page.watched.card(page.source)
    assert card is not None
    own = belongings.read(page.watched.extract("belongings", card.id))
    cited = [use.name for use in evidence.read(page.watched.extract("evidence", card.id))]
    lines = [_line(f"browse/kind/{card.kind}", _itself(card, own, _doubts(page), press)),
             _line(f"browse/about/{zlib.crc32(card.id.encode()) % 256:02x}",
                   (card.id, card.gloss, card.script, card.lang, card.folder))]
    lines += [_line(f"browse/{name}/{card.kind}", (card.id, *values))
              for name, values in (("place", own.places), ("source", dict.fromkeys(cited))) if values]
    return Companion("", tuple(lines))


def _facets(press: Press) -> Iterable[str]:
    """The facets that an encyclopedia with these kinds can have."""
    wanted = {"side": "group", "campaign": "campaign", "place": "place"}
    return (facet for facet in FACETS if wanted.get(facet, "") in ("", *press.settings.kinds))


def _doubts(page: Page) -> list[int]:
    found = {doubt.what for doubt in doubts.read(page.watched.extract("doubts", page.source))}
    return [number for number, what in enumerate(DOUBTS) if what in found]


def _itself(card: Card, own: belongings.Belongings, doubtful: list[int], press: Press) -> tuple:
    """Id, folder, headword, sort key, date, first and last year, first day (JDN); then what it lies in, groups, campaigns, order, doubts."""
    calendar = CALENDARS[press.settings.options.calendars[0]]
    first, last = (card.last if card.first is None else card.first), (card.first if card.last is None else card.last)
    dated = [calendar.from_jdn(first)[0], calendar.from_jdn(last)[0], first] if first is not None and last is not None else [None] * 3
    row: list[Any] = [card.id, card.folder, card.headword, card.sort, card.when, *dated,
                      own.within, own.groups, own.campaigns, own.order, doubtful]
    while row[-1] in ("", None, ()) or row[-1] == []:
        row.pop()
    return tuple(0 if value in (None, ()) else value for value in row)


def _line(file: str, row: Iterable[Any]) -> Line:
    return Line(file, json.dumps([*row], ensure_ascii=False, separators=(",", ":")))
