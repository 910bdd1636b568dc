"""A family tree: generations in rows, everybody in a box, children below their elders.

Each branch has a stretch of the page to itself, so no two boxes meet. A broken line says that
the link between is not named.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from generator.drawing import Canvas, element, link, number, width
from generator.relations.family import Family

LEAST, EDGE, ROW, BOX, GAP, SIZE = 640.0, 16.0, 78.0, 32.0, 18.0, 14.0


class Box(NamedTuple):
    """Somebody's place: the middle of a box `wide` across, on the row of the generation; an unnamed parent has none."""

    id: str
    x: float
    y: float
    wide: float


def layout(family: Family, name: Callable[[str], str]) -> tuple[dict[str, Box], float, float]:
    """Where each box stands, and how wide and high the whole is."""
    wide = {id_: 8.0 if id_.startswith("+") else width(name(id_), "sans-bold", SIZE) + 24 for id_ in family.generations}
    below, beside = _branches(family)
    top = min(family.generations.values())
    boxes: dict[str, Box] = {}

    def unit(id_: str) -> float:
        return sum(wide[one] for one in (id_, *beside[id_])) + GAP * len(beside[id_])

    def reach(id_: str) -> float:
        return max(unit(id_), sum(map(reach, below[id_])) + GAP * max(0, len(below[id_]) - 1))

    def place(id_: str, left: float) -> None:
        across = reach(id_)
        x = left + (across - unit(id_)) / 2
        for one in (id_, *beside[id_]):
            boxes[one] = Box(one, x + wide[one] / 2, 14 + BOX / 2 + (family.generations[one] - top) * ROW, wide[one])
            x += wide[one] + GAP
        at = left + (across - sum(map(reach, below[id_])) - GAP * max(0, len(below[id_]) - 1)) / 2
        for child in below[id_]:
            place(child, at)
            at += reach(child) + GAP

    roots = [id_ for id_ in family.generations if not any(id_ in several for several in (*below.values(), *beside.values()))]
    whole = sum(map(reach, roots)) + GAP * (len(roots) - 1)
    across, left = max(LEAST, whole + 2 * EDGE), 0.0
    left = (across - whole) / 2
    for root in roots:
        place(root, left)
        left += reach(root) + GAP
    return boxes, across, max(box.y for box in boxes.values()) + BOX / 2 + 14


def _branches(family: Family) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Below each the children that hang from them (each child from its first elder), and beside each a partner without elders."""
    first: dict[str, str] = {}
    for tie in family.ties:
        first.setdefault(tie.younger, tie.elder)
    beside: dict[str, list[str]] = {id_: [] for id_ in family.generations}
    partners = [*family.couples, *((first[tie.younger], tie.elder) for tie in family.ties if first[tie.younger] != tie.elder)]
    placed: set[str] = set()
    for one, other in partners:
        for keeps, goes in ((one, other), (other, one)):
            free = goes not in first and goes not in placed and not beside[goes]
            if free and keeps not in placed and family.generations[keeps] == family.generations[goes]:
                beside[keeps].append(goes)
                placed.add(goes)
                break
    host = {guest: keeps for keeps, guests in beside.items() for guest in guests}
    below: dict[str, list[str]] = {id_: [] for id_ in family.generations}
    for younger, elder in first.items():
        below[host.get(elder, elder)].append(younger)
    return below, beside


def tree(name: str, about: str, family: Family, *, called: Callable[[str], str], address: Callable[[str], str], title: str) -> str:
    """The SVG; `about` is whose page it is for."""
    boxes, across, height = layout(family, called)
    canvas = Canvas(name, across, height, title=title, kind="fig fig-tree")
    canvas.add(element("rect", "fig-paper", width=across, height=height))
    for loose, kind in ((False, "fig-descent"), (True, "fig-descent-loose")):
        lines = "".join(_line(boxes[tie.elder], boxes[tie.younger], loose) for tie in family.ties if tie.loose is loose)
        canvas.add(element("path", kind, d=lines) if lines else "")
    canvas.add(*(_couple(boxes[one], boxes[other]) for one, other in family.couples))
    canvas.add(*(_box(canvas, box, called(box.id), address(box.id), box.id == about) for box in boxes.values()
                 if not box.id.startswith("+")))
    return canvas.svg()


def _line(elder: Box, younger: Box, loose: bool) -> str:
    """Down from the elder, across just below, and down on the younger's own stretch of the page, where no box is."""
    start = elder.y if elder.id.startswith("+") else elder.y + BOX / 2
    turn = elder.y + ROW / 2 - (8 if loose else 0)
    return f"M{number(elder.x)} {number(start)}V{number(turn)}H{number(younger.x)}V{number(younger.y - BOX / 2)}"


def _couple(one: Box, other: Box) -> str:
    """Two lines between boxes that stand beside each other."""
    left, right = sorted((one, other), key=lambda box: box.x)
    start, end = left.x + left.wide / 2, right.x - right.wide / 2
    if left.y != right.y or end - start > GAP + 1:
        return ""
    return element("path", "fig-descent", d="".join(f"M{number(start)} {number(left.y + dy)}H{number(end)}" for dy in (-2, 2)))


def _box(canvas: Canvas, box: Box, name: str, address: str, about: bool) -> str:
    drawn = element("rect", "fig-kin-self" if about else "fig-kin", x=box.x - box.wide / 2, y=box.y - BOX / 2, width=box.wide,
                    height=BOX, rx=4)
    text = canvas.lettering.line(name, "sans-bold", SIZE, box.x, box.y + 5, anchor="middle")
    return drawn + text if about else link(address, name, drawn, text)


def in_words(family: Family) -> dict[tuple[str, bool], list[str]]:
    """The younger ones of each elder, the oldest generation first; those that are loosely tied apart."""
    found: dict[tuple[str, bool], list[str]] = {}
    for tie in sorted(family.ties, key=lambda tie: (family.generations[tie.elder], tie.loose)):
        found.setdefault((tie.elder, tie.loose), []).append(tie.younger)
    return found
