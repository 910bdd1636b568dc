"""A plan drawn as a plate."""

from __future__ import annotations

import math
from collections.abc import Sequence

from generator.atlas import arrows, furniture, ground, signs
from generator.atlas.base import Base
from generator.atlas.layout import ARABIC, ASCENT, Layout, face_of, lay, said, size_of
from generator.atlas.placing import Placed
from generator.atlas.plan import Mark, Measure, Plan, Plate
from generator.atlas.view import MARGIN, WIDTH
from generator.drawing import Canvas, element, link, polyline


def draw(plan: Plan, base: Base, measure: Measure | None) -> Plate:
    """The plate of a plan; equal plans give equal bytes."""
    layout = lay(plan, base)
    height = (layout.window.page.bottom + MARGIN + furniture.key_height(plan.key)
              + (furniture.LEGEND if plan.legend else 0))
    canvas = Canvas(plan.name, WIDTH, height, title=plan.title, description=plan.description, kind="fig fig-plate",
                    halo="fig-map-halo", backdrop=layout.window.master())
    ground.draw(canvas, layout.window)
    for name in layout.written:
        canvas.add(canvas.lettering.along(name.text, name.face, name.size, name.curve, kind=name.kind, halo=name.halo,
                                          track=name.track, rise=name.rise))
    _draw_marches(canvas, layout.marches)
    _draw_marks(canvas, layout)
    _furniture(canvas, plan, layout, measure)
    return Plate(canvas.svg(), layout.colliding, canvas.lettering.missing)


def _draw_marches(canvas: Canvas, marches: Sequence[arrows.Arrow]) -> None:
    """Marches as ribbons; ways that nobody describes as broken lines with a head."""
    for arrow in marches:
        if not arrow.faint:
            canvas.add(element("path", "fig-march-halo", d=polyline(arrow.outline, closed=True)))
    for arrow in marches:
        data = polyline(arrow.outline, closed=True)
        if arrow.faint:
            canvas.add(element("path", "fig-way", d=polyline(arrow.line)), element("path", "fig-way-head", d=data))
        else:
            canvas.add(element("path", "fig-march", d=data))


def _draw_marks(canvas: Canvas, layout: Layout) -> None:
    window, placing = layout.window, layout.placing
    for mark, spot in sorted(layout.shown, key=lambda item: -item[0].role):
        rivalry = ""
        for rival in mark.rivals:
            x, y = window.at(*rival.at)
            rivalry += element("path", "fig-rivalry", d=polyline([spot, (x, y)])) + signs.rival(x, y)
        true = window.at(*mark.at)
        moved = math.dist(true, spot)
        tie = element("path", "fig-leader", d=polyline([true, spot])) if moved > signs.radius(mark) else ""
        label = _label(canvas, mark, placing.placed[mark.id]) if mark.id in placing.placed else ""
        canvas.add(link(mark.address, mark.name, rivalry, tie, label, signs.sign(canvas, mark, *spot)))


def _label(canvas: Canvas, mark: Mark, placed: Placed) -> str:
    """The name and the name in its own script below it, with a thin line to a sign that is far."""
    box, size, line = placed.box, size_of(mark), canvas.lettering.line
    x = {"start": box.left, "end": box.right, "middle": (box.left + box.right) / 2}[placed.anchor]
    ink = "fig-red-deep" if mark.sign == "battle" else "fig-violet" if mark.sign == "event" else "fig-ink"
    name = line(said(mark), face_of(mark), size, x, box.top + size * ASCENT, kind=ink, anchor=placed.anchor, halo=1.5)
    if mark.script:
        name += line(mark.script, "arabic", size, x, box.top + size * (ASCENT + ARABIC * .8), kind=ink,
                     anchor=placed.anchor, halo=1.3)
    return (element("path", "fig-leader", d=polyline(placed.tie)) if placed.tie else "") + name


def _furniture(canvas: Canvas, plan: Plan, layout: Layout, measure: Measure | None) -> None:
    window, (title, scale, *small) = layout.window, layout.boards
    for board in small:
        furniture.small(canvas, window, board)
    furniture.title(canvas, plan, title)
    furniture.scale(canvas, window, scale, measure)
    furniture.frame(canvas, window)
    below = window.page.bottom + MARGIN
    if plan.key:
        furniture.key(canvas, plan.key, plan.marks, below)
    furniture.legend(canvas, plan.legend, below + furniture.key_height(plan.key))
