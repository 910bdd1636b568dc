"""The programs of the editor, fetched from npm: each in one version, held against the digest that it had when it was tried.

`npm` is asked, so that its configuration counts; nothing that a package holds is run here.
"""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.settings import Misuse


class Package(NamedTuple):
    """A package of npm: its digest in the form of package locks, and which of its files are wanted, under what name."""

    name: str
    version: str
    integrity: str
    wanted: str
    """A regular expression of paths; its first group is the name that the file gets."""


PACKAGES = (
    Package("decap-cms", "3.16.3",
            "sha512-hf+dPlCh7TJmWl8+6VRzHYOWhri5xgUknrZbDewaWe4s9B7xJ8PQugp2QHeSldMUKzav6+z0oIpwUYhUJDYtYw==",
            r"package/dist/((?:\d+\.)?decap-cms\.js(?:\.LICENSE\.txt)?)"),
    Package("js-yaml", "5.5.0",
            "sha512-paNr4LFIFPjeeSmwNYdrb8FafLLG/Cr2Af3GjbsHJ5CxIjH4r0c2emlmRdAtpPAieP1gRVzk6buBbVP5gBMGAg==",
            r"package/dist/browser/(js-yaml\.umd\.min\.js)"),
)


def files(cache: Path) -> Iterator[tuple[str, bytes]]:
    """The wanted files by name; what was fetched once is kept in the cache. Raises Misuse where npm cannot help."""
    for package in PACKAGES:
        with tarfile.open(_fetched(package, cache), "r:gz") as archive:
            for member in archive:
                named = re.fullmatch(package.wanted, member.name)
                if named and member.isfile() and (content := archive.extractfile(member)) is not None:
                    yield named[1], content.read()


def _fetched(package: Package, cache: Path) -> Path:
    kept = cache / f"{package.name}-{package.version}.tgz"
    if not (kept.is_file() and integrity(kept) == package.integrity):
        with TemporaryDirectory() as folder:
            given = _packed(package, Path(folder))
            if (found := integrity(given)) != package.integrity:
                raise Misuse(f"npm gave another {package.name} {package.version} than the one that was tried: "
                             f"{found} instead of {package.integrity}")
            cache.mkdir(parents=True, exist_ok=True)
            shutil.move(given, kept)
    return kept


def _packed(package: Package, folder: Path) -> Path:
    """The archive of the package, from npm."""
    npm = shutil.which("npm")
    if npm is None:
        raise Misuse("the editor comes from npm, which is not installed; it is part of Node.js")
    done = subprocess.run([npm, "pack", "--silent", "--ignore-scripts", f"{package.name}@{package.version}"],
                          cwd=folder, capture_output=True, text=True, encoding="utf-8", errors="replace")
    archive = next(folder.glob("*.tgz"), None)
    if done.returncode or archive is None:
        raise Misuse(f"npm does not give {package.name} {package.version}: {done.stderr.strip() or 'it says no more'}")
    return archive


def integrity(file: Path) -> str:
    """The digest of a file as package locks have it."""
    return "sha512-" + base64.b64encode(hashlib.sha512(file.read_bytes()).digest()).decode()
