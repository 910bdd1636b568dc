"""Files of shared data, made of the lines that pages bring.

Each is one call, `ency("name",[…])`, so that a page opened from a file can load
it too; the lines are sorted, so that the same lines always give the same bytes.
Where a long file is parted (`PARTED`), its head tells how many lines each part has:
`ency("name",[…],{"k":12})`, and the part stands beside it as `name.k`.
Of some folders there is a list of the files (`LISTED`), so that nobody asks for what is not there.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from generator.finding.parts import parted

Lines = Mapping[str, Counter[str]]
"""The lines of each file by name, and how many pages bring each."""

PARTED: Mapping[str, Callable[[str, Counter[str]], tuple[list[str], dict[str, list[str]]]]] = {"names": parted}
"""What parts the long files of a folder: from a name and its lines, no line twice, to those of the head and of each part by its letter."""

LISTED = ("names", "words")
"""Folders whose files are asked for by what a reader types, which may be anything."""

_FOLDER = "assets/data"


def address(name: str) -> str:
    """Where in the site a file of shared data stands."""
    return f"{_FOLDER}/{name}.js"


def gathered(lines: Iterable[tuple[str, str]]) -> dict[str, Counter[str]]:
    """Lines by file."""
    found: dict[str, Counter[str]] = {}
    for name, text in lines:
        found.setdefault(name, Counter())[text] += 1
    return found


def files(name: str, lines: Counter[str]) -> dict[str, str]:
    """The file, or its head and parts, by address."""
    part = PARTED.get(name.partition("/")[0])
    head, parts = part(name, lines) if part else (sorted(lines.elements()), {})
    made = {f"{name}.{letter}": _text(f"{name}.{letter}", rows) for letter, rows in parts.items()}
    made[name] = _text(name, head, {letter: len(rows) for letter, rows in parts.items()})
    return {address(one): text for one, text in made.items()}


def lists(names: Iterable[str]) -> dict[str, str]:
    """By address, the list of the files of each folder that has one; `names` are the names of all files."""
    found: dict[str, set[str]] = {folder: set() for folder in LISTED}
    for folder, _, file in (name.partition("/") for name in names):
        if folder in found and "." not in file:
            found[folder].add(file)
    return {address(folder): _text(folder, (json.dumps(file) for file in sorted(files))) for folder, files in found.items()}


def is_listed(path: str) -> bool:
    """Whether a file, by its address, stands in a folder that has a list."""
    return path.startswith(tuple(f"{_FOLDER}/{folder}/" for folder in LISTED))


def names(folder: Path) -> Iterator[str]:
    """The names of the files that stand in the site in `folder`, of the folders that are listed."""
    for one in LISTED:
        yield from (f"{one}/{file.stem}" for file in (folder / _FOLDER / one).glob("*.js"))


def _text(name: str, rows: Iterable[str], parts: Mapping[str, int] | None = None) -> str:
    more = "," + json.dumps(parts, separators=(",", ":")) if parts else ""
    return f'ency("{name}",[\n' + ",\n".join(rows) + f"\n]{more})\n"


def parse(content: str) -> Counter[str]:
    """The lines of a file, or of a head or part."""
    return Counter(content.partition("\n")[2].rpartition("\n]")[0].split(",\n"))


def _parts(content: str) -> list[str]:
    """The letters of the parts that a head tells of."""
    more = content.rpartition("\n]")[2].strip("\n,)")
    return list(json.loads(more)) if more else []


def _standing(folder: Path, name: str) -> tuple[Counter[str], set[str]]:
    """The lines of a file as it stands in a site, its parts put together, and the addresses at which it stands."""
    file = folder / address(name)
    if not file.exists():
        return Counter(), set()
    content = file.read_text(encoding="utf-8")
    found, where = parse(content), {address(f"{name}.{letter}") for letter in _parts(content)}
    for part in where:
        found |= parse((folder / part).read_text(encoding="utf-8"))
    return found, where | {address(name)}


def renewed(folder: Path, before: Lines, after: Lines) -> dict[str, str]:
    """The files of the site in `folder` that change when lines go and others come; empty where none is left."""
    changed = {}
    for name in sorted({*before, *after}):
        gone, come = before.get(name, Counter()), after.get(name, Counter())
        if gone != come:
            lines, where = _standing(folder, name)
            lines.subtract(gone)
            lines.update(come)
            left = +lines
            changed |= dict.fromkeys(sorted(where), "") | (files(name, left) if left else {})
    return changed
