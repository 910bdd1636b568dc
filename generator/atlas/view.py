"""What a plate looks at: the window that holds what it is about."""

from __future__ import annotations

from generator.atlas.base import Base
from generator.atlas.geometry import Point, Rect
from generator.atlas.plan import AROUND, Plan
from generator.atlas.window import Window, fit

WIDTH = 720.0
HEIGHTS = {"place": 430.0, "battle": 500.0, "campaign": 560.0, "life": 500.0, "map": 520.0}
MARGIN = 20.0
"""Room between the edge of the plate and the map."""
EDGE = 6.0
"""How near to the edge of the map nothing is shown that the plate is not about."""


def view(plan: Plan, base: Base) -> Window:
    """The window of a plan: on what it is about, whatever else is round it."""
    page = Rect(MARGIN, MARGIN, WIDTH - MARGIN, HEIGHTS[plan.form] - MARGIN)
    return fit(base, _essential(plan), page, least=plan.least)


def _essential(plan: Plan) -> list[Point]:
    """What the window must show; everything, where the plate is about nothing in particular."""
    found = [*plan.held, *(point for mark in plan.marks if mark.role != AROUND
                           for point in (mark.at, *(rival.at for rival in mark.rivals)))]
    return found or [mark.at for mark in plan.marks]
