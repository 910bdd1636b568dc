"""The site made ready to be published: with the files that were made to carry away, and readable offline.

The site itself stays what `ency build` makes of the entries alone, so that what is packed from it does not
change with the sizes of what was packed before. All that belongs to a published site is added to the copy.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from generator.carry import offline
from generator.carry.everything import LIST, SUMS
from generator.companions import companion
from generator.outputs import emptied
from generator.pages.page import Download
from generator.pages.takeaway import PATH
from generator.settings import Misuse
from generator.site.edition import Edition
from generator.site.frame import Frame
from generator.site.memory import Memory
from generator.site.writing import address_of, rendered, write

DOWNLOADS = "downloads"


class Published(NamedTuple):
    """The files that can be downloaded, and what is kept by who keeps everything: files and bytes."""

    downloads: tuple[Download, ...]
    files: int
    bytes: int


def publish(edition: Edition, out: Path, made: Path) -> Published:
    """Copy the site that stands into `out`, with the files that `ency export all` put into `made`. Misuse."""
    emptied(out)
    shutil.copytree(edition.settings.site, out, dirs_exist_ok=True)
    downloads = _downloads(made, out / DOWNLOADS)
    if PATH in edition.lists():
        write(out / address_of(PATH), _page(replace(edition, press=replace(edition.press, published=downloads))))
    return Published(downloads, *offline.add(out, edition.press.words))


def _downloads(made: Path, folder: Path) -> tuple[Download, ...]:
    """The files that a list names, copied; none where nothing was made. Misuse where one is not what the list says."""
    if not (made / LIST).is_file():
        return ()
    folder.mkdir()
    listed = json.loads((made / LIST).read_text(encoding="utf-8"))["files"]
    for file in listed:
        there = made / file["file"]
        if not there.is_file() or hashlib.sha256(there.read_bytes()).hexdigest() != file["sha256"]:
            raise Misuse(f"{there} is not the file that {LIST} names; run “ency export all” again")
        shutil.copyfile(there, folder / there.name)
    for name in (LIST, SUMS):
        shutil.copyfile(made / name, folder / name)
    return tuple(Download(file["part"], file["file"], file["bytes"]) for file in listed)


def _page(edition: Edition) -> str:
    """The page of what can be taken away, in the frame that the build of the site remembers."""
    memory = Memory(edition.settings.cache)
    try:
        frames = {path: Frame(tuple(pieces)) for path, pieces in memory.get("frames").items()}
    finally:
        memory.close()
    page = edition.list(PATH)
    return rendered(page, frames, edition, companion(page, edition.press).head)
