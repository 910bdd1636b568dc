"""The cards as PNG: what each shows, drawn by resvg, and kept by what it shows."""

from __future__ import annotations

import hashlib
import io
import os
from functools import cache
from pathlib import Path

from generator.atlas.base import Base
from generator.drawing.palette import STYLES
from generator.entries.entry import Entry, preferred
from generator.pages.page import Press
from generator.sharing import card, locator
from generator.sharing.card import Card
from generator.watched import Watched

COLOURS = 96
"""As many as no eye misses on a card, and a third of the bytes."""
_CODE = Path(__file__).parent.parent


def said(shown: Card) -> str:
    """What a card shows, in words."""
    return ", ".join(dict.fromkeys(part for part in (shown.name, shown.gloss, shown.when, shown.site) if part))


def of_entry(entry: Entry, id_: str, watched: Watched, press: Press) -> Card:
    known, words, base = watched.card(id_), press.words, _base(press)
    assert known is not None
    at = locator.points(locator.places(entry, id_, watched), watched, base) if base else ()
    return Card(words(f"kinds.{known.kind}.one"), known.headword, known.script, _when(entry, known.when, press), known.gloss,
                press.settings.name, known.sort, at, _is_area(entry, press), words("language.direction") == "rtl")


def _is_area(entry: Entry, press: Press) -> bool:
    """Whether the entry is a place that the maps give no sign, because it has no single site."""
    return bool(press.atlas and getattr(entry, "locations", ()) and press.atlas.sign(getattr(entry, "type", "")) == "area")


def _when(entry: Entry, when: str, press: Press) -> str:
    """The dates; of a person it is the death by which they are dated, and that is said."""
    death = preferred(getattr(entry, "died", ()))
    return press.words("card.died", when=when) if when and death and death.value.when else when


def of_site(watched: Watched, press: Press) -> Card:
    settings, base = press.settings, _base(press)
    places = settings.options.atlas.landmarks if settings.options.atlas else ()
    return Card("", settings.name, "", "", settings.description, settings.url.partition("://")[2].rstrip("/"), settings.name,
                locator.points(places, watched, base) if base else (), leftward=press.words("language.direction") == "rtl")


def _base(press: Press) -> Base | None:
    return press.atlas.base if press.atlas else None


def png(shown: Card, press: Press, file: Path) -> bytes:
    """The picture as it was made before, if neither what it shows nor what draws it has changed; else made now."""
    base = _base(press)
    key = hashlib.sha256(repr((shown, base.digest if base else "", _code())).encode()).digest()
    try:
        known, content = (held := file.read_bytes())[:len(key)], held[len(key):]
    except OSError:
        known = content = b""
    if known != key:
        content = _drawn(card.svg(shown, base))
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_suffix(f".{os.getpid()}")
        new.write_bytes(key + content)
        os.replace(new, file)
    return content


def _drawn(svg: str) -> bytes:
    """The drawing as a PNG of few colours."""
    import resvg_py
    from PIL import Image

    with Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True)))) as drawn:
        few = drawn.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


@cache
def _code() -> str:
    """A mark of what draws: the modules, their fonts, the colours."""
    mark = hashlib.sha256()
    for folder in (*(_CODE / name for name in ("atlas", "drawing", "sharing")), STYLES):
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".py", ".ttf", ".css"):
                mark.update(path.read_bytes())
    return mark.hexdigest()
