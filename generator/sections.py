"""The pages about many entries: which there are, and who makes each.

A part of the generator that lists entries gives a `Section` and is named here;
nothing else knows of it. Which pages a section has may depend on the entries:
pages come and go with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from generator import browse
from generator.encyclopedia import Encyclopedia
from generator.explorer import page as explorer
from generator.pages import chronology, lists, search, sure, takeaway, timeline
from generator.pages.compose import Composer
from generator.pages.lists import Totals
from generator.pages.page import Page, Press
from generator.watched import Watched


class Section(NamedTuple):
    """Pages that are made alike.

    `paths` gives their source paths (`battles/index.md`), `page` makes the one of a path,
    both from what they ask of `Watched` and nothing else.
    """

    paths: Callable[[Watched, Press], Iterable[str]]
    page: Callable[[str, Composer, Totals, Press], Page]


SECTIONS = (
    Section(lists.paths, lists.page),
    Section(search.paths, search.page),
    Section(timeline.paths, timeline.page),
    Section(chronology.paths, chronology.page),
    Section(sure.paths, sure.page),
    Section(explorer.paths, explorer.page),
    Section(takeaway.paths, takeaway.page),
    *(Section(*made) for made in browse.MADE),
)


class Listed(NamedTuple):
    """The paths of the pages of one section, and the needs of what decided on them."""

    paths: tuple[str, ...]
    needs: tuple[str, ...] = ()


def listed(encyclopedia: Encyclopedia, press: Press, known: Sequence[Listed | None] = ()) -> list[Listed]:
    """The pages of each section; those that are known are taken over, and nothing is read for them."""
    given = [*known, *[None] * (len(SECTIONS) - len(known))]
    return [one or _asked(section, Watched(encyclopedia), press) for section, one in zip(SECTIONS, given, strict=True)]


def _asked(section: Section, watched: Watched, press: Press) -> Listed:
    return Listed(tuple(section.paths(watched, press)), tuple(watched.needs))


def sections(found: Iterable[Listed], press: Press) -> dict[str, Section]:
    """The source path of every page about many entries, with its section. What a hand-written page has is left to it."""
    docs = press.settings.docs
    return {path: section for section, own in zip(SECTIONS, found, strict=True) for path in own.paths
            if not (docs / path).exists()}


def page(path: str, section: Section, encyclopedia: Encyclopedia, totals: Totals, press: Press) -> Page:
    """The page of a path."""
    return section.page(path, press.composer(Watched(encyclopedia), folder=path.rpartition("/")[0]), totals, press)
