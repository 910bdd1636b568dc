"""What the checks between entries read of all of them: extracts by id, their kinds, and what may be set."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from generator.dates import machine
from generator.extracts import bonds, geography, grounds, times, wording
from generator.extracts.bonds import Bond
from generator.extracts.geography import Geography
from generator.extracts.grounds import Rests
from generator.extracts.times import Time
from generator.extracts.wording import Wording
from generator.folding import fold
from generator.limits import Limits
from generator.reasoning.geodesy import NO_MEASURES, Measures

_WORD = re.compile(r"[\wʿʾ]+")
_PADDED = re.compile(r"(?<![-\d])0+(?=\d{3}\b)")
"""The nought before a year of three digits."""


class Description(NamedTuple):
    """What the checks know of a work: its role, how far it was read, and the ids of its authors."""

    role: str
    how: str
    authors: tuple[str, ...]


@dataclass(frozen=True)
class Corpus:
    """The extracts of all entries by name and id; `kinds` the kind of each id.

    `names` are the folded names of each, `headwords` those in scholarly spelling, `spelt` all names
    whose spelling is meant (headword and names, not aliases), `targets` the ids it refers to, `measures` the words for
    lengths, `killed` those with which the fate of somebody who was killed begins.
    """

    kinds: Mapping[str, str]
    extracts: Mapping[str, Mapping[str, Any]]
    limits: Limits = field(default_factory=Limits)
    killed: tuple[str, ...] = ()
    measures: Measures = NO_MEASURES
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    headwords: Mapping[str, str] = field(default_factory=dict)
    spelt: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    targets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def grown(self) -> bool:
        """Whether the encyclopedia is more than begun: then nothing is to be left for later."""
        return len(self.kinds) >= self.limits.grown

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
    def grounds(self) -> Mapping[str, Rests]:
        """What every entry rests on."""
        return {id_: grounds.read(packed) for id_, packed in sorted(self.extracts.get("grounds", {}).items())}

    @cached_property
    def works(self) -> Mapping[str, Description]:
        """What is known of every work."""
        return {id_: Description(*packed) for id_, packed in sorted(self.extracts.get("work", {}).items())}

    @cached_property
    def lying_in(self) -> Mapping[str, list[str]]:
        """The places that lie in each larger one."""
        found: dict[str, list[str]] = {}
        for id_, place in self.geography.items():
            for region in place.within:
                found.setdefault(region, []).append(id_)
        return found

    @cached_property
    def wording(self) -> Mapping[str, Wording]:
        """How every entry words its links, and the names that it does not link."""
        return {id_: wording.read(packed) for id_, packed in sorted(self.extracts.get("wording", {}).items())}

    @cached_property
    def spellings(self) -> Mapping[str, Mapping[str, set[str]]]:
        """For every entry the words of its names as they are spelt, by what they are when folded."""
        found: dict[str, dict[str, set[str]]] = {}
        for id_, names in self.spelt.items():
            words = found.setdefault(id_, {})
            for word in (word.casefold() for name in names for word in _WORD.findall(name)):
                words.setdefault(fold(word), set()).add(word)
        return found

    def is_killed(self, fate: str) -> bool:
        """Whether a fate says that somebody was killed, without a word of doubt behind a comma."""
        said = fate.casefold()
        return "," not in said and any(said.startswith(word) for word in self.killed)


def dated(time: Time) -> str:
    """A date in a few signs, as an author might write it."""
    return _PADDED.sub("", machine(time.when))
