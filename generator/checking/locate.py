"""Findings told at the lines where their statements stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from generator import parallel
from generator.entries.source import Place, Source, read
from generator.problems import Problem
from generator.reasoning.finding import Finding, Spot

LISTED = 8
"""Statements that a message lists."""


def located(findings: Sequence[Finding], places: Mapping[str, Place]) -> Iterator[Problem]:
    """The findings as problems in their order, each at its first statement, naming the lines of the others."""
    source = lru_cache(maxsize=None)(lambda id_: read(places[id_]))

    def problem(finding: Finding) -> Problem:
        first, *others = finding.spots
        line, column = _place(source(first.id), first)
        where = [_shown(source(spot.id), spot) for spot in others if spot.id in places]
        return Problem(places[first.id].shown, line, column, finding.code, _message(finding, where), finding.repair,
                       finding.severity)

    return parallel.each(problem, findings)


def _place(source: Source, spot: Spot) -> tuple[int, int]:
    line, column = source.tree.locate(spot.path, spot.offset)
    return line + 1, column + 1


def _shown(source: Source, spot: Spot) -> str:
    return f"{source.place.shown}:{_place(source, spot)[0]}"


def _message(finding: Finding, where: list[str]) -> str:
    if "{1}" in finding.message:
        return finding.message.format("", *where)
    if not any(spot.text for spot in finding.spots):
        return finding.message
    first, *others = finding.spots
    listed = [f"{first.id}: {first.text}", *(f"{spot.id}: {spot.text} ({place})"
                                            for spot, place in zip(others, where, strict=True))]
    more = f"; and {len(listed) - LISTED} more" if len(listed) > LISTED else ""
    return f"{finding.message}: {'; '.join(listed[:LISTED])}{more}"
