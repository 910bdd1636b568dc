"""Networks of days: what can be true is let be, what cannot is found and is irreducible."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.reasoning.network import contradictions, distances, smallest, turned
from generator.reasoning.relaxation import Edge, Relaxation

NODES = 8


@st.composite
def consistent(draw: st.DrawFn) -> tuple[list[int], list[Edge]]:
    """Days, and edges all of which they satisfy."""
    days = [0, *draw(st.lists(st.integers(-500, 500), min_size=NODES - 1, max_size=NODES - 1))]
    pairs = draw(st.lists(st.tuples(st.integers(0, NODES - 1), st.integers(0, NODES - 1), st.integers(0, 90)), max_size=40))
    return days, [Edge(a, b, days[b] - days[a] + slack, number) for number, (a, b, slack) in enumerate(pairs) if a != b]


@given(consistent())
def test_a_consistent_network_gives_no_contradiction_and_bounds_that_hold(network: tuple[list[int], list[Edge]]) -> None:
    days, edges = network
    found, left = contradictions(NODES, edges, 10)
    assert found == [] and left == edges
    latest, earliest = distances(NODES, edges), distances(NODES, turned(edges))
    assert all(-earliest[node] <= day <= latest[node] for node, day in enumerate(days))


@given(consistent(), st.lists(st.integers(0, NODES - 1), min_size=2, max_size=6, unique=True), st.integers(1, 400))
def test_a_planted_contradiction_is_found_and_nothing_in_it_can_be_left_out(
        network: tuple[list[int], list[Edge]], ring: list[int], excess: int) -> None:
    days, edges = network
    steps = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    planted = [Edge(a, b, days[b] - days[a] - excess * (not number), 1000 + number)
               for number, (a, b) in enumerate(steps)]
    found, left = contradictions(NODES, [*edges, *planted], 10)
    assert found
    for cycle in found:
        assert sum(edge.limit for edge in cycle) < 0
        assert [edge.target for edge in cycle] == [edge.source for edge in (*cycle[1:], cycle[0])]
        for without in cycle:
            assert contradictions(NODES, [edge for edge in cycle if edge is not without], 10)[0] == []
    assert contradictions(NODES, left, 10)[0] == []


def test_the_smallest_circle_is_found_within_a_large_one() -> None:
    large = (Edge(0, 1, 5), Edge(1, 2, 0), Edge(2, 3, 0), Edge(3, 0, -9))
    within = Relaxation(4, [*large, Edge(1, 0, -6), Edge(0, 3, 20)])
    assert smallest(large, within.among) == (Edge(0, 1, 5), Edge(1, 0, -6))


def test_two_dates_and_what_holds_between_them_are_found_before_longer_ways() -> None:
    edges = [Edge(0, 1, 100, 1), Edge(2, 0, -200, 2), Edge(1, 3, 0, 3), Edge(3, 2, 0, 4), Edge(1, 2, 50, 5)]
    found, _ = contradictions(4, edges, 10)
    assert [[edge.reason for edge in cycle] for cycle in found] == [[1, 5, 2]]


def test_two_contradictions_that_share_nothing_are_both_found() -> None:
    edges = [Edge(1, 2, -1, 1), Edge(2, 1, 0, 2), Edge(3, 4, -1, 3), Edge(4, 5, 0, 4), Edge(5, 3, 0, 5)]
    found, left = contradictions(6, edges, 10)
    assert sorted(sorted(edge.reason for edge in cycle) for cycle in found) == [[1, 2], [3, 4, 5]] and left == []


def test_no_more_are_told_than_asked_for() -> None:
    edges = [Edge(n, n + 1, -1, n) for n in range(0, 20, 2)] + [Edge(n + 1, n, 0, 50 + n) for n in range(0, 20, 2)]
    assert len(contradictions(21, edges, 3)[0]) == 3
