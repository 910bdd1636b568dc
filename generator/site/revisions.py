"""The days on which each entry file was added and last changed, from git where there is one."""

from __future__ import annotations

import subprocess
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple


class Days(NamedTuple):
    """Days (YYYY-MM-DD) by path from the root: of the last commit to each file, and of the first."""

    changed: dict[str, str]
    added: dict[str, str]


def days(root: Path, folder: str) -> Days:
    """The days of each file below `folder`.

    Nothing where there is no git, and nothing from a shallow clone: its dates
    would be those of the clone, and no date is better than a wrong one.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return Days({}, {})
    return _days(root, folder, revision(root))


@lru_cache(maxsize=2)
def _days(root: Path, folder: str, revision: str) -> Days:
    found, day = Days({}, {}), ""
    for line in _git(root, "-c", "core.quotePath=false", "log", "--format=@%cs", "--name-only",
                     "--relative", "--", folder).splitlines():
        if line.startswith("@"):
            day = line[1:]
        elif line:
            found.changed.setdefault(line, day)
            found.added[line] = day
    return found


def revision(root: Path) -> str:
    """The commit that is checked out; empty where there is none."""
    return _git(root, "rev-parse", "HEAD").strip()


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""
