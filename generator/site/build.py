"""`ency build`: nothing, where nothing changed; what changed, where that is known; else the whole site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import collect
from generator.collect import Digest, Files
from generator.problems import Problem
from generator.settings import Settings
from generator.sharing import picture
from generator.site import change as changes
from generator.site import fulltext, standby
from generator.site.fingerprint import fingerprint, glance
from generator.site.memory import Memory, Written, hashed
from generator.site.revisions import revision

if TYPE_CHECKING:
    from generator.site.part import Early

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Done:
    """What came of a build. `said` is what MkDocs had to complain of."""

    made: bool
    entries: int
    pages: int = 0
    problems: tuple[Problem, ...] = ()
    said: str = ""


def build(settings: Settings, *, strict: bool = False, fresh: bool = False, full_text: bool = False,
          tell: Tell = lambda words: None, cache: Path | None = None, early: Early | None = None) -> Done:
    """Make the site, with an index of its texts if that is asked for; on failure the old one stands as it was.

    `cache` is the folder of what is remembered of it, where that is not the one of the settings; `early` hears of the
    pages of changed entries as soon as they are made, where not everything is made anew.
    """
    if full_text:
        fulltext.ready()
    picture.ready(settings)
    standby.repair(settings.site)
    memory = Memory(cache or settings.cache)
    try:
        job = _Job(settings, memory, strict, full_text, tell, fingerprint(settings), glance(settings.entries),
                   revision(settings.root), early)
        if fresh or memory.get("mark") != job.mark or not standby.intact(memory, settings.site):
            return job.whole()
        indexed = fulltext.present(settings.site) or not full_text
        if memory.get("glance") == job.seen and memory.get("revision") == job.head and indexed:
            return job.nothing()
        return job.part()
    finally:
        memory.close()


@dataclass(frozen=True)
class _Job:
    """One build: what it is of, and the marks of what it finds."""

    settings: Settings
    memory: Memory
    strict: bool
    full_text: bool
    tell: Tell
    mark: str
    seen: bytes
    head: str
    early: Early | None

    def nothing(self) -> Done:
        """The site is as it should be."""
        known = tuple(self.memory.problems())
        return Done(not (self.strict and known), self.memory.get("totals")[0], 0, known)

    def part(self) -> Done:
        """Make again what has changed."""
        from generator.site.part import Beyond, make

        found = collect.files(self.settings)
        try:
            change = changes.since(self.memory, self.settings, found)
            problems, between = changes.problems(change, found)
            if self._stopped_by(problems):
                return Done(False, len(found.places), problems=tuple(problems))
            self.tell(f"{len(change.real) + len(change.gone)} of {len(found.places)} entries have changed …")
            pages = make(self.settings, self.memory, change, self.head, {
                **self._marks(found), **_of_problems(problems, between)}, full_text=self.full_text, early=self.early)
            return Done(True, len(found.places), pages, tuple(problems))
        except Beyond:
            return self.whole()
        finally:
            self.memory.abandon()

    def whole(self) -> Done:
        """Make everything, through MkDocs."""
        from generator.site import full
        from generator.site.edition import sound

        found = collect.files(self.settings)
        self.tell(f"Reading {len(found.places)} entries …")
        digests = collect.collect(self.settings, found)
        problems, buildable = sound(digests, found)
        if not buildable or self._stopped_by(problems):
            return Done(False, len(digests), problems=tuple(problems))
        self.tell("Making the pages …")
        try:
            plugin = full.build(self.settings, digests, strict=self.strict, full_text=self.full_text)
        except full.Failed as error:
            return Done(False, len(digests), problems=tuple(problems), said=str(error))
        self._remember(plugin, digests, {
            **self._marks(found), **_of_problems(problems, sorted(set(collect.clashing(digests, found))))})
        return Done(True, len(digests), len(plugin.written), tuple(problems))

    def _stopped_by(self, problems: list[Problem]) -> bool:
        return any(problem.stops for problem in problems) or (self.strict and bool(problems))

    def _marks(self, found: Files) -> dict[str, Any]:
        """What tells at the next build whether anything has changed since this one."""
        stamps = {place.shown: (place.id, *found.stamps[place.shown]) for place in found.places}
        return {"mark": self.mark, "glance": self.seen, "revision": self.head, "stamps": stamps}

    def _remember(self, plugin: Any, digests: list[Digest], marks: dict[str, Any]) -> None:
        """Begin the memory anew with a site that was made whole."""
        memory, edition = self.memory, plugin.edition
        memory.forget()
        with memory.change():
            memory.learn(digest for digest in digests if digest.data)
            memory.link(collect.incoming(digests), set(edition.encyclopedia.wanted))
            memory.learn_pages(sorted(plugin.written))
            memory.learn_pages([Written(f"docs/{path}", "", hashed(text.needs).tobytes())
                                for path, text in plugin.texts.items()])
            memory.put("texts", {path: tuple(text) for path, text in plugin.texts.items()})
            memory.remember(edition)
            for name, value in marks.items():
                memory.put(name, value)
            memory.put("frames", {path: tuple(frame.pieces) for path, frame in plugin.frames.items()})
            memory.put("handwritten", plugin.handwritten)
            standby.note(memory, self.settings.site, ())


def _of_problems(problems: list[Problem], between: list[Problem]) -> dict[str, Any]:
    """All problems, and those of them that lie between entries, as they are remembered."""
    return {"problems": [problem.plain() for problem in problems], "clashes": [p.plain() for p in between]}
