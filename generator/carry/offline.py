"""What lets a published site be read offline: a service worker, and a list of all files with their sums.

The list is made once, when the site is published, and not at every build: hashing ten thousand pages takes a
second, and no page depends on it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from generator.carry.bundle import read_offline
from generator.words import Words

LIST, WORKER, SCRIPT = "offline.json", "sw.js", "assets/javascripts/offline.js"
_WORKER = Path(__file__).with_name("worker.js")
_SHELL = ("index.html", "take-it-with-you.html")
_SHELL_FOLDERS = ("assets/javascripts/", "assets/stylesheets/")


def add(site: Path, words: Words) -> tuple[int, int]:
    """Add the worker and the list to a site that is to be published; the count of files in the list, and their bytes."""
    with (site / SCRIPT).open("r+", encoding="utf-8", newline="") as script:
        rest = script.read()
        script.seek(0)
        script.write(f"window.encyOffline = true;\n{rest}")
    files = {path: _summed((site / path).read_bytes()) for path in sorted(_kept(site))}
    total = sum(size for _, size in files.values())
    version = hashlib.sha256(repr(files).encode()).hexdigest()[:16]
    _write(site / LIST, json.dumps({"version": version, "bytes": total, "files": files}, separators=(",", ":")))
    shell = [path for path in files if path in _SHELL or path.startswith(_SHELL_FOLDERS)]
    absent = words("offline.absent"), words("offline.absent_about"), words("language.code"), words("language.direction")
    _write(site / WORKER, f"const VERSION = {json.dumps(version)}\nconst SHELL = {json.dumps(shell)}\n"
                          f"const ABSENT = {json.dumps(absent, ensure_ascii=False)}\n{_WORKER.read_text(encoding='utf-8')}")
    return len(files), total


def _kept(site: Path) -> Iterator[str]:
    """The files that a reader offline has a use for: also the index of the texts, which a kept site can use."""
    yield from (path for path in read_offline(site) if not path.startswith((".", "downloads/")))
    yield from (file.relative_to(site).as_posix() for file in (site / "pagefind").rglob("*") if file.is_file())


def _summed(content: bytes) -> tuple[str, int]:
    """The sum of a file as browsers check it (Subresource Integrity), and its size."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode(), len(content)


def _write(file: Path, text: str) -> None:
    file.write_bytes(text.encode("utf-8"))
