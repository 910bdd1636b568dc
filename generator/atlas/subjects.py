"""What the plates of an entry show: a place and its neighbours, a battle in its theatre, a campaign, a life.

Each gives plans, and for each the rows that tell the same in words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from generator.atlas.gazetteer import Gazetteer
from generator.atlas.plan import AROUND, STATION, SUBJECT, Mark, March, Plan
from generator.atlas.projection import distance
from generator.atlas.stations import campaign, life
from generator.atlas.subject import Row, Subject, counting, date_of, surrounded
from generator.entries.entry import Entry
from generator.words import Words

_NEAR = 320.0
"""Kilometres within which the battles before and after belong to the theatre of one."""
_REACH, _SEEN = 1600.0, 6
"""Kilometres within which the neighbours of a place are told, and how many of them its plate should show."""


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
    yield Subject(surrounded(Plan(f"place-{id_}", "place", entry.headword, "", words("atlas.place", name=entry.headword),
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
        rows.append(Row(0, other, there.id, date_of(other, gazetteer), there.at, there.doubt, place))
        if faint is not None and (comes or there.role != AROUND):
            ends = (len(marks) - 1, 0) if comes else (0, len(marks) - 1)
            marches.append(March(*ends, faint))
    marks += _fields(id_, marks, gazetteer)
    card = gazetteer.watched.card(id_)
    plan = Plan(f"battle-{id_}", "battle", entry.headword, card.when if card else "",
                words("atlas.battle", name=entry.headword), tuple(marks), tuple(marches), least=230)
    yield Subject(surrounded(plan, gazetteer), tuple(rows))


def _fields(id_: str, marks: Sequence[Mark], gazetteer: Gazetteer) -> list[Mark]:
    """The other battlefields of the campaigns that count a battle."""
    known = {mark.id for mark in marks}
    found: list[Mark] = []
    for counted in counting(id_, gazetteer):
        for battle in counted.order:
            there = _neighbour(battle, marks[0], gazetteer)
            if there and there.id not in known:
                known.add(there.id)
                found.append(there._replace(role=AROUND))
    return found


def _before_and_after(id_: str, gazetteer: Gazetteer) -> Iterator[tuple[str, bool, bool | None]]:
    """The located battles before (True) and after a battle, and whether the way between them is faint.

    Each army that fought it came from one of its own; the way is faint where it fought between at a place that nobody
    can find. Where no army is told, they are those before and after in the campaign, and there is no way (None).
    """
    for counted in counting(id_, gazetteer):
        columns = [[battle for battle in counted.order if battle in march]
                   for march in gazetteer.watched.extract("marches", counted.id) or () if id_ in march]
        for column in columns or [list(counted.order)]:
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


_KINDS: Mapping[str, Callable[[Any, str, Gazetteer, Words], Iterator[Subject]]] = {
    "place": _place, "battle": _battle, "campaign": campaign, "person": life}
