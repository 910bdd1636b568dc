"""`ency chronology`: when it happened, by the entries or by one school of sources, as one set of dates."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from collections.abc import Iterator

from generator.commands.reading import opened
from generator.folding import fold, sort_key
from generator.problems import nearest
from generator.settings import Misuse


def add(verbs: _SubParsersAction) -> None:
    chronology = verbs.add_parser("chronology", help="show when it happened, by one school of sources")
    chronology.add_argument("--school", metavar="NAME", help="a transmitter, or an author in his own works; by id or name")
    chronology.set_defaults(run=run)


def run(given: Namespace) -> int:
    from generator.pages.chronology import corpus
    from generator.reasoning.schools import chronology, days_left, schools
    from generator.watched import Watched

    edition = opened(given)
    if edition is None:
        return 1
    press = edition.press
    whole = corpus(Watched(edition.encyclopedia), press.settings.options.check, tuple(press.words.find("reasoning.killed") or ()))
    cards, known = edition.encyclopedia.cards, schools(whole)
    named = {one.name: cards[one.name].headword if one.name in cards else one.name for one in known}
    school = None
    if given.school:
        wanted = _chosen(given.school, named)
        school = next(one for one in known if one.name == wanted)
    print("\n".join(_lines(chronology(whole, school), days_left(whole, school), cards, press)))
    if school is None and known:
        print("\nSchools: " + ", ".join(f"{named[one.name]} ({one.dated})" for one in known))
    return 0


def _chosen(asked: str, named: dict[str, str]) -> str:
    """The school that somebody asks for, by its id, its name, or the beginning of either."""
    begins = [id_ for id_, name in named.items() if any(fold(word).startswith(fold(asked)) for word in (id_, name, sort_key(name)))]
    if len(begins) != 1:
        guess = nearest(asked, [*named, *named.values()]) or "one of " + ", ".join(named.values())
        raise Misuse(f"“{asked}” is no school, for it dates too little, or there are several; {guess}")
    return begins[0]


def _lines(found, left, cards, press) -> Iterator[str]:
    """The events in the order of the days that all the dates together leave; then what was given up."""
    from generator.dates import show_short

    leading = press.settings.options.calendars[0]
    width = max((len(cards[event].headword) for event in found.dates), default=0)
    for event in sorted(found.dates, key=lambda event: (left[event], event)):
        said = "; ".join(dict.fromkeys(show_short(time.when, leading, press.date_words) for time in found.dates[event].times))
        yield f"{cards[event].headword:<{width}}  {said}{'  (given up)' if event in found.lost else ''}"
    for finding in found.given_up:
        yield "Cannot all be true: " + "; ".join(f"{spot.id}: {spot.text}" for spot in finding.spots)
