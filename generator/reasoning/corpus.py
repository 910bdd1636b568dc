"""What the checks between entries read of all of them: extracts by id, their kinds, and what may be set."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.dates import machine
from generator.extracts import bonds, geography, times
from generator.extracts.bonds import Bond
from generator.extracts.geography import Geography
from generator.extracts.times import Time
from generator.limits import Limits
from generator.reasoning.geodesy import NO_MEASURES, Measures

_PADDED = re.compile(r"(?<![-\d])0+(?=\d{3}\b)")
"""The nought before a year of three digits."""


@dataclass(frozen=True)
class Corpus:
    """The extracts of all entries by name and id; `kinds` the kind of each id.

    `names` are the folded names of each, `targets` the ids it refers to, `measures` the words for
    lengths, `killed` those with which the fate of somebody who was killed begins.
    """

    kinds: Mapping[str, str]
    extracts: Mapping[str, Mapping[str, Any]]
    limits: Limits = field(default_factory=Limits)
    killed: tuple[str, ...] = ()
    measures: Measures = NO_MEASURES
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    targets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def times(self) -> Mapping[str, tuple[Time, ...]]:
        """The dated statements of every entry."""
        return {id_: times.read(packed) for id_, packed in sorted(self.extracts.get("times", {}).items())}

    @cached_property
    def bonds(self) -> Mapping[str, tuple[Bond, ...]]:
        """What ties every entry to others."""
        return {id_: bonds.read(packed) for id_, packed in sorted(self.extracts.get("bonds", {}).items())}

    @cached_property
    def geography(self) -> Mapping[str, Geography]:
        """Where every place lay."""
        return {id_: geography.read(packed) for id_, packed in sorted(self.extracts.get("geography", {}).items())}

    @cached_property
    def lying_in(self) -> Mapping[str, list[str]]:
        """The places that lie in each larger one."""
        found: dict[str, list[str]] = {}
        for id_, place in self.geography.items():
            for region in place.within:
                found.setdefault(region, []).append(id_)
        return found

    def is_killed(self, fate: str) -> bool:
        """Whether a fate says that somebody was killed, without a word of doubt behind a comma."""
        said = fate.casefold()
        return "," not in said and any(said.startswith(word) for word in self.killed)


def dated(time: Time) -> str:
    """A date in a few signs, as an author might write it."""
    return _PADDED.sub("", machine(time.when))
