"""The editor tried out on the files of a folder: what Decap CMS asks of a backend, answered from the disk.

The questions and answers are those of Decap's proxy backend. What is saved is brought into the form of
`ency fmt` and checked before it is written: with a mistake in it nothing is written, and the editor says why.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator import collect
from generator.editor.folder import row
from generator.entries.source import Place, read
from generator.entries.read import validate
from generator.format.run import former
from generator.problems import Problem
from generator.settings import Settings

Given = Mapping[str, Any]


class Refused(Exception):
    """What cannot be done, in words for the person at the editor."""


def answer(asked: Given, settings: Settings) -> Any:
    """The answer to one question of the editor. Raises Refused."""
    act = _ACTS.get(asked.get("action", ""))
    if act is None:
        raise Refused(f"a trial does not know “{asked.get('action')}”")
    return act(asked.get("params") or {}, settings)


def entries(settings: Settings) -> Callable[[], list[str]]:
    """The function that gives a row for each entry that can be linked to; it reads them again when files have changed."""
    known: dict[str, Any] = {}

    def rows() -> list[str]:
        found = collect.files(settings)
        if known.get("stamps") != found.stamps:
            digests = collect.collect(settings, found)
            known.update(stamps=found.stamps, rows=[row(digest.card) for digest in digests if digest.card])
        return known["rows"]

    rows()
    return rows


def _info(given: Given, settings: Settings) -> Any:
    return {"repo": settings.root.name, "publish_modes": ["simple"], "type": "local_fs"}


def _folder(given: Given, settings: Settings) -> Any:
    folder = _inside(str(given.get("folder")), settings)
    return [_file(path, settings) for path in sorted(folder.glob("*.yaml"))]


def _entries(given: Given, settings: Settings) -> Any:
    return [_file(_inside(str(file.get("path")), settings), settings) for file in given.get("files", ())]


def _entry(given: Given, settings: Settings) -> Any:
    return _file(_inside(str(given.get("path")), settings), settings)


def _persist(given: Given, settings: Settings) -> Any:
    for file in given.get("dataFiles", ()):
        _save(_inside(str(file.get("path")), settings), str(file.get("raw", "")), settings)
    return {"message": "entry persisted"}


def _nothing(given: Given, settings: Settings) -> Any:
    return []


def _none(given: Given, settings: Settings) -> Any:
    return None


_ACTS: Mapping[str, Callable[[Given, Settings], Any]] = {
    "info": _info, "entriesByFolder": _folder, "entriesByFiles": _entries, "getEntry": _entry, "persistEntry": _persist,
    "getMedia": _nothing, "unpublishedEntries": _nothing, "getDeployPreview": _none,
}


def _inside(shown: str, settings: Settings) -> Path:
    """A file or folder of the entries; nothing else is read or written."""
    path = (settings.root / shown).resolve()
    if not path.is_relative_to(settings.entries.resolve()) or path.suffix not in ("", ".yaml"):
        raise Refused(f"“{shown}” is not among the entries")
    return path


def _file(path: Path, settings: Settings) -> dict[str, Any]:
    content = path.read_bytes() if path.is_file() else b""
    shown = path.relative_to(settings.root.resolve()).as_posix()
    return {"data": content.decode("utf-8", "replace") if content else None,
            "file": {"path": shown, "label": "", "id": hashlib.sha256(content).hexdigest()}}


def _save(path: Path, raw: str, settings: Settings) -> None:
    """The text as a file in its form, if there is no mistake in it."""
    text = former(settings)(raw).text
    if problems := _mistakes(path, text, settings):
        raise Refused(" ".join(f"{problem.message}{f'; {problem.repair}' if problem.repair else ''}." for problem in problems))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{path.relative_to(settings.root.resolve()).as_posix()}: written", flush=True)


def _mistakes(path: Path, text: str, settings: Settings) -> list[Problem]:
    """What keeps an entry of this text from being built."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / path.name
        file.write_text(text, encoding="utf-8", newline="\n")
        place = Place(path.stem, path.parent.name, path.name, os.fspath(file))
        found = validate(read(place), settings.kinds, settings.options.calendar)
    return [problem for problem in found.problems if problem.severity == "error"]
