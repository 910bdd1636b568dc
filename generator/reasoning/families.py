"""The families of checks: of what they see, for which of it they are run, and what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.checks import NameUse, clashes
from generator.entries.entry import Entry
from generator.problems import Problem
from generator.reasoning import names, people, prose, said, sources, space
from generator.reasoning.corpus import Corpus
from generator.reasoning.finding import Finding
from generator.reasoning.language import Language

WITHIN: tuple[Callable[[Entry, str, Language], Iterator[Finding]], ...] = (prose.check, said.check)
"""Checks for which an entry suffices."""


class Family(NamedTuple):
    """Checks that are run for every entry that says something under the name `of`; or, where at least so many share a
    key under that name, for every such key.
    """

    of: str
    checks: tuple[Callable[[Corpus, str], Iterator[Finding | Problem]], ...]
    shared_by: int = 0


def _clashes(corpus: Corpus, borne: str) -> Iterator[Problem]:
    """The names that clash among those who bear one."""
    yield from clashes(uses(corpus, "bears", borne))


def uses(corpus: Corpus, name: str, key: str) -> list[NameUse]:
    """The names or former ids under a key, in the order of their files."""
    return sorted((NameUse(*use) for uses in corpus.shared(name, key).values() for use in uses), key=lambda use: use.path)


BETWEEN: tuple[Family, ...] = (
    Family("kind", (space.place, people.entry, sources.entry, names.entry, names.orphan)),
    Family("work", (sources.work,)),
    Family("fought", (space.marches,), 2),
    Family("bears", (_clashes, people.homonyms), 2),
)
"""Checks that hold entries together, beside that of time, which sees all of them at once."""
