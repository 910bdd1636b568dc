"""The page of the map: a list of all that is on it, a plate for those without scripts, and what the scripts draw."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.atlas.gazetteer import Gazetteer
from generator.atlas.site import FOLDER as ATLAS
from generator.companion import Companion, Line
from generator.explorer.clock import Clock, clock
from generator.explorer.datings import Dated, Datings, datings
from generator.explorer.ground import FILE, ground
from generator.explorer.layers import Layer, campaigns, sides
from generator.explorer.plate import NAME, key, plate
from generator.explorer.sights import DOUBTS, SIGNS, Sight, sights
from generator.pages.compose import Composer
from generator.pages.lists import Totals, from_template
from generator.pages.markdown import attribute
from generator.pages.page import Page, Press
from generator.timeline.extent import extent
from generator.timeline.lanes import Lane
from generator.watched import Watched

PATH = "map.md"


def paths(watched: Watched, press: Press) -> Iterator[str]:
    """The page is there where there is a base map and anything is located."""
    if press.atlas and watched.extracts("positions"):
        yield PATH


def page(path: str, say: Composer, totals: Totals, press: Press) -> Page:
    """The map."""
    assert press.atlas is not None
    words, kinds = press.words, press.settings.kinds
    shown = sights(Gazetteer(press.atlas, say.watched, ""), kinds)
    dated = datings([sight.card.id for sight in shown.battles], say, press)
    time = _clock(dated, press)
    told = {
        **_ground(press), "signs": SIGNS, "doubts": [[doubt, words(f"precision.{doubt}")] for doubt in DOUBTS], "cut": words("timeline.cut").split("|"),
        "marks": [_mark(sight) for sight in shown.all],
        "dates": [_dates(dated.by.get(sight.card.id, {}), time) for sight in shown.battles],
        "time": _time(time), "whose": [[name, _name(name, say, press)] for name in dated.authorities],
        "campaigns": [_layer(layer) for layer in campaigns(shown.battles, say.watched, words)]
        if "campaign" in kinds else [], "sides": [_layer(layer) for layer in sides(shown.battles, say.watched)]}
    figure = plate(shown, press.atlas, words)
    say.figures[figure.name] = figure
    return from_template(
        path, words("map.title"), words("map.about", n=len(shown.all)), "map", say, press, shown=shown,
        canonical=press.canonical, told=_json(told), figure=figure, key=key(words), plate=f"plates/{NAME}.svg", attribute=attribute,
        credit=press.atlas.options.credit)


def _name(authority: str, say: Composer, press: Press) -> str:
    card = say.watched.card(authority) if authority else None
    return card.headword if card else authority or press.words("timeline.preferred")


def _clock(dated: Datings, press: Press) -> Clock | None:
    options = press.settings.options
    days = extent([Lane("", "", dated.events)], options.timeline.span, options.calendar, options.calendars[0])
    return clock(*days, options.calendars, press.date_words) if days and dated.events else None


def _ground(press: Press) -> dict[str, Any]:
    """The projection, the rectangle of the map, the reliefs, and the measures for the scale."""
    atlas = press.atlas
    assert atlas is not None
    base, options = atlas.base, atlas.options
    reliefs = [f"{ATLAS}/{Path(name).name}" if name else "" for name in (options.relief, options.relief_dark)]
    measure = [atlas.measure.name, atlas.measure.kilometres] if atlas.measure else None
    return {"conic": [*base.conic], "master": [round(edge, 2) for edge in base.master], "reliefs": reliefs,
            "measure": measure}


def _mark(sight: Sight) -> list[Any]:
    row: list[Any] = [*sight.at, SIGNS.index(sight.sign), DOUBTS.index(sight.doubt), sight.worth]
    return [*row, sight.rivals] if sight.rivals else row


def _dates(found: dict[int, Dated], time: Clock | None) -> dict[int, list[Any]]:
    """By the number of the chronology: first and last day of the clock, the words, and as far as it is so 1 for doubted, and the rivals' days."""
    if time is None:
        return {}
    rows: dict[int, list[Any]] = {}
    for number, dated in found.items():
        row = [_since(dated.first, time), _since(dated.last, time), dated.said, int(dated.doubted),
               [_since(day, time) for day in dated.rivals] if dated.rivals else 0]
        while len(row) > 3 and not row[-1]:
            row.pop()
        rows[number] = row
    return rows


def _since(day: int | None, time: Clock) -> int | None:
    return None if day is None else day - time.first


def _time(time: Clock | None) -> dict[str, Any] | None:
    if time is None:
        return None
    return {"days": time.last - time.first + 1, "steps": [[step.day - time.first, step.key, *step.said] for step in time.steps],
            "years": [[[day - time.first, said] for day, said in years] for years in time.years]}


def _layer(layer: Layer) -> list[Any]:
    orders = [[order.according, order.battles, [[way.start, way.end, *way.bend, int(way.faint)] for way in order.ways]]
              for order in layer.orders]
    return [layer.id, layer.name, layer.battles, *([orders] if orders else [])]


def _json(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def companion(page: Page, press: Press) -> Companion:
    """The base map as a file of shared data, and the plate for those without scripts."""
    if page.path != PATH or press.atlas is None:
        return Companion()
    plates = tuple((f"plates/{figure.name}.svg", _alone(figure.svg, press).encode()) for figure in page.figures)
    return Companion(lines=tuple(Line(FILE, row) for row in ground(press.atlas.base)), files=plates)


def _alone(svg: str, press: Press) -> str:
    from generator.drawing import literal

    assert press.atlas is not None
    relief = press.atlas.options.relief
    return literal(svg, backdrop=f"../{ATLAS}/{Path(relief).name}" if relief else "")

