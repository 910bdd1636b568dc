"""A fan: one entry in the middle, its relations in bundles to both sides, every name on a line of its own.

Names cannot collide: each has its row, and what is too long for its room is cut, and whole
in what is read aloud. Each sort has a colour and a stroke; what is doubtful is thinner, with
a question mark.
"""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Callable, Sequence
from typing import NamedTuple

from generator.drawing import Canvas, element, link, number, width
from generator.relations.bundle import Bundle, Relative
from generator.words import Words

WIDTH, ROW, GAP, HEAD, NAME, NOTE = 900.0, 25.0, 20.0, 24.0, 14.5, 13.0
_MIDDLE, _RING, _REACH, _BULGE = WIDTH / 2, 58.0, 168.0, 56.0
LEFT, EITHER = ("kin", "service", "followers", "leaders", "members", "parts"), ("comrades", "allies")
"""Sorts that stand on the left, and those that stand where there is more room; the others stand on the right."""


class Node(NamedTuple):
    """A relative, or the line that counts the rest, at the end of its thread; `side` is -1 on the left, 1 on the right."""

    relative: Relative | None
    sort: str
    text: str
    x: float
    y: float
    side: int


class Title(NamedTuple):
    """The name of a bundle, where it begins or (on the left) ends."""

    text: str
    sort: str
    x: float
    y: float
    side: int


class Layout(NamedTuple):
    """Where everything stands."""

    height: float
    nodes: tuple[Node, ...]
    titles: tuple[Title, ...]


def layout(bundles: Sequence[Bundle], words: Words) -> Layout:
    """The bundles on their sides, from top to bottom, on a curve about the middle."""
    sides = _sided(bundles)
    height = max(max(map(_height, sides.values())), 2 * _RING + 8) + 32
    nodes: list[Node] = []
    titles: list[Title] = []
    for side, several in sides.items():
        tall = _height(several)
        y = (height - tall) / 2
        for bundle in several:
            y += HEAD - 8
            titles.append(Title(bundle.title, bundle.sort, _curve(y, height, tall, side) + side * 12, y, side))
            y += 8
            for relative, text in _lines(bundle, words):
                y += ROW
                nodes.append(Node(relative, bundle.sort, text, _curve(y - ROW / 2, height, tall, side), y - ROW / 2, side))
            y += GAP
    return Layout(height, tuple(nodes), tuple(titles))


def _sided(bundles: Sequence[Bundle]) -> dict[int, list[Bundle]]:
    """The bundles of the left (-1) and of the right (1)."""
    left = [one for one in bundles if one.sort in LEFT]
    either = [one for one in bundles if one.sort in EITHER]
    right = [one for one in bundles if one.sort not in LEFT + EITHER]
    if _height(left) <= _height(right):
        return {-1: left + either, 1: right}
    return {-1: left, 1: either + right}


def _lines(bundle: Bundle, words: Words) -> list[tuple[Relative | None, str]]:
    more = [(None, words("figures.more", n=bundle.more))] if bundle.more else []
    return [*((relative, relative.name) for relative in bundle.relatives), *more]


def _height(bundles: Sequence[Bundle]) -> float:
    return sum(HEAD + GAP + ROW * (len(one.relatives) + (one.more > 0)) for one in bundles) - (GAP if bundles else 0)


def _curve(y: float, height: float, tall: float, side: int) -> float:
    off = min(1.0, abs(y - height / 2) / (tall / 2 + 30))
    return _MIDDLE + side * (_REACH + _BULGE * math.sqrt(1 - off * off))


def fan(name: str, middle: tuple[str, str], bundles: Sequence[Bundle], *, address: Callable[[str], str], words: Words,
        title: str) -> str:
    """The SVG; `middle` is the name of the one whom it is about, and a word below it."""
    placed = layout(bundles, words)
    canvas = Canvas(name, WIDTH, placed.height, title=title, kind="fig fig-fan")
    canvas.add(element("rect", "fig-paper", width=WIDTH, height=placed.height))
    canvas.add(*(_thread(node, placed.height) for node in placed.nodes if node.relative))
    canvas.add(*(canvas.lettering.line(one.text, "serif-italic", 16, one.x, one.y + 2, kind=f"fig-of-{one.sort}",
                                       anchor="end" if one.side < 0 else "start") for one in placed.titles))
    _heart(canvas, placed.height / 2, *middle)
    canvas.add(*(_node(canvas, node, address) for node in placed.nodes))
    return canvas.svg()


