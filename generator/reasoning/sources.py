"""Sources read against each other: what has none, what cannot have been read, whose word it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.extracts.grounds import Piece, Rests
from generator.reasoning.corpus import Corpus, Description
from generator.reasoning.finding import Finding, Spot
from generator.reasoning.select import datings, standing

SOURCED = frozenset(("date", "figure", "happening", "location", "distance", "prose", "order", "reason for", "reason against"))
"""Sorts of statements that want a source, or a word on why they have none: a remark, or how sure the editors are."""
MANY, NEARLY_ALL = 20, 0.95
"""Citations of a work from which on the form that nearly all of them have is its form."""
TRANSMITTED = 0.5
"""Share of the statements from a work that name a transmitter, from which on a number from it should."""
UNIFORM = 8
"""Statements of one entry all of which cannot well be certain."""
_ROMAN = re.compile(r"[IVXLC]+\b")


class Use(NamedTuple):
    """One use of a work, in a statement or in prose."""

    spot: Spot
    work: str
    locator: str
    transmitter: str
    sort: str


def entry(corpus: Corpus, id_: str) -> Iterator[Finding]:
    """The evidence of one entry."""
    rests = corpus.grounds.get(id_)
    if rests is not None:
        yield from _unsourced(id_, rests.pieces) if corpus.grown else ()
        yield from _uniform(id_, rests.pieces)
        yield from _circular(id_, rests.pieces)


def work(corpus: Corpus, id_: str) -> Iterator[Finding]:
    """What is cited of one work, and how."""
    description = corpus.works.get(id_)
    if description is None:
        return
    used = [Use(Spot(citing, path, offset=offset), id_, *said)
            for citing, uses in corpus.shared("cites", id_).items() for path, offset, *said in uses]
    if corpus.grown and not corpus.sharing("names", id_):
        yield Finding("uncited-work", (Spot(id_, ("headword",)),), "nothing here cites this work or names it",
                      "cite it, name it as further reading, or take it out")
    yield from _unread(description, used)
    yield from _locators(id_, used)
    yield from _without_transmitter(id_, used)
    yield from _late(id_, description, used, corpus)


def cited(rests: Rests) -> dict[str, list[tuple]]:
    """The uses of every work as plain tuples: path, offset in prose, locator, transmitter, sort of statement."""
    found: dict[str, list[tuple]] = {}
    for piece in rests.pieces:
        for number, (work, locator, transmitter) in enumerate(piece.sources):
            found.setdefault(work, []).append(((*piece.path, "sources", number), None, locator, transmitter, piece.sort))
    for one in rests.cited:
        found.setdefault(one.work, []).append((one.path, one.offset, one.locator, "", ""))
    return found


def _unsourced(id_: str, pieces: Iterable[Piece]) -> Iterator[Finding]:
    """A statement has a source, or a word on why it has none."""
    for piece in pieces:
        if piece.sort in SOURCED and not (piece.sources or piece.noted or piece.certainty):
            yield Finding("no-source", (Spot(id_, piece.path),), "this is said without a source",
                          "add sources:, or a note: or certainty: that says why there is none")


def _uniform(id_: str, pieces: Iterable[Piece]) -> Iterator[Finding]:
    """Not everything is certain."""
    given = [piece for piece in pieces if piece.certainty]
    if len(given) >= UNIFORM and all(piece.certainty == "certain" for piece in given):
        yield Finding("uniform-certainty", (Spot(id_, (*given[0].path, "certainty")),),
                      f"all {len(given)} statements that say how sure they are say “certain”",
                      "leave out the certainty where it was not weighed")


def _circular(id_: str, pieces: Iterable[Piece]) -> Iterator[Finding]:
    """Nothing is proved by itself: a claim by those who make it, a death by the report of the dead."""
    tellers = {work for piece in pieces if piece.path[0] == "told_by" for work, _, _ in piece.sources}
    for piece in pieces:
        works = {work for work, _, _ in piece.sources}
        if piece.sort == "reason for" and works and works <= tellers:
            yield Finding("circular-evidence", (Spot(id_, (*piece.path, "sources")),),
                          "what speaks for the claim rests only on those who tell it",
                          "look for what they rest on, or say that it does not speak for it")
        if piece.path[0] == "died" and id_ in piece.authorities:
            yield Finding("circular-evidence", (Spot(id_, (*piece.path, "sources")),),
                          "the dead is named as the transmitter of his own death", "name who transmits it")
        if works == {id_}:
            yield Finding("circular-evidence", (Spot(id_, (*piece.path, "sources")),),
                          "the work is the only source of what is said of it", "name another, or say so in a note")


def _unread(description: Description, uses: Iterable[Use]) -> Iterator[Finding]:
    """Who cites a page has opened the book."""
    if description.how == "unopened":
        for use in uses:
            if use.locator:
                yield Finding("unopened-work", (use.spot,), f"{use.work} is cited for “{use.locator}”, but was not opened",
                              "cite what was read, or say in the entry of the work what of it was")


def form(locator: str) -> str:
    """The form of a locator: a page, a volume and page, a headword, or words."""
    if locator[:1].isdigit():
        return "page"
    if _ROMAN.match(locator) and "," in locator:
        return "volume and page"
    return "headword" if locator.startswith("s.v") else "words"


def _locators(work: str, uses: list[Use]) -> Iterator[Finding]:
    """Places in one work are given in one form: the volume is not forgotten, nor invented."""
    numbered = [(use, found) for use in uses if (found := form(use.locator)) in ("page", "volume and page")]
    if len(numbered) < MANY:
        return
    usual, count = Counter(found for _, found in numbered).most_common(1)[0]
    if count >= NEARLY_ALL * len(numbered):
        for use, found in numbered:
            if found != usual:
                yield Finding("odd-locator", (use.spot,), f"“{use.locator}” is a {found}; {work} is cited by {usual}",
                              "write it in the form of the other citations of this work")


def _without_transmitter(work: str, uses: list[Use]) -> Iterator[Finding]:
    """A number from a work that names its transmitters is somebody's."""
    stated = [use for use in uses if use.sort]
    named = sum(1 for use in stated if use.transmitter)
    if len(stated) >= MANY and named >= TRANSMITTED * len(stated):
        for use in stated:
            if use.sort == "figure" and not use.transmitter:
                yield Finding("no-transmitter", (use.spot,), f"{work} names transmitters, and none is named for this number",
                              "add transmitter:, or accept it if the work itself speaks")


