"""The site as a zip that opens from its `index.html` by double click, without a server."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.carry.folder import zipped
from generator.outputs import stem, whole
from generator.settings import Settings

_FOR_SERVERS = frozenset(("404.html", "sitemap.xml", "sitemap.xml.gz", "feed.xml", "opensearch.xml", "robots.txt"))
_UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "pagefind/", "cards/")
"""Material's own search, which we do not use, the index of the texts, which browsers read from a server alone, and
the pictures for networks."""


def bundle(settings: Settings, folder: Path) -> Path:
    """Write the site that stands as a zip into the folder; the zip."""
    target = folder / f"{stem(settings)}-site.zip"
    with whole(target) as waiting:
        zipped(settings.site, read_offline(settings.site), waiting, stem(settings))
    return target


def read_offline(site: Path) -> Iterator[str]:
    """The files of a site that a reader without a server has a use for, as paths with slashes."""
    for place, _, names in os.walk(site):
        for name in names:
            path = Path(place, name).relative_to(site).as_posix()
            if path not in _FOR_SERVERS and not path.endswith(".map") and not path.startswith(_UNUSED):
                yield path
