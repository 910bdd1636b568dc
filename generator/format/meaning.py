"""Whether two texts say the same: prose may be broken into other lines, and nothing else may differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.entries.tree import Data
from generator.prose import scan
from generator.prose.dialect import events


def same(one: Data | None, other: Data | None) -> bool:
    """Whether two files' data say the same; the white space round a text says nothing."""
    if isinstance(one, str) and isinstance(other, str):
        return one.strip() == other.strip() or read_alike(one, other)
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[name]) for name, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one is None and other is None


def read_alike(one: str, other: str) -> bool:
    """Whether two pieces of prose are the same to a reader: the same blocks, links, notes and words."""
    return one.split() == other.split() and _read(one) == _read(other)


def _read(text: str) -> list[Any]:
    scanned = scan(text.strip())
    tokens = [_bare(token) for token in scanned.tokens]
    return [*_flowing(events(scanned.masked)), *tokens]


def _bare(token: Any) -> tuple:
    """A token without the place at which it stands."""
    cited = tuple((part.work, part.locator) for part in getattr(token, "references", ()))
    return cited or (token.id, token.text, token.wanted)


def _flowing(stream: list[Any]) -> Iterator[Any]:
    """The events with the words that follow one another as one, and a blank for each end of a line within them."""
    words = ""
    for event in stream:
        if event == "SoftBreak":
            words += " "
        elif isinstance(event, dict) and "Text" in event:
            words += event["Text"]
        else:
            if words:
                yield " ".join(words.split(" "))
            words = ""
            yield event
    if words:
        yield words
