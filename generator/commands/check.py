"""`ency check`: report every problem of the entries."""

from __future__ import annotations

import os
from argparse import Namespace, _SubParsersAction
from pathlib import Path

from generator import report, settings
from generator.commands.reading import tell
from generator.problems import Problem
from generator.settings import Misuse


def add(verbs: _SubParsersAction) -> None:
    check = verbs.add_parser("check", help="read the entries and report what is wrong")
    check.add_argument("files", nargs="*", metavar="FILE", help="report on these files only")
    check.add_argument("--format", choices=("text", "json", "github"), default="text")
    check.add_argument("--info", action="store_true", help="tell what is no fault but worth knowing, too")
    check.set_defaults(run=run)


def run(given: Namespace) -> int:
    from generator.checking.check import check

    ours = settings.load(given.config)
    checked = check(ours, info=given.info)
    problems = _only(checked.problems, given.files, ours.root)
    if given.format == "json":
        print(report.as_json(problems))
    elif given.format == "github":
        if problems:
            print(report.github(problems))
        _summarise(problems, checked.entries)
    else:
        tell(problems, ours.root)
        print(report.summary(problems, checked.entries))
    return int(any(problem.stops for problem in problems))


def _summarise(problems: list[Problem], entries: int) -> None:
    """All problems into the summary of the workflow, if this runs in one: of annotations GitHub shows ten of a sort."""
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with open(summary, "a", encoding="utf-8") as file:
            file.write(report.markdown(problems, entries))


def _only(problems: list[Problem], files: list[str], root: Path) -> list[Problem]:
    if not files:
        return problems
    missing = [file for file in files if not Path(file).exists()]
    if missing:
        raise Misuse(f"no such file: {', '.join(missing)}")
    wanted = {Path(file).resolve() for file in files}
    return [problem for problem in problems if wanted & {(path := (root / problem.path).resolve()), *path.parents}]
