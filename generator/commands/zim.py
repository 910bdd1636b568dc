"""`ency zim`: the site as a ZIM for Kiwix."""

from __future__ import annotations

import time
from argparse import Namespace, _SubParsersAction
from pathlib import Path

from generator.commands.reading import built, opened, progress
from generator.outputs import stem
from generator.settings import Misuse

MISSING = 'a ZIM is written by libzim, which is not installed: python -m pip install "libzim>=3.6,<4"'


def add(verbs: _SubParsersAction) -> None:
    zim = verbs.add_parser("zim", help="write the site as a ZIM for Kiwix, with a full-text index")
    zim.add_argument("--to", default="dist", metavar="DIR", help="folder of the finished file, dist unless told")
    zim.set_defaults(run=run)


def run(given: Namespace) -> int:
    from generator.carry.zim import contents

    try:
        from generator.carry.zimfile import write
    except ImportError:
        raise Misuse(MISSING) from None
    started = time.perf_counter()
    ours = built(given)
    edition = opened(given) if ours else None
    if ours is None or edition is None:
        return 1
    progress("Writing the pages and their index …")
    target = Path(given.to) / f"{stem(ours)}.zim"
    pages = write(contents(edition), target)
    print(f"{target}, {pages} pages, {target.stat().st_size / 1e6:.1f} MB, {time.perf_counter() - started:.1f} s")
    return 0
