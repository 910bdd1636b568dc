"""All entry files brought in: each becomes a digest, and the digests one encyclopedia.

A digest holds what the whole must know of an entry; the entry itself is built
again from its data when its page is made, so that ten thousand of them need not
stand in memory together.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator import parallel
from generator.checks import NameUse, clashes, former_ids, names_of, references, repeated_ids
from generator.encyclopedia import Card, Encyclopedia, Link, assemble, card_of, links_of
from generator.entries.count import count
from generator.entries.entry import Entry, Removed
from generator.entries.read import validate
from generator.entries.source import Place, find, read
from generator.problems import Problem
from generator.settings import Misuse, Settings


class Digest(NamedTuple):
    """One entry file, digested. `data` is its plain data, empty where it could not be read.

    `counts` are its statements, those of them with a source, and its disputes.
    """

    place: Place
    stamp: tuple[int, int]
    data: bytes
    card: Card | None
    links: tuple[Link, ...]
    names: tuple[NameUse, ...]
    problems: tuple[Problem, ...]
    csl: Any
    removed: bool
    counts: tuple[int, int, int] = (0, 0, 0)


class Files(NamedTuple):
    """The entry files as found: their places, stamps, and the folder of each id."""

    places: tuple[Place, ...]
    stamps: Mapping[str, tuple[int, int]]
    known: Mapping[str, str]


def files(settings: Settings) -> Files:
    """The entry files of an encyclopedia; a stamp is modification time in ns and size."""
    if not settings.entries.is_dir():
        raise Misuse(f"there is no folder {settings.options.entries}/ beside {settings.file.name}")
    found = list(find(settings.entries, settings.options.entries))
    return Files(tuple(place for place, _ in found),
                 {place.shown: (stat.st_mtime_ns, stat.st_size) for place, stat in found},
                 {place.id: place.folder for place, _ in reversed(found)})


def digester(settings: Settings, found: Files) -> Callable[[Place], Digest]:
    """The function that digests one file of these."""
    folders = {model.FOLDER: kind for kind, model in settings.kinds.items()}

    def digest(place: Place) -> Digest:
        source = read(place)
        result = validate(source, settings.kinds, settings.options.calendar)
        entry, stamp = result.entry, found.stamps[place.shown]
        if entry is None:
            return Digest(place, stamp, b"", None, (), (), result.problems, None, False)
        problems = (*result.problems, *references(source, entry, found.known, folders))
        written = isinstance(entry, Entry)
        return Digest(place, stamp, marshal.dumps(source.tree.data), card_of(entry, place.id) if written else None,
                      tuple(links_of(entry, place.id)), tuple(names_of(source, entry)), problems,
                      getattr(entry, "csl", None), not written, count(entry))

    return digest


def collect(settings: Settings, found: Files, places: Sequence[Place] | None = None) -> list[Digest]:
    """Digests of the files, or of some of them."""
    return list(parallel.each(digester(settings, found), found.places if places is None else places))


def rebuild(digest: Digest, settings: Settings) -> Entry | Removed:
    """The entry of a digest, built again from its data."""
    data = marshal.loads(digest.data)
    model = Removed if digest.removed else settings.kinds[data["kind"]]
    return model.model_validate(data, context={"calendar": settings.options.calendar})


def whole(digests: Iterable[Digest]) -> Encyclopedia:
    """The linked whole of some digests."""
    digests = list(digests)
    return assemble((digest.card for digest in digests if digest.card),
                    (link for digest in digests for link in digest.links),
                    (name for digest in digests for name in borne(digest)))


def borne(digest: Digest) -> Iterator[tuple[str, str]]:
    """The folded names that an entry bears, with its id; former ids are not names."""
    return ((use.folded, use.id) for use in digest.names if use.role != "formerly" and use.folded)


def problems(digests: Iterable[Digest], found: Files) -> list[Problem]:
    """Everything that is wrong, in the order of files and lines."""
    digests = list(digests)
    return sorted({*(problem for digest in digests for problem in digest.problems), *clashing(digests, found)})


def clashing(digests: Iterable[Digest], found: Files) -> Iterator[Problem]:
    """What is wrong between entries: ids and names that two of them claim."""
    uses = [use for digest in digests for use in digest.names]
    yield from repeated_ids(found.places)
    yield from clashes(uses)
    yield from former_ids(uses, found.known)
