"""The day on which each entry file was last changed, from git where there is one."""

from __future__ import annotations

import subprocess
from pathlib import Path


def last_changes(root: Path, folder: str) -> dict[str, str]:
    """Days (YYYY-MM-DD) of the last commit to each file below `folder`, by path from `root`.

    Nothing where there is no git, and nothing from a shallow clone: its dates
    would be those of the clone, and no date is better than a wrong one.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    changes: dict[str, str] = {}
    day = ""
    for line in _git(root, "-c", "core.quotePath=false", "log", "--format=@%cs", "--name-only",
                     "--relative", "--", folder).splitlines():
        if line.startswith("@"):
            day = line[1:]
        elif line:
            changes.setdefault(line, day)
    return changes


def revision(root: Path) -> str:
    """The commit that is checked out; empty where there is none."""
    return _git(root, "rev-parse", "HEAD").strip()


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""
