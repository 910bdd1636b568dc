"""What the plates of an entry show: a place and its neighbours, a battle in its theatre, a campaign, a life.

Each gives plans, and for each the rows that tell the same in words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator.atlas.gazetteer import Gazetteer, at
from generator.atlas.plan import AROUND, STATION, SUBJECT, Mark, March, Plan, Step
from generator.atlas.projection import Point, distance
from generator.atlas.view import view
from generator.dates import When
from generator.encyclopedia import Card
from generator.entries.entry import Entry, preferred
from generator.entries.values import Named
from generator.extracts import times
from generator.extracts.positions import Site
from generator.extracts.presences import teller
from generator.words import Words

_NEAR = 320.0
"""Kilometres within which the battles before and after belong to the theatre of one."""
_REACH, _SEEN = 1600.0, 6
"""Kilometres within which the neighbours of a place are told, and how many of them its plate should show."""


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


def subjects(entry: Entry, id_: str, gazetteer: Gazetteer, words: Words) -> list[Subject]:
    """The plates of an entry; none where nothing of it is located."""
    make = _KINDS.get(entry.KIND)
    return list(make(entry, id_, gazetteer, words)) if make else []


def _place(entry: Any, id_: str, gazetteer: Gazetteer, words: Words) -> Iterator[Subject]:
    site = gazetteer.site(id_)
    if site is None or not gazetteer.on_map(site):
        return
    mark = gazetteer.mark(id_, site, SUBJECT, rivals=True)
    if mark is None:
        return
    near = gazetteer.near(id_, mark.at, _REACH)
    least = max(300.0, min(900.0, 2.3 * near[min(_SEEN, len(near) - 1)][0])) if near else 900.0
    least = max(least, 600.0) if mark.sign == "area" else least
    rows = (Row(0, "", id_, "", mark.at, mark.doubt),
            *(Row(0, "", other, "", where, "", id_) for _, other, where in near[:_SEEN]))
    yield Subject(_surrounded(Plan(f"place-{id_}", "place", entry.headword, "", words("atlas.place", name=entry.headword),
                                   (mark._replace(address=""),), least=least), gazetteer), rows)


def _battle(entry: Any, id_: str, gazetteer: Gazetteer, words: Words) -> Iterator[Subject]:
    scene = gazetteer.scene(id_)
    if scene is None:
        return
    place, site = scene
    mark = gazetteer.mark(place, site, SUBJECT, sign="battle", entry=id_, rivals=True)
    if mark is None:
        return
    marks, marches, rows = [mark._replace(address="")], [], [Row(0, "", place, "", mark.at, mark.doubt)]
    for other, comes, faint in _before_and_after(id_, gazetteer):
        there = _neighbour(other, mark, gazetteer)
        if there is None or any(there.id == one.id for one in marks):
            continue
        if distance(there.at, mark.at) > _NEAR:
            there = there._replace(role=AROUND)
        marks.append(there)
        rows.append(Row(0, other, there.id, _when(other, gazetteer), there.at, there.doubt, place))
        if faint is not None and (comes or there.role != AROUND):
            ends = (len(marks) - 1, 0) if comes else (0, len(marks) - 1)
            marches.append(March(*ends, faint))
    marks += _fields(id_, marks, gazetteer)
    card = gazetteer.watched.card(id_)
    plan = Plan(f"battle-{id_}", "battle", entry.headword, card.when if card else "",
                words("atlas.battle", name=entry.headword), tuple(marks), tuple(marches), least=230)
    yield Subject(_surrounded(plan, gazetteer), tuple(rows))


def _fields(id_: str, marks: Sequence[Mark], gazetteer: Gazetteer) -> list[Mark]:
    """The other battlefields of the campaigns that count a battle."""
    known = {mark.id for mark in marks}
    found: list[Mark] = []
    for campaign in _counting(id_, gazetteer):
        for battle in campaign.order:
            there = _neighbour(battle, marks[0], gazetteer)
            if there and there.id not in known:
                known.add(there.id)
                found.append(there._replace(role=AROUND))
    return found


def _counting(id_: str, gazetteer: Gazetteer) -> list[Card]:
    """The campaigns that count a battle."""
    sources = dict.fromkeys(link.source for link in gazetteer.watched.incoming(id_) if link.relation == "campaign.battles")
    return [card for card in map(gazetteer.watched.card, sources) if card and id_ in card.order]


def _before_and_after(id_: str, gazetteer: Gazetteer) -> Iterator[tuple[str, bool, bool | None]]:
    """The located battles before (True) and after a battle, and whether the way between them is faint.

    Each army that fought it came from one of its own; the way is faint where it fought between at a place that nobody
    can find. Where no army is told, they are those before and after in the campaign, and there is no way (None).
    """
    for campaign in _counting(id_, gazetteer):
        columns = [[battle for battle in campaign.order if battle in march]
                   for march in gazetteer.watched.extract("marches", campaign.id) or () if id_ in march]
        for column in columns or [list(campaign.order)]:
            number = column.index(id_)
            for several, comes in ((column[:number][::-1], True), (column[number + 1:], False)):
                found = next(((other, far) for far, other in enumerate(several) if gazetteer.scene(other)), None)
                if found:
                    yield found[0], comes, found[1] > 0 if columns else None


def _neighbour(battle: str, mark: Mark, gazetteer: Gazetteer) -> Mark | None:
    scene = gazetteer.scene(battle) if battle else None
    if scene is None or scene[0] == mark.id:
        return None
    return gazetteer.mark(*scene, STATION, sign="battle", entry=battle)


def _campaign(entry: Any, id_: str, gazetteer: Gazetteer, words: Words) -> Iterator[Subject]:
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
        yield Subject(_surrounded(plan, gazetteer), rows, according)


def _when_by(statement: Any, battle: str, gazetteer: Gazetteer) -> str:
    """When a battle was by those who tell the order that it stands in."""
    tellers = {teller(source) for source in statement.sources}
    other = _dated_by(tellers, battle, gazetteer)
    return gazetteer.atlas.dated(other) if other else _when(battle, gazetteer)


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


def _surrounded(plan: Plan, gazetteer: Gazetteer) -> Plan:
    """The plan with the places that its window shows besides; where one lies outside, it is another plan's business."""
    window = view(plan, gazetteer.atlas.base)
    return plan._replace(marks=(*plan.marks, *gazetteer.around({mark.id for mark in plan.marks}, window)))


