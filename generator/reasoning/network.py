"""A simple temporal network: how far apart the days of events may lie, and whether all that can be true.

An edge from a to b with a limit says that b is at most so many days after a (a negative
limit: at least so many before). All is possible exactly where no circle of edges sums up to
less than nothing; such a circle is a contradiction. Dechter, Meiri and Pearl, “Temporal
constraint networks”, Artificial Intelligence 49 (1991), 61–95; the circles are found in the
parents that Bellman and Ford's relaxation leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from heapq import heappop, heappush

from generator.reasoning.relaxation import Cycle, Edge, Relaxation


_STAY = Edge(0, 0, 0)


def contradictions(nodes: int, edges: Sequence[Edge], most: int) -> tuple[list[Cycle], list[Edge]]:
    """Circles that cannot be, each irreducible and no two with an edge or a reason in common; and the edges left.

    Those of two and three edges that run through node 0, the origin of all dates, come first: they are
    the smallest, and most. What is left is consistent, unless there were more than `most`.
    """
    found = list(_short(edges))[:most]
    if len(found) < most:
        relaxation = Relaxation(nodes, _without(edges, found))
        while len(found) < most and (circles := relaxation.circles()):
            chosen = list(_apart(smallest(circle, relaxation.among) for circle in circles))[:most - len(found)]
            relaxation.give_up(edge.reason for cycle in chosen for edge in cycle)
            found += chosen
    return found, _without(edges, found)


def _without(edges: Sequence[Edge], cycles: Iterable[Cycle]) -> list[Edge]:
    blamed = {edge.reason for cycle in cycles for edge in cycle}
    return [edge for edge in edges if edge.reason not in blamed] if blamed else list(edges)


def _apart(cycles: Iterable[Cycle]) -> Iterator[Cycle]:
    """Those that share no reason with one before them."""
    blamed: set[int] = set()
    for cycle in cycles:
        reasons = {edge.reason for edge in cycle}
        if blamed.isdisjoint(reasons):
            blamed |= reasons
            yield cycle


def _short(edges: Sequence[Edge]) -> Iterator[Cycle]:
    """The circles of two or three edges through node 0: two dates, and what holds between them."""
    latest, earliest = _tightest(edge for edge in edges if not edge[0]), _tightest(edge for edge in edges if not edge[1])
    blamed: set[int] = set()
    for edge in (*earliest.values(), *edges):
        source, target, limit, _ = edge
        out = latest.get(source)
        back = earliest.get(target) if target else _STAY
        if out is None or back is None or out.limit + limit + back.limit >= 0:
            continue
        cycle = (out, edge, back) if target else (out, edge)
        if blamed.isdisjoint(part.reason for part in cycle):
            blamed |= {part.reason for part in cycle}
            yield cycle


def _tightest(edges: Iterable[Edge]) -> dict[int, Edge]:
    """For each node the tightest of the edges between it and the origin."""
    best: dict[int, Edge] = {}
    for edge in edges:
        node = edge.source or edge.target
        if node and (node not in best or edge.limit < best[node].limit):
            best[node] = edge
    return best


def smallest(cycle: Cycle, among: Callable[[Collection[int]], Sequence[Edge]]) -> Cycle:
    """The impossible circle of fewest edges among the nodes of one: nothing in it can be left out."""
    nodes = sorted({edge.source for edge in cycle})
    within, best = among(nodes), cycle
    for start in nodes:
        best = _fewest(start, within, best)
    return best


def _fewest(start: int, edges: Sequence[Edge], best: Cycle) -> Cycle:
    """An impossible circle through `start` with fewer edges than the best known, or that."""
    paths: dict[int, tuple[int, Cycle]] = {start: (0, ())}
    for _ in range(len(best) - 1):
        longer: dict[int, tuple[int, Cycle]] = {}
        for edge in edges:
            if edge.source in paths:
                limit, path = paths[edge.source]
                if edge.target not in longer or limit + edge.limit < longer[edge.target][0]:
                    longer[edge.target] = (limit + edge.limit, (*path, edge))
        if start in longer and longer[start][0] < 0:
            return _simple(longer[start][1])
        paths = longer
    return best


def _simple(walk: Cycle) -> Cycle:
    """A circle that meets no node twice, out of a closed walk that may."""
    met: dict[int, int] = {}
    for place, edge in enumerate(walk):
        if edge.source in met:
            inner = walk[met[edge.source]:place]
            if sum(part.limit for part in inner) < 0:
                return _simple(inner)
            return _simple((*walk[:met[edge.source]], *walk[place:]))
        met[edge.source] = place
    return walk


def distances(nodes: int, edges: Sequence[Edge], origin: int = 0) -> list[float]:
    """How many days after the origin each node is at most; infinite where nothing says so.

    The edges must be consistent. Johnson's way: potentials make all edges positive, then Dijkstra's.
    """
    relaxation = Relaxation(nodes, edges)
    if relaxation.circles():
        raise ValueError("the network is not consistent")
    potential = relaxation.potential
    far: list[float] = [float("inf")] * nodes
    queue: list[tuple[float, int]] = [(0, origin)]
    while queue:
        reduced, node = heappop(queue)
        if far[node] != float("inf"):
            continue
        far[node] = reduced - potential[origin] + potential[node]
        for edge in relaxation.leaving(node):
            if far[edge.target] == float("inf"):
                heappush(queue, (reduced + edge.limit + potential[node] - potential[edge.target], edge.target))
    return far


def turned(edges: Iterable[Edge]) -> list[Edge]:
    """The network read backwards: distances in it are to the origin."""
    return [Edge(edge.target, edge.source, edge.limit, edge.reason) for edge in edges]
