"""The atlas of one encyclopedia: its base map, what its options say, and the plates that were drawn before."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from generator import collect
from generator.atlas.base import BadBase, Base, load
from generator.atlas.plan import Measure, Plan, Plate
from generator.atlas.projection import Conic
from generator.dates import When
from generator.settings import AtlasOptions, Misuse, Settings

_CODE = Path(__file__).parent.parent


@dataclass(frozen=True)
class Atlas:
    """What all plates are made with; `dated` says a date in short."""

    options: AtlasOptions
    root: Path
    cache: Path
    dated: Callable[[When], str]

    @cached_property
    def base(self) -> Base:
        """The base map; raises Misuse where it cannot be used."""
        (south, north), (lon, lat) = self.options.parallels, self.options.origin
        try:
            return load(tuple(self.root / file for file in self.options.base), self.options.box,
                        Conic(south, north, lat, lon))
        except BadBase as error:
            raise Misuse(f"atlas: {error}") from None

    @cached_property
    def measure(self) -> Measure | None:
        given = self.options.measure
        return Measure(given.name, given.kilometres) if given else None

    def sign(self, type_: str) -> str:
        """The sign for a kind of place; `area` is for what has no single site, and is no sign."""
        return self.options.signs.get(type_, "town")

    def plate(self, plan: Plan) -> Plate:
        """The plate of a plan: as it was drawn before, if neither it nor what it is drawn with has changed."""
        key = hashlib.sha256(repr((plan, self.base.digest, self.measure, _code())).encode()).hexdigest()
        file = self.cache / "plates" / f"{plan.name}.json"
        try:
            kept = json.loads(file.read_bytes())
            if kept["key"] == key:
                return Plate(kept["svg"], tuple(kept["colliding"]), kept["missing"])
        except (OSError, ValueError, KeyError, TypeError):
            pass
        from generator.atlas.draw import draw  # loads the fonts' shaper, which a build without new plates can spare

        plate = draw(plan, self.base, self.measure)
        _keep(file, {"key": key, **plate._asdict()})
        return plate


def _keep(file: Path, content: Mapping[str, object]) -> None:
    """Written beside and then exchanged, so that two builds at once do no harm."""
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_suffix(f".{os.getpid()}")
    new.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    os.replace(new, file)


@cache
def _code() -> str:
    """A mark of the modules that draw, and of their fonts."""
    mark = hashlib.sha256()
    for folder in ("atlas", "drawing"):
        for path in sorted((_CODE / folder).rglob("*")):
            if path.suffix in (".py", ".ttf"):
                mark.update(path.read_bytes())
    return mark.hexdigest()


def atlas_of(settings: Settings) -> Atlas | None:
    """The atlas that the configuration describes, if it does."""
    options = settings.options.atlas
    return Atlas(options, settings.root, settings.cache, collect.short_dates(settings)) if options else None
