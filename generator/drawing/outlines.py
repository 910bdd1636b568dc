"""Outlines of glyphs as path data, in as few bytes as they can be said.

Steps are relative and on a coarse grid; a curve that goes on smoothly from the one before
is said by its end alone (`t`), as TrueType implies it; a letter that repeats is left out.
"""

from __future__ import annotations

import uharfbuzz as hb

GRID = 160
"""Steps to the em: a tenth of a pixel in a large title, and a third of the bytes that the thousand steps of fonts take."""
_SMOOTH = 1
"""Steps by which a control point may be off."""

Spot = tuple[int, int]


class Pen:
    """Takes down what HarfBuzz draws; `scale` is from the units of the font to the grid."""

    def __init__(self, scale: float) -> None:
        self._scale = scale
        self._said: list[tuple[str, tuple[int, ...]]] = []
        self._start = self._at = (0, 0)
        self._control: Spot | None = None

    def data(self) -> str:
        """The path data."""
        said, last = [], ""
        for letter, values in self._said:
            numbers = " ".join(map(str, values)).replace(" -", "-")
            said.append(letter + numbers if letter != last or not values else numbers if numbers[0] == "-" else f" {numbers}")
            last = letter
        return "".join(said)

    def move(self, x: float, y: float) -> None:
        self._start = self._at = self._spot(x, y)
        self._control = None
        self._said.append(("M", self._at))

    def line(self, x: float, y: float) -> None:
        (dx, dy), self._control = self._step(self._spot(x, y)), None
        if dx and dy:
            self._said.append(("l", (dx, dy)))
        elif dx or dy:
            self._said.append(("h", (dx,)) if dx else ("v", (dy,)))

    def quadratic(self, a: float, b: float, x: float, y: float) -> None:
        before, control, implied = self._at, self._spot(a, b), self._implied()
        step = self._step(self._spot(x, y))
        if implied and max(abs(implied[0] - control[0]), abs(implied[1] - control[1])) <= _SMOOTH:
            self._control = implied
            self._said.append(("t", step))
        else:
            self._control = control
            self._said.append(("q", (control[0] - before[0], control[1] - before[1], *step)))

    def cubic(self, a: float, b: float, c: float, d: float, x: float, y: float) -> None:
        (ax, ay), first, second = self._at, self._spot(a, b), self._spot(c, d)
        step, self._control = self._step(self._spot(x, y)), None
        self._said.append(("c", (first[0] - ax, first[1] - ay, second[0] - ax, second[1] - ay, *step)))

    def close(self) -> None:
        """The last line, if it only leads back to the start, is what closing means."""
        if self._said[-1][0] in "lhv" and self._at == self._start:
            self._said.pop()
        self._said.append(("z", ()))

    def _spot(self, x: float, y: float) -> Spot:
        return round(x * self._scale), -round(y * self._scale)

    def _step(self, to: Spot) -> Spot:
        (x, y), self._at = self._at, to
        return to[0] - x, to[1] - y

    def _implied(self) -> Spot | None:
        """The last control point mirrored in where the pen is."""
        return (2 * self._at[0] - self._control[0], 2 * self._at[1] - self._control[1]) if self._control else None


def _functions() -> hb.DrawFuncs:
    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, pen: pen.move(x, y))
    functions.set_line_to_func(lambda x, y, pen: pen.line(x, y))
    functions.set_quadratic_to_func(lambda a, b, x, y, pen: pen.quadratic(a, b, x, y))
    functions.set_cubic_to_func(lambda a, b, c, d, x, y, pen: pen.cubic(a, b, c, d, x, y))
    functions.set_close_path_func(lambda pen: pen.close())
    return functions


FUNCTIONS = _functions()
