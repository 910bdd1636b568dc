"""The command `ency`: parse the words, call, print, and leave with 0, 1 or 2.

0 all is sound, 1 there are problems in entries, 2 the command or the
configuration was misused.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from generator import __version__
from generator.commands import COMMANDS
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
    for command in COMMANDS:
        command.add(verbs)
    return parser
