"""One check of all entries: anew, or only of what has changed since the last."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator import collect, parallel
from generator.checking import kept, tasks
from generator.checking.kept import Kept
from generator.checking.ledger import Ledger, Spoilt
from generator.checking.record import Record, recorder
from generator.checking.verdict import Lines, found_in, untouched, verdict
from generator.codes import INFORMATION
from generator.collect import Files
from generator.problems import Problem
from generator.reasoning import time
from generator.reasoning.corpus import Corpus, Settled
from generator.reasoning.facts import Memory, Reader, Store
from generator.reasoning.finding import Finding
from generator.reasoning.geodesy import measures
from generator.settings import Settings
from generator.site.fingerprint import fingerprint

Stamps = dict[str, tuple[str, str, int, int]]
"""The entry files by path as shown: id, folder, when it was changed, size."""


class Checked(NamedTuple):
    """Everything that was found, in the order of files and lines, and how many files were read."""

    problems: list[Problem]
    entries: int


def check(settings: Settings, *, info: bool = False) -> Checked:
    """Read what has changed, check again what depends on it, and keep what was found for the next time."""
    found = collect.files(settings)
    stamps = {place.shown: (place.id, place.folder, *found.stamps[place.shown]) for place in found.places}
    sound = len(found.known) == len(found.places)  # while two files claim one id nothing is kept
    ledger = Ledger(settings.cache, fingerprint(settings))
    try:
        with parallel.uncollected():
            return Checked(_problems(settings, found, ledger, stamps, info, sound), len(found.places))
    finally:
        ledger.close()


def _problems(settings: Settings, found: Files, ledger: Ledger, stamps: Stamps, info: bool, sound: bool) -> list[Problem]:
    with contextlib.suppress(Spoilt):
        if ledger.known and sound:
            return _again(settings, found, ledger, stamps, info)
    return _anew(settings, found, ledger if sound else None, stamps, info)


def told(records: Iterable[Record], found: Files, settings: Settings) -> list[Problem]:
    """Every problem of these files, in the order of files and lines."""
    return _whole(list(records), found, settings, info=False).problems


class _Whole(NamedTuple):
    facts: Memory
    problems: list[Problem]
    lines: Lines
    dated: list[Finding]
    done: list[tasks.Done]


def _anew(settings: Settings, found: Files, ledger: Ledger | None, stamps: Stamps, info: bool) -> list[Problem]:
    """Check everything, and keep it."""
    records = list(parallel.each(recorder(settings, found), found.places))
    whole = _whole(records, found, settings, info=info)
    if ledger is not None:
        with contextlib.suppress(Spoilt), ledger.transaction(anew=True):
            kept.keep(ledger, records, whole.facts.groups())
            tasks.keep(ledger, whole.done)
            _keep(ledger, stamps, _read(records), whole.problems, whole.lines, whole.dated)
    return whole.problems


def _whole(records: list[Record], found: Files, settings: Settings, *, info: bool) -> _Whole:
    facts = Memory(dict(sorted({record.place.id: record.facts for record in reversed(records)}.items())))
    corpus = _corpus(facts, settings, _read(records))
    done = list(tasks.done(corpus, tasks.all_tasks(corpus)))
    dated = _dated(corpus, (one.result for one in done if one.task.family == tasks.TIES))
    everything = found_in(corpus, found, ((record.problems, record.findings) for record in records),
                          (one.result for one in done if one.task.family != tasks.TIES), [*dated, *_narrowed(corpus, info)])
    return _Whole(facts, *verdict(everything, found, {}, info=info), dated, done)


def _again(settings: Settings, found: Files, ledger: Ledger, stamps: Stamps, info: bool) -> list[Problem]:
    """Check what has changed since the last check, and what depends on it. Raises `Spoilt`."""
    before: Stamps = ledger.get("stamps")
    if before == stamps and not info:
        return [Problem(*problem) for problem in ledger.get("problems")]
    with ledger.transaction(anew=False):
        stale = _stale(ledger, before, stamps)
        gone = kept.records(ledger, sorted(stale & before.keys()))
        come = list(parallel.each(recorder(settings, found), [place for place in found.places if place.shown in stale]))
        known = ledger.get("readable")
        readable = known + _read(come) - _read(gone)
        corpus = _corpus(Kept(ledger), settings, readable)
        changed = kept.exchange(ledger, gone, come)
        if _grown(settings, known) != _grown(settings, readable):
            changed.add(("grown", ""))
        if tasks.again(ledger, corpus, changed) or ("accept", "") in changed:
            dated = _dated(corpus, tasks.results(ledger, ties=True))
        else:
            dated = [Finding.of(plain) for plain in ledger.get("dated")]
        everything = found_in(corpus, found, kept.alone(ledger), tasks.results(ledger), [*dated, *_narrowed(corpus, info)])
        lines = untouched(ledger.get("lines"), {record.place.id for record in (*gone, *come)})
        problems, lines = verdict(everything, found, lines, info=info)
        _keep(ledger, stamps, readable, problems, lines, dated)
        return problems


def _stale(ledger: Ledger, before: Stamps, after: Stamps) -> set[str]:
    """The files to be read: those that changed, and those whose references or repairs other files change.

    A repair may name any id: so where ids come or go, files with problems are read again, and those that refer to them.
    """
    changed = {shown for shown, _ in before.items() ^ after.items()}
    moved = {id_ for id_, _ in {(id_, folder) for id_, folder, *_ in before.values()} ^ {
        (id_, folder) for id_, folder, *_ in after.values()}}
    return changed | kept.concerned(ledger, moved) if moved else changed


def _dated(corpus: Corpus, results: Iterable[bytes | None]) -> list[Finding]:
    """The contradictions in time between the ties of the entries."""
    return time.contradictory(tasks.network(results, corpus.limits), corpus.accepted)


def _narrowed(corpus: Corpus, info: bool) -> Iterator[Finding]:
    """The dates that others make narrower, where somebody asks for that, or accepts it."""
    accepted = corpus.accepted
    if info or any(code in INFORMATION for given in accepted.values() for _, code, _ in given):
        yield from time.tightened(corpus, accepted)


def _corpus(store: Store, settings: Settings, readable: int) -> Corpus:
    said = settings.words.find("reasoning") or {}
    settled = Settled(settings.options.check, tuple(said.get("killed") or ()), measures(said))
    return Corpus(Reader(store), settled, grown=_grown(settings, readable))


def _grown(settings: Settings, readable: int) -> bool:
    """Whether the encyclopedia is more than begun."""
    return readable >= settings.options.check.grown


def _read(records: Iterable[Record]) -> int:
    """How many of them could be read."""
    return sum(1 for record in records if record.kind)


def _keep(ledger: Ledger, stamps: Stamps, readable: int, problems: Iterable[Problem], lines: Lines,
          dated: Iterable[Finding]) -> None:
    ledger.put({"stamps": stamps, "readable": readable, "dated": [finding.plain() for finding in dated],
                "problems": [problem.plain() for problem in problems if problem.severity != "info"],
                "lines": [(finding.plain(), problem.plain()) for finding, problem in lines.items()]})
