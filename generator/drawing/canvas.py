"""The whole SVG of a figure: its size, its title and description, its definitions, and what is drawn."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from html import escape

from generator.drawing.elements import element, number
from generator.drawing.lettering import SHARED, Lettering


class Canvas:
    """A drawing of `width` × `height`; `lettering` writes on it, `add` puts elements on it in their order.

    `definitions` are elements that are only used elsewhere; `backdrop` is the place of a
    picture behind everything: x, y, width and height.
    """

    def __init__(self, name: str, width: float, height: float, *, title: str, description: str = "",
                 kind: str = "fig", halo: str = "fig-halo", backdrop: tuple[float, float, float, float] | None = None) -> None:
        self.name, self.width, self.height = name, width, height
        self._title, self._description, self._kind, self._backdrop = title, description, kind, backdrop
        self.lettering = Lettering(f"{name}-", halo)
        self._drawn: list[str] = []
        self._definitions: list[str] = []
        self._shared: dict[str, str] = {}

    def id(self, name: str) -> str:
        """An id of this figure's own."""
        return f"{self.name}--{name}"

    def add(self, *elements: str) -> None:
        self._drawn += elements

    def define(self, *elements: str) -> None:
        self._definitions += elements

    def share(self, data: str) -> str:
        """The id of a path that is only used elsewhere; figures on one page that have the same share it."""
        id_ = f"{SHARED}z{hashlib.blake2s(data.encode(), digest_size=5).hexdigest()}"
        self._shared[id_] = data
        return id_

    def svg(self) -> str:
        """Linked parts make it a group; without any it is one picture to those who listen."""
        drawn = "".join(self._drawn)
        shared = "".join(element("path", id=id_, d=data) for id_, data in self._shared.items())
        definitions = shared + "".join(self._definitions) + self.lettering.definitions()
        return frame(self.name, self.width, self.height, [
            element("title", "", escape(self._title), id=self.id("title")),
            element("desc", "", escape(self._description), id=self.id("desc")) if self._description else "",
            element("defs", "", definitions) if definitions else "", drawn],
            described=bool(self._description), linked="<a " in drawn, kind=self._kind, backdrop=self._backdrop)


def frame(name: str, width: float, height: float, inner: Iterable[str], *, described: bool, linked: bool,
          kind: str, backdrop: tuple[float, float, float, float] | None) -> str:
    """The outermost element."""
    attributes = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {number(width)} {number(height)}",
                  "role": "document" if linked else "img", "aria_labelledby": f"{name}--title"}
    if described:
        attributes["aria_describedby"] = f"{name}--desc"
    if backdrop:
        attributes |= {"data_backdrop": " ".join(map(number, backdrop)), "style": _behind(width, height, *backdrop)}
    return element("svg", kind, *inner, **attributes)


def _behind(width: float, height: float, x: float, y: float, across: float, down: float) -> str:
    """The same place as CSS says it of a background: sizes and overhang in hundredths."""
    def share(offset: float, whole: float, part: float) -> str:
        return number(100 * offset / (whole - part), 3) if whole != part else "0"

    return (f"background-size:{number(100 * across / width, 3)}% {number(100 * down / height, 3)}%;"
            f"background-position:{share(x, width, across)}% {share(y, height, down)}%")
