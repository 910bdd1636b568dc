"""`ency serve`: show the site while the entries are written."""

from __future__ import annotations

import logging
from argparse import Namespace, _SubParsersAction

from generator.commands.reading import progress


def add(verbs: _SubParsersAction) -> None:
    serve = verbs.add_parser("serve", help="show the site, and what is wrong, while you write")
    serve.add_argument("--address", metavar="HOST:PORT", help="127.0.0.1:8000 unless told")
    serve.add_argument("--open", action="store_true", help="open a browser")
    serve.set_defaults(run=run)


def run(given: Namespace) -> int:
    from generator.serving.serve import serve

    logging.basicConfig(format="ency: %(message)s")
    serve(given.config, given.address, open_browser=given.open, tell=progress)
    return 0
