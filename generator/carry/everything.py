"""Everything that can be carried away, made part by part into one folder, with sums and a list of it.

Each part is a command run by itself: what goes wrong in one, or takes too much memory, does not touch the others.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from generator.book.imprint import imprint
from generator.carry.folder import zipped
from generator.dates import DateWords
from generator.outputs import stem, whole
from generator.settings import Settings

SUMS, LIST = "SHA256SUMS", "manifest.json"
_DATA = "data"
PARTS = (("pdf", ("pdf", "--to")), ("epub", ("epub", "--to")), ("zim", ("zim", "--to")), ("site", ("bundle", "--to")),
         (_DATA, ("export", "data")))
"""The parts, each with the command that makes it, which ends before the folder."""


class Outcome(NamedTuple):
    """What came of a part: its files, none where it failed; and the seconds it took."""

    part: str
    files: tuple[Path, ...]
    seconds: float


def everything(settings: Settings, folder: Path, tell: Callable[[str], None]) -> list[Outcome]:
    """Make every part into the folder, and the sums and the list of those that were made."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for number, (part, command) in enumerate(PARTS, 1):
        tell(f"\n{number} of {len(PARTS)}: ency {' '.join(command).removesuffix(' --to')}")
        made.append(_part(part, command, settings, folder))
    described = _described(settings, made)
    _write(folder / LIST, json.dumps(described, ensure_ascii=False, indent=1) + "\n")
    _write(folder / SUMS, "".join(f"{file['sha256']}  {file['file']}\n" for file in described["files"]))
    return made


def table(made: Iterable[Outcome]) -> str:
    """The parts with their files, sizes and times."""
    rows = [(one.part, file.name, f"{file.stat().st_size / 1e6:.1f} MB", f"{one.seconds:.0f} s")
            for one in made for file in one.files]
    rows += [(one.part, "failed", "", f"{one.seconds:.0f} s") for one in made if not one.files]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(f"{part:<{widths[0]}}  {name:<{widths[1]}}  {size:>{widths[2]}}  {took:>{widths[3]}}"
                     for part, name, size, took in rows)


def _part(part: str, command: tuple[str, ...], settings: Settings, folder: Path) -> Outcome:
    """One part, made in a folder of its own and moved when it is done."""
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(dir=folder, prefix=f".{part}-") as place:
        target = folder / _DATA if part == _DATA else Path(place)
        done = subprocess.run([sys.executable, "-m", "generator", "--config", str(settings.file), *command, str(target)],
                              check=False)
        if done.returncode:
            return Outcome(part, (), time.perf_counter() - started)
        if part == _DATA:
            name = f"{stem(settings)}-{_DATA}"
            zipped(target, (file.relative_to(target).as_posix() for file in target.rglob("*") if file.is_file()),
                   Path(place, f"{name}.zip"), name)
        files = tuple(file.replace(folder / file.name) for file in sorted(Path(place).iterdir()))
    return Outcome(part, files, time.perf_counter() - started)


def _described(settings: Settings, made: list[Outcome]) -> dict[str, Any]:
    """The edition and its files, with nothing in it that another run would say otherwise."""
    edition = imprint(settings, DateWords.of(settings.words.find("dates") or {}))
    files = [{"part": one.part, "file": file.name, "bytes": file.stat().st_size, "sha256": _sum(file)}
             for one in made for file in one.files]
    return {"title": settings.name, "edition": edition.day, "revision": edition.revision, "files": files}


def _sum(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _write(target: Path, text: str) -> None:
    with whole(target) as waiting:
        waiting.write_bytes(text.encode("utf-8"))
