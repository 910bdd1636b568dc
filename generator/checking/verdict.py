"""All that was found, as problems at their lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from generator.checking.locate import located
from generator.checking.tasks import told
from generator.checks import NameUse, former_ids, repeated_ids
from generator.collect import Files
from generator.problems import Problem
from generator.reasoning import accept
from generator.reasoning.corpus import Corpus
from generator.reasoning.families import uses
from generator.reasoning.finding import Finding


class Found(NamedTuple):
    """What was found: of entries by themselves, between entries, by the tasks (packed); and what the entries accept."""

    problems: list[Problem]
    findings: list[Finding]
    accepted: Mapping[str, tuple]


def found_in(corpus: Corpus, files: Files, alone: Iterable[tuple[Iterable[Problem], Iterable[Finding]]],
             results: Iterable[bytes | None], dated: Iterable[Finding]) -> Found:
    """Everything that was found, by entries, tasks and the network of time."""
    problems: list[Problem] = list(repeated_ids(files.places))
    problems += former_ids(_former(corpus), files.known)
    findings: list[Finding] = []
    for own_problems, own_findings in alone:
        problems += own_problems
        findings += own_findings
    between, clashing = told(results)
    return Found(problems + clashing, [*findings, *between, *dated], corpus.accepted)


def _former(corpus: Corpus) -> list[NameUse]:
    store = corpus.reader.store
    return sorted((use for id_ in store.keys("formerly", 1) for use in uses(corpus, "formerly", id_)), key=lambda use: use.path)


Lines = dict[Finding, Problem]
"""Findings by their lines: what was located."""


def verdict(found: Found, files: Files, lines: Mapping[Finding, Problem], *, info: bool) -> tuple[list[Problem], Lines]:
    """The problems in the order of files and lines, of the findings those that nobody accepts; and where these stand.

    `lines` are those that are known already.
    """
    places = {place.id: place for place in reversed(files.places)}
    stand = [finding for finding in accept.standing(found.findings, found.accepted) if info or finding.severity != "info"]
    stand.sort(key=lambda finding: finding.spots[0].id)
    new = [finding for finding in stand if finding not in lines]
    fresh = dict(zip(new, located(new, places), strict=True))
    all_lines = {finding: fresh.get(finding) or lines[finding] for finding in stand}
    return sorted({*found.problems, *all_lines.values()}), all_lines


def untouched(lines: Iterable[tuple[tuple, tuple]], ids: Collection[str]) -> Lines:
    """The lines that were kept, but for those of findings that speak of these entries."""
    known = ((Finding.of(plain), Problem(*problem)) for plain, problem in lines)
    return {finding: problem for finding, problem in known if all(spot.id not in ids for spot in finding.spots)}
