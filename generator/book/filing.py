"""Where an entry is filed: “Battle of the Bridge” under Bridge, as “Bridge, Battle of the”.

Which words at the head of a headword only say what sort of thing it is, is said in the words of the
interface, under `book.filed_behind`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.book.scripts import Inline
from generator.folding import fold, sort_key
from generator.words import Words


class Filed(NamedTuple):
    """The key by which a headword is sorted, the words that stand behind it, and how many letters it has lost to them."""

    key: str
    behind: str = ""
    cut: int = 0


def heads(words: Words) -> tuple[str, ...]:
    """The words that go behind, the longest first."""
    said = words.find("book.filed_behind") or ()
    return tuple(sorted(map(str, said), key=lambda head: (-len(head), head)))


def filed(headword: str, heads: Sequence[str]) -> Filed:
    """How a headword is filed."""
    for head in heads:
        if headword.casefold().startswith(f"{head.casefold()} ") and sort_key(rest := headword[len(head) + 1:]):
            return Filed(f"{sort_key(rest)}, {fold(head)}", headword[:len(head)], len(head) + 1)
    return Filed(sort_key(headword))


def turned(title: Inline, how: Filed) -> Inline:
    """The nodes of a headword as it is filed."""
    if not how.cut or not title or not isinstance(title[0], str) or len(title[0]) <= how.cut:
        return title
    return [title[0][how.cut:], *title[1:], f", {how.behind}"]
