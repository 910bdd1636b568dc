"""Facts as the ledger keeps them, read where they are asked for."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping

from generator.checking.ledger import Ledger, loaded
from generator.checking.record import NOTHING, Record, restored
from generator.problems import Problem
from generator.reasoning.facts import EVERY, Drawn, Key
from generator.reasoning.finding import Finding


class Kept:
    """The facts of the entries that a ledger has records of. Every method raises `Spoilt`."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: dict[str, Drawn] = {}

    def own(self, name: str, id_: str) -> bytes | None:
        if id_ not in self._known:
            found = self._ledger.rows("select packed from record where id = ?", id_)
            self._known[id_] = Drawn(*loaded(found[0][0])[-1]) if found else NOTHING
        return self._known[id_].own.get(name)

    def shared(self, name: str, key: str) -> Mapping[str, bytes]:
        return _group(self._ledger, name, key)

    def ids(self, name: str) -> Iterable[str]:
        for id_, packed in self._ledger.rows("select id, packed from record order by id"):
            self._known[id_] = Drawn(*loaded(packed)[-1])
        return [id_ for id_, facts in sorted(self._known.items()) if name in facts.own]

    def keys(self, name: str, least: int) -> Iterable[str]:
        return [key for key, in self._ledger.rows("select key from fact where name = ? and count >= ?", name, least)]


def _group(ledger: Ledger, name: str, key: str) -> dict[str, bytes]:
    found = ledger.rows("select packed from fact where name = ? and key = ?", name, key)
    return loaded(found[0][0]) if found else {}


def keep(ledger: Ledger, records: Iterable[Record], groups: Iterable[tuple[str, str, Mapping[str, bytes]]]) -> None:
    """Keep records, and shared facts with all that is said under each. Raises `Spoilt`."""
    ledger.change("insert or replace into record values (?, ?, ?, ?)", (
        (record.place.id, record.place.shown, told(record), record.packed()) for record in records))
    ledger.change("insert or replace into fact values (?, ?, ?, ?)", (
        (name, key, len(group), marshal.dumps(group, 2)) for name, key, group in groups))


def exchange(ledger: Ledger, gone: Iterable[Record], come: Iterable[Record]) -> set[Key]:
    """Keep these records instead of those; the facts that are no longer what they were. Raises `Spoilt`."""
    old, new = ({record.place.id: record for record in records} for records in (gone, come))
    ledger.change("delete from record where id = ?", ((id_,) for id_ in old))
    keep(ledger, new.values(), ())
    changed: set[Key] = set()
    for id_ in {*old, *new}:
        before, after = (records[id_].facts if id_ in records else NOTHING for records in (old, new))
        changed |= {(name, id_) for name in {*before.own, *after.own} if before.own.get(name) != after.own.get(name)}
        for key in {*before.shared, *after.shared}:
            if before.shared.get(key) != after.shared.get(key):
                _regroup(ledger, key, id_, after.shared.get(key))
                changed.add(key)
    return changed | {(name, EVERY) for name, _ in changed}


def _regroup(ledger: Ledger, key: Key, id_: str, value: bytes | None) -> None:
    """Put what an entry says into its group, or take it out."""
    group = _group(ledger, *key)
    group.pop(id_, None)
    if value is not None:
        group = dict(sorted((group | {id_: value}).items()))
    if group:
        keep(ledger, (), [(*key, group)])
    else:
        ledger.change("delete from fact where name = ? and key = ?", [key])


def told(record: Record) -> bytes | None:
    """The problems and findings that an entry has by itself, packed; None where there are none."""
    if not record.problems and not record.findings:
        return None
    return marshal.dumps(([problem.plain() for problem in record.problems], [finding.plain() for finding in record.findings]), 2)


def records(ledger: Ledger, paths: Iterable[str]) -> list[Record]:
    """The records that are kept of these files. Raises `Spoilt`."""
    rows = (ledger.rows("select packed from record where shown = ?", shown) for shown in paths)
    return [restored(loaded(row[0][0])) for row in rows if row]


def alone(ledger: Ledger) -> Iterator[tuple[list[Problem], list[Finding]]]:
    """The problems and findings of every entry that has any by itself. Raises `Spoilt`."""
    for packed, in ledger.rows("select told from record where told is not null"):
        problems, findings = loaded(packed)
        yield [Problem(*problem) for problem in problems], [Finding.of(finding) for finding in findings]


def concerned(ledger: Ledger, ids: Iterable[str]) -> set[str]:
    """The files that refer to one of these ids, and those in which anything is wrong. Raises `Spoilt`."""
    found = {shown for shown, in ledger.rows("select shown from record where told is not null")}
    for id_ in {other for id_ in ids for other in _group(ledger, "names", id_)}:
        found |= {shown for shown, in ledger.rows("select shown from record where id = ?", id_)}
    return found
