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
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from generator.checks import NameUse
from generator.collect import Digest
from generator.encyclopedia import Card
from generator.entries.source import Place
from generator.extracts import Packed
from generator.problems import Problem
from generator.sections import Listed

FORMAT = 4
FORMER = "\1"
"""Stands before a former id among the names, which none of these can begin with."""
_TABLES = """
create table meta (key text primary key, value blob) without rowid;
create table entry (id text primary key, kind text, card blob, digest blob);
create index entry_kind on entry (kind);
create table incoming (id text primary key, wanted integer, links blob) without rowid;
create index incoming_wanted on incoming (id) where wanted = 1;
create table name (folded text, id text, primary key (folded, id)) without rowid;
create index name_id on name (id);
create table page (path text primary key, needs blob, beside blob);
create table extract (name text, id text, value blob, primary key (name, id)) without rowid;
create index extract_id on extract (id);
"""


class Written(NamedTuple):
    """A page that was written: its source path, the entry it is of, and what it was made from, hashed and packed.

    `lines` are those that it brings to shared files, each with the file's name, `files` the addresses of its own beside its page.
    """

    path: str
    source: str
    needs: bytes
    lines: tuple[tuple[str, str], ...] = ()
    files: tuple[str, ...] = ()


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
        return _digest(*row, self._drawn(id_)) if row else None

    def _drawn(self, id_: str) -> Packed:
        return tuple(self._base.execute("select name, value from extract where id = ? order by name", (id_,)))

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
        return {name for name in self.claims(id_) if not name.startswith(FORMER)}

    def claims(self, id_: str) -> set[str]:
        """The names of an entry, and its former ids behind `FORMER`."""
        return {folded for folded, in self._base.execute("select folded from name where id = ?", (id_,))}

    def shared(self) -> list[str]:
        """The names that several entries bear."""
        return [folded for folded, in self._base.execute(
            "select folded from name where folded > ? group by folded having count(*) > 1", (FORMER + "\uffff",))]

    def extract_names(self) -> list[str]:
        return [name for name, in self._base.execute("select distinct name from extract")]

    def extract(self, name: str, id_: str) -> Any:
        row = self._base.execute("select value from extract where name = ? and id = ?", (name, id_)).fetchone()
        return marshal.loads(row[0]) if row else None

    def extracts(self, name: str) -> dict[str, Any]:
        """What was drawn from each entry, by id."""
        return {id_: marshal.loads(value) for id_, value in
                self._base.execute("select id, value from extract where name = ? order by id", (name,))}

    def wanted(self) -> list[str]:
        return [id_ for id_, in self._base.execute("select id from incoming where wanted = 1 order by id")]

    def pages_needing(self, keys: Iterable[str]) -> set[str]:
        """The paths of the pages that were made from any of these; now and then one too many."""
        asked = set(hashed(keys))
        return {path for path, needs in self._base.execute("select path, needs from page")
                if not asked.isdisjoint(array("I", needs))}

    def beside(self, path: str) -> tuple[list[tuple[str, str]], list[str]]:
        """The lines that a page brought to shared files, and the addresses of its own files."""
        row = self._base.execute("select beside from page where path = ?", (path,)).fetchone()
        return marshal.loads(row[0]) if row and row[0] else ([], [])

    def listed(self, touched: Container[str]) -> list[Listed | None]:
        """The pages of each section, None where something is touched that decided on them."""
        return [None if any(need in touched for need in needs) else Listed(paths, needs)
                for paths, needs in self.get("listed")]

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
            {(name, digest.place.id) for digest in digests for name in claimed(digest)}))
        self._base.executemany("insert into extract values (?, ?, ?)", sorted(
            (name, digest.place.id, value) for digest in digests for name, value in digest.extracts))

    def unlearn(self, id_: str) -> None:
        self._base.execute("delete from entry where id = ?", (id_,))
        self._base.execute("delete from name where id = ?", (id_,))
        self._base.execute("delete from extract where id = ?", (id_,))

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
        """What pages of an edition have in common: which lists there are and why, days of change, references to works, totals."""
        self.put("lists", edition.lists())
        self.put("listed", [tuple(section) for section in edition.listed])
        self.put("changed", dict(edition.changed))
        self.put("added", dict(edition.added))
        self.put("library", {id_: (work.short, work.full) for id_, work in edition.press.library.items()})
        self.put("totals", tuple(edition.totals))

    def learn_pages(self, pages: Iterable[Written]) -> None:
        """What was written with each page, in place of what is remembered of it."""
        self._base.executemany("insert or replace into page values (?, ?, ?)", (
            (page.path, page.needs, _beside(page)) for page in pages))

    def unlearn_pages(self, paths: Iterable[str]) -> None:
        self._base.executemany("delete from page where path = ?", ((path,) for path in paths))


def claimed(digest: Digest) -> set[str]:
    """The folded names of an entry, and its former ids behind `FORMER`."""
    return {FORMER + use.name if use.role == "formerly" else use.folded for use in digest.names} - {""}


def _beside(page: Written) -> bytes | None:
    lines, files = [tuple(line) for line in page.lines], list(page.files)
    return marshal.dumps((lines, files), 2) if lines or files else None


def hashed(keys: Iterable[str]) -> array:
    """Needs as numbers of 32 bits. Two that fall together cost a page made again, never one forgotten."""
    return array("I", (zlib.crc32(key.encode()) for key in keys))


def _row(digest: Digest) -> tuple[Any, ...]:
    place = digest.place
    rest = (place.folder, place.shown, place.path, digest.stamp, digest.data, [tuple(use) for use in digest.names],
            [problem.plain() for problem in digest.problems], digest.csl, digest.removed, digest.counts)
    return (place.id, digest.card.kind if digest.card else "",
            marshal.dumps(tuple(digest.card) if digest.card else None, 2), marshal.dumps((place.id, *rest), 2))


def _digest(packed: bytes, card: bytes, extracts: Packed) -> Digest:
    id_, folder, shown, path, stamp, data, names, problems, csl, removed, counts = marshal.loads(packed)
    return Digest(Place(id_, folder, shown, path), stamp, data, _card(card), (),
                  tuple(NameUse(*use) for use in names), tuple(Problem(*problem) for problem in problems),
                  csl, removed, counts, extracts)


def _card(packed: bytes) -> Card | None:
    values = marshal.loads(packed)
    return Card(*values) if values else None
