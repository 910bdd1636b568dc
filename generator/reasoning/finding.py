"""What a check finds: a code, what is said, and the statements it concerns, by entry and path."""

from __future__ import annotations

from typing import NamedTuple

from generator.problems import Severity

Path = tuple[str | int, ...]


class Spot(NamedTuple):
    """A statement in an entry: the path that leads to it, and its text in a few words.

    `offset` counts characters into the value, where it is a text.
    """

    id: str
    path: Path
    text: str = ""
    offset: int | None = None


class Finding(NamedTuple):
    """One finding. It is told at the first of its spots; the message names the others with their lines.

    `{1}`, `{2}` … in the message stand for the places of the second spot, the third …; where the
    message names none, the texts of all spots are listed behind it.
    """

    code: str
    spots: tuple[Spot, ...]
    message: str
    repair: str = ""
    severity: Severity = "warning"
    about: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The entries it concerns: those of its statements, and those it is about."""
        return tuple(dict.fromkeys((*(spot.id for spot in self.spots), *self.about)))

    def plain(self) -> tuple:
        """The finding as plain tuples, to be stored; `of` makes it again."""
        return (self.code, tuple(map(tuple, self.spots)), *self[2:])

    @classmethod
    def of(cls, plain: tuple) -> Finding:
        """What `plain` gave for a finding."""
        code, spots, *rest = plain
        return cls(code, tuple(Spot(*spot) for spot in spots), *rest)