def _person(entry: Any, id_: str, gazetteer: Gazetteer, words: Words) -> Iterator[Subject]:
    """The stations of a life that are dated, in their order; numbered as far as their places are known."""
    dated = sorted(_stations(entry, id_, gazetteer, words), key=lambda found: found[0])
    stations = [station for _, station in dated]
    if len({s.scene[0] for s in stations if s.scene and not s.apart}) < 2:
        return
    marks, rows, key = _numbered(stations, gazetteer)
    ways = _marches(stations, marks, [frozenset(station.entry for station in stations)])
    plan = Plan(f"life-{id_}", "life", entry.headword, words("atlas.stations"), words("atlas.life", name=entry.headword),
                tuple(marks), tuple(March(w.start, w.end, True) for w in ways), key, 400)
    yield Subject(_surrounded(plan, gazetteer), rows)


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
    tellers = {name for one, names in gazetteer.watched.extract("presences", battle) or () if one == person for name in names}
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
    for campaign in _counting(card.id, gazetteer):
        number = campaign.order.index(card.id)
        before = (gazetteer.watched.card(other) for other in campaign.order[:number])
        days = [other.first for other in before if other and other.first is not None and (last is None or other.first <= last)]
        first = max(first, *days) if days else first
    return first, number


_FOUGHT = frozenset(("battle.sides.commanders.person", "battle.sides.participants.person"))


def _spot(site: Site, gazetteer: Gazetteer) -> bool:
    """Whether a place is one that a man can stand at, and no country."""
    return gazetteer.atlas.sign(site.type) != "area"


def _when(id_: str, gazetteer: Gazetteer) -> str:
    card = gazetteer.watched.card(id_)
    return card.when if card else ""


_KINDS: Mapping[str, Callable[[Any, str, Gazetteer, Words], Iterator[Subject]]] = {
    "place": _place, "battle": _battle, "campaign": _campaign, "person": _person}
