"""What a book says of its own making: edition, date, revision, how to cite it."""

from __future__ import annotations

import datetime
import os
import subprocess
import uuid
from typing import NamedTuple

from generator.dates import DateWords, parse_when, show
from generator.settings import Settings
from generator.site.revisions import revision

EARLIEST = 315_532_800
"""1 January 1980 in seconds since 1970: the first day that a zip file can name, and the date of what has none."""


class Imprint(NamedTuple):
    """The edition: its moment in seconds since 1970 (UTC), its day (YYYY-MM-DD, or empty), its revision."""

    seconds: int
    day: str
    revision: str
    said: str
    identifier: str


def imprint(settings: Settings, words: DateWords, selection: str = "") -> Imprint:
    """The edition of the entries as they stand: SOURCE_DATE_EPOCH, else the last commit, else no date.

    The identifier is a UUID of the encyclopedia's address or name, and of the selection.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    commit = revision(settings.root)
    seconds = int(given) if given.isdigit() else _committed(settings) if commit else EARLIEST
    day = datetime.datetime.fromtimestamp(seconds, datetime.UTC).strftime("%Y-%m-%d") if seconds > EARLIEST else ""
    said = show(parse_when(day, "gregorian"), ("gregorian",), words) if day else ""
    name = f"{settings.url or settings.name}#{selection}"
    return Imprint(max(seconds, EARLIEST), day, commit[:10], said, str(uuid.uuid5(uuid.NAMESPACE_URL, name)))


def _committed(settings: Settings) -> int:
    try:
        done = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=settings.root, capture_output=True, text=True,
                              check=False)
    except OSError:
        return EARLIEST
    return int(done.stdout) if done.returncode == 0 and done.stdout.strip().isdigit() else EARLIEST
