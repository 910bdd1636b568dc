"""The page of the great timeline: the chart, a choice of chronologies, and the same as a list by year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from generator.dates import When
from generator.extracts.times import Time
from generator.pages.choice import choice
from generator.pages.chronology import PATH as CHRONOLOGY
from generator.pages.chronology import of_schools
from generator.pages.compose import Composer
from generator.pages.lists import Totals, from_template
from generator.pages.markdown import attribute, escape
from generator.pages.page import Page, Press
from generator.timeline.event import Authority, Event, by_date, dating
from generator.timeline.extent import all_events, extent, years
from generator.timeline.lanes import Lane, lanes
from generator.watched import Watched

if TYPE_CHECKING:
    from generator.drawing import Figure

PATH = "timeline.md"


class Otherwise(NamedTuple):
    """A date that others give, and who they are."""

    date: str
    by: str


class Line(NamedTuple):
    """An event in the list."""

    link: str
    title: str
    date: str
    doubt: str
    otherwise: tuple[Otherwise, ...]


class Year(NamedTuple):
    """A year of the list: its heading, its id, and what began in it."""

    heading: str
    id: str
    lines: tuple[Line, ...]


def paths(watched: Watched, press: Press) -> Iterator[str]:
    """The page is there where anything is dated."""
    if watched.extracts("times"):
        yield PATH


def page(path: str, say: Composer, totals: Totals, press: Press) -> Page:
    """The timeline."""
    options, words = press.settings.options.timeline, press.words
    shown = lanes(say.watched, options.lanes, press.settings.kinds, words)
    events = all_events(shown)
    chosen = choice(events, say, press)
    figure = _figure(shown, tuple(chosen.values()), say, press)
    return from_template(path, words("timeline.title"), words("timeline.about"), "timeline", say, press, figure=figure,
                         switch=_switch(chosen, say, press) if figure and chosen and not press.canonical else "",
                         side_by_side=CHRONOLOGY if of_schools(say, press)[1:] else "",
                         years=list(_years(events, say, press)))


def _figure(shown: list[Lane], chosen: tuple[Authority, ...], say: Composer, press: Press) -> Figure | None:
    from generator.drawing import Figure  # the writer of drawings is loaded by those who draw
    from generator.timeline.chart import chart, scale_of

    options, words = press.settings.options, press.words
    days = extent(shown, options.timeline.span, options.calendar, options.calendars[0])
    if days is None:
        return None

    def kind(event: Event) -> str:
        card = say.watched.card(event.id)
        return "fig-fought" if card and card.kind == "battle" else "fig-happened"

    svg = chart("timeline", shown, chosen, scale_of(*days), kind=kind, calendars=options.calendars,
                said=lambda drawn: f"{drawn.event.name}, {_preferred(drawn.event, say)}", address=say.address,
                dates=press.date_words, words=words, title=words("timeline.title"))
    return Figure("timeline", svg, words("timeline.alt", n=len(all_events(shown))), words("timeline.caption"), form="timeline")


def _preferred(event: Event, say: Composer) -> str:
    found = dating(event)
    return say.short_date(found.when) if found else ""


def _switch(chosen: Iterable[str], say: Composer, press: Press) -> str:
    """Radio buttons, one a chronology; the style sheet does the rest."""
    names = [press.words("timeline.preferred"), *(_name(id_, say) for id_ in chosen)]
    buttons = "".join(
        f'<span><input type="radio" name="chronology" id="chronology-{n}"{" checked" if n == 0 else ""}>'
        f'<label for="chronology-{n}">{attribute(name)}</label></span>' for n, name in enumerate(names))
    return f'<fieldset class="chronologies"><legend>{press.words("timeline.whose")}</legend>{buttons}</fieldset>'


def _name(id_: str, say: Composer) -> str:
    card = say.watched.card(id_)
    return card.headword if card else id_


def _years(events: Iterable[Event], say: Composer, press: Press) -> Iterator[Year]:
    """The events by the year in which they begin, as the entries themselves date them."""
    calendars = press.settings.options.calendars
    dated = sorted(((found.when, event) for event in events if (found := dating(event))), key=lambda pair: by_date(pair[1]))
    for numbers, group in groupby(dated, key=lambda pair: years(pair[0], calendars)):
        year = numbers[0][0] if numbers[0] else 0
        yield Year(_heading(numbers, press), f"y{year}" if year > 0 else f"y-{-year}",
                   tuple(_line(when, event, say, press) for when, event in group))


def _heading(numbers: tuple[tuple[int, int] | None, ...], press: Press) -> str:
    """“634 (12–13 AH)”."""
    said = []
    for (name, span) in zip(press.settings.options.calendars, numbers, strict=True):
        if span:
            era = press.date_words.eras[name]
            years = "–".join(dict.fromkeys(map(str, span)))
            said.append(f"{years} {era}" if era and said else years)
    return said[0] + (f" ({', '.join(said[1:])})" if said[1:] else "") if said else "–"


def _line(when: When, event: Event, say: Composer, press: Press) -> Line:
    chosen = next(time for time in event.told if time.when is when)
    doubt = chosen.certainty if chosen.certainty not in ("", "certain") else ""
    return Line(say.link(event.id), escape(chosen.title) if event.lasts else "", say.date(when),
                press.words(f"certainty.{doubt}") if doubt else "",
                tuple(_otherwise(time, say) for time in event.told if time is not chosen and time.when.spans != when.spans))


def _otherwise(time: Time, say: Composer) -> Otherwise:
    names = [say.link(name) if say.watched.card(name) else escape(name) for name in time.authorities]
    return Otherwise(say.date(time.when), ", ".join(names))
