"""The style sheets that every page wants, as one file: a telephone far from its mast asks for each in turn.

In the generator they stay apart, and an encyclopedia may put one of its own in the place
of any; the site has them joined, and not besides.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

FOLDER = "assets/stylesheets"
STYLES = tuple(f"{FOLDER}/{name}.css" for name in (
    "fonts", "near", "encyclopedia", "browse", "figures", "timeline", "relations", "previews", "plates", "finder", "takeaway",
    "print"))
"""In the order in which the later goes before the earlier."""
SHEET = f"{FOLDER}/site.css"


def joined(files: Iterable[Path]) -> str:
    """The files one after another; what they name by relative addresses stays beside them, in the same folder."""
    return "\n".join(file.read_text(encoding="utf-8").strip() for file in files) + "\n"
