"""All entry files brought in: each becomes a digest, and the digests one encyclopedia.

A digest holds what the whole must know of an entry; the entry itself is built
again from its data when its page is made, so that ten thousand of them need not
stand in memory together.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from generator import extracts, parallel
from generator.checks import NameUse, clashes, former_ids, images, names_of, references, repeated_ids
from generator.dates import DateWords, show_short
from generator.encyclopedia import (
    Card,
    Dated,
    Encyclopedia,
    Link,
    Packed,
    assemble,
    card_of,
    gather,
    links_of,
    pack,
    unpack,
)
from generator.entries.count import count
from generator.entries.entry import Entry, Removed
from generator.entries.read import validate
from generator.entries.source import Place, find, read
from generator.entries.walk import walk
from generator.problems import Problem
from generator.settings import Misuse, Settings


Stamp = tuple[int, int]
"""When a file was changed, in nanoseconds, and its size: what tells a file from what it was."""


class Digest(NamedTuple):
    """One entry file, digested. `data` is its plain data, empty where it could not be read.

    `packed` are its links, `counts` its statements, those with a source, and its disputes,
    `extracts` what the parts of the generator draw from it, by name, packed.
    """

    place: Place
    stamp: Stamp
    data: bytes = b""
    card: Card | None = None
    packed: tuple[Packed, ...] = ()
    names: tuple[NameUse, ...] = ()
    problems: tuple[Problem, ...] = ()
    csl: Any = None
    removed: bool = False
    counts: tuple[int, int, int] = (0, 0, 0)
    extracts: extracts.Packed = ()

    @property
    def links(self) -> tuple[Link, ...]:
        """The links out of the entry, in the order of its fields."""
        return unpack(link for _, link in self.packed)


class Files(NamedTuple):
    """The entry files as found: their places, stamps, and the folder of each id."""

    places: tuple[Place, ...]
    stamps: Mapping[str, Stamp]
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
    folders, dated = {model.FOLDER: kind for kind, model in settings.kinds.items()}, short_dates(settings)

    def digest(place: Place) -> Digest:
        source = read(place)
        entry, problems, pieces = validate(source, settings.kinds, settings.options.calendar)
        stamp = found.stamps[place.shown]
        problems = (*problems, *references(source, pieces, found.known, folders))
        if entry is None:
            return Digest(place, stamp, problems=problems)
        problems += tuple(images(source, settings.docs))
        card = card_of(entry, place.id, dated) if isinstance(entry, Entry) else None
        links = tuple(pack(link) for link in links_of(pieces, place.id, card.kind if card else "removed", dated))
        return Digest(place, stamp, marshal.dumps(source.tree.data, 2), card, links, tuple(names_of(source, entry)),
                      problems, getattr(entry, "csl", None), card is None, count(entry),
                      extracts.extracted(entry, place.id) if isinstance(entry, Entry) else ())

    return digest


def short_dates(settings: Settings) -> Dated:
    """How dates are said in lists: in the leading calendar, in the encyclopedia's words."""
    words = DateWords.of(settings.words.find("dates") or {})
    leading = settings.options.calendars[0]
    return lambda when: show_short(when, leading, words)


def collect(settings: Settings, found: Files, places: Sequence[Place] | None = None) -> list[Digest]:
    """Digests of the files, or of some of them."""
    return list(parallel.each(digester(settings, found), found.places if places is None else places))


def rebuild(digest: Digest, settings: Settings) -> Entry | Removed:
    """The entry of a digest, built again from its data."""
    data = marshal.loads(digest.data)
    model = Removed if digest.removed else settings.kinds[data["kind"]]
    return model.model_validate(data, context={"calendar": settings.options.calendar})


def relinked(digest: Digest, settings: Settings) -> Digest:
    """A digest that was remembered without its links, with them."""
    kind = digest.card.kind if digest.card else "removed"
    links = links_of(walk(rebuild(digest, settings)), digest.place.id, kind, short_dates(settings))
    return digest._replace(packed=tuple(pack(link) for link in links))


def incoming(digests: Iterable[Digest]) -> dict[str, list[bytes]]:
    """The packed links to every entry."""
    return gather((digest.place.id, digest.packed) for digest in digests)


def whole(digests: Iterable[Digest]) -> Encyclopedia:
    """The linked whole of some digests."""
    digests = list(digests)
    return assemble((digest.card for digest in digests if digest.card), incoming(digests),
                    (name for digest in digests for name in borne(digest)),
                    ((name, digest.place.id, value) for digest in digests for name, value in digest.extracts))


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
