"""What the check keeps of one entry file: its own problems and findings, its names, what is drawn from it."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from generator.checks import NameUse, images, names_of, references
from generator.collect import Files, Stamp
from generator.dates import DateWords
from generator.entries.entry import Entry
from generator.entries.read import validate
from generator.entries.source import Place, read
from generator.entries.values import Named, Prose, Ref
from generator.entries.walk import Piece
from generator.problems import Problem
from generator.prose import scan
from generator.reasoning.families import DRAWN, WITHIN
from generator.reasoning.finding import Finding, Spot
from generator.reasoning.language import language
from generator.settings import Settings


class Record(NamedTuple):
    """One file as the check knows it; `targets` are the ids it refers to, `drawn` what families of checks need."""

    place: Place
    stamp: Stamp
    kind: str = ""
    targets: tuple[str, ...] = ()
    names: tuple[NameUse, ...] = ()
    problems: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()
    drawn: tuple[tuple[str, bytes], ...] = ()

    def packed(self) -> bytes:
        """The record as bytes, to be kept."""
        place = (self.place.id, self.place.folder, self.place.shown, self.place.path)
        return marshal.dumps((place, self.stamp, self.kind, self.targets, [tuple(use) for use in self.names],
                              [problem.plain() for problem in self.problems],
                              [_plain(finding) for finding in self.findings], self.drawn), 2)


def unpacked(packed: bytes) -> Record:
    """The record that `packed` made bytes of."""
    place, stamp, kind, targets, names, problems, findings, drawn = marshal.loads(packed)
    return Record(Place(*place), stamp, kind, targets, tuple(NameUse(*use) for use in names),
                  tuple(Problem(*problem) for problem in problems),
                  tuple(Finding(code, tuple(Spot(*spot) for spot in spots), *rest)
                        for code, spots, *rest in findings), drawn)


def _plain(finding: Finding) -> tuple:
    return (finding.code, [tuple(spot) for spot in finding.spots], *finding[2:])


def recorder(settings: Settings, found: Files) -> Callable[[Place], Record]:
    """The function that makes the record of one file."""
    tongue = language(settings.words.find("reasoning") or {}, DateWords.of(settings.words.find("dates") or {}),
                      settings.options.calendar)
    folders = {model.FOLDER: kind for kind, model in settings.kinds.items()}

    def record(place: Place) -> Record:
        source = read(place)
        entry, problems, pieces = validate(source, settings.kinds, settings.options.calendar)
        stamp, targets = found.stamps[place.shown], tuple(sorted(set(referred(pieces))))
        problems = (*problems, *references(source, pieces, found.known, folders))
        if entry is None:
            return Record(place, stamp, targets=targets, problems=problems)
        problems += tuple(images(source, settings.docs))
        names = tuple(names_of(source, entry))
        if not isinstance(entry, Entry):
            return Record(place, stamp, "", targets, names, problems)
        return Record(place, stamp, entry.KIND, targets, names, problems,
                      tuple(finding for check in WITHIN for finding in check(entry, place.id, tongue)),
                      tuple(_drawn(entry, place.id)))

    return record


def _drawn(entry: Entry, id_: str) -> Iterator[tuple[str, Any]]:
    for name, draw in DRAWN.items():
        if value := draw(entry, id_):
            yield name, marshal.dumps(value, 2)


def referred(pieces: Iterable[Piece]) -> Iterator[str]:
    for _, value, _ in pieces:
        if isinstance(value, Prose):
            for token in scan(value).tokens:
                yield from (cited.work for cited in getattr(token, "references", ()))
                if (id_ := getattr(token, "id", None)) is not None:
                    yield id_
        elif isinstance(ref := value.ref if isinstance(value, Named) else value, Ref):
            yield ref.id
