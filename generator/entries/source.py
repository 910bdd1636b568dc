"""Entry files found and read: bytes become a tree with its lines, or problems."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.entries.fault import Fault
from generator.entries.tree import Tree, parse
from generator.entries.values import ID
from generator.folding import fold
from generator.problems import Problem

LARGEST = 512 * 1024
"""Bytes an entry file may have; a long article is a tenth of it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry file stands: its id, its folder, its path as shown, and on the disk."""

    id: str
    folder: str
    shown: str
    path: str


@dataclass(frozen=True, slots=True)
class Source:
    """One entry file, read: its place, its tree, and what was wrong with reading it."""

    place: Place
    tree: Tree
    problems: tuple[Problem, ...] = ()

    def problem(self, path: tuple, code: str, message: str, repair: str = "", *,
                offset: int | None = None, key: bool = False, severity: str = "error") -> Problem:
        """A problem at the value that `path` leads to (or at its key), `offset` characters in."""
        line, column = self.tree.locate_key(path) if key else self.tree.locate(path, offset)
        return Problem(self.place.shown, line + 1, column + 1, code, message, repair, severity)


def find(root: Path, shown: str | None = None) -> Iterator[tuple[Place, os.stat_result]]:
    """Every entry file below `root`, in the order of folders and ids.

    Hidden files and folders are passed over, as editors and systems leave them.
    A file that stands too high or too deep is found too, so that it can be told.
    """
    shown = shown or root.name
    for file, folder in _files(root):
        path = _printable("/".join(filter(None, (shown, folder, file.name))))
        yield (Place(_printable(file.name.rsplit(".", 1)[0]), _printable(folder), path, file.path),
               file.stat(follow_symlinks=file.is_file()))


def _files(root: Path | str, folder: str = "") -> Iterator[tuple[os.DirEntry, str]]:
    found = sorted(_visible(root), key=lambda item: item.name)
    yield from ((file, folder) for file in found if _is_entry(file))
    for item in found:
        if item.is_dir(follow_symlinks=not folder):
            yield from _files(item.path, f"{folder}/{item.name}".lstrip("/"))


def _printable(name: str) -> str:
    """A file name; bytes in it that are no UTF-8 are shown as “?”, for they could not be written anywhere."""
    return name.encode("utf-8", "replace").decode()


def _is_entry(file: os.DirEntry) -> bool:
    """A link that leads nowhere is one, for it was meant to be; a pipe is none, for reading it would wait."""
    return file.name.lower().endswith((".yaml", ".yml")) and (
        file.is_file() or (file.is_symlink() and not os.path.exists(file.path)))


def _visible(folder: str | Path) -> list[os.DirEntry]:
    with os.scandir(folder) as found:
        return [item for item in found if not item.name.startswith((".", "_"))]


def read(place: Place) -> Source:
    """The file as a source. It never raises for what an author can do to a file."""
    problem = _name_problem(place)
    try:
        with open(place.path, "rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        return _failed(place, Fault(0, 0, "unreadable", f"the file cannot be opened: {error.strerror}",
                                    "give everybody the right to read it; a link has to lead to a file"), problem)
    if len(content) > LARGEST:
        return _failed(place, Fault(0, 0, "too-large", f"the file is larger than {LARGEST // 1024} KiB",
                                    "split the entry; one entry is about one thing"), problem)
    text, fault = decode(content)
    if fault is not None:
        return _failed(place, fault, problem)
    tree = parse(text)
    return Source(place, tree, problem + tuple(_as_problem(place, fault) for fault in tree.faults))


def decode(content: bytes) -> tuple[str, Fault | None]:
    """UTF-8 text without byte-order marks before it, or where it stops being that."""
    if (nul := content.find(b"\0")) >= 0:
        line, column = _position(content[:nul])
        return "", Fault(line, column, "bad-character", "a NUL byte", "delete it; is this a text file?")
    try:
        return content.decode("utf-8").lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), None
    except UnicodeDecodeError as error:
        line, column = _position(error.object[: error.start])
        return "", Fault(line, column, "bad-encoding", f"byte 0x{error.object[error.start]:02x} is not UTF-8",
                         "save the file as UTF-8, and look whether its letters are right")


def _position(before: bytes) -> tuple[int, int]:
    text = before.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return text.count("\n"), len(text) - (text.rfind("\n") + 1)


def _name_problem(place: Place) -> tuple[Problem, ...]:
    found = []
    if place.id == "index":
        found.append(Problem(place.shown, 1, 1, "bad-id", "“index” is reserved: it is the list of the folder",
                             "give the file another name"))
    elif not ID.match(place.id):
        found.append(Problem(place.shown, 1, 1, "bad-id", f"the file name “{place.id}” is no id",
                             _name_repair(place.id)))
    if not place.shown.endswith(".yaml"):
        found.append(Problem(place.shown, 1, 1, "bad-ending", f"the file ends in .{place.shown.rsplit('.', 1)[1]}",
                             "let it end in .yaml"))
    return tuple(found)


def _name_repair(name: str) -> str:
    likely = fold(name.replace("_", " ")).replace(" ", "-")
    return f"name it {likely}.yaml" if ID.match(likely) else "name it with small letters a–z, digits and hyphens"


def _failed(place: Place, fault: Fault, problems: tuple[Problem, ...]) -> Source:
    return Source(place, Tree(None, None), (*problems, _as_problem(place, fault)))


def _as_problem(place: Place, fault: Fault) -> Problem:
    return Problem(place.shown, fault.line + 1, fault.column + 1, fault.code, fault.message, fault.repair)
