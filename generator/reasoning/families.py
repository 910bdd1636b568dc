"""The families of checks, in their order: what each draws from an entry, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.entries.entry import Entry
from generator.extracts import bonds, geography, grounds, times, wording
from generator.reasoning import accept, names, people, prose, said, sources, space, time
from generator.reasoning.corpus import Corpus
from generator.reasoning.finding import Finding
from generator.reasoning.language import Language

DRAWN: Mapping[str, Callable[[Entry, str], Any]] = {
    "accept": accept.extract, "bonds": bonds.extract, "geography": geography.extract, "grounds": grounds.extract,
    "times": times.extract, "wording": wording.extract, "work": sources.describe}
"""What the checks must know of each entry, beside its names and the problems it has by itself."""

WITHIN: tuple[Callable[[Entry, str, Language], Iterator[Finding]], ...] = (prose.check, said.check)
"""Checks for which an entry suffices."""

BETWEEN: tuple[Callable[[Corpus], Iterator[Finding]], ...] = (time.check, space.check, people.check, sources.check, names.check)
"""Checks that hold entries together."""
