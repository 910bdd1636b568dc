"""One side of a change: a file as it is or was, and the entry that it makes."""

from __future__ import annotations

from typing import NamedTuple

from generator.entries.entry import Entry, Removed
from generator.entries.read import validate
from generator.entries.source import Source
from generator.entries.walk import Piece
from generator.settings import Settings


class Account(NamedTuple):
    """A file, its entry where it makes one, and the entry's prose and references."""

    source: Source
    entry: Entry | Removed | None
    pieces: tuple[Piece, ...]


def account(source: Source, settings: Settings) -> Account:
    """A file validated."""
    entry, _, pieces = validate(source, settings.kinds, settings.options.calendar)
    return Account(source, entry, pieces)
