"""How a file of names that has grown long is parted, so that a common word costs no more to look for than a rare one.

The head keeps the names that one would show: the best of each word that is heard so,
then the second best, and so on. Every other name stands in a part for each word that
it has besides, by that word's first consonant; whoever typed two common words asks for
the part of one by the other. What stands where depends on the names of the file alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import permutations
from typing import NamedTuple

from generator.finding.shards import WHOLE
from generator.finding.sounds import Word, words

MOST = 100
"""Names that a file holds before it is parted, and that its head keeps."""
NONE = "0"
"""Stands for the consonant of a word that has none."""


class Row(NamedTuple):
    """A line of the file: its words that brought it there, the first consonants of those beside them, and how late it comes."""

    line: str
    own: tuple[str, ...]
    beside: tuple[str, ...]
    late: int


def parted(file: str, lines: Iterable[str]) -> tuple[list[str], dict[str, list[str]]]:
    """The lines of the head, and those of each part by its letter; no parts where the file is short."""
    given = sorted(lines)
    if len(given) <= MOST:
        return given, {}
    rows = [_row(line, file.rpartition("/")[2]) for line in given]
    head = {*_foremost(rows)}
    parts: dict[str, list[str]] = {}
    for row in rows:
        for letter in row.beside if row.line not in head else ():
            parts.setdefault(letter, []).append(row.line)
    return sorted(head), dict(sorted(parts.items()))


def _row(line: str, heard: str) -> Row:
    _, up, *names = json.loads(line)
    taken = [words(name) for name in names]
    here = {word: any((one[:WHOLE] or NONE).startswith(heard) for one in word.readings) for name in taken for word in name}
    beside = {(one or NONE)[0] for name in taken for word, other in permutations(name, 2) if here[word] for one in other.readings}
    extra = min((len(name) - 1 for name in taken if any(here[word] for word in name)), default=0)
    return Row(line, _texts(here), tuple(sorted(beside)) or (NONE,), 20 * min(extra, 5) - 6 * up)


def _texts(here: dict[Word, bool]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.text for word, is_here in here.items() if is_here))


def _foremost(rows: list[Row]) -> Iterator[str]:
    """The lines of the head: of each word in turn the one that comes first among those left."""
    queues: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: (row.late, row.line)):
        for word in row.own or ("",):
            queues.setdefault(word, []).append(row)
    ranked = sorted((at, row.late, row.line) for queue in queues.values() for at, row in enumerate(queue))
    yield from list(dict.fromkeys(line for _, _, line in ranked))[:MOST]