def _thread(node: Node, height: float) -> str:
    """A curve from the ring to the node."""
    y, side = height / 2, node.side
    angle = max(-1.25, min(1.25, math.atan2(node.y - y, _REACH * 1.5)))
    start = _MIDDLE + side * _RING * math.cos(angle), y + _RING * math.sin(angle)
    d = (f"M{number(start[0])} {number(start[1])}C{number(start[0] + side * 45 * math.cos(angle))} "
         f"{number(start[1] + 45 * math.sin(angle))} {number(node.x - side * 62)} {number(node.y)} "
         f"{number(node.x - side * 8)} {number(node.y)}")
    assert node.relative is not None
    return element("path", f"fig-thread-{node.sort}" + (" fig-thread-doubted" if node.relative.doubted else ""), d=d)


def _heart(canvas: Canvas, y: float, name: str, below: str) -> None:
    canvas.add(element("circle", "fig-heart", cx=_MIDDLE, cy=y, r=_RING - 6),
               element("circle", "fig-heart-line", cx=_MIDDLE, cy=y, r=_RING - 10))
    size, lines = _fitted(name, 2 * (_RING - 16))
    at = y - (len(lines) - 1) * (size + 2) / 2 + size * .33 - (7 if below else 0)
    for n, line in enumerate(lines):
        canvas.add(canvas.lettering.line(line, "serif-bold", size, _MIDDLE, at + n * (size + 2), anchor="middle"))
    if below:
        canvas.add(canvas.lettering.line(below, "serif-italic", 12.5, _MIDDLE, at + len(lines) * (size + 2) - 1,
                                         kind="fig-soft", anchor="middle"))


def _fitted(name: str, room: float) -> tuple[float, list[str]]:
    """The greatest size at which the name fits in at most three lines."""
    for size in (17.0, 15.0, 13.0, 11.5):
        lines = [""]
        for word in name.split():
            longer = f"{lines[-1]} {word}".strip()
            lines[-1:] = [longer] if not lines[-1] or width(longer, "serif-bold", size) <= room else [lines[-1], word]
        if len(lines) <= 3 and all(width(line, "serif-bold", size) <= room for line in lines):
            return size, lines
    return 11.5, [cut(line, "serif-bold", 11.5, room) for line in lines[:3]]


def _node(canvas: Canvas, node: Node, address: Callable[[str], str]) -> str:
    side, anchor, x = node.side, "end" if node.side < 0 else "start", node.x + node.side * 13
    room = WIDTH - 8 - x if side > 0 else x - 8
    if node.relative is None:
        return canvas.lettering.line(node.text, "sans-italic", NOTE, x, node.y + 4.6, kind="fig-soft", anchor=anchor)
    one = node.relative
    name = cut(one.name, "sans-bold", NAME, room)
    long = width(name, "sans-bold", NAME)
    note = cut(f"{one.note} (?)".strip() if one.doubted else one.note, "sans", NOTE, room - long - 7)
    drawn = [sign(one.kind, node.sort, node.x, node.y),
             canvas.lettering.line(name, "sans-bold", NAME, x, node.y + 4.8, anchor=anchor)]
    if note:
        drawn.append(canvas.lettering.line(note, "sans", NOTE, x + side * (long + 7), node.y + 4.8, kind="fig-soft", anchor=anchor))
    return link(address(one.id), f"{one.name}, {one.note}" if one.note else one.name, *drawn)


def sign(kind: str, sort: str, x: float, y: float) -> str:
    """A ring for a person, a hexagon for a group, crossed swords for a battle, a square for anything else."""
    at = f"translate({number(x)} {number(y)})"
    if kind == "group":
        return element("path", f"fig-sign-{sort}", d="M-6 0l3-5.2h6l3 5.2-3 5.2h-6z", transform=at)
    if kind == "battle":
        return element("path", f"fig-sign-{sort}", d="M7 0a7 7 0 11-14 0a7 7 0 1114 0zM-3.4-3.4l6.8 6.8M3.4-3.4l-6.8 6.8", transform=at)
    if kind == "person":
        return element("circle", f"fig-sign-{sort}", cx=x, cy=y, r=5.2)
    return element("rect", f"fig-sign-{sort}", x=x - 4.6, y=y - 4.6, width=9.2, height=9.2)


def cut(text: str, face: str, size: float, room: float) -> str:
    """The text, shortened to its room with an ellipsis; nothing where not even three letters fit."""
    if width(text, face, size) <= room:
        return text
    shorter = [text[:end].rstrip(" ,.(") + "…" for end in range(3, len(text))]
    fitting = bisect(shorter, room, key=lambda one: width(one, face, size))
    return shorter[fitting - 1] if fitting else ""
