"""`ency fmt`: entry files in their one form."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from pathlib import Path

from generator import collect, settings
from generator.commands.reading import tell
from generator.problems import Problem
from generator.settings import Misuse, Settings


def add(verbs: _SubParsersAction) -> None:
    fmt = verbs.add_parser("fmt", help="bring entry files into their one form; what they say stays")
    fmt.add_argument("files", nargs="*", metavar="FILE", help="these files, or those in these folders, only")
    fmt.add_argument("--check", action="store_true", help="write nothing; fail where a file would be changed")
    fmt.set_defaults(run=run)


def run(given: Namespace) -> int:
    from generator.format.run import over

    ours = settings.load(given.config)
    done = list(over(ours, _chosen(ours, given.files), write=not given.check))
    faulty = [problem for file in done for problem in file.problems]
    tell(faulty, ours.root)
    changed = [file.path for file in done if file.changed]
    for path in changed:
        print(f"{path}: {'is not in its form; run: ency fmt ' + path if given.check else 'brought into its form'}")
    print(_summary(len(done), len(changed), faulty, checked=given.check))
    return int(bool(faulty) or (given.check and bool(changed)))


def _chosen(ours: Settings, files: list[str]) -> list[Path]:
    if not files:
        return [Path(place.path) for place in collect.files(ours).places]
    missing = [file for file in files if not Path(file).exists()]
    if missing:
        raise Misuse(f"no such file: {', '.join(missing)}")
    return [path for file in files for path in ([Path(file)] if Path(file).is_file() else sorted(Path(file).rglob("*.yaml")))]


def _summary(files: int, changed: int, faulty: list[Problem], *, checked: bool) -> str:
    said = f"{files} file{'s' if files != 1 else ''}, {changed or 'none'} {'to be changed' if checked else 'changed'}"
    unread = len({problem.path for problem in faulty})
    return said + (f"; {unread} cannot be read and {'was' if unread == 1 else 'were'} left as it stands." if unread else ".")
