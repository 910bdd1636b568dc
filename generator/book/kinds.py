"""The kinds that do not stand among the entries from A to Z, and those that have no place in time."""

SOURCES = "work"
"""What is cited: it makes the bibliography."""
CHECKED = "claim"
"""What is told and was checked: a part of its own, by verdict."""
VERDICTS = ("supported", "disputed", "unsupported", "wrong")
ALONE = frozenset(("campaign",))
"""Kinds whose plates have a page each: they show a theatre of war."""
TIMELESS = frozenset(("person", "place", "group", "work", "claim"))
"""Kinds that the chronology leaves out: they last, or have no date."""
