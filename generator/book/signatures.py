"""The book parted into signatures, as binders call the sheets that are folded and sewn together.

Each is set by itself, so that memory grows with a signature, not with the book, and several are set at
once. A signature begins on a page of its own: with a part, a letter, or the rest of a letter too long for one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

WEIGHT = 420_000
"""How many characters of data a signature holds, unless one part alone is heavier."""
LEAF = 6_000
"""Characters of data to a page, by experience: it tells how many figures a page number is likely to have."""
PER_VOLUME = 2_000
"""Entries to a volume, above which a book has two."""
EMPTY: Mapping[str, list] = {"front": [], "letters": [], "chronology": [], "checked": [], "sources": [], "names": [],
                             "scripts": [], "kinds": [], "contents": []}
BACK = ("chronology", "checked", "sources", "names", "scripts")
LABELS = {name: f"_{name}" for name in BACK} | {"scripts": "_originals"}


class Signature(NamedTuple):
    """One part of a volume (numbered from 1) as the data of a book that has nothing else."""

    volume: int
    data: dict[str, Any]

    @property
    def opening(self) -> bool:
        """Whether it stands before the text, with Roman page numbers."""
        return bool(self.data["opening"])

    @property
    def indexed(self) -> bool:
        return bool(self.data["names"])

    def labels(self) -> list[str]:
        """All that a page number may be asked for, in order."""
        parts = [LABELS[name] for name in BACK if self.data[name]]
        return [article["id"] for article in articles(self.data)] + parts + ["_colophon"] * self.data["closing"]


def articles(data: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """All articles of a book or of a signature, in the order in which they stand."""
    yield from data["front"]
    for group in (*data["letters"], *data["checked"]):
        yield from group["entries"]
    yield from data["sources"]


def signatures(data: Mapping[str, Any]) -> list[Signature]:
    """The signatures of all volumes in order; each volume begins with one that opens it."""
    count = sum(1 for _ in articles(data))
    bound = list(_bound(list(_items(data)), count / -(-count // PER_VOLUME) if count else 1))
    common = {key: value for key, value in data.items() if key not in EMPTY} | EMPTY | {
        "one": sum(len(group["entries"]) for group in data["letters"]) <= 1, "opening": False, "closing": False, "volumes": len(bound)}
    found = []
    for volume, sheets in enumerate(bound, 1):
        opening = {"opening": True, "kinds": data["kinds"], "contents": _contents(data)}
        last = volume == len(bound)
        for number, sheet in enumerate([opening, *map(_gathered, sheets)]):
            closing = {"closing": last and number == len(sheets)}
            found.append(Signature(volume, common | {"volume": volume} | sheet | closing))
    return found


def _items(data: Mapping[str, Any]) -> Iterator[tuple[str, list, int]]:
    """What may be parted from what: the part to which it belongs, its lines, how many entries these are."""
    if data["front"]:
        yield "front", data["front"], 0
    for group in data["letters"]:
        for number, entries in enumerate(_shares(group["entries"])):
            yield "letters", [group | {"entries": entries, "continued": number > 0}], len(entries)
    for name in BACK:
        if len(data[name]) > (name == "chronology"):
            yield name, data[name], 0


def _shares(entries: list) -> Iterator[list]:
    """The entries of a letter in shares that are not too heavy for a signature."""
    share: list = []
    weight = 0
    for entry in entries:
        heavy = _weight(entry)
        if share and weight + heavy > WEIGHT:
            yield share
            share, weight = [], 0
        share.append(entry)
        weight += heavy
    if share:
        yield share


def _bound(items: list[tuple[str, list, int]], entries: float) -> Iterator[list[list]]:
    """Volumes of about so many entries: lists of signatures, which are lists of items."""
    sheets: list[list] = []
    weight, count = WEIGHT, 0
    for item in items:
        if item[0] == "letters" and count >= entries:
            yield sheets
            sheets, weight, count = [], WEIGHT, 0
        heavy = _weight(item[1])
        if not sheets or weight + heavy > WEIGHT:
            sheets.append([])
            weight = 0
        sheets[-1].append(item)
        weight, count = weight + heavy, count + item[2]
    yield sheets or [[]]


def _gathered(items: Iterable[tuple[str, list, int]]) -> dict[str, Any]:
    sheet: dict[str, Any] = {}
    for name, lines, _ in items:
        sheet[name] = [*sheet.get(name, ()), *lines]
    return sheet


def _weight(value: Any) -> int:
    return len(json.dumps(value, ensure_ascii=False))


def _contents(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The contents: each part with its label; that of the entries with its letters."""
    found = [{"to": page["id"], "title": page["plain"], "letters": []} for page in data["front"]]
    if data["letters"]:
        letters = [{"to": group["entries"][0]["id"], "letter": group["letter"]} for group in data["letters"]]
        found.append({"to": letters[0]["to"], "title": data["said"]["entries"], "letters": letters})
    for name in BACK:
        if len(data[name]) > (name == "chronology"):
            found.append({"to": LABELS[name], "title": data["said"][LABELS[name][1:]], "letters": []})
    return [*found, {"to": "_colophon", "title": data["said"]["colophon"], "letters": []}]


def guessed(found: Iterable[Signature]) -> dict[str, int]:
    """For each label how many figures the number of its page is likely to have.

    A reference in the text takes up room for so many, whatever the number: so what is found out about
    the pages does not move them.
    """
    figures: dict[str, int] = {}
    volume, weight = 0, 0
    for signature in found:
        if signature.volume != volume:
            volume, weight = signature.volume, 0
        for article in articles(signature.data):
            figures[article["id"]] = len(str(1 + weight // LEAF))
            weight += _weight(article)
        figures |= {label: len(str(1 + weight // LEAF)) for label in signature.labels() if label not in figures}
    return figures
