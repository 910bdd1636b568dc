"""`ency epub`: the encyclopedia, or a part of it, as an e-book."""

from __future__ import annotations

import time
from argparse import Namespace, _SubParsersAction
from pathlib import Path

from generator.commands.pdf import said, selection, selections
from generator.commands.reading import opened, progress


def add(verbs: _SubParsersAction) -> None:
    epub = verbs.add_parser("epub", help="make an e-book")
    selections(epub.add_argument_group("a part of it, instead of the whole"))
    epub.add_argument("--to", default="dist", metavar="DIR", help="folder of the finished file, dist unless told")
    epub.set_defaults(run=run)


def run(given: Namespace) -> int:
    from generator.book.make import make_epub

    started = time.perf_counter()
    edition = opened(given)
    if edition is None:
        return 1
    made = make_epub(edition, selection(given), Path(given.to), progress)
    said(made.files, made.entries, started)
    return 0
