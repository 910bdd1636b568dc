"""`ency diff`: what a change means."""

from __future__ import annotations

import tempfile
from argparse import Namespace, _SubParsersAction
from pathlib import Path

from generator import settings


def add(verbs: _SubParsersAction) -> None:
    diff = verbs.add_parser("diff", help="tell what a change means: facts, links, problems")
    diff.add_argument("base", metavar="BASE", help="a git revision, as main or HEAD~1")
    diff.add_argument("head", nargs="?", metavar="HEAD", help="another; the files as they lie there unless told")
    diff.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    diff.set_defaults(run=run)


def run(given: Namespace) -> int:
    from generator.differences import show
    from generator.differences.compare import difference
    from generator.differences.state import states

    ours = settings.load(given.config)
    with tempfile.TemporaryDirectory() as folder:
        found = difference(*states(ours, given.base, given.head, Path(folder)), ours)
    forms = {"text": show.text, "markdown": show.markdown, "json": show.as_json}
    print(forms[given.format](found))
    return int(any(problem.stops for problem in found.introduced))
