"""The tables as one SQLite file, with a full-text index of the entries."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.data.tables import TABLES, Row, Table
from generator.folding import fold

_TYPES = {"string": "text", "integer": "integer", "number": "real", "boolean": "integer"}
_SEARCH = """
create table entries_text (
  number integer primary key, id text unique references entries(id), headword text, names text, gloss text, text text, plain_letters text);
create virtual table entries_fts using fts5 (headword, names, gloss, text, plain_letters,
  content = "entries_text", content_rowid = "number", tokenize = "unicode61 remove_diacritics 2");"""


def write(path: Path, rows: Mapping[str, Iterable[Row]], texts: Iterable[tuple[str, ...]], licence: str) -> None:
    """A new base. `texts` gives id, headword, names, gloss and text of each entry, in the order of the table `entries`."""
    path.unlink(missing_ok=True)
    base = sqlite3.connect(path, isolation_level=None)
    try:
        base.execute("pragma journal_mode = off")
        base.execute("begin")
        for table in TABLES:
            base.execute(_create(table))
            base.executemany(f"insert into {table.name} values ({', '.join('?' * len(table.columns))})", rows[table.name])
            for column in table.columns[int(table.key):]:
                if column.of or column.name == "target":
                    base.execute(f"create index {table.name}_{column.name} on {table.name} ({column.name})")
        base.execute("create table licence (text text)")
        base.execute("insert into licence values (?)", (licence,))
        _index(base, texts)
        base.execute("commit")
        base.execute("vacuum")
    finally:
        base.close()


def _create(table: Table) -> str:
    columns = [f"{column.name} {_TYPES[column.type]}" + (" primary key" if table.key and not number else "")
               + (f" references {column.of}(id)" if column.of else "") for number, column in enumerate(table.columns)]
    return f"create table {table.name} ({', '.join(columns)})"


def _index(base: sqlite3.Connection, texts: Iterable[tuple[str, ...]]) -> None:
    """The text of every entry with its index, in which names stand in plain letters too, without ʿ and ʾ."""
    for statement in _SEARCH.split(";")[:-1]:
        base.execute(statement)
    base.executemany("insert into entries_text (id, headword, names, gloss, text, plain_letters) values (?, ?, ?, ?, ?, ?)", (
        (id_, headword, names, gloss, text, fold(f"{headword} {names}")) for id_, headword, names, gloss, text in texts))
    base.execute("insert into entries_fts (entries_fts) values ('rebuild')")
