"""Entries held against each other: links that lead nowhere, names that clash.

Each check is a small generator of problems, and its docstring is its rule. Links
are held against file *names*, so that one unreadable file does not make every
link to it look broken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from generator.entries.entry import Entry, Removed
from generator.entries.source import Place, Source
from generator.entries.values import ID, ID_REPAIR, Named, Prose, Ref
from generator.entries.walk import Piece
from generator.folding import fold
from generator.problems import MOST, Problem, nearest
from generator.prose import Mention, scan


class NameUse(NamedTuple):
    """A name as one entry bears it, and where that is written (counted from 1)."""

    folded: str
    id: str
    folder: str
    name: str
    role: str
    path: str
    line: int
    column: int

    def problem(self, code: str, message: str, repair: str, severity: str = "error") -> Problem:
        return Problem(self.path, self.line, self.column, code, message, repair, severity)


def references(source: Source, pieces: Iterable[Piece], known: Mapping[str, str],
               folders: Mapping[str, str]) -> Iterator[Problem]:
    """Every id that is referred to has a file; a wanted one has none; the kind is one that fits.

    `known` gives the folder of each id, `folders` the kind that lives in a folder.
    """
    return islice(_references(source, pieces, known, folders), MOST)


def _references(source: Source, pieces: Iterable[Piece], known: Mapping[str, str],
                folders: Mapping[str, str]) -> Iterator[Problem]:
    for path, value, _ in pieces:
        if isinstance(value, Prose):
            yield from _in_prose(source, path, value, known, folders)
            continue
        ref = value.ref if isinstance(value, Named) else value
        if isinstance(ref, Ref):
            yield from _reference(source, path, ref, known, folders, 0, "“+{}|its name”")


def _in_prose(source: Source, path: tuple, prose: Prose, known: Mapping[str, str],
              folders: Mapping[str, str]) -> Iterator[Problem]:
    for token in scan(prose).tokens:
        if isinstance(token, Mention):
            ref = Ref(token.id, token.text or "", token.wanted)
            yield from _reference(source, path, ref, known, folders, token.start, "“[[+{}|its name]]”")
        else:
            for cited in token.references:
                ref = Ref(cited.work, expects=("work",))
                yield from _reference(source, path, ref, known, folders, cited.start, "")


def _reference(source: Source, path: tuple, ref: Ref, known: Mapping[str, str], folders: Mapping[str, str],
               offset: int, wanting: str) -> Iterator[Problem]:
    if ref.id not in known:
        if not ID.match(ref.id):
            yield source.problem(path, "bad-id", f"“{ref.id}” is no id of an entry", nearest(ref.id, known) or ID_REPAIR,
                                 offset=offset)
        elif ref.expects == ("work",) and not ref.wanted:
            yield source.problem(path, "unknown-work", f"there is no work “{ref.id}”", _repair(ref, known, folders),
                                 offset=offset)
        elif not ref.wanted:
            guess = _repair(ref, known, folders)
            wish = wanting.format(ref.id)
            yield source.problem(path, "unknown-id", f"there is no entry “{ref.id}”",
                                 f"{guess} If it is not written yet: {wish}" if guess else
                                 f"write {wish} if it is not written yet", offset=offset)
        return
    if ref.wanted:
        yield source.problem(path, "no-longer-wanted", f"“{ref.id}” is marked as wanted, but is written",
                             "take the “+” away", offset=offset, severity="warning")
    kind = folders.get(known[ref.id], "")
    if ref.expects and kind and kind not in ref.expects:
        yield source.problem(path, "wrong-kind", f"“{ref.id}” is a {kind}",
                             f"this field wants a {' or a '.join(ref.expects)}", offset=offset)


def _repair(ref: Ref, known: Mapping[str, str], folders: Mapping[str, str]) -> str:
    fitting = [id_ for id_, folder in known.items() if not ref.expects or folders.get(folder) in ref.expects]
    guess = nearest(ref.id, fitting)
    return guess or ("write an entry for the work, in works/" if ref.expects == ("work",) else "")


def images(source: Source, docs: Path) -> Iterator[Problem]:
    """Every picture that an entry shows stands in images/ among the hand-written pages."""
    data = source.tree.data
    given = data.get("images") if isinstance(data, dict) else None
    for number, image in enumerate(given if isinstance(given, list) else [given] if given else []):
        name = image.get("file") if isinstance(image, dict) else None
        if isinstance(name, str) and not (docs / "images" / name).is_file():
            yield source.problem(("images", number, "file"), "missing-image", f"there is no picture “{name}”",
                                 f"put the file into {docs.name}/images/, or correct its name")


def names_of(source: Source, entry: Entry | Removed) -> Iterator[NameUse]:
    """Every name an entry may be looked for under."""
    def use(role: str, name: str, *path: str | int) -> NameUse:
        line, column = source.tree.locate(path)
        return NameUse(fold(name) if role != "formerly" else name, source.place.id, source.place.folder, name,
                       role, source.place.shown, line + 1, column + 1)

    yield use("headword", entry.headword, "headword")
    for number, id_ in enumerate(entry.formerly):
        yield use("formerly", id_, "formerly", number)
    if isinstance(entry, Entry):
        for number, alias in enumerate(entry.aliases):
            yield use("alias", alias, "aliases", number)
        for number, name in enumerate(entry.names):
            yield use("name", name.text, "names", number, "text")


def clashes(uses: Iterable[NameUse]) -> Iterator[Problem]:
    """Within one kind, a headword belongs to one entry, and is no other spelling of another.

    Shared spellings of lesser names are no mistake: readers are led to choose.
    """
    heads: dict[tuple[str, str], NameUse] = {}
    rest = []
    for name in uses:
        if name.role == "formerly" or not name.folded:
            continue
        if name.role != "headword":
            rest.append(name)
        elif (first := heads.setdefault((name.folder, name.folded), name)) is not name:
            yield name.problem("duplicate-name", f"“{name.name}” is also the headword of {first.path}",
                               "merge the two, or tell them apart in the headword")
    for name in rest:
        owner = heads.get((name.folder, name.folded))
        if owner is not None and owner.id != name.id:
            yield name.problem("clashing-name", f"“{name.name}” is the headword of {owner.path}",
                               "leave the spelling to the entry whose headword it is", "warning")


def former_ids(uses: Iterable[NameUse], known: Mapping[str, str]) -> Iterator[Problem]:
    """A former id is nobody's present id, and only one entry's former one."""
    owners: dict[str, NameUse] = {}
    for name in uses:
        if name.role == "formerly":
            if name.name in known:
                yield name.problem("clashing-former-id", f"“{name.name}” is the id of an entry that exists",
                                   "a former id redirects; it cannot be in use")
            elif (first := owners.setdefault(name.name, name)) is not name:
                yield name.problem("clashing-former-id", f"“{name.name}” is a former id of {first.path} too",
                                   "leave it with one of them")


def repeated_ids(places: Iterable[Place]) -> Iterator[Problem]:
    """An id is unique over all folders."""
    first: dict[str, Place] = {}
    for place in places:
        if (owner := first.setdefault(place.id, place)) is not place:
            yield Problem(place.shown, 1, 1, "duplicate-id", f"the id “{place.id}” is also that of {owner.shown}",
                          "rename one file; ids are unique over all kinds")
