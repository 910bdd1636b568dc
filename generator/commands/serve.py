"""`ency serve`: show the site while the entries are written."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction

from generator import settings


def add(verbs: _SubParsersAction) -> None:
    serve = verbs.add_parser("serve", help="show the site while you write")
    serve.add_argument("--address", metavar="HOST:PORT", help="127.0.0.1:8000 unless told")
    serve.add_argument("--open", action="store_true", help="open a browser")
    serve.set_defaults(run=run)


def run(given: Namespace) -> int:
    from generator.site.full import serve

    serve(settings.load(given.config), given.address, open_browser=given.open)
    return 0
