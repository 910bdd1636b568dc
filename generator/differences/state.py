"""One state of the entries: what the check knows of each file, and where its text is."""

from __future__ import annotations

import contextlib
import marshal
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from generator import parallel
from generator.checking.check import told
from generator.checking.record import Record, recorder, unpacked
from generator.collect import Files
from generator.differences import revision
from generator.entries.source import Place, find
from generator.problems import Problem
from generator.settings import Settings
from generator.site.fingerprint import fingerprint


class State(NamedTuple):
    """The numbers of the files by path, their places by path, and what is known of each."""

    numbers: Mapping[str, str]
    places: Mapping[str, Place]
    records: Mapping[str, Record]
    problems: tuple[Problem, ...]


def states(settings: Settings, base: str, head: str | None, folder: Path) -> tuple[State, State]:
    """Two revisions; the later may be the files as they lie on the disk. `folder` takes what is read from git."""
    before = revision.tree(settings.root, base, settings.options.entries)
    if head is None:
        there = {place.shown: place for place, _ in find(settings.entries, settings.options.entries)}
        after = revision.working_tree(settings.root, ((shown, place.path) for shown, place in there.items()))
    else:
        after, there = revision.tree(settings.root, head, settings.options.entries), {}
    on_disk = {after[shown] for shown in there}
    _write(settings.root, {*before.values(), *after.values()} - on_disk, folder)
    shelf = _Shelf(settings)
    try:
        given = {after[shown]: place.path for shown, place in there.items()}
        return tuple(_state(settings, numbers, given, folder, shelf) for numbers in (before, after))  # type: ignore[return-value]
    finally:
        shelf.close()


def _write(root: Path, numbers: Iterable[str], folder: Path) -> None:
    for number, content in revision.contents(root, numbers).items():
        (folder / number).write_bytes(content)


def _state(settings: Settings, numbers: Mapping[str, str], given: Mapping[str, str], folder: Path, shelf: _Shelf) -> State:
    places = {shown: _place(shown, given.get(number) or str(folder / number), settings)
              for shown, number in sorted(numbers.items())}
    found = Files(tuple(places.values()), dict.fromkeys(places, (0, 0)),
                  {place.id: place.folder for place in reversed(places.values())})
    known = {shown: record for shown, place in places.items()
             if (record := shelf.record(place, numbers[shown], found.known)) is not None}
    fresh = list(parallel.each(recorder(settings, found), [place for shown, place in places.items() if shown not in known]))
    shelf.keep((record, numbers[record.place.shown], found.known) for record in fresh)
    records = known | {record.place.shown: record for record in fresh}
    ordered = {shown: records[shown] for shown in places}
    return State(numbers, places, ordered, tuple(told(ordered.values(), found, settings)))


def _place(shown: str, path: str, settings: Settings) -> Place:
    below = shown.removeprefix(f"{settings.options.entries}/")
    folder, _, name = below.rpartition("/")
    return Place(name.rsplit(".", 1)[0], folder, shown, path)


class _Shelf:
    """Records by the number of their file, kept between runs; it may be thrown away.

    A record is taken again only where nothing was wrong with it and all it refers to is as it was.
    """

    def __init__(self, settings: Settings) -> None:
        self._mark = fingerprint(settings)
        try:
            settings.cache.mkdir(parents=True, exist_ok=True)
            self._base: sqlite3.Connection | None = sqlite3.connect(settings.cache / "diff.sqlite", isolation_level=None)
            self._base.execute("create table if not exists record (mark text, number text, shown text, packed blob, "
                               "primary key (number, shown)) without rowid")
            self._base.execute("delete from record where mark <> ?", (self._mark,))
            rows = self._base.execute("select number, shown, packed from record")
            self._rows = {(number, shown): packed for number, shown, packed in rows}
        except (sqlite3.Error, OSError):
            self._base, self._rows = None, {}

    def record(self, place: Place, number: str, known: Mapping[str, str]) -> Record | None:
        packed = self._rows.get((number, place.shown))
        if packed is None:
            return None
        folders, plain = marshal.loads(packed)
        record = unpacked(plain)
        there = tuple(known.get(target, "") for target in record.targets)
        return record._replace(place=place) if folders == there else None

    def keep(self, found: Iterable[tuple[Record, str, Mapping[str, str]]]) -> None:
        if self._base is not None:
            with contextlib.suppress(sqlite3.Error):
                self._base.execute("begin")
                self._base.executemany("insert or replace into record values (?, ?, ?, ?)", self._packed(found))
                self._base.execute("commit")

    def _packed(self, found: Iterable[tuple[Record, str, Mapping[str, str]]]) -> Iterator[tuple[str, str, str, bytes]]:
        for record, number, known in found:
            if not record.problems:
                folders = tuple(known.get(target, "") for target in record.targets)
                yield self._mark, number, record.place.shown, marshal.dumps((folders, record.packed()), 2)

    def close(self) -> None:
        if self._base is not None:
            self._base.close()
