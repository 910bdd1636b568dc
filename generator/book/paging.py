"""Which page is which: from what is measured of each signature to the numbers that the book prints."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from generator.book.signatures import LABELS, Signature


MANY = 6
"""After how many numbers an index says no more than that there are others: nobody looks up forty of them."""


class Place(NamedTuple):
    """Where something stands: volume and page, both counted from 1."""

    volume: int
    page: int


class Measured(NamedTuple):
    """Of a signature: how many pages it has, on which of them its labels stand, and which page mentions what."""

    pages: int
    places: Mapping[str, int]
    mentions: Sequence[tuple[str, int]]


Known = Mapping[int, Measured]
"""What is known of the signatures by their number in the book."""


def starts(sheets: Sequence[Signature], known: Known) -> list[int]:
    """The number of the first page of each signature; what opens a volume has a count of its own."""
    found, volume, page = [], 0, 1
    for number, one in enumerate(sheets):
        if one.volume != volume:
            volume, page = one.volume, 1
        found.append(1 if one.opening else page)
        page += known[number].pages if number in known else 0
    return found


def places(sheets: Sequence[Signature], known: Known) -> dict[str, Place]:
    """Where every label stands."""
    first = starts(sheets, known)
    return {label: Place(sheets[number].volume, first[number] + page - 1)
            for number, measured in known.items() for label, page in measured.places.items()}


def mentions(sheets: Sequence[Signature], known: Known) -> dict[str, dict[Place, int]]:
    """The pages of the text that name an entry, and how often each does; what the indexes name does not count."""
    first = starts(sheets, known)
    found: dict[str, Counter[Place]] = defaultdict(Counter)
    for number, measured in sorted(known.items()):
        end = measured.places.get(LABELS["names"], measured.pages + 1) if sheets[number].indexed else measured.pages + 1
        for label, page in measured.mentions:
            if page < end:
                found[label][Place(sheets[number].volume, first[number] + page - 1)] += 1
    return {label: dict(sorted(at.items())) for label, at in found.items()}


def indexed(names: list[dict[str, Any]], named: Mapping[str, Mapping[Place, int]], at: Mapping[str, Place],
            volumes: int) -> list[dict[str, Any]]:
    """The index of names with the further pages of each headword, as targets of links and as they are read.

    Of many pages those stand there that name it most (`MANY`), and the line is marked `passim`.
    """
    def line_of(line: dict[str, Any]) -> dict[str, Any]:
        found = {} if line["see"] is not None else {place: often for place, often in named.get(line["to"], {}).items() if place != at[line["to"]]}
        rows = ranges(list(found))
        chosen = sorted(sorted(rows, key=lambda row: -_foremost(row, found))[:MANY])
        return line | {"others": [(page_target(first), _said(first, last, volumes)) for first, last in chosen], "passim": len(rows) > MANY}

    return [group | {"lines": [line_of(line) for line in group["lines"]]} for group in names]


def _foremost(row: tuple[Place, Place], found: Mapping[Place, int]) -> int:
    """How often the page of a row that names an entry most names it."""
    return max(often for place, often in found.items() if row[0] <= place <= row[1])


def ranges(found: Sequence[Place]) -> list[tuple[Place, Place]]:
    """Pages that follow one another, by the first and the last of each row."""
    rows: list[tuple[Place, Place]] = []
    for place in found:
        if rows and (place.volume, place.page - 1) == rows[-1][1]:
            rows[-1] = rows[-1][0], place
        else:
            rows.append((place, place))
    return rows


def _said(first: Place, last: Place, volumes: int) -> str:
    pages = str(first.page) if first == last else f"{first.page}–{last.page}"
    return f"{first.volume}:{pages}" if volumes > 1 else pages


def page_target(place: Place) -> str:
    """The target of a link to a page as such; no label begins so."""
    return f"+{place.volume}.{place.page}"


def printed(at: Mapping[str, Place], figures: Mapping[str, int], volume: int, elsewhere: str) -> dict[str, dict[str, Any]]:
    """The numbers as they are read in a volume: `elsewhere` says in which other one a page is (`{n}`)."""
    return {label: {"before": "" if place.volume == volume else elsewhere.format(n=place.volume),
                    "number": str(place.page), "figures": figures[label]} for label, place in at.items()}


def supposed(sheets: Sequence[Signature], figures: Mapping[str, int]) -> dict[str, Place]:
    """Places before anything is known: numbers of the likely length."""
    return {label: Place(one.volume, 10 ** figures[label] - 1) for one in sheets for label in one.labels()}
