"""Files and folders that a command writes: whole or not at all, and never over what somebody else put there."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.folding import fold
from generator.settings import Misuse, Settings

_MARK = ".ency-export"


def emptied(folder: Path) -> Path:
    """The folder, empty and marked as ours. Misuse where it holds what was not written by us."""
    if folder.exists() and any(folder.iterdir()) and not (folder / _MARK).exists():
        raise Misuse(f"{folder} is not empty and was not written by this command; name another folder")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    write(folder / _MARK, "Written by “ency export”; it may be written over.\n")
    return folder


def write(path: Path, text: str) -> None:
    """The text as a file, in UTF-8, its line ends as they are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """A path to write to, whose file takes the place of the target when nothing went wrong: who looks sees no half."""
    target.parent.mkdir(parents=True, exist_ok=True)
    waiting = target.with_name(f".{target.name}.part")
    try:
        yield waiting
        os.replace(waiting, target)
    finally:
        waiting.unlink(missing_ok=True)


def stem(settings: Settings) -> str:
    """What files of the whole encyclopedia are called: its name in plain letters."""
    return re.sub(r"[^a-z0-9]+", "-", fold(settings.name)).strip("-") or "encyclopedia"
