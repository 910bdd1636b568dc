"""A small encyclopedia to build, copied afresh for each test."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent
for _name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "ENCY_SITE_URL"):
    os.environ.pop(_name, None)  # a workflow would lend its address to the pages

BOOK = ("typst", "pikepdf", "deflate", "fontTools", "brotli")
"""What the book needs beside the rest."""


def needs(*modules: str) -> None:
    """Skip a test, and say why, where a package is not installed; under CI, which installs all, that is a failure."""
    for module in modules:
        if importlib.util.find_spec(module) is None:
            without(f"{module} is not installed: python -m pip install -e \".[book,test]\"")


def without(said: str) -> None:
    """The test cannot run for want of something: skipped, and a failure under CI."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(said)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The folder of a small encyclopedia that a test may change."""
    return Path(shutil.copytree(HERE / "small", tmp_path / "small"))


def tree(folder: Path) -> dict[str, str]:
    """Every file below a folder with a digest of its bytes."""
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in sorted(folder.rglob("*")) if file.is_file()}


def edit(file: Path, old: str, new: str) -> None:
    """Replace a text in a file that must hold it."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
