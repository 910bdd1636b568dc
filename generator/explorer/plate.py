"""The whole map as one plate, for those without scripts, and the key to its signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.atlas.atlas import Atlas
from generator.atlas.plan import AROUND, Mark, Plan
from generator.explorer.sights import Sight, Sights
from generator.words import Words

if TYPE_CHECKING:
    from generator.drawing import Figure

NAME = "map"
_KEY = (
    ("battle", "exact", "map.signs.battle.exact"), ("battle", "approximate", "map.signs.battle.approximate"),
    ("battle", "conjectural", "map.signs.battle.conjectural"), ("capital", "exact", "map.signs.capital"),
    ("city", "exact", "map.signs.city"), ("town", "exact", "map.signs.town.exact"),
    ("town", "approximate", "map.signs.town.approximate"), ("town", "conjectural", "map.signs.town.conjectural"))
"""Sign, certainty, and the words that explain them."""


def plate(shown: Sights, atlas: Atlas, words: Words) -> Figure:
    """The plate: as much as has room, the weightiest first."""
    from generator.drawing import Figure

    said = words("map.alt")
    marks = tuple(_mark(sight, atlas) for sight in sorted(shown.all, key=lambda sight: (-sight.worth, sight.card.id)))
    drawn = atlas.plate(Plan(NAME, "map", words("map.title"), "", said, marks, least=atlas.base.master.width))
    return Figure(NAME, drawn.svg, said, words("map.title"), atlas.options.credit, "plate")


def _mark(sight: Sight, atlas: Atlas) -> Mark:
    """A sight as one of the places to find one's way by, so that it gives way where there is no room."""
    card = sight.card
    return Mark(card.id, card.headword, card.script if card.lang[:2] in ("ar", "fa") else "",
                atlas.base.conic.inverse(*sight.at), sight.sign, sight.doubt, AROUND)


def key(words: Words) -> list[tuple[str, str]]:
    """Each sign as a small drawing, and what it means."""
    from generator.atlas.signs import rival, sign

    drawn = [(sign(None, Mark("", "", "", (0, 0), kind, doubt, AROUND), 0, 0), words(said)) for kind, doubt, said in _KEY]
    drawn.append((rival(0, 0), words("atlas.rival")))
    return [(f'<svg class="fig" viewBox="-9 -9 18 18" aria-hidden="true">{shape}</svg>', said) for shape, said in drawn]
