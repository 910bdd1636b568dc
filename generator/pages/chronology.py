"""When did it happen? The battles as each school dates them, side by side, and where the schools cannot be reconciled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.limits import Limits
from generator.pages.compose import Composer
from generator.pages.lists import Totals, from_template
from generator.pages.markdown import escape
from generator.pages.page import Page, Press
from generator.reasoning.corpus import Corpus, Settled
from generator.reasoning.facts import Memory, Reader
from generator.reasoning.finding import Finding
from generator.reasoning.schools import EVENTS, PREFERRED, Chronology, chronology, clashes, schools
from generator.watched import Watched

PATH = "chronology.md"
MOST = 6
"""Schools that stand side by side: those who date most."""
SOLVED = 8
"""Schools of which a chronology is made, among which the timeline chooses: those who date most, and those configured."""
YEAR = 365.2425


class Row(NamedTuple):
    """An event with its dates, in the order of the schools; `apart` where two of them exclude each other."""

    event: str
    dates: tuple[str, ...]
    apart: bool


class Apart(NamedTuple):
    """An event that two schools put into different times, and how far apart at least, in words."""

    event: str
    earlier: str
    later: str
    by: str


class Account(NamedTuple):
    """What is to be said of one school: whom it follows, how many events it dates, what it must give up."""

    name: str
    dated: int
    given_up: tuple[tuple[str, ...], ...]


def paths(watched: Watched, press: Press) -> Iterator[str]:
    """The page is there where there are battles, and anything is dated."""
    if any(watched.count(kind) for kind in EVENTS) and watched.extracts("times"):
        yield PATH


def page(path: str, say: Composer, totals: Totals, press: Press) -> Page:
    """The chronologies side by side."""
    words = press.words
    found = of_schools(say, press)[:1 + MOST]
    apart = clashes(found[1:])
    return from_template(
        path, words("chronology.title"), words("chronology.about"), "chronology", say, press,
        schools=[_name(one.school, say, press) for one in found], rows=list(_rows(found, {clash.event for clash in apart}, say)),
        apart=[Apart(say.link(clash.event), _name(clash.earlier, say, press), _name(clash.later, say, press),
                     _by(clash.days, press)) for clash in apart],
        accounts=[Account(_name(one.school, say, press), len(one.dates), tuple(_given_up(finding, say) for finding in one.given_up))
                  for one in found])


def of_schools(say: Composer, press: Press) -> list[Chronology]:
    """The chronology of the editors, then those of the schools, those first who date most."""
    return say.watched.once(chronologies, press.settings.options.check, tuple(press.words.find("reasoning.killed") or ()),
                            configured(press))


def configured(press: Press) -> tuple[str, ...]:
    """The authorities among which the reader of the timeline may choose, where they are named by hand."""
    return tuple(press.settings.options.timeline.chronologies.replace(",", " ").split())


def chronologies(watched: Watched, limits: Limits, killed: tuple[str, ...], wanted: tuple[str, ...]) -> list[Chronology]:
    """What `of_schools` gives."""
    whole = corpus(watched, limits, killed)
    chosen = [school for number, school in enumerate(schools(whole))
              if number < SOLVED or not school.names.isdisjoint(wanted)]
    return [chronology(whole, school) for school in (None, *chosen)]


def corpus(watched: Watched, limits: Limits, killed: tuple[str, ...]) -> Corpus:
    """What chronologies are made of."""
    own = {"kind": {card.id: card.kind for kind in EVENTS for card in watched.of_kind(kind)},
           "times": watched.extracts("times"), "bonds": watched.extracts("bonds"),
           "work": {id_: (role, "", authors) for id_, (role, authors) in watched.extracts("authors").items()}}
    return Corpus(Reader(Memory.of(own)), Settled(limits, killed))


def _rows(found: list[Chronology], apart: set[str], say: Composer) -> Iterator[Row]:
    """The events in the order of the editors' dates, then the others."""
    first = found[0].dates
    events = sorted({event for one in found for event in one.dates},
                    key=lambda event: (event not in first, _first(found, event), event))
    for event in events:
        yield Row(say.link(event), tuple(_date(one, event, say) for one in found), event in apart)


def _first(found: list[Chronology], event: str) -> int:
    """A day by which to sort an event: the middle of its first date that has two ends."""
    dates = [one.dates[event] for one in found if event in one.dates]
    return next((date.first + date.last for date in dates if date.first is not None and date.last is not None), 0)


def _date(one: Chronology, event: str, say: Composer) -> str:
    dating = one.dates.get(event)
    if dating is None:
        return ""
    said = "; ".join(dict.fromkeys(say.short_date(time.when) for time in dating.times))
    return f"{said} †" if event in one.lost else said


def _given_up(finding: Finding, say: Composer) -> tuple[str, ...]:
    return tuple(f"{say.link(spot.id)}: {' '.join(_said(word, say) for word in spot.text.split())}" for spot in finding.spots)


def _said(word: str, say: Composer) -> str:
    """A word of a statement; an id as the name of its entry."""
    return say.link(word) if say.watched.card(word) else escape(word)


def _name(school: str, say: Composer, press: Press) -> str:
    if school == PREFERRED:
        return press.words("chronology.preferred")
    return say.link(school) if say.watched.card(school) else escape(school)


def _by(days: int, press: Press) -> str:
    if days >= YEAR:
        return press.words("chronology.years", n=int(days / YEAR))
    return press.words("chronology.days", n=days)
