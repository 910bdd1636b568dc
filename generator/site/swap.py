"""A finished site put in the place of the old one, so that there is always a whole one.

A build writes into a folder beside the site. Where the system can exchange two
folders in one step (Linux, macOS) it does; elsewhere the old site is moved
aside first, and a build that was killed between the two steps is repaired at the
next start.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE, _RENAME_SWAP = -100, 2, 2


def staging(site: Path) -> Path:
    """The folder that a build writes into."""
    return site.with_name(f".{site.name}.new")


def aside(site: Path) -> Path:
    return site.with_name(f".{site.name}.old")


def repair(site: Path) -> None:
    """Put right what a killed build left: the old site goes back, the unfinished one away."""
    old = aside(site)
    if old.exists() and not site.exists():
        old.rename(site)
    for left in (old, staging(site)):
        if left.exists():
            shutil.rmtree(left)


def put(new: Path, site: Path) -> None:
    """Make `new` the site. The old one is at the end where `new` was."""
    if not site.exists():
        new.rename(site)
    elif not _exchanged(new, site):
        old = aside(site)
        site.rename(old)
        new.rename(site)
        old.rename(new)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the system exchanged the two folders in one step."""
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            return library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE) == 0
        if sys.platform == "darwin":
            return library.renamex_np(first, second, _RENAME_SWAP) == 0
    except (AttributeError, OSError, TypeError):
        return False
    return False
