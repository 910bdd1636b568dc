"""What the check keeps of one entry file: its own problems and findings, and the facts that are drawn from it."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from generator.checks import images, names_of, references
from generator.collect import Files, Stamp
from generator.dates import DateWords
from generator.entries.entry import Entry
from generator.entries.read import validate
from generator.entries.source import Place, read
from generator.entries.values import Named, Prose, Ref
from generator.entries.walk import Piece
from generator.problems import Problem
from generator.prose import scan
from generator.reasoning.draw import drawn
from generator.reasoning.facts import Drawn
from generator.reasoning.families import WITHIN
from generator.reasoning.finding import Finding
from generator.reasoning.language import language
from generator.settings import Settings

NOTHING = Drawn({}, {})


class Record(NamedTuple):
    """One file as the check knows it; `targets` are the ids it refers to."""

    place: Place
    stamp: Stamp
    kind: str = ""
    targets: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()
    facts: Drawn = NOTHING

    def packed(self) -> bytes:
        """The record as bytes, to be kept."""
        place = (self.place.id, self.place.folder, self.place.shown, self.place.path)
        return marshal.dumps((place, self.stamp, self.kind, self.targets, [problem.plain() for problem in self.problems],
                              [finding.plain() for finding in self.findings], tuple(self.facts)), 2)


def unpacked(packed: bytes) -> Record:
    """The record that `packed` made bytes of."""
    return restored(marshal.loads(packed))


def restored(plain: tuple) -> Record:
    """A record out of its plain values."""
    place, stamp, kind, targets, problems, findings, facts = plain
    return Record(Place(*place), stamp, kind, targets, tuple(Problem(*problem) for problem in problems),
                  tuple(map(Finding.of, findings)), Drawn(*facts))


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
            return Record(place, stamp, targets=targets, problems=problems, facts=drawn(None, place.id, (), targets))
        problems += tuple(images(source, settings.docs))
        facts = drawn(entry, place.id, tuple(names_of(source, entry)), targets)
        if not isinstance(entry, Entry):
            return Record(place, stamp, "", targets, problems, facts=facts)
        return Record(place, stamp, entry.KIND, targets, problems,
                      tuple(finding for check in WITHIN for finding in check(entry, place.id, tongue)), facts)

    return record


def referred(pieces: Iterable[Piece]) -> Iterator[str]:
    for _, value, _ in pieces:
        if isinstance(value, Prose):
            for token in scan(value).tokens:
                yield from (cited.work for cited in getattr(token, "references", ()))
                if (id_ := getattr(token, "id", None)) is not None:
                    yield id_
        elif isinstance(ref := value.ref if isinstance(value, Named) else value, Ref):
            yield ref.id
