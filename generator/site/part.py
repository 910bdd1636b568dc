"""A part of a site made again, without MkDocs: changed pages set into remembered frames."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.bibliography import Formatted
from generator.collect import Digest
from generator.encyclopedia import Lazy
from generator.pages.lists import Totals
from generator.pages.page import press
from generator.settings import Settings
from generator.site import fulltext, shards, standby
from generator.site.change import Change
from generator.site.edition import Edition, dated, formatted, redirects_of
from generator.site.frame import Frame
from generator.site.handwritten import Text, stands
from generator.site.memory import Memory, Written
from generator.site.revisions import Days, days
from generator.site.writing import address_of, frame_of, write, write_below, write_pages, write_sitemap


class Beyond(Exception):
    """The change alters hand-written pages: the whole site must be made."""


Early = Callable[[Path, list[str]], object]
"""What hears of the pages of the changed entries themselves, in the folder where they are, before all others are made."""


def make(settings: Settings, memory: Memory, change: Change, head: str, marks: dict[str, Any], *,
         full_text: bool = False, early: Early | None = None) -> int:
    """Make again what the change touches, put it in place and remember it; the count of pages."""
    edition = _edition(settings, memory, change, head)
    redated = _redated(memory, edition)
    mapped = _map_changed(change, redated)
    dirty = memory.pages_needing(change.keys | ({"changed:"} if mapped else set()))
    texts = {path: Text(*text) for path, text in memory.get("texts").items() if f"docs/{path}" in dirty}
    if not all(stands(path, text, edition) for path, text in texts.items()):
        raise Beyond
    dirty -= {f"docs/{path}" for path in texts}
    known, now = set(memory.get("lists")), set(edition.lists())
    ids, lists = _own(dirty, {*change.real, *redated}, change, known, now)
    frames = {path: Frame(tuple(pieces)) for path, pieces in memory.get("frames").items()}
    if any(frame_of(frames, path) is None for path in lists):
        raise Beyond
    folder = standby.prepared(memory, settings.site)
    first = [id_ for id_ in ids if id_ in change.real]
    written = list(write_pages(edition, frames, folder, first, []))
    if early:
        early(folder, [address_of(page.path) for page in written])
    written += write_pages(edition, frames, folder, [id_ for id_ in ids if id_ not in change.real], lists)
    gone = [*_gone(change), *sorted(known - now)]
    changed = (_cleared(memory, folder, written, gone) | _redirected(change, edition, folder, written)
               | _lines_renewed(memory, folder, written, gone))
    if mapped or known != now:
        write_sitemap(edition, folder, memory.get("handwritten"))
        changed |= {"sitemap.xml", "sitemap.xml.gz"}
    fulltext.renew(edition, folder, memory.get("handwritten"), wanted=full_text)
    changed |= fulltext.files(settings.site) | fulltext.files(folder)
    standby.exchange(memory, settings.site, sorted(changed))
    _remember(memory, edition, change, marks, written, gone)
    return len(written)


def _redirected(change: Change, edition: Edition, folder: Path, written: list[Written]) -> set[str]:
    """Renew the redirects of the entries that changed; the addresses that they have or had."""
    before = {path for digest in change.old.values() for path in _redirects(digest)}
    now = dict(redirect for id_ in change.real for redirect in redirects_of(edition.digests[id_], edition.press.words))
    kept = {path for id_, digest in change.old.items() if id_ not in change.real and id_ not in change.gone
            for path in _redirects(digest)}
    for path in before - kept - {*now} - {address_of(page.path) for page in written}:
        (folder / path).unlink(missing_ok=True)
    for path, text in now.items():
        write(folder / path, text)
    return (before - kept) | {*now}


def _lines_renewed(memory: Memory, folder: Path, written: list[Written], gone: list[str]) -> set[str]:
    """Renew the shared files; the addresses of those that changed."""
    before = shards.gathered(line for path in (*(page.path for page in written), *gone)
                             for line in memory.beside(path)[0])
    renewed = shards.renewed(folder, before, shards.gathered(line for page in written for line in page.lines))
    for path, text in renewed.items():
        if text:
            write_below(folder, path, text.encode())
        else:
            (folder / path).unlink(missing_ok=True)
    listed = shards.lists(shards.names(folder)) if any(map(shards.is_listed, renewed)) else {}
    for path, text in listed.items():
        write_below(folder, path, text.encode())
    return {*renewed, *listed}


def _cleared(memory: Memory, folder: Path, written: list[Written], gone: list[str]) -> set[str]:
    """Remove what pages that are gone, or written anew, had and have no longer; the addresses of all their files."""
    before = {address_of(path) for path in gone} | {
        file for path in (*(page.path for page in written), *gone) for file in memory.beside(path)[1]}
    now = {file for page in written for file in (address_of(page.path), *page.files)}
    for path in before - now:
        (folder / path).unlink(missing_ok=True)
    return before | now


def _edition(settings: Settings, memory: Memory, change: Change, head: str) -> Edition:
    works = {id_: change.fresh[id_].csl for id_ in change.real if change.fresh[id_].csl}
    library = {id_: Formatted(*lines) for id_, lines in memory.get("library").items()
               if id_ not in change.gone and not (id_ in change.fresh and not change.fresh[id_].csl)}
    if works:
        library |= formatted(works, settings)
    known = Days(memory.get("changed"), memory.get("added"))
    found = known if memory.get("revision") == head else days(settings.root, settings.options.entries)
    by_path = {shown: id_ for shown, (id_, _, _) in memory.stamps().items()} | {
        digest.place.shown: id_ for id_, digest in change.fresh.items()}
    return Edition(settings, _digests(memory, change), dated(change.encyclopedia, by_path, found),
                   _totals(memory, change), press(settings, settings.words, library), *found, memory.listed(change.keys))


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


def _own(dirty: set[str], own: set[str], change: Change, known: set[str], now: set[str]) -> tuple[list[str], list[str]]:
    """The entries and the lists to make again; `known` are the lists that there were, `now` those that there are."""
    ids = own | {path.rpartition("/")[2].removesuffix(".md") for path in dirty - known - now}
    return sorted(id_ for id_ in ids if id_ not in change.gone), sorted((dirty & now) | (now - known))


def _gone(change: Change) -> Iterator[str]:
    """The pages of entries that are gone, or have moved to another folder."""
    for id_, digest in change.old.items():
        if id_ in change.gone or digest.place.folder != change.fresh[id_].place.folder:
            yield f"{digest.place.folder}/{id_}.md"


def _redirects(digest: Digest) -> Iterator[str]:
    """The addresses at which an entry stood before."""
    return (f"{digest.place.folder}/{use.name}.html" for use in digest.names if use.role == "formerly")


def _map_changed(change: Change, redated: set[str]) -> bool:
    """Whether an entry came, went, moved, was taken back, or was last changed on another day."""
    def listed(digest: Digest) -> tuple[str, bool]:
        return digest.place.shown, digest.removed

    return bool(change.gone or redated or any(
        id_ not in change.old or listed(change.old[id_]) != listed(change.fresh[id_]) for id_ in change.real))


def _remember(memory: Memory, edition: Edition, change: Change, marks: dict[str, Any],
              written: list[Written], gone: list[str]) -> None:
    with memory.change():
        memory.unlearn_pages(gone)
        memory.learn_pages(written)
        wanted = set(edition.encyclopedia.wanted)
        memory.link(change.packed, wanted)
        memory.learn(change.fresh.values())
        for id_ in change.gone:
            memory.unlearn(id_)
        memory.rewant(wanted)
        memory.remember(edition)
        for name, value in marks.items():
            memory.put(name, value)
