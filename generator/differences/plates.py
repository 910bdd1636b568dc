"""Which drawings a change of an entry alters: told by what the drawings are made from."""

from __future__ import annotations

from collections.abc import Iterator

from generator.differences.account import Account
from generator.entries.entry import Entry
from generator.extracts import EXTRACTS

DRAWN = {"map": ("positions", "marches", "scenes"), "timeline": ("times",), "relations": ("bonds", "belongings")}
"""The drawings, and the extracts that they are made from."""


def plates(before: Account | None, after: Account) -> Iterator[str]:
    """The drawings for which the two accounts of an entry give something else."""
    old, new = _drawn(before) if before else {}, _drawn(after)
    for name, extracts in DRAWN.items():
        if any(old.get(extract) != new.get(extract) for extract in extracts):
            yield name


def _drawn(account: Account) -> dict[str, object]:
    if not isinstance(account.entry, Entry):
        return {}
    return {name: EXTRACTS[name](account.entry, account.source.place.id)
            for names in DRAWN.values() for name in names if name in EXTRACTS}
