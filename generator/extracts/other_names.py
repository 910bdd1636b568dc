"""Under what names an entry is looked for: its headword first, then its names and other spellings."""

from __future__ import annotations

from generator.entries.entry import Entry


def extract(entry: Entry, id_: str) -> tuple[tuple[str, str], ...]:
    """Each name once, with the language it is tagged with (of a spelling, none)."""
    found = {entry.headword: "", **{name.text: name.lang for name in entry.names}}
    for alias in entry.aliases:
        found.setdefault(alias, "")
    return tuple(found.items())
