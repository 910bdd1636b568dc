"""Files brought into their form, on the disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from generator import parallel
from generator.entries.source import decode
from generator.format.file import Formatted, formatted
from generator.problems import Problem
from generator.settings import Settings


class File(NamedTuple):
    """What came of one file: whether its form was another, and what keeps it from being read."""

    path: str
    changed: bool
    problems: tuple[Problem, ...] = ()


def over(settings: Settings, files: Sequence[Path], *, write: bool) -> Iterator[File]:
    """Each file held against its form, and written in it where that is wanted."""
    form = former(settings)

    def one(path: Path) -> File:
        shown = _shown(path, settings.root)
        content = path.read_bytes()
        text, fault = decode(content)
        made = form(text) if fault is None else Formatted(text, (fault,))
        if made.faults:
            return File(shown, False, tuple(Problem(shown, fault.line + 1, fault.column + 1, fault.code, fault.message, fault.repair)
                                            for fault in made.faults))
        changed = made.text.encode() != content
        if changed and write:
            path.write_bytes(made.text.encode())
        return File(shown, changed)

    return parallel.each(one, files)


def former(settings: Settings) -> Callable[[str], Formatted]:
    """The function that brings a text into the form of this encyclopedia."""
    kinds, line = described(settings), modeline(settings)
    return lambda text: formatted(text, settings.kinds, letters=settings.options.letters, modeline=line, described=kinds)


def modeline(settings: Settings) -> str:
    """The line that tells editors the schema of an entry, `{kind}` standing for its kind."""
    depth = "../" * (len(settings.entries.relative_to(settings.root).parts) + 1)
    return f"# yaml-language-server: $schema={depth}schema/{{kind}}.json"


def described(settings: Settings) -> set[str]:
    """The kinds that have a schema."""
    return {kind for kind in settings.kinds if (settings.root / "schema" / f"{kind}.json").is_file()}


def _shown(path: Path, root: Path) -> str:
    try:
        return path.resolve().relative_to(root).as_posix()
    except ValueError:
        return os.fspath(path)
