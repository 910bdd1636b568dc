"""What the checks between entries read of all of them, and what may be set."""

from __future__ import annotations

import marshal
import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from generator.dates import When, machine
from generator.extracts import bonds, geography, grounds, times, wording
from generator.extracts.bonds import Bond
from generator.extracts.geography import Geography
from generator.extracts.grounds import Rests
from generator.extracts.times import Time
from generator.extracts.wording import Wording
from generator.folding import fold
from generator.limits import Limits
from generator.reasoning.facts import Own, Reader
from generator.reasoning.geodesy import NO_MEASURES, Measures

WORD = re.compile(r"[\wʿʾ]+")
_PADDED = re.compile(r"(?<![-\d])0+(?=\d{3}\b)")
"""The nought before a year of three digits."""


class Description(NamedTuple):
    """What the checks know of a work: its role, how far it was read, and the ids of its authors."""

    role: str
    how: str
    authors: tuple[str, ...]


class Called(NamedTuple):
    """What an entry is called: its headword, and all names whose spelling is meant (headword and names, not aliases)."""

    headword: str
    spelt: tuple[str, ...]

    @property
    def spellings(self) -> dict[str, set[str]]:
        """The words of its names as they are spelt, by what they are when folded."""
        words: dict[str, set[str]] = {}
        for word in (word.casefold() for name in self.spelt for word in WORD.findall(name)):
            words.setdefault(fold(word), set()).add(word)
        return words


class Settled(NamedTuple):
    """What the checks go by: limits, the words for lengths, and those with which the fate of somebody who was killed begins."""

    limits: Limits = Limits()
    killed: tuple[str, ...] = ()
    measures: Measures = NO_MEASURES


class Corpus:
    """The facts of all entries by id, unpacked where they are asked for, and what the checks go by.

    Shared facts: `fought` who was in which battle, `lying in` what lies in a region, `bears` a name,
    `words` of headwords, `cites` a work, `names` an entry, `speaks` as an authority.
    """

    def __init__(self, reader: Reader, settled: Settled = Settled(), *, grown: bool = False) -> None:
        self.reader = reader
        self.limits, self._killed, self.measures = settled
        self._grown = grown

    @property
    def grown(self) -> bool:
        """Whether the encyclopedia is more than begun: then nothing is to be left for later."""
        self.reader.noted.add(("grown", ""))
        return self._grown

    @cached_property
    def kinds(self) -> Own[str]:
        """The kind of every entry that could be read."""
        return self.reader.own("kind", str)

    @cached_property
    def times(self) -> Own[tuple[Time, ...]]:
        """The dated statements of every entry."""
        return self.reader.own("times", times.read)

    @cached_property
    def bonds(self) -> Own[tuple[Bond, ...]]:
        """What ties every entry to others."""
        return self.reader.own("bonds", bonds.read)

    @cached_property
    def geography(self) -> Own[Geography]:
        """Where every place lay."""
        return self.reader.own("geography", geography.read)

    @cached_property
    def grounds(self) -> Own[Rests]:
        """What every entry rests on."""
        return self.reader.own("grounds", grounds.read)

    @cached_property
    def works(self) -> Own[Description]:
        """What is known of every work."""
        return self.reader.own("work", lambda packed: Description(*packed))

    @cached_property
    def wording(self) -> Own[Wording]:
        """How every entry words its links, and the names that it does not link."""
        return self.reader.own("wording", wording.read)

    @cached_property
    def called(self) -> Own[Called]:
        """What every entry is called."""
        return self.reader.own("called", lambda packed: Called(*packed))

    @cached_property
    def spellings(self) -> Own[Mapping[str, set[str]]]:
        """For every entry the words of its names as they are spelt, by what they are when folded."""
        return self.reader.own("called", lambda packed: Called(*packed).spellings)

    @cached_property
    def targets(self) -> Own[tuple[str, ...]]:
        """The ids that every entry refers to."""
        return self.reader.own("targets", tuple)

    @property
    def accepted(self) -> dict[str, tuple]:
        """The findings that entries let stand, by id."""
        return self.shared("accept", "")

    def sharing(self, name: str, key: str) -> list[str]:
        """The entries that say something under a name and a key, by id."""
        return list(self.reader.shared(name, key))

    def shared(self, name: str, key: str) -> dict[str, tuple]:
        """What they say."""
        return {id_: marshal.loads(value) for id_, value in self.reader.shared(name, key).items()}

    def is_killed(self, fate: str) -> bool:
        """Whether a fate says that somebody was killed, without a word of doubt behind a comma."""
        said = fate.casefold()
        return "," not in said and any(said.startswith(word) for word in self._killed)


def dated(time: Time) -> str:
    """A date in a few signs, as an author might write it."""
    return _dated(time.when)


@lru_cache(1 << 16)
def _dated(when: When) -> str:
    return _PADDED.sub("", machine(when))
