"""Which of the finder's files a name stands in, and what stands there.

`names/kld` holds every name with a word that is heard as kld…. `names/kl` and `names/k`
hold those with a word that is heard so and no further; and of the names that begin so
and go on, those of entries that many others link to: enough to answer while somebody
is still typing. So a file grows with the encyclopedia only slowly, and what stands in
it depends on each entry alone.

`words/kl` holds words, to find those that are nearly what was typed: a word stands in
the files of two of its first three consonants, whichever one is left out, so that with
one consonant wrong, missing, added or exchanged one of the files is still the right one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from math import log2
from typing import Any

from generator.companion import Line
from generator.finding.sounds import Word, words

WHOLE = 3
"""Consonants after which every name stands in a file."""
LEAST = {1: 12, 2: 8}
"""How far up an entry must be to stand among those heard by their first or first two consonants."""


def height(links: int) -> int:
    """How far up an entry stands that so many others link to: 2 for one, 4 for three, 12 for sixty-three."""
    return round(2 * log2(1 + links))


def lines(address: str, names: Iterable[str], links: int, generic: frozenset[str] = frozenset()) -> Iterator[Line]:
    """All lines by which an entry is found; `address` is its page without ending, the first name its headword."""
    up = height(links)
    named: dict[str, list[str]] = {}
    near: set[tuple[str, str]] = set()
    for name, parts in _different(names, generic):
        whole = (heard[:WHOLE] or "0" for word in parts for heard in word.readings)
        begun = (file for heard in parts[0].readings for file in beginnings(heard, up))
        for file in dict.fromkeys((*whole, *begun)):
            named.setdefault(file, []).append(name)
        near.update((file, word.text) for word in parts for heard in word.readings for file in pairs(heard))
    yield from (Line(f"names/{file}", _json((address, up, *known))) for file, known in sorted(named.items()))
    yield from (Line(f"words/{file}", _json(text)) for file, text in sorted(near))


def _different(names: Iterable[str], generic: frozenset[str]) -> Iterator[tuple[str, list[Word]]]:
    """Each name once that differs from the others in more than marks and articles."""
    met: set[tuple[Word, ...]] = set()
    for name in names:
        parts, key = words(name, generic), tuple(words(name))
        if parts and key not in met:
            met.add(key)
            yield name, parts


def beginnings(heard: str, up: int) -> Iterator[str]:
    """The files for what is not typed to its end, in which a name stands that begins so, of an entry so far up."""
    return (heard[:length] for length, least in LEAST.items() if len(heard) > length and up >= least)


def pairs(heard: str) -> set[str]:
    """The files of near words in which one that is heard so stands."""
    start = heard[:WHOLE]
    left = {start[:at] + start[at + 1:] for at in range(len(start))} if len(start) > 1 else set()
    return left | ({start} if 0 < len(start) < WHOLE else set())


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
