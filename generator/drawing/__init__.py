"""Drawings as SVG: numbers, paths, lettering, colours, and the figure they make.

Every figure of the encyclopedia is written here: plates, timelines, relations.
Equal input gives equal bytes. What is drawn, and why, is for the packages that draw.
"""

from generator.drawing.canvas import Canvas, frame
from generator.drawing.elements import element, group, link, number, polyline
from generator.drawing.figure import Figure
from generator.drawing.lettering import Lettering
from generator.drawing.palette import literal, palettes
from generator.drawing.shaping import width

__all__ = ["Canvas", "Figure", "Lettering", "element", "frame", "group", "link", "literal", "number", "palettes",
           "polyline", "width"]
