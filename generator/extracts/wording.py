"""How an entry words its links, and the names that stand in its prose without a link."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.entries.entry import Entry
from generator.entries.values import Prose
from generator.entries.walk import walk
from generator.prose import Mention, scan
from generator.prose.tokens import Scanned

Path = tuple[str | int, ...]

GAP, WALL = "\u200b", "\ufffc"
"""What stands for the signs of a link, and for a citation, in prose of the same length."""
_NAME = re.compile(r"(?:(?:al|an|ar|as|at|az|aṣ|aḍ|aṭ|ad)-)?[ʿʾ]?[^\W\d_a-zāīūḥṣḍṭẓ][\wʿʾ’-]*")
_LINK = re.compile(r"[ \n]+(?:(?:b\.|bt\.|ibn|bint|of|the) )?")


class Linked(NamedTuple):
    """The first link to an entry with a text of its own: where it stands, the entry and the text."""

    path: Path
    offset: int
    target: str
    text: str


class Phrase(NamedTuple):
    """Names that follow each other outside of links, in one run: “al-Muthannā b. Ḥāritha”."""

    path: Path
    offset: int
    text: str


class Wording(NamedTuple):
    """The wording of an entry."""

    linked: tuple[Linked, ...]
    phrases: tuple[Phrase, ...]


def extract(entry: Entry, id_: str) -> tuple | None:
    """The wording of an entry as plain tuples; `read` makes them a `Wording`."""
    linked: dict[tuple[str, str], tuple] = {}
    phrases: dict[str, tuple] = {}
    for path, value, _ in walk(entry):
        if isinstance(value, Prose):
            scanned = scan(value)
            for token in scanned.tokens:
                if isinstance(token, Mention) and token.text:
                    linked.setdefault((token.id, token.text), (path, token.start, token.id, token.text))
            text = without_links(scanned)
            for run, offset in _runs(text):
                phrases.setdefault(run, (path, offset, run))
    return (tuple(linked.values()), tuple(phrases.values())) if linked or phrases else None


def read(extracted: tuple | None) -> Wording:
    """What `extract` gave for an entry."""
    linked, phrases = extracted or ((), ())
    return Wording(tuple(Linked(*one) for one in linked), tuple(Phrase(*one) for one in phrases))


def even(scanned: Scanned, *, links: bool = True) -> str:
    """Prose of the same length in which only words stand: the signs of links are gaps, citations walls.

    Without `links` their words are walls too.
    """
    parts, done = [], 0
    for token in scanned.tokens:
        parts.append(scanned.text[done:token.start])
        source = scanned.text[token.start:token.end]
        if isinstance(token, Mention) and links:
            words = source.rpartition("|")[2].removesuffix("]]") if token.text else ""
            before = len(source) - len(words) - 2
            parts.append((GAP * before if words else WALL * before) + words + GAP * 2)
        else:
            parts.append(WALL * len(source))
        done = token.end
    return "".join((*parts, scanned.text[done:]))


def without_links(scanned: Scanned) -> str:
    """Prose of the same length without its links and citations."""
    return even(scanned, links=False)


def _runs(text: str) -> list[tuple[str, int]]:
    """Two names and more that follow each other, and where."""
    runs: list[list[re.Match[str]]] = []
    for found in _NAME.finditer(text):
        last = runs[-1][-1] if runs else None
        if last is not None and _LINK.fullmatch(text, last.end(), found.start()):
            runs[-1].append(found)
        else:
            runs.append([found])
    return [(" ".join(text[run[0].start():run[-1].end()].split()), run[0].start()) for run in runs if len(run) > 1]
