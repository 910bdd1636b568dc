"""`ency build`: make the site, or what of it has changed."""

from __future__ import annotations

import logging
import sys
import time
from argparse import Namespace, _SubParsersAction
from pathlib import Path

from generator import report, settings
from generator.commands.reading import progress, tell
from generator.settings import Settings


def add(verbs: _SubParsersAction) -> None:
    build = verbs.add_parser("build", help="make the site; what has not changed is kept")
    build.add_argument("--strict", action="store_true", help="fail on warnings too")
    build.add_argument("--fresh", action="store_true", help="make everything anew")
    build.add_argument("--full-text", action="store_true", help="make the index for searching the texts too")
    build.set_defaults(run=run)


def run(given: Namespace) -> int:
    from generator.site.build import build as make

    ours = settings.load(given.config)
    logging.basicConfig(format="ency: %(message)s")
    started = time.perf_counter()
    done = make(ours, strict=given.strict, fresh=given.fresh, full_text=given.full_text, tell=progress)
    if done.problems:
        tell(list(done.problems), ours.root)
        print(report.summary(done.problems, done.entries))
    if done.said:
        print(done.said, file=sys.stderr)
    if not done.made:
        print("The site was not built; what stood there stands unchanged.")
        return 1
    seconds = time.perf_counter() - started
    print(f"{done.entries} entries, {done.pages} pages written, {seconds:.1f} s. Open {_shown(ours)}")
    return 0


def _shown(ours: Settings) -> str:
    index = ours.site / "index.html"
    try:
        return str(index.relative_to(Path.cwd()))
    except ValueError:
        return str(index)
