"""Every dated statement of an entry: what is dated, the date, and who says so.

Nothing is chosen here: rejected and rival dates are given too, each with its evidence,
so that a timeline can follow one authority and a check can hold authorities together.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.dates import When, from_plain, plain
from generator.entries.entry import Entry
from generator.entries.values import Evidence, Model, Named, Ref

_TITLES = ("title", "role", "relation", "text")


class Time(NamedTuple):
    """One dated statement.

    `path` leads to the date in the entry's file, and its first step is the `field` (`when`, `born`,
    `offices` …). `title` and `refs` (field, id) are what else the dated record says: the office held,
    its group and place. `sources` are works with the transmitter in each, an id or a plain name, or "".
    """

    path: tuple[str | int, ...]
    when: When
    title: str
    refs: tuple[tuple[str, str], ...]
    certainty: str
    rank: str
    sources: tuple[tuple[str, str], ...]

    @property
    def field(self) -> str:
        return str(self.path[0])

    @property
    def transmitters(self) -> tuple[str, ...]:
        """The transmitters, each once."""
        return tuple(dict.fromkeys(name for _, name in self.sources if name))

    @property
    def works(self) -> tuple[str, ...]:
        """The works, each once."""
        return tuple(dict.fromkeys(work for work, _ in self.sources))

    @property
    def authorities(self) -> tuple[str, ...]:
        """Who speaks: of each source the transmitter, or the work where it names none."""
        return tuple(dict.fromkeys(name or work for work, name in self.sources))


def extract(entry: Entry, id_: str) -> tuple | None:
    """The dated statements in the order of the fields, as plain tuples; `read` makes them `Time`s."""
    return tuple(_visit(entry, (), None)) or None


def read(extracted: tuple | None) -> tuple[Time, ...]:
    """What `extract` gave for an entry."""
    return tuple(Time(path, from_plain(when), *rest) for path, when, *rest in extracted or ())


def _visit(record: Model, path: tuple[str | int, ...], evidence: Evidence | None) -> Iterator[tuple]:
    evidence = record if isinstance(record, Evidence) else evidence
    for name, value in record.__dict__.items():
        kind = value.__class__
        if kind is str or value is None or value == ():
            continue
        if kind is tuple:
            for number, item in enumerate(value):
                if isinstance(item, Model):
                    yield from _visit(item, (*path, name, number), evidence)
        elif kind is When:
            yield _row(record, (*path, name), value, evidence)
        elif isinstance(value, Model):
            yield from _visit(value, (*path, name), evidence)


def _row(record: Model, path: tuple[str | int, ...], when: When, evidence: Evidence | None) -> tuple:
    title = next((told for name in _TITLES if (told := getattr(record, name, ""))), "") if len(path) > 1 else ""
    refs = tuple((name, ref.id) for name, value in record.__dict__.items() if (ref := _ref(value))) if len(path) > 1 else ()
    if evidence is None:
        return path, plain(when), title, refs, "", "normal", ()
    sources = tuple((source.work.id, source.by) for source in evidence.sources)
    return path, plain(when), title, refs, evidence.certainty or "", evidence.rank, sources


def _ref(value: Any) -> Ref | None:
    if isinstance(value, Named):
        return value.ref
    return value if isinstance(value, Ref) else None
