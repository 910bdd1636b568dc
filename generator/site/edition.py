"""One state of the encyclopedia with all that its pages are made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape

from generator import collect, sections
from generator.bibliography import Formatted, format_works
from generator.collect import Digest, Files
from generator.encyclopedia import Encyclopedia
from generator.entries.entry import Removed
from generator.pages.lists import Totals, redirect
from generator.pages.page import Page, Press, entry_page, press, removed_page
from generator.problems import Problem
from generator.sections import Listed, Section
from generator.settings import Settings
from generator.site.revisions import Days
from generator.words import Words


@dataclass(frozen=True)
class Edition:
    """Entries by id, the linked whole, and the press; `changed` and `added` give days of the last and the first revision.

    `known` are the pages of sections that are as they were, None for the others.
    """

    settings: Settings
    digests: Mapping[str, Digest]
    encyclopedia: Encyclopedia
    totals: Totals
    press: Press
    changed: Mapping[str, str]
    added: Mapping[str, str]
    known: Sequence[Listed | None] = ()

    def entry(self, id_: str) -> Page:
        """The page of one entry."""
        digest = self.digests[id_]
        entry = collect.rebuild(digest, self.settings)
        if isinstance(entry, Removed):
            return removed_page(entry, id_, digest.place.folder, self.encyclopedia, self.press)
        return entry_page(entry, id_, self.encyclopedia, self.press, self.changed.get(digest.place.shown, ""))

    def list(self, path: str) -> Page:
        return sections.page(path, self._sections[path], self.encyclopedia, self.totals, self.press)

    def lists(self) -> list[str]:
        """The paths of the pages about many entries; a hand-written page of the same path goes before one."""
        return [*self._sections]

    @cached_property
    def listed(self) -> list[Listed]:
        """The pages of each section, and why there are these."""
        return sections.listed(self.encyclopedia, self.press, self.known)

    @cached_property
    def _sections(self) -> Mapping[str, Section]:
        return sections.sections(self.listed, self.press)

    def pages(self) -> Iterator[Page]:
        """Every page, entries first."""
        yield from map(self.entry, self.digests)
        yield from map(self.list, self.lists())

    def redirects(self) -> Iterator[tuple[str, str]]:
        """Paths of former addresses, with the HTML that leads on."""
        for digest in self.digests.values():
            yield from redirects_of(digest, self.press.words)


def redirects_of(digest: Digest, words: Words) -> Iterator[tuple[str, str]]:
    """The addresses that one entry had, each with the HTML that leads to its present one."""
    here = f"{digest.place.id}.html"
    link = f'<a href="{here}">{escape(digest.names[0].name)}</a>'
    for use in digest.names:
        if use.role == "formerly":
            yield (f"{digest.place.folder}/{use.name}.html",
                   redirect(words("moved.title"), here, words("moved.text", link=link), words("language.code"),
                            words("language.direction")))


def edition(settings: Settings, digests: Iterable[Digest], days: Days) -> Edition:
    """An edition from digests of sound entries."""
    known = {digest.place.id: digest for digest in digests if digest.data}
    words = settings.words
    library = formatted({id_: digest.csl for id_, digest in known.items() if digest.csl}, settings)
    by_path = {digest.place.shown: id_ for id_, digest in known.items()}
    return Edition(settings, known, dated(collect.whole(known.values()), by_path, days), totals(known.values()),
                   press(settings, words, library), days.changed, days.added)


def dated(encyclopedia: Encyclopedia, by_path: Mapping[str, str], days: Days) -> Encyclopedia:
    """The encyclopedia with the days on which each entry was added and last changed."""
    changed, added = ({by_path[path]: day for path, day in known.items() if path in by_path} for known in days)
    return replace(encyclopedia, changed=changed, added=added)


def formatted(works: Mapping[str, dict], settings: Settings) -> dict[str, Formatted]:
    """Short and full references of the works in the encyclopedia's style."""
    style = settings.root / settings.options.style if settings.options.style else None
    return format_works(works, style)


def totals(digests: Iterable[Digest]) -> Totals:
    counted = [digest.counts for digest in digests]
    return Totals(len(counted), *map(sum, zip(*counted, strict=True))) if counted else Totals()


def sound(digests: Iterable[Digest], files: Files) -> tuple[list[Problem], bool]:
    """All problems, and whether the site can be built in spite of them."""
    problems = collect.problems(digests, files)
    return problems, not any(problem.stops for problem in problems)
