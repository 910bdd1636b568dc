"""Making a book: gathered, looked over for missing characters, set, and put in its place only when it is whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from generator import outputs
from generator.book import fonts, glyphs
from generator.book.ebook import epub
from generator.book.fonts import Font
from generator.book.gather import Book, gather
from generator.book.selection import Selection
from generator.book.typeset import Sheet, pdf
from generator.data.record import records
from generator.problems import Problem
from generator.settings import Misuse, Settings
from generator.site.edition import Edition

Tell = Callable[[str], None]


class Made(NamedTuple):
    """What came of it: the files written, the entries in them, and the problems that hindered it."""

    files: tuple[Path, ...]
    entries: int
    problems: tuple[Problem, ...] = ()


def make_pdf(edition: Edition, selection: Selection, paper: str, folder: Path, tell: Tell) -> Made:
    """The PDF of a selection, in volumes where there is too much for one; Misuse, Failed."""
    held = fonts_of(edition.settings)
    tell("Gathering the entries …")
    book = gather(edition, selection)
    problems = tuple(lacking(edition, book, held))
    if problems:
        return Made((), len(book.articles), problems)
    tell(f"Setting {len(book.articles)} entries in type …")
    name = f"{file_name(edition.settings, selection)}{'' if paper == 'book' else '-' + paper}.pdf"
    made = pdf(book, Sheet(paper, held, attached(edition, book)), name, tell)
    for file, content in made.items():
        with outputs.whole(folder / file) as waiting:
            waiting.write_bytes(content)
    return Made(tuple(folder / file for file in made), len(book.articles))


def make_epub(edition: Edition, selection: Selection, folder: Path, tell: Tell) -> Made:
    """The e-book of a selection; Misuse."""
    tell("Gathering the entries …")
    book = gather(edition, selection)
    tell(f"Writing {len(book.articles)} entries as an e-book …")
    target = folder / f"{file_name(edition.settings, selection)}.epub"
    content = epub(book, edition.press.words)
    with outputs.whole(target) as waiting:
        waiting.write_bytes(content)
    return Made((target,), len(book.articles))


def fonts_of(settings: Settings) -> tuple[Font, ...]:
    """The standard fonts, and those of the folder that the encyclopedia names."""
    named = settings.options.book.fonts
    if named and not (settings.root / named).is_dir():
        raise Misuse(f"there is no folder {named} beside {settings.file.name}, named under book: fonts:")
    return (*fonts.standard(), *(fonts.own(settings.root / named) if named else ()))


def lacking(edition: Edition, book: Book, held: tuple[Font, ...]) -> Iterator[Problem]:
    """The characters that no font has, at the entries that hold them."""
    characters = frozenset().union(*(font.characters for font in held))
    if glyphs.missing(book.data, characters):
        root = edition.settings.root
        files = {id_: (root / edition.digests[id_].place.shown, edition.digests[id_].place.shown) for id_ in book.articles}
        yield from sorted(glyphs.problems({id_: made.data() for id_, made in book.articles.items()}, files, characters))


def attached(edition: Edition, book: Book) -> str:
    """The entries of the book as data, to be carried within it."""
    options = edition.settings.options
    entries = [record for _, record in records(edition, options.licence) if record["id"] in book.articles]
    return json.dumps({"title": edition.settings.name, "edition": book.imprint.day, "revision": book.imprint.revision,
                       "entries": entries}, ensure_ascii=False, indent=1) + "\n"


def file_name(settings: Settings, selection: Selection) -> str:
    """What the file is called: the name of the encyclopedia in plain letters, and of the selection."""
    return "-".join(filter(None, (outputs.stem(settings), selection.name)))
