"""A page of Markdown as the HTML that stands in the site's frame, with its contents list.

pulldown-cmark renders it; what is added is what its HTML lacks: anchors beside
headings, notes that lead back, row headings, links to pages instead of files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

import pyromark

OPTIONS = (pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES
           | pyromark.Options.ENABLE_HEADING_ATTRIBUTES | pyromark.Options.ENABLE_STRIKETHROUGH)

_HEADING = re.compile(r"<h([1-6])(?: id=\"([^\"]*)\")?>(.*?)</h\1>", re.DOTALL)
_LINK = re.compile(r'<a href="([^"]*)"')
_MARK = re.compile(r'<sup class="footnote-reference"><a href="#([^"]*)">\d+</a></sup>')
_NOTE = re.compile(r'<div class="footnote-definition" id="([^"]*)"><sup class="footnote-definition-label">\d+</sup>'
                   r"\n(.*?)\n?</div>\n?", re.DOTALL)
_FIRST_NOTE = '<div class="footnote-definition"'
_NOTES = re.compile(r'(?:<div class="footnote-definition".*?</div>\n?)+', re.DOTALL)
_BLOCK = re.compile(r'<div class="([a-z -]+)" markdown="1">\n(.*?)</div>\n', re.DOTALL)
_FIRST_CELL = re.compile(r"<tr><td(?: style=\"[^\"]*\")?>(.*?)</td>")
_BOX_HEAD = re.compile(r"<table><thead><tr><th>(.*?)</th><th>(.*?)</th></tr></thead>")
_PLATE = re.compile(r'<img src="[^"]*plates/([a-z0-9-]+)\.svg" alt="[^"]*" />')
_SHARED = re.compile(r'<path id="(_[a-z0-9]+)"[^>]*/>')
_TAG = re.compile(r"<[^>]+>")


class Item(NamedTuple):
    """One line of the contents list."""

    level: int
    id: str
    title: str


class Body(NamedTuple):
    """The page within its frame."""

    html: str
    contents: tuple[Item, ...]


def body(markdown: str, backlink: str = "Back to the text", plates: Mapping[str, str] | None = None,
         sideways: str = "") -> Body:
    """The HTML of a page. Its first heading gets the id `entry`, to which the skip link leads.

    `plates` are drawings by name, which are set into the page where it shows them; `sideways` tells that
    one is wider than a narrow screen.
    """
    contents: list[Item] = []
    text = pyromark.html(markdown, options=OPTIONS)
    text = _HEADING.sub(lambda found: _heading(found, contents), text)
    text = _with_notes(text, backlink)
    text = _BLOCK.sub(lambda found: _block(found, sideways), text).replace('<details class="in-words" markdown="1">', '<details class="in-words">')
    text = text.replace("<thead><tr><th", '<thead><tr><th scope="col"').replace("</th><th", '</th><th scope="col"')
    text = text.replace('<th scope="col"></th>', "<td></td>")
    text = _LINK.sub(_link, text)
    if plates:
        text = _once(_PLATE.sub(lambda found: plates.get(found[1], found[0]), text))
    return Body(text, tuple(contents))


def _once(text: str) -> str:
    """The page without the definitions that a drawing before has given already: glyphs, and the ground of maps."""
    met: set[str] = set()

    def first(found: re.Match[str]) -> str:
        known = found[1] in met
        met.add(found[1])
        return "" if known else found[0]

    return _SHARED.sub(first, text).replace("<defs></defs>", "")


def _heading(found: re.Match[str], contents: list[Item]) -> str:
    level, id_, inner = int(found[1]), found[2] or "", found[3]
    if level == 1:
        return f'<h1 id="entry">{inner}</h1>'
    if not id_:
        return found[0]
    contents.append(Item(level, id_, _TAG.sub("", _MARK.sub("", inner))))
    return (f'<h{level} id="{id_}">{inner}<a class="headerlink" href="#{id_}" '
            f'title="Permanent link">¶</a></h{level}>')


def _with_notes(text: str, backlink: str) -> str:
    """Marks that can be led back to, and the notes as a list with their ways back."""
    met: dict[str, int] = {}

    def mark(found: re.Match[str]) -> str:
        number = found[1]
        met[number] = met.get(number, 0) + 1
        return (f'<sup id="{_back(number, met[number])}"><a class="footnote-ref" href="#fn:{number}">'
                f"{number}</a></sup>")

    def note(found: re.Match[str]) -> str:
        number, words = found[1], found[2]
        ways = "".join(f' <a class="footnote-backref" href="#{_back(number, n)}" title="{backlink}">↩</a>'
                       for n in range(1, met.get(number, 0) + 1))
        return f'<li id="fn:{number}">\n{_appended(words, ways)}\n</li>\n'

    start = text.find(_FIRST_NOTE)
    if start < 0:
        return _MARK.sub(mark, text)
    before = _MARK.sub(mark, text[:start])
    notes = _NOTES.match(text, start)
    assert notes is not None
    return f'{before}<div class="footnote">\n<ol>\n{_NOTE.sub(note, notes[0])}</ol>\n</div>\n{text[notes.end():]}'


def _back(number: str, time: int) -> str:
    return f"fnref:{number}" if time == 1 else f"fnref{time}:{number}"


def _appended(words: str, ways: str) -> str:
    start, end, rest = words.rpartition("</p>")
    return f"{start}{ways}{end}{rest}" if end else words + ways


def _block(found: re.Match[str], sideways: str) -> str:
    name, inner = found[1], found[2]
    if name == "infobox":
        inner = _BOX_HEAD.sub(r'<table class="facts"><caption><b>\1</b> <span>\2</span></caption>', inner)
        return f'<aside class="infobox">\n{_FIRST_CELL.sub(_row_heading, inner)}</aside>\n'
    if name == "sides":
        inner = _FIRST_CELL.sub(_row_heading, inner)
    if name.split()[0] == "figure":
        return _figure(name, inner, sideways)
    return f'<div class="{name}">\n{inner}</div>\n'


def _figure(name: str, inner: str, sideways: str) -> str:
    """A drawing, its caption, and what tells it in words; one of several to choose from can be unfolded."""
    hint = f'<p class="sideways">{sideways}</p>\n' if sideways and "strip" not in name.split() else ""
    shown, _, about = (inner.strip() + "\n").removeprefix("<p>").partition("</p>\n")
    caption, table, words = about.partition("<table>")
    figure = (f'<figure class="{name}">\n{hint}{shown}\n<figcaption>\n{caption.strip()}\n</figcaption>\n'
              "</figure>\n" + (f'<div class="beside">\n{table}{words}</div>\n' if table else ""))
    if "choice" not in name.split():
        return figure
    said = _TAG.sub("", caption.partition("</p>")[0])
    return f'<details class="choice"{" open" if "first" in name.split() else ""}>\n<summary>{said}</summary>\n{figure}</details>\n'


def _row_heading(found: re.Match[str]) -> str:
    return f'<tr><th scope="row">{found[1]}</th>'


def _link(found: re.Match[str]) -> str:
    address = found[1]
    if address.startswith(("http:", "https:", "mailto:")):
        return f'<a class="external" href="{address}"'
    if "wanted.md#" in address:
        return f'<a class="wanted" href="{address.replace(".md#", ".html#")}"'
    if address.endswith(".md"):
        return f'<a href="{address[:-3]}.html"'
    return f'<a href="{address.replace(".md#", ".html#")}"'


def contents_html(items: tuple[Item, ...]) -> str:
    """The lines of Material's table of contents, sub-headings nested one deep."""
    lines: list[str] = []
    nested = False
    for number, item in enumerate(items):
        deep = item.level > 2 and number > 0
        if deep and not nested:
            lines.append('<div class="md-nav"><ul class="md-nav__list">')
        elif nested and not deep:
            lines.append("</ul></div></li>")
        elif number:
            lines.append("</li>")
        nested = deep
        lines.append(f'<li class="md-nav__item"><a href="#{item.id}" class="md-nav__link">'
                     f'<span class="md-ellipsis">{item.title}</span></a>')
    if items:
        lines.append("</li></ul></div></li>" if nested else "</li>")
    return "".join(lines)
