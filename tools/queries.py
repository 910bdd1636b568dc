"""The queries that the finder is tried on, written into tests/finding/queries.tsv: `python tools/queries.py`.

The variants that people and books really use stand in tests/finding/literature.tsv, gathered by hand. To them
come typing errors, made by rule with a fixed seed: a letter dropped, doubled, exchanged with the next, or hit
beside its key. Every second query of a sort is held out: the finder is never tuned on those.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent.parent / "tests" / "finding"
KEYBOARDS = (("qwertyuiop", "asdfghjkl", "zxcvbnm"), ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ"))
EACH = 40
"""Typing errors of each sort."""
SEED = 633


class Query(NamedTuple):
    """What is typed, of what sort it is, and the entries of which one must be found."""

    sort: str
    text: str
    entries: str


def literature() -> list[Query]:
    lines = (FOLDER / "literature.tsv").read_text(encoding="utf-8").splitlines()
    return [Query(*line.split("\t")) for line in lines]


def dropped(text: str, at: int, rng: random.Random) -> str:
    return text[:at] + text[at + 1:]


def doubled(text: str, at: int, rng: random.Random) -> str:
    return text[:at] + text[at] + text[at:]


def exchanged(text: str, at: int, rng: random.Random) -> str:
    return text[:at] + text[at + 1] + text[at] + text[at + 2:]


def beside(text: str, at: int, rng: random.Random) -> str:
    return text[:at] + rng.choice(_neighbours(text[at].lower())) + text[at + 1:]


ERRORS: tuple[Callable[[str, int, random.Random], str], ...] = (dropped, doubled, exchanged, beside)


def _neighbours(letter: str) -> str:
    """The keys beside one in its row, and above and below it."""
    for rows in KEYBOARDS:
        for number, row in enumerate(rows):
            at = row.find(letter)
            if at >= 0:
                near = [row[max(at - 1, 0):at], row[at + 1:at + 2]]
                near += [other[at:at + 1] for other in (rows[number - 1:number] + rows[number + 1:number + 2])]
                return "".join(near)
    return ""


def _places(text: str, error: Callable) -> list[int]:
    """Where in a text the error can be made so that the text becomes another."""
    last = len(text) - (1 if error is exchanged else 0)
    return [at for at in range(last) if text[at].isalpha() and _neighbours(text[at].lower())
            and (error is not exchanged or text[at + 1].isalpha() and text[at] != text[at + 1])]


def errors(queries: list[Query]) -> Iterator[Query]:
    """Typing errors in some of the queries."""
    rng = random.Random(SEED)
    whole = [query for query in queries if len(query.text) > 5 and query.sort not in ("within", "claims")]
    for error in ERRORS:
        for query in rng.sample([query for query in whole if _places(query.text, error)], EACH):
            at = rng.choice(_places(query.text, error))
            yield Query(error.__name__, error(query.text, at, rng), query.entries)


def halves(queries: list[Query]) -> Iterator[tuple[str, Query]]:
    """Each query with the half that it belongs to; the halves are alike in what they hold."""
    met: dict[str, int] = {}
    for query in queries:
        met[query.sort] = met.get(query.sort, 0) + 1
        yield ("held out" if met[query.sort] % 2 == 0 else "tuned on"), query


def main() -> None:
    known = literature()
    lines = ["\t".join((half, *query)) for half, query in halves([*known, *errors(known)])]
    (FOLDER / "queries.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
