"""What one check keeps for the next, in one SQLite file that may be thrown away.

It is bound to a mark of everything but the entries; under another mark it is begun
anew. Where it cannot be read or written, the check does without it.
"""

from __future__ import annotations

import contextlib
import marshal
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.checking.record import Record, unpacked

FORMAT = 1
_TABLES = """
create table if not exists meta (key text primary key, value blob) without rowid;
create table if not exists record (shown text primary key, packed blob) without rowid;
"""
_UNUSABLE = (sqlite3.Error, OSError, ValueError, EOFError, TypeError)


class Ledger:
    """The file, opened for one check; every change of it is one transaction."""

    def __init__(self, folder: Path, mark: str) -> None:
        self._mark = f"{FORMAT} {mark}"
        self._base = _opened(folder / "check.sqlite")
        self.known = self.get("mark") == self._mark

    def close(self) -> None:
        if self._base is not None:
            self._base.close()

    def get(self, key: str) -> Any:
        """A value by its name; nothing where there is none, or none that can be read."""
        try:
            row = self._base and self._base.execute("select value from meta where key = ?", (key,)).fetchone()
            return marshal.loads(row[0]) if row else None
        except _UNUSABLE:
            return None

    def records(self) -> dict[str, Record]:
        """The records by the path of their file; none under another mark, or where one cannot be read."""
        if self._base is None or not self.known:
            return {}
        try:
            return {shown: unpacked(packed) for shown, packed in self._base.execute("select shown, packed from record")}
        except _UNUSABLE:
            return {}

    def keep(self, records: Iterable[Record], gone: Iterable[str], values: Mapping[str, Any], *, whole: bool) -> None:
        """Keep these records, instead of all others if `whole`, and the values."""
        if self._base is None:
            return
        try:
            self._base.execute("begin immediate")
            if whole:
                self._base.execute("delete from record")
            self._base.executemany("delete from record where shown = ?", ((shown,) for shown in gone))
            self._base.executemany("insert or replace into record values (?, ?)",
                                   ((record.place.shown, record.packed()) for record in records))
            self._base.executemany("insert or replace into meta values (?, ?)", (
                (key, marshal.dumps(value, 2)) for key, value in {**values, "mark": self._mark}.items()))
            self._base.execute("commit")
        except _UNUSABLE:
            if self._base.in_transaction:
                self._base.rollback()


def _opened(path: Path) -> sqlite3.Connection | None:
    """The file with its tables, begun anew where it is no such file; None where none can be had."""
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            (path.parent / ".gitignore").write_text("*\n", encoding="utf-8")
            base = sqlite3.connect(path, isolation_level=None, timeout=5)
            base.executescript(_TABLES)
            return base
        except sqlite3.DatabaseError:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        except OSError:
            break
    return None
