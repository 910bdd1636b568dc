"""Folders that a command writes and may write over, but never one that somebody filled with something else."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.settings import Misuse

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