def _late(work: str, description: Description, uses: list[Use], corpus: Corpus) -> Iterator[Finding]:
    """Whoever is reported in a work was born before its author died."""
    written = _latest(description.authors, corpus)
    if written is None:
        return
    told: set[str] = set()
    for use in uses:
        if use.transmitter in corpus.kinds and use.transmitter not in told and _born(use.transmitter, corpus) > written:
            told.add(use.transmitter)
            yield Finding("late-transmitter", (use.spot, Spot(use.transmitter, ("headword",)), Spot(work, ("authors",))),
                          f"{use.transmitter} ({{1}}) was born after the author of {work} ({{2}}) had died",
                          "correct the transmitter, the work or the dates")


def _latest(authors: Iterable[str], corpus: Corpus) -> int | None:
    """The day by which every author had died; None where that is not known of one, or none is named."""
    lasts = [_dating(author, "died", corpus)[1] for author in authors]
    return max(lasts) if lasts and None not in lasts else None


def _born(person: str, corpus: Corpus) -> float:
    """The first day on which somebody may have been born."""
    born, died = _dating(person, "born", corpus)[0], _dating(person, "died", corpus)[0]
    if born is not None:
        return born
    return -float("inf") if died is None else died - corpus.limits.oldest * 365.2425


def _dating(person: str, name: str, corpus: Corpus) -> tuple[int | None, int | None]:
    dating = datings(corpus.times.get(person, ()), standing).get(name)
    return (dating.first, dating.last) if dating else (None, None)

