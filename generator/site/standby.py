"""The site's second copy, one change behind, in which the next change is prepared.

Its files are the site's own under second names, so it takes no room and little
time. A change is written into it (each file as a new one, never into an old one),
then the two folders are exchanged in one step.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.site import swap
from generator.site.memory import Memory


def repair(site: Path) -> None:
    """Put right what a killed build left, but keep a standby that the memory may know."""
    old = swap.aside(site)
    if old.exists() and not site.exists():
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def prepared(memory: Memory, site: Path) -> Path:
    """The standby brought up to the site. Until `note` is called again the memory counts on none."""
    folder, known = swap.staging(site), memory.get("standby")
    memory.put("standby", None)
    if known is None or not folder.exists() or known[0] != _identity(folder):
        shutil.rmtree(folder, ignore_errors=True)
        _copy(site, folder)
    else:
        for path in known[1]:
            _renew(site / path, folder / path)
    return folder


def exchange(memory: Memory, site: Path, changed: Iterable[str]) -> None:
    """Make the standby the site; `changed` are the paths in which the two now differ."""
    swap.put(swap.staging(site), site)
    note(memory, site, tuple(changed))


def note(memory: Memory, site: Path, changed: tuple[str, ...]) -> None:
    """Remember the site folder as the one that the memory describes, and what the standby lacks."""
    folder = swap.staging(site)
    memory.put("site", _state(site))
    memory.put("standby", (_identity(folder), changed) if folder.exists() else None)


def intact(memory: Memory, site: Path) -> bool:
    """Whether the site is the very folder that is remembered, with no file added or taken away."""
    return site.is_dir() and memory.get("site") == _state(site)


def _identity(folder: Path) -> tuple[int, int]:
    stat = folder.stat()
    return stat.st_dev, stat.st_ino


def _state(site: Path) -> tuple[tuple[str, int, int], ...]:
    """Every folder of the site with its number and the time at which its list of files changed."""
    return tuple(sorted((os.path.relpath(folder, site), os.stat(folder).st_ino, os.stat(folder).st_mtime_ns)
                        for folder in _folders(str(site))))


def _folders(folder: str) -> list[str]:
    with os.scandir(folder) as found:
        return [folder, *(inner for entry in found if entry.is_dir(follow_symlinks=False)
                          for inner in _folders(entry.path))]


def _copy(site: Path, folder: Path) -> None:
    for here in _folders(str(site)):
        there = folder / os.path.relpath(here, site)
        there.mkdir(parents=True, exist_ok=True)
        with os.scandir(here) as found:
            for entry in found:
                if not entry.is_dir(follow_symlinks=False):
                    _link(entry.path, f"{there}/{entry.name}")


def _renew(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    if source.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        _link(str(source), str(target))


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # a file system without second names: a copy does as well
        shutil.copy2(source, target)
