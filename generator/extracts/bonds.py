"""What ties an entry's time to that of others: who took part, what came first, who was whose father.

Every bond is a relation with the path at which it stands; its dates are in `times`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from generator.entries.entry import Entry
from generator.entries.relative import Relative
from generator.entries.values import Evidence, Ref, Statement
from generator.kinds.battle import Side
from generator.kinds.group import Leader
from generator.kinds.person import Allegiance, Kin, Office

Path = tuple[str | int, ...]


class Bond(NamedTuple):
    """One relation of the entry to others.

    `sort` and what `others` and `told` then are: `sided` (the groups of a side; its number), `fought`
    (a person; side, role, fate), `ordered` (battles in their order), `campaign` (its id), `place`,
    `kin` (a relative; the relation), `led` (a person), `held` (the group of an office, or "", and by
    whom it was held, or ""), `member` (a group), `after` and `before` (an event; least and most days between).
    """

    sort: str
    path: Path
    others: tuple[str, ...]
    told: tuple[str | int, ...] = ()
    rank: str = "normal"
    sources: tuple[tuple[str, str], ...] = ()

    @property
    def authorities(self) -> tuple[str, ...]:
        """Who speaks: of each source the transmitter, or the work where it names none."""
        return tuple(dict.fromkeys(name or work for work, name in self.sources))


def extract(entry: Entry, id_: str) -> tuple | None:
    """The bonds of an entry in the order of its fields, as plain tuples; `read` makes them `Bond`s."""
    return tuple(tuple(bond) for bond in _bonds(entry)) or None


def read(extracted: Iterable[tuple] | None) -> tuple[Bond, ...]:
    """What `extract` gave for an entry."""
    return tuple(Bond(*bond) for bond in extracted or ())


def evidence(record: Evidence) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The rank of a record, and its works each with the transmitter in it, an id or a plain name, or ""."""
    return record.rank, tuple((source.work.id, source.by) for source in record.sources)


def _bonds(entry: Entry) -> Iterator[Bond]:
    for name, value in entry.__dict__.items():
        several = isinstance(value, tuple)
        for number, record in enumerate(value if several else (value,)):
            if (bonds := _bonds_of(type(record))) is not None:
                yield from bonds(record, (name, number) if several else (name,))


@cache
def _bonds_of(sort: type) -> Callable[[Any, Path], Iterator[Bond]] | None:
    """What makes bonds of records of a sort."""
    return next((bonds for known, bonds in _SORTS.items() if issubclass(sort, known)), None)


def _side(side: Side, path: Path) -> Iterator[Bond]:
    if side.groups:
        yield Bond("sided", path, tuple(group.id for group in side.groups), (path[-1],))
    for role in ("commanders", "participants"):
        for number, man in enumerate(getattr(side, role)):
            yield Bond("fought", (*path, role, number), (man.person.id,), (path[-1], role, man.fate), *evidence(man))


def _kin(kin: Kin, path: Path) -> Iterator[Bond]:
    yield Bond("kin", path, (kin.person.id,), (kin.relation,), *evidence(kin))


def _leader(leader: Leader, path: Path) -> Iterator[Bond]:
    yield Bond("led", path, (leader.person.id,), (), *evidence(leader))


def _office(office: Office, path: Path) -> Iterator[Bond]:
    under = office.under.ref.id if office.under and office.under.ref else ""
    yield Bond("held", path, (office.group.id if office.group else "", under), (), *evidence(office))


def _allegiance(allegiance: Allegiance, path: Path) -> Iterator[Bond]:
    yield Bond("member", path, (allegiance.group.id,), (), *evidence(allegiance))


def _relative(relative: Relative, path: Path) -> Iterator[Bond]:
    for sort in ("after", "before"):
        if (ref := getattr(relative, sort)) is not None:
            yield Bond(sort, (*path, sort), (ref.id,), relative.by.days if relative.by else (), *evidence(relative))


def _statement(statement: Statement, path: Path) -> Iterator[Bond]:
    """Where it was, or a campaign's battles in their order."""
    value, said = statement.value, evidence(statement)
    if isinstance(value, Ref) and path[0] == "place":
        yield Bond("place", (*path, "value"), (value.id,), (), *said)
    elif isinstance(value, tuple) and value and isinstance(value[0], Ref):
        yield Bond("ordered", (*path, "value"), tuple(ref.id for ref in value), (), *said)


def _ref(ref: Ref, path: Path) -> Iterator[Bond]:
    if ref.expects == ("campaign",):
        yield Bond("campaign", path, (ref.id,))


_SORTS = {Side: _side, Kin: _kin, Leader: _leader, Office: _office, Allegiance: _allegiance, Relative: _relative,
          Statement: _statement, Ref: _ref}
