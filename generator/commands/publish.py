"""`ency publish`: a copy of the site for a server, with downloads, readable offline."""

from __future__ import annotations

import time
from argparse import Namespace, _SubParsersAction
from pathlib import Path

from generator.commands.reading import built, opened, progress


def add(verbs: _SubParsersAction) -> None:
    publish = verbs.add_parser("publish", help="copy the site for a server, with downloads, readable offline")
    publish.add_argument("folder", nargs="?", default="public", metavar="DIR", help="public unless told")
    publish.add_argument("--downloads", default="dist", metavar="DIR",
                         help="what “ency export all” made, dist unless told")
    publish.add_argument("--full-text", action="store_true", help="make the index for searching the texts too")
    publish.set_defaults(run=run)


def run(given: Namespace) -> int:
    from generator.carry.publish import publish

    started = time.perf_counter()
    ours = built(given, full_text=given.full_text)
    edition = opened(given) if ours else None
    if edition is None:
        return 1
    progress("Copying the site …")
    done = publish(edition, Path(given.folder), Path(given.downloads))
    print(f"{given.folder}/: {done.files} files of {done.bytes / 1e6:.1f} MB to be kept offline, {len(done.downloads)} downloads, "
          f"{time.perf_counter() - started:.1f} s")
    if not done.downloads:
        print(f"There is nothing to download: run “ency export all --to {given.downloads}” before.")
    return 0
