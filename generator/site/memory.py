"""What one build remembers for the next, in one SQLite file that may be thrown away.

It holds every entry's digest, the links between them, what each page was made
from, and the frames. It describes exactly one site folder; where that folder is
not the one it describes, it is worth nothing and a whole build begins it anew.
"""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from generator.checks import NameUse
from generator.collect import Digest
from generator.encyclopedia import Card, Encyclopedia, Link, is_wanted
from generator.entries.source import Place
from generator.problems import Problem

FORMAT = 1
_TABLES = """
create table meta (key text primary key, value blob) without rowid;
create table entry (id text primary key, kind text, shown text, mtime integer, size integer,
                    card blob, links blob, digest blob);
create index entry_kind on entry (kind);
create table incoming (id text primary key, wanted integer, links blob);
create index incoming_wanted on incoming (id) where wanted = 1;
create table name (folded text, id text, primary key (folded, id)) without rowid;
create index name_id on name (id);
create table page (path text primary key, needs blob);
create table need (key text primary key, pages blob);
"""
Value = TypeVar("Value")


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
        self._base.execute("insert or replace into meta values (?, ?)", (key, marshal.dumps(value)))

    # Reading

    def stamps(self) -> dict[str, tuple[str, int, int]]:
        """Id, modification time and size of every entry file, by the path shown."""
        return {shown: (id_, mtime, size) for id_, shown, mtime, size in
                self._base.execute("select id, shown, mtime, size from entry")}

    def digest(self, id_: str) -> Digest | None:
        row = self._base.execute("select digest, card, links from entry where id = ?", (id_,)).fetchone()
        return _digest(*row) if row else None

    def digests(self) -> Iterator[Digest]:
        for row in self._base.execute("select digest, card, links from entry order by id"):
            yield _digest(*row)

    def card(self, id_: str) -> Card | None:
        row = self._base.execute("select card from entry where id = ?", (id_,)).fetchone()
        return _card(row[0]) if row else None

    def incoming(self, id_: str) -> tuple[Link, ...] | None:
        row = self._base.execute("select links from incoming where id = ?", (id_,)).fetchone()
        return _links(row[0]) if row else None

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
        """The paths of the pages that were made from any of these."""
        found: set[str] = set()
        for key in keys:
            row = self._base.execute("select pages from need where key = ?", (key,)).fetchone()
            found.update(marshal.loads(row[0]) if row else ())
        return found

    def problems(self) -> list[Problem]:
        """Everything that was wrong when the site was made."""
        return [Problem(*values) for values in self.get("problems") or ()]

    def clashes(self) -> list[Problem]:
        """Those problems that lie between entries."""
        return [Problem(*values) for values in self.get("clashes") or ()]

    def encyclopedia(self) -> Encyclopedia:
        """The linked whole, read from the disk as it is asked."""
        return Encyclopedia(
            Lazy(self.card, lambda: (id_ for kind in self.kinds() for id_ in self.of_kind(kind))),
            Lazy(self.incoming, lambda: ()), Lazy(lambda kind: self.of_kind(kind) or None, self.kinds),
            Lazy(lambda id_: self.namesakes(id_) or None, lambda: ()), Lazy(self.incoming, self.wanted))

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
        for digest in digests:
            self.unlearn(digest.place.id)
            self._base.execute("insert into entry values (?, ?, ?, ?, ?, ?, ?, ?)", _row(digest))
            self._base.executemany("insert or ignore into name values (?, ?)",
                                   {(use.folded, use.id) for use in digest.names
                                    if use.role != "formerly" and use.folded})

    def unlearn(self, id_: str) -> None:
        self._base.execute("delete from entry where id = ?", (id_,))
        self._base.execute("delete from name where id = ?", (id_,))

    def link(self, incoming: Mapping[str, tuple[Link, ...]], cards: Mapping[str, Card]) -> None:
        """Set all the links to some entries."""
        for target, links in incoming.items():
            if links:
                asked = int(is_wanted(target, links, cards))
                self._base.execute("insert or replace into incoming values (?, ?, ?)",
                                   (target, asked, marshal.dumps([tuple(link) for link in links])))
            else:
                self._base.execute("delete from incoming where id = ?", (target,))

    def rewant(self, ids: Iterable[str]) -> None:
        """Mark anew whether the links to some ids ask for an entry that is not written."""
        for id_ in ids:
            links = self.incoming(id_) or ()
            known = self._base.execute("select 1 from entry where id = ? and kind <> ''", (id_,)).fetchone()
            asked = int(not known and any(link.wanted for link in links))
            self._base.execute("update incoming set wanted = ? where id = ?", (asked, id_))

    def put_problems(self, problems: Iterable[Problem], between: Iterable[Problem]) -> None:
        """All problems, and those that lie between entries."""
        self.put("problems", [_problem(problem) for problem in problems])
        self.put("clashes", [_problem(problem) for problem in between])

    def learn_pages(self, pages: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        """What pages were made from, in place of what they were made from before."""
        added: dict[str, set[str]] = {}
        dropped: dict[str, set[str]] = {}
        for path, needs in pages:
            before = set(self._needs(path))
            self._base.execute("insert or replace into page values (?, ?)", (path, marshal.dumps(needs)))
            for key in set(needs) - before:
                added.setdefault(key, set()).add(path)
            for key in before - set(needs):
                dropped.setdefault(key, set()).add(path)
        self._reverse(added, dropped)

    def unlearn_pages(self, paths: Iterable[str]) -> None:
        dropped: dict[str, set[str]] = {}
        for path in paths:
            for key in self._needs(path):
                dropped.setdefault(key, set()).add(path)
            self._base.execute("delete from page where path = ?", (path,))
        self._reverse({}, dropped)

    def _needs(self, path: str) -> tuple[str, ...]:
        row = self._base.execute("select needs from page where path = ?", (path,)).fetchone()
        return marshal.loads(row[0]) if row else ()

    def _reverse(self, added: Mapping[str, set[str]], dropped: Mapping[str, set[str]]) -> None:
        for key in {*added, *dropped}:
            row = self._base.execute("select pages from need where key = ?", (key,)).fetchone()
            pages = set(marshal.loads(row[0]) if row else ()) - dropped.get(key, set()) | added.get(key, set())
            self._base.execute("insert or replace into need values (?, ?)", (key, marshal.dumps(sorted(pages))))


class Lazy(Mapping[str, Value]):
    """A mapping whose values are fetched when they are first asked for."""

    def __init__(self, fetch: Callable[[str], Value | None], keys: Callable[[], Iterable[str]]) -> None:
        self._fetch, self._keys = fetch, keys
        self._known: dict[str, Value | None] = {}

    def __getitem__(self, key: str) -> Value:
        if key not in self._known:
            self._known[key] = self._fetch(key)
        value = self._known[key]
        if value is None:
            raise KeyError(key)
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys())

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _row(digest: Digest) -> tuple[Any, ...]:
    place, (mtime, size) = digest.place, digest.stamp
    rest = (place.folder, place.shown, place.path, mtime, size, digest.data, [tuple(use) for use in digest.names],
            [_problem(problem) for problem in digest.problems], digest.csl, digest.removed, digest.counts)
    return (place.id, digest.card.kind if digest.card else "", place.shown, mtime, size,
            marshal.dumps(tuple(digest.card) if digest.card else None),
            marshal.dumps([tuple(link) for link in digest.links]), marshal.dumps((place.id, *rest)))


def _digest(packed: bytes, card: bytes, links: bytes) -> Digest:
    id_, folder, shown, path, mtime, size, data, names, problems, csl, removed, counts = marshal.loads(packed)
    return Digest(Place(id_, folder, shown, path), (mtime, size), data, _card(card), _links(links),
                  tuple(NameUse(*use) for use in names), tuple(Problem(*problem) for problem in problems),
                  csl, removed, tuple(counts))


def _problem(problem: Problem) -> tuple[Any, ...]:
    return (problem.path, problem.line, problem.column, problem.code, problem.message, problem.repair, problem.severity)


def _card(packed: bytes) -> Card | None:
    values = marshal.loads(packed)
    return Card(*values) if values else None


def _links(packed: bytes) -> tuple[Link, ...]:
    return tuple(Link(*values) for values in marshal.loads(packed))
