"""`ency schema`: write a JSON Schema for each kind."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from pathlib import Path

from generator import schema, settings


def add(verbs: _SubParsersAction) -> None:
    command = verbs.add_parser("schema", help="write a JSON Schema for each kind")
    command.add_argument("folder", nargs="?", default="schema", metavar="DIR")
    command.set_defaults(run=run)


def run(given: Namespace) -> int:
    ours = settings.load(given.config)
    folder = Path(given.folder)
    folder.mkdir(parents=True, exist_ok=True)
    for kind, model in ours.kinds.items():
        (folder / f"{kind}.json").write_text(schema.text(model), encoding="utf-8")
    print(f"{len(ours.kinds)} schemas written to {folder}/")
    return 0
