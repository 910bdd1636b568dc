"""A part of a site made again, without MkDocs: changed pages set into remembered frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.bibliography import Formatted
from generator.collect import Digest
from generator.encyclopedia import Lazy
from generator.pages.lists import Totals
from generator.pages.page import press
from generator.settings import Settings
from generator.site import standby
from generator.site.change import Change
from generator.site.edition import Edition, formatted, redirects_of
from generator.site.frame import Frame
from generator.site.memory import Memory
from generator.site.revisions import last_changes
from generator.site.writing import Written, address_of, write, write_pages, write_sitemap


class Beyond(Exception):
    """The change reaches hand-written pages: the whole site must be made."""


def make(settings: Settings, memory: Memory, change: Change, head: str, marks: dict[str, Any]) -> int:
    """Make again what the change touches, put it in place and remember it; the count of pages."""
    edition = _edition(settings, memory, change, head)
    dirty = memory.pages_needing(change.keys)
    if any(path.startswith("docs/") for path in dirty):
        raise Beyond
    dated = _redated(memory, edition)
    ids, lists = _own(dirty, {*change.real, *dated}, change, edition)
    frames = {path: Frame(tuple(pieces)) for path, pieces in memory.get("frames").items()}
    folder = standby.prepared(memory, settings.site)
    lost = set(_addresses(change.old, change.gone)) | set(_addresses(change.old, change.real))
    kept: dict[str, str] = {}
    for digest in (edition.digests[id_] for id_ in change.real):
        kept |= dict(redirects_of(digest, edition.press.words))
    written = list(write_pages(edition, frames, folder, ids, lists))
    for path, text in kept.items():
        write(folder / path, text)
    present = {*kept, *(address_of(page.path) for page in written)}
    for path in lost - present:
        (folder / path).unlink(missing_ok=True)
    changed = {*present, *lost}
    if _map_changed(change, dated):
        write_sitemap(edition, folder, memory.get("handwritten"))
        changed |= {"sitemap.xml", "sitemap.xml.gz"}
    standby.exchange(memory, settings.site, sorted(changed))
    _remember(memory, edition, change, marks, written)
    return len(written)


def _edition(settings: Settings, memory: Memory, change: Change, head: str) -> Edition:
    works = {id_: change.fresh[id_].csl for id_ in change.real if change.fresh[id_].csl}
    library = {id_: Formatted(*lines) for id_, lines in memory.get("library").items()
               if id_ not in change.gone and not (id_ in change.fresh and not change.fresh[id_].csl)}
    if works:
        library |= formatted(works, settings)
    changed = memory.get("changed") if memory.get("revision") == head else last_changes(
        settings.root, settings.options.entries)
    return Edition(settings, _digests(memory, change), change.encyclopedia, _totals(memory, change),
                   press(settings, settings.words, library), changed)


def _digests(memory: Memory, change: Change) -> Mapping[str, Digest]:
    def fetch(id_: str) -> Digest | None:
        return None if id_ in change.gone else change.fresh.get(id_) or memory.digest(id_)

    def ids() -> Iterator[str]:
        yield from (id_ for id_, _, _ in memory.stamps().values() if id_ not in change.gone)
        yield from (id_ for id_ in change.fresh if id_ not in change.old)

    return Lazy(fetch, ids)


def _totals(memory: Memory, change: Change) -> Totals:
    entries, *counts = memory.get("totals")
    for digests, sign in ((change.fresh.values(), 1), (change.old.values(), -1)):
        for digest in digests:
            entries += sign
            counts = [count + sign * own for count, own in zip(counts, digest.counts, strict=True)]
    return Totals(entries, *counts)


def _redated(memory: Memory, edition: Edition) -> set[str]:
    """The ids whose day of last change is another than it was."""
    before, now = memory.get("changed"), edition.changed
    if before == dict(now):
        return set()
    by_path = {shown: id_ for shown, (id_, _, _) in memory.stamps().items()}
    return {by_path[path] for path in {*before, *now} if before.get(path) != now.get(path) and path in by_path}


def _own(dirty: set[str], own: set[str], change: Change, edition: Edition) -> tuple[list[str], list[str]]:
    """The entries and the lists to make again."""
    lists = set(edition.lists())
    ids = own | {path.rpartition("/")[2].removesuffix(".md") for path in dirty - lists}
    return sorted(id_ for id_ in ids if id_ not in change.gone), sorted(dirty & lists)


def _addresses(digests: Mapping[str, Digest], ids: tuple[str, ...]) -> Iterator[str]:
    """The files that entries had in the site: their page, and those that redirect to it."""
    for id_ in ids:
        if id_ in digests:
            digest = digests[id_]
            yield f"{digest.place.folder}/{id_}.html"
            yield from (f"{digest.place.folder}/{use.name}.html" for use in digest.names if use.role == "formerly")


def _map_changed(change: Change, dated: set[str]) -> bool:
    return bool(change.gone or dated or any(
        id_ not in change.old or change.old[id_].place.shown != change.fresh[id_].place.shown for id_ in change.real))


def _remember(memory: Memory, edition: Edition, change: Change, marks: dict[str, Any],
              written: list[Written]) -> None:
    with memory.change():
        gone = [f"{change.old[id_].place.folder}/{id_}.md" for id_ in change.gone]
        moved = [f"{change.old[id_].place.folder}/{id_}.md" for id_ in change.real if id_ in change.old
                 and change.old[id_].place.folder != change.fresh[id_].place.folder]
        memory.unlearn_pages([*gone, *moved])
        memory.learn_pages([(page.path, page.needs) for page in written])
        wanted = set(edition.encyclopedia.wanted)
        memory.link(change.packed, wanted)
        memory.learn(change.fresh.values())
        for id_ in change.gone:
            memory.unlearn(id_)
        memory.rewant(wanted)
        memory.remember(edition)
        for name, value in marks.items():
            memory.put(name, value)
