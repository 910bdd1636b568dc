"""One check of all entries, with what the last one kept."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from generator import collect, parallel
from generator.checking.ledger import Ledger
from generator.checking.locate import located
from generator.checking.record import Record, recorder
from generator.checks import NameUse, clashes, former_ids, repeated_ids
from generator.collect import Files
from generator.problems import Problem
from generator.reasoning import accept
from generator.reasoning.corpus import Corpus
from generator.reasoning.families import BETWEEN
from generator.reasoning.finding import Finding
from generator.reasoning.geodesy import measures
from generator.settings import Settings
from generator.site.fingerprint import fingerprint


class Checked(NamedTuple):
    """Everything that was found, in the order of files and lines, and how many files were read."""

    problems: list[Problem]
    entries: int


def check(settings: Settings, *, info: bool = False) -> Checked:
    """Read what has changed, hold all together, and keep what was read for the next time."""
    found = collect.files(settings)
    ledger = Ledger(settings.cache, fingerprint(settings))
    try:
        stamps = {place.shown: (place.id, *found.stamps[place.shown]) for place in found.places}
        if not info and ledger.known and ledger.get("stamps") == stamps:
            return Checked([Problem(*problem) for problem in ledger.get("problems") or ()], len(found.places))
        known = ledger.records()
        fresh = _fresh(settings, found, known)
        records = [fresh.get(place.shown) or known[place.shown] for place in found.places]
        problems = told(records, found, settings, info=info)
        plain = [problem.plain() for problem in problems if problem.severity != "info"]
        ledger.keep(fresh.values(), known.keys() - stamps.keys(), {"stamps": stamps, "problems": plain}, whole=not known)
        return Checked(problems, len(found.places))
    finally:
        ledger.close()


def _fresh(settings: Settings, found: Files, known: Mapping[str, Record]) -> dict[str, Record]:
    """Records of the files that changed, and of those whose references or repairs other files change."""
    before = {record.place.id: record.place.folder for record in known.values()}
    moved = {id_ for id_, folder in (before.items() ^ found.known.items())}
    read = [place for place in found.places if not _kept(known.get(place.shown), found.stamps[place.shown], moved)]
    return {record.place.shown: record for record in parallel.each(recorder(settings, found), read)}


def _kept(record: Record | None, stamp: collect.Stamp, moved: set[str]) -> bool:
    """A repair may name any id: so where ids come or go, files with problems are read again, and those that refer to them."""
    return record is not None and record.stamp == stamp and not (
        moved and (record.problems or not moved.isdisjoint(record.targets)))


def told(records: Iterable[Record], found: Files, settings: Settings, *, info: bool = False) -> list[Problem]:
    """Every problem of these files, in the order of files and lines."""
    records = list(records)
    places = {record.place.id: record.place for record in reversed(records)}
    uses = [use for record in records for use in record.names]
    between = (*repeated_ids(found.places), *clashes(uses), *former_ids(uses, found.known))
    findings = accept.standing(_findings(records, settings), _drawn(records, "accept"))
    return sorted({*(problem for record in records for problem in record.problems), *between,
                   *located((finding for finding in findings if info or finding.severity != "info"), places)})


def _findings(records: list[Record], settings: Settings) -> Iterable[Finding]:
    yield from (finding for record in records for finding in record.findings)
    whole = corpus(records, settings)
    for check_ in BETWEEN:
        yield from check_(whole)


def corpus(records: list[Record], settings: Settings) -> Corpus:
    """What the checks between entries read."""
    names = dict.fromkeys(name for record in records for name, _ in record.drawn)
    said = settings.words.find("reasoning") or {}
    return Corpus({record.place.id: record.kind for record in records if record.kind},
                  {name: _drawn(records, name) for name in names}, settings.options.check, tuple(said.get("killed") or ()),
                  measures(said),
                  {record.place.id: frozenset(use.folded for use in _borne(record) if use.folded) for record in records},
                  {use.id: use.name for record in records for use in record.names if use.role == "headword" and record.kind},
                  {record.place.id: tuple(use.name for use in _borne(record) if use.role != "alias") for record in records},
                  {record.place.id: record.targets for record in records})


def _borne(record: Record) -> list[NameUse]:
    return [use for use in record.names if use.role != "formerly"]


def _drawn(records: Iterable[Record], name: str) -> dict[str, Any]:
    return {record.place.id: marshal.loads(value) for record in records for key, value in record.drawn if key == name}
