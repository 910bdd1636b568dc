"""What the commands do, between the parsed words and the exit code."""

from __future__ import annotations

import json
import logging
import sys
import time
from argparse import Namespace
from pathlib import Path

from generator import collect, report, settings, skeleton
from generator import schema as schemas
from generator.entries.values import ID
from generator.problems import Problem, nearest
from generator.settings import Misuse, Settings


def check(given: Namespace) -> int:
    """Report every problem of the entries."""
    ours = settings.load(given.config)
    found = collect.files(ours)
    problems = _only(collect.problems(collect.collect(ours, found), found), given.files, ours.root)
    if given.format == "json":
        print(report.as_json(problems))
    elif given.format == "github":
        if problems:
            print(report.github(problems))
    else:
        _tell(problems, ours.root)
        print(report.summary(problems, len(found.places)))
    return int(any(problem.stops for problem in problems))


def _tell(problems: list[Problem], root: Path) -> None:
    if problems:
        print(report.text(problems, root, colour=sys.stdout.isatty()), end="\n\n")


def _only(problems: list[Problem], files: list[str], root: Path) -> list[Problem]:
    if not files:
        return problems
    missing = [file for file in files if not Path(file).exists()]
    if missing:
        raise Misuse(f"no such file: {', '.join(missing)}")
    wanted = {Path(file).resolve() for file in files}
    return [problem for problem in problems if wanted & {(path := (root / problem.path).resolve()), *path.parents}]


def build(given: Namespace) -> int:
    """Make the site, or what of it has changed."""
    from generator.site.build import build as make

    ours = settings.load(given.config)
    logging.basicConfig(format="ency: %(message)s")
    started = time.perf_counter()
    done = make(ours, strict=given.strict, fresh=given.fresh, tell=_progress)
    if done.problems:
        _tell(done.problems, ours.root)
        print(report.summary(done.problems, done.entries))
    if done.said:
        print(done.said, file=sys.stderr)
    if not done.made:
        print("The site was not built; what stood there stands unchanged.")
        return 1
    seconds = time.perf_counter() - started
    print(f"{done.entries} entries, {done.pages} pages written, {seconds:.1f} s. Open {_shown(ours)}")
    return 0


def _progress(words: str) -> None:
    print(words, flush=True)


def _shown(ours: Settings) -> str:
    index = ours.site / "index.html"
    try:
        return str(index.relative_to(Path.cwd()))
    except ValueError:
        return str(index)


def serve(given: Namespace) -> int:
    """Serve the site until it is stopped."""
    from generator.site.full import serve as run

    run(settings.load(given.config), given.address, open_browser=given.open)
    return 0


def new(given: Namespace) -> int:
    """Begin an entry."""
    ours = settings.load(given.config)
    model = ours.kinds.get(given.kind)
    if model is None:
        raise Misuse(f"“{given.kind}” is no kind; {nearest(given.kind, ours.kinds) or 'one of ' + ', '.join(ours.kinds)}")
    id_ = given.id or skeleton.id_of(given.name)
    if not ID.match(id_) or id_ == "index":
        raise Misuse(f"“{id_}” is no id; name one with --id, of small letters, digits and hyphens")
    known = collect.files(ours).known
    if id_ in known:
        raise Misuse(f"there is an entry “{id_}” already, in {known[id_]}/; choose another id with --id")
    file = ours.entries / model.FOLDER / f"{id_}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(skeleton.write(model, given.name), encoding="utf-8")
    print(f"{file.relative_to(ours.root)} is begun. Fill in what says TODO, then run: ency check {file.relative_to(ours.root)}")
    return 0


def show(given: Namespace) -> int:
    """Show one entry with what follows for it from the others."""
    from generator.show import show as shown

    ours = settings.load(given.config)
    found = collect.files(ours)
    digests = collect.collect(ours, found)
    if given.id not in found.known:
        raise Misuse(f"there is no entry “{given.id}”; {nearest(given.id, found.known)}".rstrip("; "))
    digest = next(digest for digest in digests if digest.place.id == given.id)
    if not digest.data:
        _tell(list(digest.problems), ours.root)
        return 1
    print(json.dumps(shown(digest, collect.whole(digests), ours), ensure_ascii=False, indent=2))
    return 0


def schema(given: Namespace) -> int:
    """Write the schemas."""
    ours = settings.load(given.config)
    folder = Path(given.folder)
    folder.mkdir(parents=True, exist_ok=True)
    for kind, model in ours.kinds.items():
        (folder / f"{kind}.json").write_text(schemas.text(model), encoding="utf-8")
    print(f"{len(ours.kinds)} schemas written to {folder}/")
    return 0


def export_markdown(given: Namespace) -> int:
    """Write the encyclopedia as Markdown."""
    from generator.export import markdown
    from generator.site.edition import edition, sound
    from generator.site.revisions import last_changes

    ours = settings.load(given.config)
    found = collect.files(ours)
    digests = collect.collect(ours, found)
    problems, buildable = sound(digests, found)
    if not buildable:
        _tell(problems, ours.root)
        return 1
    count = markdown(edition(ours, digests, last_changes(ours.root, ours.options.entries)), Path(given.folder))
    print(f"{count} pages written to {given.folder}/; build them with “mkdocs build” there")
    return 0
