"""Words heard: the consonants that a word has in every script, by the table that the finder's script reads too.

Khālid, Khaled and خالد are all heard as `kld`. Some letters can be heard in several
ways (th as t or as s), so a word has one or more readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from generator.folding import RULES, fold

MOST = 8
"""The most readings that are made of one word."""
_LIGHT = frozenset(RULES["light"])
_SOUNDS: dict[str, str] = RULES["sounds"]
_SPELLED = str.maketrans(RULES["spelled"])
_VOWELS = frozenset(RULES["vowels"])
_CONSONANTAL = "\u0590"
"""From this letter on scripts write consonants, and write a doubled one once: two of them are two."""
_GROUPS = re.compile("|".join(sorted(map(re.escape, _SOUNDS), key=len, reverse=True)) + "|.")


class Word(NamedTuple):
    """A word of a name: folded, without its article where that is joined to it, Greek in Latin letters; and how it is heard."""

    text: str
    readings: tuple[str, ...]


def words(name: str, generic: frozenset[str] = frozenset()) -> list[Word]:
    """The words of a name that it can be found by: not its articles, nor what many names have in common."""
    every = fold(name).split()
    heavy = [word for word in every if not is_light(word) and word not in generic]
    return [heard(word) for word in heavy or every]


def is_light(word: str) -> bool:
    """Whether a folded word counts for nothing beside others: an article, “ibn”, “of”, a single letter."""
    return word in _LIGHT or len(word) == 1


@lru_cache(maxsize=65536)
def heard(word: str) -> Word:
    """A folded word with its readings, the plainest first."""
    bare = unarticled(word)
    bare = RULES["same"].get(bare, bare).translate(_SPELLED)
    groups = list(_apart(bare))
    if len(groups) > 1 and groups[-1] in RULES["silent"]:
        groups.pop()
    ways = [(_sound(group), *RULES["named"].get(group, ())) for group in groups]
    return Word(bare, tuple(dict.fromkeys(map("".join, _first(product(*ways))))))


def _first(made: Iterable[tuple[str, ...]]) -> Iterable[tuple[str, ...]]:
    """The first few of many."""
    return (one for _, one in zip(range(MOST), made, strict=False))


def unarticled(word: str) -> str:
    """A word without the article that is written in one with it."""
    for article in RULES["article"]:
        if word.startswith(article) and len(word) >= len(article) + 2:
            return word[len(article):]
    return word


def _apart(word: str) -> Iterable[str]:
    """The word in groups of letters that are heard as one, doubled ones once."""
    before = ""
    for group in _GROUPS.findall(word):
        if group != before or group >= _CONSONANTAL or group.isdigit():
            yield group
        before = group


def _sound(group: str) -> str:
    """What a group of letters is heard as: consonants, or nothing; a letter that is not known, as a digit."""
    if group in _SOUNDS:
        return _SOUNDS[group]
    return "" if group in _VOWELS else group if group.isascii() and group.isdigit() else str(ord(group) % 10)
