"""`ency forms`: write the forms in which readers tell what is wrong or wanted."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from pathlib import Path

from generator import settings


def add(verbs: _SubParsersAction) -> None:
    command = verbs.add_parser("forms", help="write forms for issues on GitHub")
    command.add_argument("folder", nargs="?", default=".github/ISSUE_TEMPLATE", metavar="DIR")
    command.set_defaults(run=run)


def run(given: Namespace) -> int:
    from generator.forms import forms

    ours = settings.load(given.config)
    folder = Path(given.folder)
    folder.mkdir(parents=True, exist_ok=True)
    made = forms(ours.kinds, ours.words)
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(made)} forms written to {folder}/")
    return 0
