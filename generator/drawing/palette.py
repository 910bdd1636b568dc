"""The colours of figures. The style sheet is the palette: the site loads it, and books have its values written in.

A rule of one class (`.fig-sea { fill: var(--fig-sea); }`) gives presentation attributes;
`:root` gives the colours of the light palette, `[data-md-color-scheme="slate"]` those of the dark.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import NamedTuple

STYLES = Path(__file__).parent.parent / "theme" / "assets" / "stylesheets"
SHEETS = ("figures.css", "timeline.css", "relations.css", "plates.css")
SCHEMES = {":root": "light", '[data-md-color-scheme="slate"]': "dark"}

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CLASS = re.compile(r"\.(fig[\w-]*)")
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")
_TAG = re.compile(r'<([a-z]+)((?: [\w:-]+="[^"]*")*)(/?)>', re.IGNORECASE)
_ATTRIBUTE = re.compile(r' ([\w:-]+)="([^"]*)"')
_ONLY_ON_SITES = frozenset(("class", "style", "data-backdrop"))


class Palette(NamedTuple):
    """Colours by variable, and the attributes of each class by scheme."""

    colours: Mapping[str, Mapping[str, str]]
    classes: Mapping[str, Mapping[str, str]]

    def attributes(self, kind: str, scheme: str) -> dict[str, str]:
        """What the classes say, the later rule above the earlier, in one scheme."""
        colours = self.colours["light"] | self.colours.get(scheme, {})
        wanted = set(kind.split())
        said = {key: value for name, rule in self.classes.items() if name in wanted for key, value in rule.items()}
        return {key: _VARIABLE.sub(lambda found: colours[found[1]], value) for key, value in said.items()}


@cache
def palettes() -> Palette:
    """What the style sheets of figures say."""
    colours: dict[str, dict[str, str]] = {"light": {}, "dark": {}}
    classes: dict[str, dict[str, str]] = {}
    text = _COMMENT.sub("", "".join((STYLES / sheet).read_text(encoding="utf-8") for sheet in SHEETS))
    for selectors, body in _RULE.findall(text):
        said = dict(part.split(":", 1) for part in "".join(body.split("\n")).split(";") if ":" in part)
        rule = {key.strip(): value.strip() for key, value in said.items()}
        for selector in map(str.strip, selectors.split(",")):
            if selector in SCHEMES:
                colours[SCHEMES[selector]] |= {key: value for key, value in rule.items() if key.startswith("--fig")}
            elif found := _CLASS.fullmatch(selector):
                classes.setdefault(found[1], {}).update(rule)
    return Palette(colours, classes)


def literal(svg: str, scheme: str = "light", backdrop: str = "") -> str:
    """The figure as a file by itself: colours written in, without links, and the picture behind it named by `backdrop`."""
    palette = palettes()

    def written(tag: re.Match[str]) -> str:
        attributes = dict(_ATTRIBUTE.findall(tag[2]))
        told = palette.attributes(attributes["class"], scheme) if "class" in attributes else {}
        dropped = _ONLY_ON_SITES | ({"href", "aria-label"} if tag[1] == "a" else set())
        kept = {key: value for key, value in attributes.items() if key not in dropped} | told
        place = attributes.get("data-backdrop", "")
        said = "".join(f' {key}="{value}"' for key, value in kept.items())
        name = "g" if tag[1] == "a" else tag[1]
        return f"<{name}{said}{tag[3]}>" + (_picture(place, backdrop) if place and backdrop else "")

    return _TAG.sub(written, svg).replace("</a>", "</g>")


def _picture(place: str, address: str) -> str:
    x, y, width, height = place.split()
    return (f'<image x="{x}" y="{y}" width="{width}" height="{height}" preserveAspectRatio="none" '
            f'href="{escape(address)}"/>')
