"""A small encyclopedia to build, copied afresh for each test."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent


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
