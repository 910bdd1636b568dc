"""`ency bundle`: the site as a zip that needs no server."""

from __future__ import annotations

import time
from argparse import Namespace, _SubParsersAction
from pathlib import Path

from generator.commands.reading import built, progress


def add(verbs: _SubParsersAction) -> None:
    bundle = verbs.add_parser("bundle", help="pack the site into a zip that opens without a server")
    bundle.add_argument("--to", default="dist", metavar="DIR", help="folder of the finished file, dist unless told")
    bundle.set_defaults(run=run)


def run(given: Namespace) -> int:
    from generator.carry.bundle import bundle

    started = time.perf_counter()
    ours = built(given)
    if ours is None:
        return 1
    progress("Packing the site …")
    made = bundle(ours, Path(given.to))
    print(f"{made}, {made.stat().st_size / 1e6:.1f} MB, {time.perf_counter() - started:.1f} s; unpack it and open index.html")
    return 0
