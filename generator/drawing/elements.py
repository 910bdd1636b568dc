"""SVG elements as text. Colours are given by classes; numbers are rounded, so that equal input gives equal bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

Point = tuple[float, float]
_LOOSE = re.compile(r" (?=-)")


def number(value: float, places: int = 1) -> str:
    """A number as short as SVG allows: 12, -.5, 3.1."""
    text = f"{value:.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text in ("-0", ""):
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def element(name: str, kind: str = "", *children: str, **attributes: str | float) -> str:
    """`kind` names classes. An underscore in an attribute's name stands for a hyphen, one at its end for nothing."""
    said = f' class="{kind}"' if kind else ""
    for key, value in attributes.items():
        text = number(value, 2) if isinstance(value, int | float) else escape(value)
        said += f' {key.rstrip("_").replace("_", "-")}="{text}"'
    inner = "".join(children)
    return f"<{name}{said}>{inner}</{name}>" if inner else f"<{name}{said}/>"


def group(kind: str, *children: str, **attributes: str | float) -> str:
    """A group, or nothing where nothing is in it."""
    inner = "".join(children)
    return element("g", kind, inner, **attributes) if inner else ""


def link(address: str, label: str, *children: str) -> str:
    """A link out of the drawing; `label` is what is read aloud."""
    return element("a", "", *children, href=address, aria_label=label) if address else group("", *children)


def polyline(points: Sequence[Point], *, closed: bool = False, places: int = 1) -> str:
    """Path data: absolute start, then relative steps; points that fall together are left out."""
    if not points:
        return ""
    scale = 10 ** places
    at = [(round(x * scale), round(y * scale)) for x, y in points]
    steps = [(x - a, y - b) for (a, b), (x, y) in zip(at, at[1:], strict=False)]
    start = f"M{number(at[0][0] / scale, places)} {number(at[0][1] / scale, places)}"
    said = " ".join(f"{number(x / scale, places)} {number(y / scale, places)}" for x, y in steps if x or y)
    return _LOOSE.sub("", start + (f"l{said}" if said else "")) + ("z" if closed else "")


def polylines(lines: Iterable[Sequence[Point]], *, closed: bool = False) -> str:
    """Several lines as one path."""
    return "".join(polyline(points, closed=closed) for points in lines)
