"""Whose word the statements of entries are, and how many of them have independent witnesses."""

from __future__ import annotations

from typing import NamedTuple

from generator.extracts import trust
from generator.extracts.trust import Trust
from generator.watched import Watched
from generator.words import Words

WITNESSES = ("source", "translation")
"""Roles of works whose word counts as that of a witness; later books repeat what these say."""


class Share(NamedTuple):
    """Statements of one sort, and their share of all, in per cent."""

    what: str
    count: int
    share: int


def shares(found: list[Trust], watched: Watched) -> list[Share]:
    """How many of the statements of some entries have a source, two independent ones, none; how many are doubted."""
    total = sum(one.statements for one in found)
    counts = {"sourced": sum(one.sourced for one in found),
              "independent": sum(count for one in found for names, count in one.authorities
                                 if len(witnesses(names, watched)) > 1),
              "unsure": sum(one.unsure for one in found), "recalled": sum(one.recalled for one in found)}
    rows = [Share(what, count, round(100 * count / total) if total else 0) for what, count in counts.items()]
    return [*rows, Share("disputed", sum(one.disputed for one in found), 0)]


def witnesses(names: tuple[str, ...], watched: Watched) -> set[str]:
    """Those of some authorities who are independent witnesses: transmitters, and works of the time, each author once."""
    found = set()
    for name in names:
        role, authors = watched.extract("authors", name) or ("", ())
        if not role or role in WITNESSES:
            found.add(authors[0] if len(authors) == 1 else name)
    return found


def owners(names: tuple[str, ...], watched: Watched) -> set[str]:
    """Some authorities, a work by one author who has an entry as that author."""
    return {authors[0] if len(authors := (watched.extract("authors", name) or ("", ()))[1]) == 1 else name for name in names}


def line(rows: tuple | None, watched: Watched, words: Words) -> str:
    """One line on how far an entry can be trusted; nothing where it states nothing that wants a source."""
    own = trust.read(rows)
    if not own.statements:
        return ""
    counts = {share.what: share.count for share in shares([own], watched)}
    said = [words("sure.line", n=own.statements, sourced=counts["sourced"])]
    said += [words(f"sure.lines.{what}", n=counts[what]) for what in ("independent", "disputed", "unsure") if counts[what]]
    return ", ".join(said) + "."
