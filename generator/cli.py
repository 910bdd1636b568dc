"""The command `ency`: parse the words, call, print, and leave with 0, 1 or 2.

0 all is sound, 1 there are problems in entries, 2 the command or the
configuration was misused.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from generator import __version__, commands
from generator.settings import Misuse


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    given = _parser().parse_args(arguments)
    try:
        return given.run(given)
    except Misuse as error:
        print(f"ency: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("ency: stopped; the site is as it was", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ency", description="Make a sourced encyclopedia from entry files.")
    parser.add_argument("--version", action="version", version=f"ency {__version__}")
    parser.add_argument("--config", default="mkdocs.yml", metavar="FILE", help="configuration (mkdocs.yml)")
    verbs = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    check = verbs.add_parser("check", help="read the entries and report what is wrong")
    check.add_argument("files", nargs="*", metavar="FILE", help="report on these files only")
    check.add_argument("--format", choices=("text", "json", "github"), default="text")
    check.set_defaults(run=commands.check)

    build = verbs.add_parser("build", help="make the site; what has not changed is kept")
    build.add_argument("--strict", action="store_true", help="fail on warnings too")
    build.add_argument("--fresh", action="store_true", help="make everything anew")
    build.set_defaults(run=commands.build)

    serve = verbs.add_parser("serve", help="show the site while you write")
    serve.add_argument("--address", metavar="HOST:PORT", help="127.0.0.1:8000 unless told")
    serve.add_argument("--open", action="store_true", help="open a browser")
    serve.set_defaults(run=commands.serve)

    new = verbs.add_parser("new", help="begin an entry")
    new.add_argument("kind", metavar="KIND")
    new.add_argument("name", metavar="NAME", help="the headword, in scholarly transliteration")
    new.add_argument("--id", help="the id, where the headword does not make a good one")
    new.set_defaults(run=commands.new)

    show = verbs.add_parser("show", help="show an entry as the generator understands it")
    show.add_argument("id", metavar="ID")
    show.set_defaults(run=commands.show)

    schema = verbs.add_parser("schema", help="write a JSON Schema for each kind")
    schema.add_argument("folder", nargs="?", default="schema", metavar="DIR")
    schema.set_defaults(run=commands.schema)

    export = verbs.add_parser("export", help="write the encyclopedia in another form")
    forms = export.add_subparsers(required=True, metavar="FORM")
    markdown = forms.add_parser("markdown", help="a folder that MkDocs, ProperDocs and Zensical can build")
    markdown.add_argument("folder", metavar="DIR")
    markdown.set_defaults(run=commands.export_markdown)
    return parser
