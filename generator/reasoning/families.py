"""The families of checks, in their order: what each draws from an entry, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.entries.entry import Entry
from generator.extracts import bonds, geography, times
from generator.reasoning import accept, people, space, time
from generator.reasoning.corpus import Corpus
from generator.reasoning.finding import Finding

DRAWN: Mapping[str, Callable[[Entry, str], Any]] = {
    "accept": accept.extract, "bonds": bonds.extract, "geography": geography.extract, "times": times.extract}
"""What the checks must know of each entry, beside its names and the problems it has by itself."""

WITHIN: tuple[Callable[[Entry, str], Iterator[Finding]], ...] = ()
"""Checks for which an entry suffices."""

BETWEEN: tuple[Callable[[Corpus], Iterator[Finding]], ...] = (time.check, space.check, people.check)
"""Checks that hold entries together."""
