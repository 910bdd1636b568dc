"""The site as a ZIM, the file that Kiwix and its like read: pages, redirects from every other name, what it says of itself.

This module only says what goes into the file; `zimfile` writes it.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator import __version__
from generator.book.imprint import imprint
from generator.carry import plain
from generator.carry.bundle import read_offline
from generator.folding import fold
from generator.settings import Misuse
from generator.site.edition import Edition

MAIN, _ICON = "index.html", "assets/images/mark-48.png"
_TYPES = {".js": "text/javascript", ".woff2": "font/woff2", ".md": "text/markdown", ".svg": "image/svg+xml"}
_LONGEST = {"Title": 30, "Description": 80, "LongDescription": 4000}
"""Signs that readers show of what a file says of itself (openZIM, Metadata)."""


class Leaf(NamedTuple):
    """One file: its path, its type and its bytes; a page has a title, and the words by which it is found."""

    path: str
    type: str
    content: bytes
    title: str = ""
    words: str = ""


class Lead(NamedTuple):
    """A path that leads to another; one with a title is offered to who types it."""

    path: str
    title: str
    target: str


class Contents(NamedTuple):
    """All that a ZIM holds. `identity` tells this edition of it from others; `language` has three letters."""

    leaves: Iterator[Leaf]
    leads: tuple[Lead, ...]
    metadata: dict[str, str]
    icon: bytes
    language: str
    identity: str


def contents(edition: Edition) -> Contents:
    """What the site of an edition holds, and how it is called; the site must stand. Misuse where it has no icon."""
    site = edition.settings.site
    if not (site / _ICON).is_file():
        raise Misuse(f"the site has no {_ICON}, the picture by which readers of a ZIM know it")
    said = metadata(edition)
    moved = tuple(former_addresses(edition))
    known = {lead.path for lead in moved}
    paths = sorted(path for path in read_offline(site) if path not in known)
    suffix = f" – {edition.settings.name}"
    return Contents((leaf(site, path, suffix) for path in paths), (*moved, *other_names(edition)), said,
                    (site / _ICON).read_bytes(), said["Language"], f"{said['Name']} {said['Date']}")


def leaf(site: Path, path: str, suffix: str) -> Leaf:
    """A file of the site; `suffix` is what follows in every title."""
    content, ending = (site / path).read_bytes(), Path(path).suffix
    if ending != ".html":
        return Leaf(path, _TYPES.get(ending) or mimetypes.guess_type(path)[0] or "application/octet-stream", content)
    page = content.decode("utf-8")
    said = plain.text(page)
    return Leaf(path, "text/html", content, plain.title(page).removesuffix(suffix), f"{said}\n{plain.folded_words(said)}")


def former_addresses(edition: Edition) -> Iterator[Lead]:
    """The paths at which entries stood before."""
    for id_, digest in edition.digests.items():
        yield from (Lead(f"{digest.place.folder}/{use.name}.html", "", f"{digest.place.folder}/{id_}.html")
                    for use in digest.names if use.role == "formerly")


def other_names(edition: Edition) -> Iterator[Lead]:
    """Every name of an entry but its headword, and its headword in plain letters: each leads to its page."""
    for id_, digest in edition.digests.items():
        headword, *others = (use.name for use in digest.names if use.role != "formerly")
        plainly = fold(headword)
        names = dict.fromkeys([*others, *([plainly] if plainly != headword.casefold() else [])])
        for number, name in enumerate(names, 1):
            yield Lead(f"names-of/{id_}/{number}", name, f"{digest.place.folder}/{id_}.html")


def metadata(edition: Edition) -> dict[str, str]:
    """What the file says of itself, by the names of the openZIM project."""
    settings, words = edition.settings, edition.press.words
    by = settings.author or settings.name
    made = imprint(settings, edition.press.date_words)
    said = {"Name": f"{_bare(settings.name)}_{words('language.code')}_all", "Title": settings.name,
            "Description": settings.description or settings.name, "LongDescription": settings.description,
            "Language": words("language.three_letters"), "Creator": by, "Publisher": by, "Date": made.day or "1980-01-01",
            "License": settings.options.licence, "Flavour": "maxi", "Source": settings.url, "Scraper": f"ency {__version__}",
            "Tags": "encyclopedia;_category:other;_ftindex:yes;_pictures:yes;_videos:no;_details:yes"}
    return {name: _cut(value, _LONGEST.get(name, 0)) for name, value in said.items() if value}


def _bare(name: str) -> str:
    return fold(name).replace(" ", "-")


def _cut(text: str, longest: int) -> str:
    """A text of at most so many signs, cut between words."""
    if not longest or len(text) <= longest:
        return text
    return text[:longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:–") + "…"
