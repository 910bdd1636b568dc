"""What one check keeps for the next, in one SQLite file that may be thrown away.

It is bound to a mark of everything but the entries; under another mark it is begun anew.
"""

from __future__ import annotations

import contextlib
import marshal
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

FORMAT = 2
_TABLES = """
create table if not exists meta (key text primary key, value blob) without rowid;
create table if not exists record (id text primary key, shown text, told blob, packed blob);
create unique index if not exists by_path on record (shown);
create table if not exists fact (name text, key text, count integer, packed blob, primary key (name, key)) without rowid;
create table if not exists task (number integer primary key, family integer, key text, reads blob, result blob);
create unique index if not exists by_key on task (family, key);
create table if not exists read (mark integer, task integer, primary key (mark, task)) without rowid;
"""
_DROP = "".join(f"drop table if exists {name};" for name in ("meta", "record", "fact", "task", "read"))
_UNUSABLE = (sqlite3.Error, OSError, EOFError)


class Spoilt(Exception):
    """The file cannot be read or written; the check does without it."""


class Ledger:
    """The file, opened for one check; what the check changes in it is one transaction."""

    def __init__(self, folder: Path, mark: str) -> None:
        self._mark = f"{FORMAT} {mark}"
        self._base = _opened(folder / "check.sqlite")
        self.known = False
        with contextlib.suppress(Spoilt):
            self.known = self.get("mark") == self._mark

    def close(self) -> None:
        if self._base is not None:
            self._base.close()

    def rows(self, question: str, *values: Any) -> list[tuple]:
        """The rows that answer a question. Raises `Spoilt`."""
        with self._sound() as base:
            return base.execute(question, values).fetchall()

    def change(self, statement: str, rows: Iterable[tuple]) -> None:
        """A change by many rows. Raises `Spoilt`."""
        with self._sound() as base:
            base.executemany(statement, rows)

    def get(self, key: str) -> Any:
        """A value by its name; None where there is none. Raises `Spoilt`."""
        found = self.rows("select value from meta where key = ?", key)
        return loaded(found[0][0]) if found else None

    def put(self, values: Mapping[str, Any]) -> None:
        """Keep these values. Raises `Spoilt`."""
        self.change("insert or replace into meta values (?, ?)", ((key, marshal.dumps(value, 2)) for key, value in values.items()))

    @contextlib.contextmanager
    def transaction(self, *, anew: bool) -> Iterator[None]:
        """All changes within are kept, or none; `anew` begins with an empty file. Raises `Spoilt`."""
        with self._sound() as base:
            base.execute("begin immediate")
            try:
                if anew:
                    for statement in f"{_DROP}{_TABLES}".split(";"):
                        base.execute(statement)
                yield
                self.put({"mark": self._mark})
                base.execute("commit")
            finally:
                if base.in_transaction:
                    base.rollback()

    @contextlib.contextmanager
    def _sound(self) -> Iterator[sqlite3.Connection]:
        if self._base is None:
            raise Spoilt
        try:
            yield self._base
        except _UNUSABLE as error:
            raise Spoilt from error


def loaded(packed: bytes) -> Any:
    """A value that was kept. Raises `Spoilt`."""
    try:
        return marshal.loads(packed)
    except (EOFError, ValueError, TypeError) as error:
        raise Spoilt from error


def _opened(path: Path) -> sqlite3.Connection | None:
    """The file with its tables, begun anew where it is no such file; None where none can be had."""
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            (path.parent / ".gitignore").write_text("*\n", encoding="utf-8")
            base = sqlite3.connect(path, isolation_level=None, timeout=5)
            base.execute("pragma page_size = 16384")  # records are long
            base.execute("pragma cache_size = -100000")
            base.execute("pragma synchronous = off")  # what a loss of power spoils is made anew
            base.executescript(_TABLES)
            return base
        except sqlite3.DatabaseError:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        except OSError:
            break
    return None
