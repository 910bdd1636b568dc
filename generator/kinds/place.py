"""Places, as gazetteers keep them: name, location and certainty apart."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from generator.entries.entry import Entry, preferred
from generator.entries.values import Evidence, Many, PlaceRef, ProseText, Statements, Text, wrong


def _point(value: Any) -> Any:
    """`[lat, lon]` in decimal degrees north and east (WGS 84)."""
    written = f"[{', '.join(map(str, value))}]" if isinstance(value, list | tuple) else f"“{value}”"
    try:
        lat, lon = (float(part) for part in value)
    except (TypeError, ValueError):
        lat = lon = float("nan")
    if abs(lat) <= 90 and abs(lon) <= 180 and isinstance(value, list | tuple):
        return (lat, lon)
    raise wrong("bad-point", f"{written} is not a point",
                "write [latitude, longitude] in decimal degrees, as in [32.02, 44.37]")


class Location(Evidence):
    """One opinion on where the place lay. An unknown place has none."""

    point: Annotated[tuple[float, float], BeforeValidator(_point)] = Field(
        description="Degrees north and east.", examples=[[12.34, 56.78]])
    precision: Literal["exact", "approximate", "conjectural"] = Field(description="How precise it is meant.")
    label: Text = Field("", description="What stands there now, or whose opinion it is.")


class Distance(Evidence):
    """A distance that a source states; never one that we computed."""

    tells: ClassVar[tuple[str, ...]] = ("text",)
    to: PlaceRef = Field(description="The place to which it is counted.")
    text: Text = Field(description="As the source has it: “3 miles”, “a day's march”.")


class Place(Entry):
    """A town, region, river, fort or field; located or not."""

    KIND: ClassVar[str] = "place"
    FOLDER: ClassVar[str] = "places"
    THING: ClassVar[str] = "Place"

    type: Text = Field(description="city, fort, river, region, well …")
    within: Many[PlaceRef] = Field((), description="The larger places it lies in.")
    modern: Statements[Text] = Field((), description="Where that is today.")
    locations: Many[Location] = Field((), description="Where it lay; several opinions, each with its sources.")
    unlocated: ProseText | None = Field(None, description="Why no location is given.")
    distances: Many[Distance] = Field((), description="Distances that the sources state.")

    def tags(self) -> dict[str, str]:
        told = {"type": self.type}
        chosen = preferred(self.locations)
        if chosen is not None:
            told |= {"point": f"{chosen.point[0]},{chosen.point[1]}", "precision": chosen.precision}
        return told
