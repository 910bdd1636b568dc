"""The signs of the map: how a place looks by what it is and how sure its site is."""

from __future__ import annotations

from generator.atlas.plan import SUBJECT, Mark
from generator.drawing import Canvas, element, group, number, width

RADII = {"battle": 8.0, "event": 8.0, "capital": 5.6, "city": 4.4, "town": 2.7, "site": 2.2, "area": 1.0}
_SWORDS = "M-4.8-4.8 3.9 3.9M4.8-4.8-3.9 3.9M1.7 4.4 4.4 1.7M-1.7 4.4-4.4 1.7M3.9 3.9l1.3 1.3M-3.9 3.9l-1.3 1.3"
_DASHES = {"exact": "", "approximate": "", "conjectural": " fig-dotted"}


def radius(mark: Mark) -> float:
    """Half the width of the sign; numbers make it wider."""
    if mark.numbers:
        return max(8.2, width(numbers_said(mark), "sans-bold", 10.5) / 2 + 4.4)
    return RADII[mark.sign] + (1.2 if mark.role == SUBJECT else 0)


def numbers_said(mark: Mark) -> str:
    """The numbers of a mark as they stand in its sign: 3, 4–6, 2 · 9."""
    runs: list[list[int]] = []
    for n in mark.numbers:
        if runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return " · ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def sign(canvas: Canvas, mark: Mark, x: float, y: float) -> str:
    """The sign of a mark with its middle at a point."""
    place = f"translate({number(x)} {number(y)})"
    if mark.numbers:
        return group("", _numbered(canvas, mark), transform=place)
    if mark.sign == "area":
        return ""
    drawn = {"battle": _battle, "event": _battle, "capital": _capital}.get(mark.sign, _ring)(mark)
    grown = RADII[mark.sign] and radius(mark) / RADII[mark.sign]
    return group("", drawn, transform=place + (f" scale({number(grown, 2)})" if grown != 1 else ""))


def _kind(mark: Mark, kind: str) -> str:
    """Battles are in red, what is no battle in ink; an uncertain site has a broken line."""
    return kind + ("-battle" if mark.sign == "battle" else "") + {
        "exact": "", "approximate": " fig-dashed", "conjectural": " fig-dotted"}[mark.doubt]


def ring(mark: Mark) -> str:
    """The classes of a ring that holds a number."""
    return _kind(mark, "fig-number")


def _numbered(canvas: Canvas, mark: Mark) -> str:
    half, said = radius(mark), numbers_said(mark)
    shape = element("rect", ring(mark), x=-half, y=-8.2, width=2 * half, height=16.4, rx=8.2)
    ink = "fig-red-deep" if mark.sign == "battle" else "fig-ink"
    return shape + canvas.lettering.line(said, "sans-bold", 10.5, 0, 3.5, kind=ink, anchor="middle")


def _battle(mark: Mark) -> str:
    ink = "fig-swords" if mark.sign == "battle" else "fig-swords-event"
    return element("circle", _kind(mark, "fig-ring"), r=8) + element("path", ink, d=_SWORDS)


def _capital(mark: Mark) -> str:
    return (element("rect", "fig-town" + _DASHES[mark.doubt], x=-5.4, y=-5.4, width=10.8, height=10.8)
            + element("rect", "fig-ink", x=-2.4, y=-2.4, width=4.8, height=4.8))


def _ring(mark: Mark) -> str:
    """A city has a dot in its ring; an exact site is filled, an approximate one open, a conjectural one dotted."""
    size = RADII[mark.sign]
    if mark.sign == "city":
        return (element("circle", "fig-town" + _DASHES[mark.doubt], r=size)
                + element("circle", "fig-ink", r=1.7))
    return element("circle", "fig-town-exact" if mark.doubt == "exact" else "fig-town" + _DASHES[mark.doubt], r=size)


def rival(x: float, y: float) -> str:
    """A small cross for a site that others propose."""
    return element("path", "fig-rival", d="M-3-3 3 3M3-3-3 3", transform=f"translate({number(x)} {number(y)})")
