"""Ties in time: what one entry says of it, as limits between days, and the network of what all of them say."""

from __future__ import annotations

import marshal
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from generator.limits import Limits
from generator.reasoning.corpus import Corpus
from generator.reasoning.finding import Spot
from generator.reasoning.relaxation import Edge
from generator.reasoning.select import Choice, Dating, datings

YEAR = 365.2425
DAY = 1024
"""Parts of a day, so that what follows something on the same day is still after it."""


class Reason(NamedTuple):
    """Why an edge stands: the sort of rule, the statements behind it, and whom it concerns."""

    sort: str
    spots: tuple[Spot, ...] = ()
    of: str = ""


Node = tuple[str, str]
"""An entry and what of it: `when`, `born`, `offices.2` …; the origin of all dates is neither."""
ORIGIN: Node = ("", "")


class Ties(NamedTuple):
    """What one entry says of time: its nodes, and limits between them: by their numbers the latter is at most so many
    days after the former, for the reason of that number.
    """

    nodes: Sequence[Node]
    limits: Sequence[tuple[int, int, int, int]]
    reasons: Sequence[Reason]

    def packed(self) -> bytes:
        """The ties as bytes, to be kept; `unpacked` makes them again."""
        reasons = [(reason.sort, tuple(map(tuple, reason.spots)), reason.of) for reason in self.reasons]
        return marshal.dumps((tuple(self.nodes), self.limits, len(reasons), marshal.dumps(reasons, 2)), 2)


class Network(NamedTuple):
    """Nodes by number (0 is the origin of all dates), edges, their reasons, and the dates that were chosen."""

    nodes: Sequence[Node]
    edges: Sequence[Edge]
    reasons: Sequence[Reason]
    datings: Mapping[str, Mapping[str, Dating]] = {}


class Packed(Sequence[Reason]):
    """The reasons of an entry as they were kept, unpacked only where one of them is asked for: few are ever blamed."""

    def __init__(self, count: int, packed: bytes) -> None:
        self._count, self._packed = count, packed

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, number: Any) -> Any:
        sort, spots, of = marshal.loads(self._packed)[number]
        return Reason(sort, tuple(Spot(*spot) for spot in spots), of)


def unpacked(plain: tuple) -> Ties:
    """Ties out of the values that were packed."""
    nodes, limits, count, reasons = plain
    return Ties(nodes, limits, Packed(count, reasons))


class Reasons(Sequence[Reason]):
    """The reasons of all entries one after the other."""

    def __init__(self) -> None:
        self._firsts: list[int] = []
        self._parts: list[Sequence[Reason]] = []
        self._length = 0

    def extend(self, part: Sequence[Reason]) -> int:
        """Add the reasons of an entry; the number of the first."""
        self._firsts.append(self._length)
        self._parts.append(part)
        self._length += len(part)
        return self._firsts[-1]

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, number: Any) -> Any:
        place = bisect_right(self._firsts, number) - 1
        return self._parts[place][number - self._firsts[place]]


def joined(all_ties: Iterable[Ties], limits: Limits) -> Network:
    """The network of what the entries say, in their order; and nobody dies before birth, nor too old."""
    numbers: dict[Node, int] = {ORIGIN: 0}
    edges: list[Edge] = []
    reasons = Reasons()
    for nodes, own, said in (ties for ties in all_ties if ties.limits):
        here, first = [numbers.setdefault(node, len(numbers)) for node in nodes], reasons.extend(said)
        edges += [Edge(here[source], here[target], limit, first + reason) for source, target, limit, reason in own]
    days = int(limits.oldest * YEAR)
    for id_, name in list(numbers):
        if name == "born" and (died := numbers.get((id_, "died"))):
            born, first = numbers[id_, name], reasons.extend([Reason("life", of=id_), Reason("age", of=id_)])
            edges += [Edge(died, born, 0, first), Edge(born, died, days * DAY + DAY - 1, first + 1)]
    return Network(tuple(numbers), edges, reasons)


class Builder:
    """The ties of one entry as they grow; the dates that a choice lets count are known once for all."""

    def __init__(self, corpus: Corpus, choose: Choice, known: dict[str, Mapping[str, Dating]]) -> None:
        self.corpus, self.choose, self._known = corpus, choose, known
        self._numbers: dict[Node, int] = {}
        self._limits: list[tuple[int, int, int, int]] = []
        self._reasons: list[Reason] = []

    def ties(self) -> Ties:
        """What was said."""
        return Ties(tuple(self._numbers), self._limits, self._reasons)

    def dates(self, id_: str) -> Mapping[str, Dating]:
        """When the things of an entry were, by field."""
        found = self.corpus.times.get(id_, ())
        if id_ not in self._known:
            self._known[id_] = datings(found, self.choose)
        return self._known[id_]

    def because(self, sort: str, *spots: Spot, of: str = "") -> int:
        self._reasons.append(Reason(sort, spots, of))
        return len(self._reasons) - 1

    def after(self, earlier: Node, later: Node, reason: int, days: float = 0) -> None:
        """The later is on a day that is at least so many after that of the earlier; the origin begins its day."""
        least = int(days) * DAY - (DAY - 1 if earlier != ORIGIN and days else 0)
        self._limit(later, earlier, -least, reason)

    def follows(self, earlier: Node, later: Node, reason: int) -> None:
        """The later is after the earlier, be it on the same day."""
        self._limit(later, earlier, -1, reason)

    def within(self, earlier: Node, later: Node, reason: int, days: float) -> None:
        """The later is on a day that is at most so many after that of the earlier."""
        self._limit(earlier, later, int(days) * DAY + DAY - 1, reason)

    def _limit(self, source: Node, target: Node, limit: int, reason: int) -> None:
        numbers = self._numbers
        self._limits.append((numbers.setdefault(source, len(numbers)), numbers.setdefault(target, len(numbers)), limit, reason))
