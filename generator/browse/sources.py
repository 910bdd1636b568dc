"""By source: on which works and transmitters the statements rest, and all that rests on each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.browse.leaf import FOLDER, drawn, field_name, leaf
from generator.encyclopedia import Card, by_name, by_time
from generator.extracts import evidence
from generator.extracts.evidence import NAME, TRANSMITTER, WORK, Use
from generator.folding import sort_key
from generator.pages.compose import Composer
from generator.pages.lists import Totals
from generator.pages.page import Page, Press
from generator.watched import Watched

MANY = 300
"""Authorities up to which each has a page of its own, and entries up to which such a page gives their fields."""
FEW = 10
"""Entries from which on an authority has a page even where there are many."""
Authorities = dict[tuple[str, str], dict[str, Use]]
"""What entries have from each authority (a role and a name), by id."""


class Row(NamedTuple):
    """An authority with its page, and how much rests on it: statements, those on it alone, entries."""

    name: str
    path: str
    statements: int
    alone: int
    entries: int
    sort: str


class Resting(NamedTuple):
    """An entry that rests on an authority: how many statements, how many on it alone, and which."""

    card: Card
    statements: int
    alone: int
    fields: str


def authorities(watched: Watched) -> Authorities:
    """All of them; the entries of each in the order of their ids."""
    found: Authorities = {}
    for id_, use in drawn(watched, "evidence", evidence.read):
        found.setdefault((use.role, use.name), {})[id_] = use
    return found


def paths(watched: Watched, press: Press) -> Iterator[str]:
    """The list, and a page for each work or person on whom something rests; if they are many, on whom much does."""
    found = watched.once(authorities)
    yield f"{FOLDER}/sources.md"
    yield from dict.fromkeys(_path(name) for role, name in sorted(found) if role != NAME and _has_page(name, found)
                             and watched.card(name))


def _has_page(name: str, found: Authorities) -> bool:
    return len(found) <= MANY or any(len(found.get((role, name), ())) >= FEW for role in (WORK, TRANSMITTER))


def page(path: str, say: Composer, totals: Totals, press: Press) -> Page:
    found = say.watched.once(authorities)
    if path != f"{FOLDER}/sources.md":
        return _authority(path, found, say, press)
    shown = {role: [] for role in (WORK, TRANSMITTER, NAME)}
    for (role, name), uses in found.items():
        if row := _row(role, name, uses, say, _has_page(name, found)):
            shown[role].append(row)
    rows = {role: sorted(own, key=lambda row: (-row.statements, row.sort)) for role, own in shown.items()}
    return leaf(path, press.words("browse.sources.title"), "sources", say, press, "sources",
                works=rows[WORK], transmitters=rows[TRANSMITTER], named=[
                    (row, [card for id_ in found[NAME, row.sort.partition("\0")[2]] if (card := say.watched.card(id_))])
                    for row in rows[NAME]],
                about=press.words("browse.sources.about", works=len(rows[WORK]),
                                  transmitters=len(rows[TRANSMITTER]) + len(rows[NAME])))


def _row(role: str, name: str, uses: dict[str, Use], say: Composer, own: bool) -> Row | None:
    """A line of the list; nothing for a work that has no entry. It leads to the authority's own page, or to its entry."""
    card = None if role == NAME else say.watched.card(name)
    if card is None and role != NAME:
        return None
    sort = card.sort if card else sort_key(name)
    return Row(card.headword if card else name, (_path(name) if own else card.address) if card else "", sum(use.statements for use in uses.values()),
               sum(use.alone for use in uses.values()), len(uses), f"{sort}\0{name}")


def _authority(path: str, found: Authorities, say: Composer, press: Press) -> Page:
    name = path.rpartition("/")[2].removeprefix("source-").removesuffix(".md")
    card, words = say.watched.card(name), press.words
    roles = [(words(said), _resting(found[role, name], say, press), role)
             for role, said in ((WORK, "browse.sources.as_work"), (TRANSMITTER, "browse.sources.as_transmitter"))
             if (role, name) in found]
    statements = sum(use.statements for role in (WORK, TRANSMITTER) for use in found.get((role, name), {}).values())
    alone = sum(use.alone for role in (WORK, TRANSMITTER) for use in found.get((role, name), {}).values())
    ids = {id_ for role in (WORK, TRANSMITTER) for id_ in found.get((role, name), ())}
    title = words("browse.sources.one", name=card.headword if card else name)
    return leaf(path, title, "source", say, press, "sources", inside=True, card=card, roles=roles,
                choices=f"{FOLDER}/index.md#source={name}", count=len(ids), most=MANY,
                about=words("browse.sources.rests", n=statements, alone=alone))


def _resting(uses: dict[str, Use], say: Composer, press: Press) -> list[tuple[str, list[Resting]]]:
    """What rests on an authority, by kind, in order of time."""
    most = sorted(uses.items(), key=lambda item: (-item[1].statements, item[0]))[:MANY]
    rows = [Resting(card, use.statements, use.alone, _fields(use, press))
            for id_, use in most if (card := say.watched.card(id_))]
    kinds = [(press.words(f"kinds.{kind}.many"), [row for row in rows if row.card.kind == kind])
             for kind in press.settings.kinds]
    return [(title, sorted(own, key=lambda row: by_name(row.card) if row.card.kind == "person" else by_time(row.card)))
            for title, own in kinds if own]


def _fields(use: Use, press: Press) -> str:
    """Where the statements stand: strength (3), article (12)."""
    return ", ".join(field_name(field, press) + (f" ({count})" if count > 1 else "") for field, count in use.fields)


def _path(id_: str) -> str:
    return f"{FOLDER}/source-{id_}.md"
