"""The entry files of a revision, read from git without checking it out."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.settings import Misuse


def tree(root: Path, revision: str, folder: str) -> dict[str, str]:
    """The number of each file below a folder, by its path from `root`, in a revision."""
    if revision.startswith("-"):
        raise Misuse(f"“{revision}” is no revision")
    said = _git(root, "ls-tree", "-r", "-z", f"{revision}:./{folder}", what=f"there is no folder {folder}/ in “{revision}”")
    found = (line.split("\t", 1) for line in said.decode("utf-8", "replace").split("\0") if line)
    return {f"{folder}/{path}": told.split()[2] for told, path in found
            if path.lower().endswith((".yaml", ".yml")) and not any(part[0] in "._" for part in path.split("/"))
            and told.split()[0] in ("100644", "100755")}


def working_tree(root: Path, paths: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The numbers that git would give to files as they lie on the disk: pairs of the path shown, and where it is."""
    return {shown: number(Path(path).read_bytes()) for shown, path in paths}


def number(content: bytes) -> str:
    """What git calls a file of this content (SHA-1 of its length and its bytes)."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def contents(root: Path, numbers: Iterable[str]) -> Mapping[str, bytes]:
    """The bytes of files by their numbers, all in one call."""
    asked = sorted(set(numbers))
    said = _git(root, "cat-file", "--batch", given="".join(f"{one}\n" for one in asked).encode(), what="git has not all files")
    found, at = {}, 0
    for one in asked:
        end = said.index(b"\n", at)
        size = int(said[at:end].split()[2])
        found[one] = said[end + 1:end + 1 + size]
        at = end + size + 2
    return found


def _git(root: Path, *arguments: str, given: bytes = b"", what: str) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], cwd=root, input=given, capture_output=True, check=False)
    except OSError:
        raise Misuse("git is not installed, and “ency diff” reads revisions from it") from None
    if done.returncode:
        raise Misuse(f"{what}: {done.stderr.decode(errors='replace').strip().splitlines()[-1:] or ['']}".replace("['']", ""))
    return done.stdout
