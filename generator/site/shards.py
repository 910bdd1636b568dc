"""Files of shared data, made of the lines that pages bring.

Each is one call, `ency("name",[…])`, so that a page opened from a file can load
it too; the lines are sorted, so that the same lines always give the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

Lines = Mapping[str, Counter[str]]
"""The lines of each file by name, and how many pages bring each."""

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


def text(name: str, lines: Counter[str]) -> str:
    """The file."""
    return f'ency("{name}",[\n' + ",\n".join(sorted(lines.elements())) + "\n])\n"


def parse(content: str) -> Counter[str]:
    """The lines of a file that `text` has made."""
    return Counter(content.partition("\n")[2].removesuffix("\n])\n").split(",\n"))


def renewed(folder: Path, before: Lines, after: Lines) -> dict[str, str]:
    """The files of the site in `folder` that change when lines go and others come; empty where none is left."""
    changed = {}
    for name in sorted({*before, *after}):
        gone, come = before.get(name, Counter()), after.get(name, Counter())
        if gone != come:
            file = folder / address(name)
            lines = parse(file.read_text(encoding="utf-8")) if file.exists() else Counter()
            lines.subtract(gone)
            lines.update(come)
            left = +lines
            changed[address(name)] = text(name, left) if left else ""
    return changed
