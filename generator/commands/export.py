"""`ency export`: the encyclopedia in another form."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from pathlib import Path

from generator import settings
from generator.commands.reading import opened, progress


def add(verbs: _SubParsersAction) -> None:
    export = verbs.add_parser("export", help="write the encyclopedia in another form")
    forms = export.add_subparsers(required=True, metavar="FORM")
    markdown = forms.add_parser("markdown", help="a folder that MkDocs, ProperDocs and Zensical can build")
    markdown.add_argument("folder", metavar="DIR")
    markdown.set_defaults(run=run_markdown)
    data = forms.add_parser("data", help="JSON, CSV, SQLite, GeoJSON, linked data, bibliographies, Markdown")
    data.add_argument("folder", nargs="?", default="dist/data", metavar="DIR", help="dist/data unless told")
    data.set_defaults(run=run_data)
    everything = forms.add_parser("all", help="PDF, EPUB, ZIM, the site as a zip, and the data, with their sums")
    everything.add_argument("--to", default="dist", metavar="DIR", help="folder of the finished files, dist unless told")
    everything.set_defaults(run=run_all)


def run_markdown(given: Namespace) -> int:
    from generator.export import markdown

    edition = opened(given)
    if edition is None:
        return 1
    count = markdown(edition, Path(given.folder))
    print(f"{count} pages written to {given.folder}/; build them with “mkdocs build” there")
    return 0


def run_data(given: Namespace) -> int:
    from generator.data.write import export

    edition = opened(given)
    if edition is None:
        return 1
    count = export(edition, Path(given.folder))
    print(f"{count} entries written to {given.folder}/; begin with README.md there")
    return 0


def run_all(given: Namespace) -> int:
    from generator.carry.everything import SUMS, everything, table

    made = everything(settings.load(given.config), Path(given.to), progress)
    failed = [one.part for one in made if not one.files]
    print(f"\n{table(made)}\n\nSums in {Path(given.to, SUMS)}")
    if failed:
        print(f"Not made, as told above: {', '.join(failed)}")
    return int(bool(failed))
