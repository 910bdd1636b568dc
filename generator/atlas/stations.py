"""Stations in their order, on plates: the battles of a campaign, and the days of a life."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from generator.atlas.gazetteer import Gazetteer, at
from generator.atlas.plan import STATION, Mark, March, Plan, Step
from generator.atlas.subject import Row, Subject, counting, date_of, surrounded
from generator.dates import When
from generator.encyclopedia import Card
from generator.entries.entry import preferred
from generator.entries.values import Named
from generator.extracts import bonds, times
from generator.extracts.positions import Site
from generator.words import Words


def campaign(entry: Any, id_: str, gazetteer: Gazetteer, words: Words) -> Iterator[Subject]:
    first = preferred(entry.battles)
    ordered = [first, *(s for s in entry.battles if s is not first and s.rank != "deprecated")] if first else []
    columns = [frozenset(ref.id for ref in march.battles) for march in entry.marches]
    orders = [[_Station(ref.id, ref.text, "battle", _when_by(statement, ref.id, gazetteer), gazetteer.scene(ref.id))
               for ref in statement.value] for statement in ordered]
    held = tuple(dict.fromkeys(at(s.scene[1].positions[0]) for stations in orders for s in stations if s.scene))
    for number, (statement, stations) in enumerate(zip(ordered, orders, strict=True)):
        according = _according(statement, gazetteer, words) if len(ordered) > 1 else ""
        if len({s.scene[0] for s in stations if s.scene}) < 2:
            continue
        marks, rows, key = _numbered(stations, gazetteer)
        card = gazetteer.watched.card(id_)
        plan = Plan(f"campaign-{id_}" + (f"-{number + 1}" if number else ""), "campaign", entry.headword,
                    according or (card.when if card else ""), words("atlas.campaign", name=entry.headword),
                    tuple(marks), _marches(stations, marks, columns), key, 400, held=held)
        yield Subject(surrounded(plan, gazetteer), rows, according)


def _when_by(statement: Any, battle: str, gazetteer: Gazetteer) -> str:
    """When a battle was by those who tell the order that it stands in."""
    tellers = {source.by or source.work.id for source in statement.sources}
    other = _dated_by(tellers, battle, gazetteer)
    return gazetteer.atlas.dated(other) if other else date_of(battle, gazetteer)


def _according(statement: Any, gazetteer: Gazetteer, words: Words) -> str:
    """Whose order it is: the transmitters, or else the works."""
    names = []
    for source in statement.sources:
        named = source.transmitter
        id_ = named.ref.id if isinstance(named, Named) and named.ref else "" if named else source.work.id
        card = gazetteer.watched.card(id_) if id_ else None
        names.append(card.headword if card else named.text if named else id_)
    return words("atlas.after", names=", ".join(dict.fromkeys(names))) if names else ""


class _Station(NamedTuple):
    entry: str
    text: str
    sign: str
    when: str
    scene: tuple[str, Site] | None
    apart: bool = False
    """Told beside the plate only, though its place is known."""


def _numbered(stations: Sequence[_Station],
              gazetteer: Gazetteer) -> tuple[list[Mark], tuple[Row, ...], tuple[Step, ...]]:
    """Marks by place with all the numbers that lie there; rows and key in the order of the stations."""
    numbers: dict[str, list[int]] = {}
    rows: list[Row] = []
    steps: list[Step] = []
    before, count = "", 0
    for station in stations:
        card = gazetteer.watched.card(station.entry)
        name = station.text or (card.headword if card else station.entry)
        if station.scene is None or station.apart:
            rows.append(_unnumbered(station))
            steps.append(Step(0, name, station.when))
            continue
        place, site = station.scene
        count += 1
        numbers.setdefault(place, []).append(count)
        rows.append(Row(count, station.entry, place, station.when, at(site.positions[0]), site.positions[0].precision,
                        before if before != place else "", station.text))
        steps.append(Step(count, name, station.when))
        before = place
    scenes = {s.scene[0]: s for s in reversed(stations) if s.scene and not s.apart}
    found = (gazetteer.mark(place, scenes[place].scene[1], STATION, sign=scenes[place].sign, numbers=told,
                            entry=scenes[place].entry if len(told) == 1 else "") for place, told in numbers.items())
    return [mark for mark in found if mark], tuple(rows), tuple(steps)


def _unnumbered(station: _Station) -> Row:
    if station.scene is None:
        return Row(0, station.entry, "", station.when, said=station.text)
    place, site = station.scene
    return Row(0, station.entry, place, station.when, at(site.positions[0]), site.positions[0].precision, said=station.text)


def _marches(stations: Sequence[_Station], marks: Sequence[Mark], columns: Sequence[frozenset[str]]) -> tuple[March, ...]:
    """Ways of each army from battle to battle; faint where it fought between at a place that nobody can find."""
    number = {mark.id: i for i, mark in enumerate(marks)}
    found: dict[tuple[int, int], bool] = {}
    for column in columns:
        last, lost = "", False
        for station in stations:
            if station.entry not in column or station.apart:
                continue
            if station.scene is None:
                lost = True
                continue
            place = station.scene[0]
            if last and place != last:
                way = number[last], number[place]
                found[way] = found.get(way, True) and lost
            last, lost = place, False
    return tuple(March(start, end, faint) for (start, end), faint in found.items())


def life(entry: Any, id_: str, gazetteer: Gazetteer, words: Words) -> Iterator[Subject]:
    """The stations of a life that are dated, in their order; numbered as far as their places are known."""
    dated = sorted(_stations(entry, id_, gazetteer, words), key=lambda found: found[0])
    stations = [station for _, station in dated]
    if len({s.scene[0] for s in stations if s.scene and not s.apart}) < 2:
        return
    marks, rows, key = _numbered(stations, gazetteer)
    ways = _marches(stations, marks, [frozenset(station.entry for station in stations)])
    plan = Plan(f"life-{id_}", "life", entry.headword, words("atlas.stations"), words("atlas.life", name=entry.headword),
                tuple(marks), tuple(March(w.start, w.end, True) for w in ways), key, 400)
    yield Subject(surrounded(plan, gazetteer), rows)


def _stations(entry: Any, id_: str, gazetteer: Gazetteer, words: Words) -> Iterator[tuple[tuple[int, int], _Station]]:
    """Birth, offices, battles and death, each with its first and last day; what is undated has no order and no place."""
    def happened(place: Any, when: Any, said: str) -> Iterator[tuple[tuple[int, int], _Station]]:
        if place is not None and when is not None and (when.first or when.last) is not None:
            site = gazetteer.site(place.id)
            scene = (place.id, site) if site and gazetteer.on_map(site) and _spot(site, gazetteer) else None
            day = when.first if when.first is not None else when.last
            yield (day, when.last or day), _Station(place.id, said, "site", gazetteer.atlas.dated(when), scene)

    for field in ("born", "died"):
        chosen = preferred(getattr(entry, field))
        if chosen:
            yield from happened(chosen.value.place, chosen.value.when, words(f"atlas.{field}"))
    for office in entry.offices:
        yield from happened(office.place, office.when, office.title)
    fought = {link.source for link in gazetteer.watched.incoming(id_) if link.relation in _FOUGHT}
    for battle in sorted(fought):
        card = gazetteer.watched.card(battle)
        if card and card.first is not None:
            other = _otherwise(battle, id_, gazetteer)
            if other is not None:
                day = other.first if other.first is not None else other.last or 0
                yield (day, other.last or day), _Station(battle, "", "battle", gazetteer.atlas.dated(other), gazetteer.scene(battle), apart=True)
            else:
                yield _since(card, gazetteer), _Station(battle, "", "battle", card.when, gazetteer.scene(battle))


def _otherwise(battle: str, person: str, gazetteer: Gazetteer) -> When | None:
    """The date of those who say that somebody fought in a battle, where they date it otherwise than the entry does first.

    Their battle is another one in his life: it is told with their date, and no way leads to it.
    """
    fought = (bond for bond in bonds.read(gazetteer.watched.extract("bonds", battle)) if bond.sort == "fought" and bond.others[0] == person)
    tellers = {name for bond in fought for name in bond.authorities}
    return _dated_by(tellers, battle, gazetteer)


def _dated_by(tellers: set[str], battle: str, gazetteer: Gazetteer) -> When | None:
    """When it was by some authorities, where none of them agrees with the date that the entry shows first."""
    dates = [time for time in times.read(gazetteer.watched.extract("times", battle)) if time.field == "when" and time.rank != "deprecated"]
    theirs = [time for time in dates if tellers & {*time.authorities}]
    first = next((time for time in dates if time.rank == "preferred"), dates[0] if dates else None)
    if first is None or any(time is first or time.when.overlaps(first.when) for time in theirs):
        return None
    return theirs[0].when if theirs else None


def _since(card: Card, gazetteer: Gazetteer) -> tuple[int, int]:
    """The first day on which a battle can have been, and its place in its campaign: after those before it there.

    “12 AH” for the seventh battle of that year is no earlier than the spring in which the sixth was fought.
    """
    first, last, number = card.first or 0, card.last, 0
    for campaign in counting(card.id, gazetteer):
        number = campaign.order.index(card.id)
        before = (gazetteer.watched.card(other) for other in campaign.order[:number])
        days = [other.first for other in before if other and other.first is not None and (last is None or other.first <= last)]
        first = max(first, *days) if days else first
    return first, number


_FOUGHT = frozenset(("battle.sides.commanders.person", "battle.sides.participants.person"))


def _spot(site: Site, gazetteer: Gazetteer) -> bool:
    """Whether a place is one that a man can stand at, and no country."""
    return gazetteer.atlas.sign(site.type) != "area"
