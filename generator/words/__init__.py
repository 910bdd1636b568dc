"""The words of the interface, all in one file a language, so that a site can speak another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from generator.dates import DateWords
from generator.entries.tree import parse

_OWN = Path(__file__).with_name("en.yaml")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_NUMBERS = {0: "zero", 1: "one", 2: "two"}


class Words:
    """Looked up by dotted key; `{name}` stands for a value. A missing key speaks for itself.

    In words that are written from right to left a value is isolated, so that a
    name in another script cannot turn the order of what stands beside it.
    """

    def __init__(self, known: Mapping[str, Any]) -> None:
        self._known = known
        self._found: dict[str, Any] = {}

    def __call__(self, key: str, /, **values: object) -> str:
        found = self.find(key)
        if isinstance(found, dict):
            found = found.get(_NUMBERS.get(values.get("n"), ""), found["other"])
        if found is None:
            found = _spoken(key)
        if values and _RTL.search(found):
            values = {name: _isolated(value) for name, value in values.items()}
        return found.format(**values) if values else found

    def find(self, key: str) -> Any:
        """What stands at the key, or nothing."""
        if key not in self._found:
            here: Any = self._known
            for step in key.split("."):
                here = here.get(step) if isinstance(here, Mapping) else None
            self._found[key] = here
        return self._found[key]

    def quoted(self, text: str) -> str:
        """A text between quotation marks; those of its own become the inner ones."""
        outer, inner = (self.find(f"quotation.{name}").partition("{text}")[::2] for name in ("outer", "inner"))
        for mark, other in zip(outer, inner, strict=True):
            text = text.replace(mark, other) if mark else text
        return self("quotation.outer", text=text)

    def relation(self, key: str) -> str:
        """How a link is told from the other end; the most particular words that are known."""
        found = self.find("relations")
        parts = key.split(".")
        for cut in range(len(parts)):
            if ".".join(parts[cut:]) in found:
                return found[".".join(parts[cut:])]
        return self(parts[-1])


def load(own: Path | None = None) -> Words:
    """The English words, with those of the encyclopedia's own file put over them.

    Raises OSError or ValueError, which says where and why, for a file that cannot be used.
    """
    return _load(own, own.stat().st_mtime_ns if own else 0)


@cache
def _load(own: Path | None, changed: int) -> Words:
    known: Any = parse(_OWN.read_text(encoding="utf-8")).data
    if own is not None:
        words = _read(own)
        _same_form(known, words, "")
        known = _over(known, words)
        DateWords.of(known.get("dates") or {})
    return Words(known)


def _read(file: Path) -> Mapping[str, Any]:
    tree = parse(file.read_text(encoding="utf-8"))
    faults = [f for f in tree.faults if f.code != "empty-file"]
    if faults:
        raise ValueError("; ".join(f"line {f.line + 1}, column {f.column + 1}: {f.message}" for f in faults))
    if tree.data is not None and not isinstance(tree.data, dict):
        raise ValueError("line 1, column 1: the file is not a mapping of words")
    return tree.data or {}


def _same_form(below: Any, above: Any, key: str) -> None:
    """ValueError where a word has not the form that it is used in, or a place for a value it is never given."""
    if isinstance(below, dict) and isinstance(above, dict):
        for name in below.keys() & above.keys():
            _same_form(below[name], above[name], f"{key}.{name}".lstrip("."))
    elif not _is_word(below) or not _is_word(above):
        raise ValueError(f"“{key}” is {'a text' if _is_word(below) else 'a mapping of words'}")
    elif isinstance(below, str) and isinstance(above, str) and (known := _places(below)) and not _places(above) <= known:
        raise ValueError(f"“{key}” may hold {', '.join(f'{{{name}}}' for name in sorted(known))} and nothing else in braces")


def _is_word(value: Any) -> bool:
    """A text, or its forms by number."""
    return isinstance(value, str) or isinstance(value, dict) and "other" in value


def _places(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {text}


def _isolated(value: object) -> object:
    """A text between U+2068 and U+2069; numbers keep their own direction everywhere."""
    return f"\u2068{value}\u2069" if isinstance(value, str) else value


def _spoken(key: str) -> str:
    """What is said for want of a word: the key's last step, a kind's own name for its number."""
    *before, last = key.split(".")
    return (before[-1] if before and last in ("one", "many") else last).replace("_", " ")


def _over(below: Any, above: Any) -> Any:
    if not isinstance(below, dict) or not isinstance(above, dict):
        return above
    return below | {name: _over(below[name], value) if name in below else value for name, value in above.items()}
