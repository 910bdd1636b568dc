"""`ency build`: nothing, where nothing changed; what changed, where that is known; else the whole site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator import collect
from generator.collect import Files
from generator.problems import Problem
from generator.settings import Settings
from generator.site import change as changes
from generator.site import standby
from generator.site.fingerprint import fingerprint
from generator.site.memory import Memory
from generator.site.revisions import revision

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Done:
    """What came of a build. `said` is what MkDocs had to complain of."""

    made: bool
    entries: int
    pages: int = 0
    problems: tuple[Problem, ...] = ()
    said: str = ""


def build(settings: Settings, *, strict: bool = False, fresh: bool = False, tell: Tell = lambda words: None) -> Done:
    """Make the site; on failure the old one stands as it was."""
    standby.repair(settings.site)
    memory = Memory(settings.cache)
    try:
        mark, found = fingerprint(settings), collect.files(settings)
        if fresh or memory.get("mark") != mark or not standby.intact(memory, settings.site):
            return _whole(settings, memory, mark, found, strict, tell)
        return _part(settings, memory, mark, found, strict, tell)
    finally:
        memory.close()


def _part(settings: Settings, memory: Memory, mark: str, found: Files, strict: bool, tell: Tell) -> Done:
    """Make again what has changed."""
    from generator.site.part import Beyond, make

    head = revision(settings.root)
    stamps = {shown: (mtime, size) for shown, (_, mtime, size) in memory.stamps().items()}
    if stamps == dict(found.stamps) and memory.get("revision") == head:
        known = tuple(memory.problems())
        return Done(not (strict and known), len(found.places), 0, known)
    try:
        change = changes.since(memory, settings, found)
        problems, between = changes.problems(change, found)
        if any(problem.stops for problem in problems) or (strict and problems):
            return Done(False, len(found.places), problems=tuple(problems))
        tell(f"{len(change.real) + len(change.gone)} of {len(found.places)} entries have changed …")
        pages = make(settings, memory, change, head)
        memory.put_problems(problems, between)
        return Done(True, len(found.places), pages, tuple(problems))
    except Beyond:
        return _whole(settings, memory, mark, found, strict, tell)
    finally:
        memory.abandon()


def _whole(settings: Settings, memory: Memory, mark: str, found: Files, strict: bool, tell: Tell) -> Done:
    """Make everything, through MkDocs."""
    from generator.site import full
    from generator.site.edition import sound

    tell(f"Reading {len(found.places)} entries …")
    digests = collect.collect(settings, found)
    problems, buildable = sound(digests, found)
    if not buildable or (strict and problems):
        return Done(False, len(digests), problems=tuple(problems))
    tell("Making the pages …")
    head = revision(settings.root)
    try:
        plugin = full.build(settings, digests, strict=strict)
    except full.Failed as error:
        return Done(False, len(digests), problems=tuple(problems), said=str(error))
    remember(memory, settings, plugin, mark, head)
    memory.put_problems(problems, set(collect.clashing(digests, found)))
    return Done(True, len(digests), len(plugin.written), tuple(problems))


def remember(memory: Memory, settings: Settings, plugin: Any, mark: str, head: str) -> None:
    """Begin the memory anew with a site that was made whole."""
    memory.forget()
    edition = plugin.edition
    with memory.change():
        memory.learn(edition.digests.values())
        memory.link(edition.encyclopedia.incoming, edition.encyclopedia.cards)
        memory.learn_pages([(page.path, page.needs) for page in plugin.written])
        memory.learn_pages([(f"docs/{path}", needs) for path, needs in plugin.handwritten_needs.items()])
        memory.put("mark", mark)
        memory.put("revision", head)
        memory.put("changed", dict(edition.changed))
        memory.put("frames", {path: tuple(frame.pieces) for path, frame in plugin.frames.items()})
        memory.put("library", {id_: (work.short, work.full) for id_, work in edition.press.library.items()})
        memory.put("handwritten", plugin.handwritten)
        memory.put("totals", tuple(edition.totals))
        standby.note(memory, settings.site, ())


