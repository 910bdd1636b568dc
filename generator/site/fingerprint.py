"""A mark of everything but the entries that a site is made from."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator.entries.tree import parse
from generator.settings import STANDARD, Settings

_PACKAGES = ("mkdocs", "mkdocs-material", "jinja2", "pyromark", "pydantic", "citeproc-py", "markdown", "pyyaml",
             "uharfbuzz", "resvg-py", "pillow")
_GENERATOR = Path(__file__).parent.parent


def fingerprint(settings: Settings) -> str:
    """Changes when the code, a template, a hand-written page, the configuration or a version changes.

    Files are told by name, size and time; the configuration, which is short, by what it says.
    """
    mark = hashlib.blake2b(digest_size=16)
    mark.update(settings.file.read_bytes())
    mark.update(repr((sys.version_info[:2], os.environ.get("SOURCE_DATE_EPOCH"), str(settings.site), settings.url, settings.repository)).encode())
    for package in _PACKAGES:
        mark.update(_version(package).encode())
    for path in _sources(settings):
        for name, stat in _files(path):
            mark.update(f"{name}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return mark.hexdigest()


def glance(folder: Path) -> bytes:
    """Changes when a file below the folder comes, goes or changes; told by name, size and time."""
    mark = hashlib.blake2b(digest_size=16)
    _look(str(folder), mark.update)
    return mark.digest()


def _look(folder: str, note: Callable[[bytes], object]) -> None:
    with os.scandir(folder) as found:
        items = sorted(found, key=lambda item: item.name)
    seen = []
    for item in items:
        if item.is_dir():
            _look(item.path, note)
        else:
            stat = item.stat(follow_symlinks=item.is_file())
            seen.append((item.name, stat.st_size, stat.st_mtime_ns))
    note(repr((folder, seen)).encode("utf-8", "surrogateescape"))


def watched(settings: Settings) -> Iterator[Path]:
    """What is watched while the site is served, beside what MkDocs watches of itself."""
    yield settings.entries
    yield from _own(settings)


def _own(settings: Settings) -> Iterator[Path]:
    """What the encyclopedia brings of its own: templates, words, style, kinds."""
    options = settings.options
    yield from (settings.root / name for name in (options.templates, options.words, options.style) if name)
    if options.atlas:
        given = (*options.atlas.base, options.atlas.relief, options.atlas.relief_dark)
        yield from (settings.root / name for name in given if name)
    yield from (settings.root / (kind.partition(":")[0].replace(".", "/") + ".py")
                for kind in options.kinds if kind not in STANDARD)


def _sources(settings: Settings) -> Iterator[Path]:
    """The folders and files, beside the entries, whose change changes the site."""
    yield _GENERATOR
    yield settings.docs
    yield from _own(settings)
    configuration = parse(settings.file.read_text(encoding="utf-8")).data
    assert isinstance(configuration, dict)
    theme, hooks = configuration.get("theme"), configuration.get("hooks")
    if isinstance(theme, dict) and isinstance(theme.get("custom_dir"), str):
        yield settings.root / theme["custom_dir"]
    yield from (settings.root / hook for hook in hooks or () if isinstance(hook, str))


def _files(path: Path) -> Iterator[tuple[str, os.stat_result]]:
    if path.is_file():
        yield str(path), path.stat()
    elif path.is_dir():
        for entry in sorted(os.scandir(path), key=lambda item: item.name):
            if entry.is_dir() and entry.name != "__pycache__":
                yield from _files(Path(entry.path))
            elif entry.is_file():
                yield entry.path, entry.stat()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
