"""A folder as a zip: the same files give the same bytes, whatever the day, the system and the user."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_PACKED = frozenset((".woff2", ".jpg", ".jpeg", ".png", ".webp", ".gz", ".zip", ".pdf", ".epub"))
"""Endings of files that are compressed in themselves."""


def zipped(folder: Path, paths: Iterable[str], target: Path, within: str) -> None:
    """Write these files of a folder as a zip in which all stand in one folder, `within`."""
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(paths):
            method = zipfile.ZIP_STORED if Path(path).suffix in _PACKED else zipfile.ZIP_DEFLATED
            archive.writestr(_member(f"{within}/{path}", method), (folder / path).read_bytes(), compresslevel=9)


def _member(name: str, method: int) -> zipfile.ZipInfo:
    """A member without the day, the system and the rights of the machine."""
    info = zipfile.ZipInfo(name, _EARLIEST)
    info.compress_type, info.create_system, info.external_attr = method, 3, 0o100644 << 16
    return info
