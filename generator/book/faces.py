"""The fonts of the e-book: of the site's font files those that have characters of its text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

ASSETS = Path(__file__).parent.parent / "theme" / "assets"
_RULE = re.compile(r"@font-face \{.*?\}\n", re.DOTALL)
_FILE = re.compile(r"url\(\"\.\./fonts/([^\"]+)\"\)")
_RANGES = re.compile(r"unicode-range: ([^;]+);")


class Faces(NamedTuple):
    """The style sheet of the fonts, and their files by name."""

    css: str
    files: dict[str, bytes]


def faces(text: str) -> Faces:
    """The fonts that a text needs."""
    letters = frozenset(map(ord, text))
    sheet = (ASSETS / "stylesheets" / "fonts.css").read_text(encoding="utf-8")
    rules = [rule for rule in _RULE.findall(sheet) if any(first <= letter <= last for first, last in _ranges(rule) for letter in letters)]
    names = [found[1] for rule in rules if (found := _FILE.search(rule))]
    css = "".join(_FILE.sub(r'url("fonts/\1")', rule) for rule in rules)
    return Faces(css, {name: (ASSETS / "fonts" / name).read_bytes() for name in names})


def _ranges(rule: str) -> list[tuple[int, int]]:
    found = _RANGES.search(rule)
    spans = [span.strip()[2:].split("-") for span in found[1].split(",")] if found else [["0", "10FFFF"]]
    return [(int(span[0], 16), int(span[-1], 16)) for span in spans]
