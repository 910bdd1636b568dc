"""`ency pdf`: the encyclopedia, or a part of it, as a printed book."""

from __future__ import annotations

import time
from argparse import Namespace, _ArgumentGroup, _SubParsersAction
from pathlib import Path

from generator.commands.reading import opened, progress, tell
from generator.settings import Misuse


def add(verbs: _SubParsersAction) -> None:
    pdf = verbs.add_parser("pdf", help="make a book to print and to keep, in PDF")
    selections(pdf.add_argument_group("a part of it, instead of the whole"))
    pdf.add_argument("--paper", choices=("book", "a4", "letter"), default="book", help="170 × 240 mm unless told")
    pdf.add_argument("--to", default="dist", metavar="DIR", help="folder of the finished file, dist unless told")
    pdf.set_defaults(run=run)


def selections(group: _ArgumentGroup) -> None:
    """The words by which a part of the encyclopedia is chosen."""
    group.add_argument("--kind", default="", metavar="KIND", help="the entries of one kind")
    group.add_argument("--campaign", default="", metavar="ID", help="a campaign with all that it names")
    group.add_argument("--entry", default="", metavar="ID", help="one entry")


def run(given: Namespace) -> int:
    from generator.book.make import make_pdf
    from generator.book.typeset import Failed

    started = time.perf_counter()
    edition = opened(given)
    if edition is None:
        return 1
    try:
        made = make_pdf(edition, selection(given), given.paper, Path(given.to), progress)
    except Failed as error:
        raise Misuse(f"the book could not be set: {error}") from None
    if made.problems:
        tell(list(made.problems), edition.settings.root)
        print("The book was not made.")
        return 1
    said(made.files, made.entries, started)
    return 0


def selection(given: Namespace):  # noqa: ANN201
    from generator.book.selection import Selection

    if sum(map(bool, (given.kind, given.campaign, given.entry))) > 1:
        raise Misuse("name one of --kind, --campaign and --entry")
    return Selection(given.kind, given.campaign, given.entry)


def said(files: tuple[Path, ...], entries: int, started: float) -> None:
    """What was written, how large it is, and how long it took."""
    for file in files:
        print(f"{file}, {file.stat().st_size / 1e6:.1f} MB")
    print(f"{entries} entries, {time.perf_counter() - started:.1f} s")
