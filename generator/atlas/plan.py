"""What a plate is to show, before it is drawn: plain values, from which equal plates follow."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from generator.atlas.geometry import Point

SUBJECT, STATION, AROUND = range(3)
"""What a mark is for the plate: the places it is about, those it passes, those that help to find one's way."""


class Rival(NamedTuple):
    """Another opinion on where a place lay: longitude, latitude, and whose opinion it is."""

    at: Point
    label: str


class Mark(NamedTuple):
    """One place on the map. `at` is longitude and latitude; `doubt` is exact, approximate or conjectural.

    `sign` is battle, event, capital, city, town or site; `numbers` are those of the key that lie here.
    """

    id: str
    name: str
    script: str
    at: Point
    sign: str
    doubt: str
    role: int
    address: str = ""
    numbers: tuple[int, ...] = ()
    rivals: tuple[Rival, ...] = ()


class March(NamedTuple):
    """A way from one mark to another, by their places in the row of marks; faint where it is no march."""

    start: int
    end: int
    faint: bool = False


class Step(NamedTuple):
    """A line of the key: its number on the map (0: not on it), what it is, and when."""

    number: int
    name: str
    when: str


class Sample(NamedTuple):
    """A line of the legend: a sign (or `way`, `rival`) with its certainty, and what it means."""

    sign: str
    doubt: str
    said: str


class Plan(NamedTuple):
    """A plate: its name among the files, its titles, what is on it, and the least width it shows, in km.

    `held` are further points that its window must hold, so that several plates have the same.
    """

    name: str
    form: str
    title: str
    subtitle: str
    description: str
    marks: tuple[Mark, ...]
    marches: tuple[March, ...] = ()
    key: tuple[Step, ...] = ()
    least: float = 240
    legend: tuple[Sample, ...] = ()
    held: tuple[Point, ...] = ()


class Plate(NamedTuple):
    """A plan that was drawn: the names that collide on it, and the characters that no font has."""

    svg: str
    colliding: tuple[str, ...]
    missing: str


class Measure(NamedTuple):
    """A unit of length of the time: what it is called, and how many kilometres it has."""

    name: str
    kilometres: float


def legend(plan: Plan, words: Callable[[str], str]) -> Plan:
    """The plan with a legend of the signs that it uses."""
    used = {(("number" if mark.numbers else mark.sign), mark.doubt) for mark in plan.marks
            if mark.role != AROUND and mark.sign != "area"}
    samples = [Sample(sign, doubt, words(f"precision.{doubt}")) for doubt in ("exact", "approximate", "conjectural")
               for sign in ("number", "battle", "event", "capital", "city", "town", "site") if (sign, doubt) in used]
    if any(mark.rivals for mark in plan.marks):
        samples.append(Sample("rival", "", words("atlas.rival")))
    if any(march.faint for march in plan.marches):
        samples.append(Sample("way", "", words("atlas.way")))
    return plan._replace(legend=tuple(samples))
