"""Bellman and Ford's relaxation of a network, kept while edges are taken out of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple


class Edge(NamedTuple):
    """`target` is at most `limit` days after `source`; `reason` is whatever the caller keeps for it."""

    source: int
    target: int
    limit: int
    reason: int = 0


Cycle = tuple[Edge, ...]
"""Edges each of which begins where the one before it ends."""


class Relaxation:
    """A network whose nodes are moved until every edge holds, or a circle shows that not all can.

    `potential` gives each node its day as far as that is known. Where edges are given up, the
    work goes on from where it stood: days that satisfied more edges satisfy those that remain.
    """

    def __init__(self, nodes: int, edges: Iterable[Edge]) -> None:
        self.potential = [0] * nodes
        self._leaving: list[list[Edge]] = [[] for _ in range(nodes)]
        for edge in edges:
            self._leaving[edge.source].append(edge)
        self._parents: list[Edge | None] = [None] * nodes
        self._active: Sequence[int] = range(nodes)
        self._given_up: set[int] = set()

    def leaving(self, node: int) -> list[Edge]:
        """The edges out of a node."""
        return [edge for edge in self._leaving[node] if edge.reason not in self._given_up]

    def among(self, nodes: Collection[int]) -> list[Edge]:
        """The edges from one to another of these nodes."""
        return [edge for node in nodes for edge in self.leaving(node) if edge.target in nodes]

    def give_up(self, reasons: Iterable[int]) -> None:
        """Take the edges out that stand for these reasons."""
        self._given_up.update(reasons)
        self._parents = [None if edge and edge.reason in self._given_up else edge for edge in self._parents]

    def circles(self) -> list[Cycle]:
        """Impossible circles that the relaxation meets first; none where all can be true."""
        while self._active:
            self._active = self._moved()
            if self._active and (found := list(_looped(self._parents, self._active))):
                return found
        return []

    def _moved(self) -> list[int]:
        """Relax the edges out of the active nodes, and tell which nodes have moved."""
        potential, parents, leaving, given_up = self.potential, self._parents, self._leaving, self._given_up
        changed: dict[int, None] = {}
        for node in self._active:
            base = potential[node]
            for edge in leaving[node]:
                _, target, limit, reason = edge
                if base + limit < potential[target] and reason not in given_up:
                    potential[target] = base + limit
                    parents[target] = edge
                    changed[target] = None
        return list(changed)


def _looped(parents: Sequence[Edge | None], from_: Iterable[int]) -> Iterator[Cycle]:
    """The circles among parents: their edges sum up to less than nothing."""
    seen: dict[int, int] = {}
    for number, node in enumerate(from_):
        at, chain = node, []
        while at not in seen and (edge := parents[at]) is not None:
            seen[at] = number
            chain.append(edge)
            at = edge.source
        if seen.get(at) == number and chain:
            first = next((place for place, edge in enumerate(chain) if edge.target == at), None)
            if first is not None:
                yield tuple(reversed(chain[first:]))
