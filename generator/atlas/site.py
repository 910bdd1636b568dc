"""What the site needs for its plates beside the pages: the relief, and the style sheet that names it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.atlas.atlas import Atlas

FOLDER = "assets/atlas"
STYLE = f"{FOLDER}/atlas.css"
_RULE = "%ssvg.fig-plate { background-image: url(\"%s\"); background-repeat: no-repeat; }\n"


def pictures(atlas: Atlas) -> Iterator[tuple[str, Path]]:
    """Paths in the site, and the files that belong there."""
    for name in dict.fromkeys((atlas.options.relief, atlas.options.relief_dark)):
        if name:
            yield f"{FOLDER}/{Path(name).name}", atlas.root / name


def style(atlas: Atlas) -> str:
    """The relief behind every plate, of which only the one for the palette in use is loaded."""
    light, dark = (Path(name).name for name in (atlas.options.relief, atlas.options.relief_dark))
    return ((_RULE % ("", light) if light else "")
            + ("@media screen {\n" + _RULE % ('[data-md-color-scheme="slate"] ', dark) + "}\n" if dark else ""))
