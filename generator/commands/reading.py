"""What several commands begin with: the settings, the entries, and what is wrong with them."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from generator import collect, report, settings
from generator.collect import Digest, Files
from generator.problems import Problem
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.site.edition import Edition


def read(given: Namespace) -> tuple[Settings, Files, list[Digest]]:
    """The settings that the command names, the entry files, and their digests."""
    ours = settings.load(given.config)
    found = collect.files(ours)
    return ours, found, collect.collect(ours, found)


def opened(given: Namespace) -> Edition | None:
    """The edition of the entries as they are; None, and the problems told, where they are not sound."""
    from generator.site.edition import edition, sound
    from generator.site.revisions import days

    ours, found, digests = read(given)
    problems, buildable = sound(digests, found)
    if not buildable:
        tell(problems, ours.root)
        return None
    return edition(ours, digests, days(ours.root, ours.options.entries))


def built(given: Namespace, *, full_text: bool = False) -> Settings | None:
    """The settings, when the site stands as the entries are; None, and the problems told, where it cannot be made."""
    from generator.site.build import build

    ours = settings.load(given.config)
    done = build(ours, full_text=full_text, tell=progress)
    if done.made:
        return ours
    tell(list(done.problems), ours.root)
    print(done.said or "The site was not built, so nothing was made of it.", file=sys.stderr)
    return None


def tell(problems: list[Problem], root: Path) -> None:
    """The problems with their lines, in colours on a terminal."""
    if problems:
        print(report.text(problems, root, colour=sys.stdout.isatty()), end="\n\n")


def progress(words: str) -> None:
    """A line that shows while the work goes on."""
    print(words, flush=True)
