"""What one build remembers for the next, in one SQLite file that may be thrown away.

It holds every entry's digest, the links between them, what each page was made
from, and the frames. It describes exactly one site folder; where that folder is
not the one it describes, it is worth nothing and a whole build begins it anew.
"""

from __future__ import annotations

import marshal
import sqlite3
import zlib
from array import array
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.checks import NameUse
from generator.collect import Digest
from generator.encyclopedia import Card
from generator.entries.source import Place
from generator.problems import Problem

FORMAT = 2
_TABLES = """
create table meta (key text primary key, value blob) without rowid;
create table entry (id text primary key, kind text, card blob, digest blob);
create index entry_kind on entry (kind);
create table incoming (id text primary key, wanted integer, links blob) without rowid;
create index incoming_wanted on incoming (id) where wanted = 1;
create table name (folded text, id text, primary key (folded, id)) without rowid;
create index name_id on name (id);
create table page (path text primary key, needs blob) without rowid;
"""


class Memory:
    """The file, opened. It is never half-written: every change is one transaction."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        self._path = folder / "memory.sqlite"
        self._open()

    def _open(self) -> None:
        try:
            self._base = self._connected()
            if self.get("format") != FORMAT:
                raise sqlite3.DatabaseError("another format")
        except (sqlite3.DatabaseError, ValueError, EOFError, TypeError):
            self.forget()

    def _connected(self) -> sqlite3.Connection:
        base = sqlite3.connect(self._path, isolation_level=None)
        base.execute("pragma journal_mode = wal")
        base.execute("pragma synchronous = normal")
        return base

    def forget(self) -> None:
        """Begin anew, with nothing."""
        self.close()
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self._path}{suffix}").unlink(missing_ok=True)
        self._base = self._connected()
        self._base.executescript(_TABLES)
        self.put("format", FORMAT)

    def close(self) -> None:
        if hasattr(self, "_base"):
            self._base.close()

    # Single values

    def get(self, key: str) -> Any:
        """A value by name, or nothing; also nothing where the table does not exist yet."""
        try:
            row = self._base.execute("select value from meta where key = ?", (key,)).fetchone()
        except sqlite3.OperationalError:
            return None
        return marshal.loads(row[0]) if row else None

    def put(self, key: str, value: Any) -> None:
        self._base.execute("insert or replace into meta values (?, ?)", (key, marshal.dumps(value, 2)))

    # Reading

    def stamps(self) -> dict[str, tuple[str, int, int]]:
        """Id, modification time and size of every entry file, by the path shown."""
        return self.get("stamps") or {}

    def digest(self, id_: str) -> Digest | None:
        """The digest of an entry, without its links: those are kept by what they lead to."""
        row = self._base.execute("select digest, card from entry where id = ?", (id_,)).fetchone()
        return _digest(*row) if row else None

    def digests(self) -> Iterator[Digest]:
        for row in self._base.execute("select digest, card from entry order by id"):
            yield _digest(*row)

    def card(self, id_: str) -> Card | None:
        row = self._base.execute("select card from entry where id = ?", (id_,)).fetchone()
        return _card(row[0]) if row else None

    def incoming(self, id_: str) -> list[bytes]:
        """The packed links to an entry."""
        row = self._base.execute("select links from incoming where id = ?", (id_,)).fetchone()
        return marshal.loads(row[0]) if row else []

    def of_kind(self, kind: str) -> tuple[str, ...]:
        return tuple(id_ for id_, in self._base.execute("select id from entry where kind = ? order by id", (kind,)))

    def kinds(self) -> list[str]:
        return [kind for kind, in self._base.execute("select distinct kind from entry where kind <> ''")]

    def bearers(self, folded: str) -> set[str]:
        return {id_ for id_, in self._base.execute("select id from name where folded = ?", (folded,))}

    def names(self, id_: str) -> set[str]:
        return {folded for folded, in self._base.execute("select folded from name where id = ?", (id_,))}

    def namesakes(self, id_: str) -> tuple[str, ...]:
        return tuple(sorted({other for name in self.names(id_) for other in self.bearers(name)} - {id_}))

    def wanted(self) -> list[str]:
        return [id_ for id_, in self._base.execute("select id from incoming where wanted = 1 order by id")]

    def pages_needing(self, keys: Iterable[str]) -> set[str]:
        """The paths of the pages that were made from any of these; now and then one too many."""
        asked = set(hashed(keys))
        return {path for path, needs in self._base.execute("select path, needs from page")
                if not asked.isdisjoint(array("I", needs))}

    def problems(self) -> list[Problem]:
        """Everything that was wrong when the site was made."""
        return [Problem(*values) for values in self.get("problems") or ()]

    def clashes(self) -> list[Problem]:
        """Those problems that lie between entries."""
        return [Problem(*values) for values in self.get("clashes") or ()]

    # Writing

    def change(self) -> sqlite3.Connection:
        """A transaction: `with memory.change():`; nothing of it stays if it does not end well."""
        self._base.execute("begin immediate")
        return self._base

    def abandon(self) -> None:
        if self._base.in_transaction:
            self._base.rollback()

    def learn(self, digests: Iterable[Digest]) -> None:
        """Entries with their names; not the links to them."""
        digests = list(digests)
        for digest in digests:
            self.unlearn(digest.place.id)
        self._base.executemany("insert into entry values (?, ?, ?, ?)", map(_row, digests))
        self._base.executemany("insert or ignore into name values (?, ?)", sorted(
            {(use.folded, use.id) for digest in digests for use in digest.names
             if use.role != "formerly" and use.folded}))

    def unlearn(self, id_: str) -> None:
        self._base.execute("delete from entry where id = ?", (id_,))
        self._base.execute("delete from name where id = ?", (id_,))

    def link(self, incoming: Mapping[str, list[bytes]], wanted: Container[str]) -> None:
        """Set all the links to some entries, `wanted` those of them that are not written."""
        self._base.executemany("insert or replace into incoming values (?, ?, ?)", (
            (target, int(target in wanted), marshal.dumps(links, 2)) for target, links in sorted(incoming.items())))
        self._base.executemany("delete from incoming where id = ?", (
            (target,) for target, links in incoming.items() if not links))

    def rewant(self, wanted: Iterable[str]) -> None:
        """Mark anew which links ask for an entry that is not written."""
        self._base.execute("update incoming set wanted = 0 where wanted = 1")
        self._base.executemany("update incoming set wanted = 1 where id = ?", ((id_,) for id_ in wanted))

    def remember(self, edition: Any) -> None:
        """What pages of an edition have in common: days of change, references to works, totals."""
        self.put("changed", dict(edition.changed))
        self.put("library", {id_: (work.short, work.full) for id_, work in edition.press.library.items()})
        self.put("totals", tuple(edition.totals))

    def learn_pages(self, pages: Iterable[tuple[str, bytes]]) -> None:
        """What pages were made from, hashed and packed, in place of what they were made from before."""
        self._base.executemany("insert or replace into page values (?, ?)", pages)

    def unlearn_pages(self, paths: Iterable[str]) -> None:
        self._base.executemany("delete from page where path = ?", ((path,) for path in paths))


def hashed(keys: Iterable[str]) -> array:
    """Needs as numbers of 32 bits. Two that fall together cost a page made again, never one forgotten."""
    return array("I", (zlib.crc32(key.encode()) for key in keys))


def _row(digest: Digest) -> tuple[Any, ...]:
    place = digest.place
    rest = (place.folder, place.shown, place.path, digest.stamp, digest.data, [tuple(use) for use in digest.names],
            [problem.plain() for problem in digest.problems], digest.csl, digest.removed, digest.counts)
    return (place.id, digest.card.kind if digest.card else "",
            marshal.dumps(tuple(digest.card) if digest.card else None, 2), marshal.dumps((place.id, *rest), 2))


def _digest(packed: bytes, card: bytes) -> Digest:
    id_, folder, shown, path, stamp, data, names, problems, csl, removed, counts = marshal.loads(packed)
    return Digest(Place(id_, folder, shown, path), stamp, data, _card(card), (),
                  tuple(NameUse(*use) for use in names), tuple(Problem(*problem) for problem in problems),
                  csl, removed, counts)


def _card(packed: bytes) -> Card | None:
    values = marshal.loads(packed)
    return Card(*values) if values else None
