"""Things laid into rows so that none touches another, whichever chronology is chosen."""

from __future__ import annotations

from collections.abc import Sequence

Stretch = tuple[float, float]
"""From where to where something reaches along its row."""
GAP = 8.0
"""What is left free between two in a row."""


def rows(items: Sequence[Sequence[Stretch]], gap: float = GAP) -> list[int]:
    """The row of each item; the first row in which it is free.

    An item has one stretch for each chronology; two items may share a row where their
    stretches keep apart in every one of them.
    """
    taken: list[list[Sequence[Stretch]]] = []
    found: list[int] = []
    for item in items:
        row = next((number for number, others in enumerate(taken)
                    if not any(_touch(item, other, gap) for other in others)), len(taken))
        if row == len(taken):
            taken.append([])
        taken[row].append(item)
        found.append(row)
    return found


def _touch(one: Sequence[Stretch], other: Sequence[Stretch], gap: float) -> bool:
    return any(a[0] < b[1] + gap and b[0] < a[1] + gap for a, b in zip(one, other, strict=True))
