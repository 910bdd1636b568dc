"""Characters that no font of the book has, as problems of the entries in which they stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.problems import Problem

INVISIBLE = frozenset(map(chr, (0x09, 0x0A, 0x0D, 0x20, 0xAD, 0x034F, 0x061C, *range(0x200B, 0x2010), *range(0x2028, 0x2030),
                                *range(0x2060, 0x2070), *range(0xFE00, 0xFE10), 0xFEFF)))
"""What needs no glyph: spaces, joiners, isolates, variation selectors."""


def missing(value: Any, held: frozenset[int]) -> list[str]:
    """The characters of all texts in the data that are not held, sorted."""
    found: set[str] = set()
    for text in _texts(value):
        found.update(text)
    return sorted(letter for letter in found if ord(letter) not in held and letter not in INVISIBLE)


def problems(articles: Mapping[str, Any], files: Mapping[str, tuple[Path, str]], held: frozenset[int]) -> Iterator[Problem]:
    """One problem a character and article; `files` gives the file of each, and the path under which it is shown.

    It stands where the character first stands in the file; one that only comes from elsewhere, at its head.
    """
    for id_, data in articles.items():
        lacking = missing(data, held)
        if not lacking:
            continue
        path, shown = files[id_]
        text = path.read_text(encoding="utf-8")
        for letter in lacking:
            line, column = _place(text, letter)
            name = unicodedata.name(letter, "a character without a name")
            yield Problem(shown, line, column, "missing-glyph", f"no font of the book has “{letter}” (U+{ord(letter):04X}, {name.lower()})",
                          "write it otherwise, or name a folder with a font that has it in mkdocs.yml, under book: fonts:")


def _place(text: str, letter: str) -> tuple[int, int]:
    at = text.find(letter)
    if at < 0:
        return 1, 1
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, Iterable):
        for inner in value:
            yield from _texts(inner)
