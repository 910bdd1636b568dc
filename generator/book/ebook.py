"""The e-book: EPUB 3, a file an entry, zipped so that the same entries give the same bytes."""

from __future__ import annotations

import datetime
import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import jinja2

from generator.book.cover import cover
from generator.book.faces import faces
from generator.book.gather import Book
from generator.book.xhtml import Writer, filed, heading
from generator.words import Words

TEMPLATES = Path(__file__).parent / "epub"
TYPES = {".xhtml": "application/xhtml+xml", ".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml",
         ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp", ".gif": "image/gif"}
_EARLIEST = (1980, 1, 1, 0, 0, 0)


class Part(NamedTuple):
    """One file of the e-book; one with a title stands in the reading order, under its `within` in the contents."""

    path: str
    content: bytes
    title: str = ""
    within: str = ""
    marks: str = ""

    @property
    def id(self) -> str:
        return "f-" + "".join(letter if letter.isalnum() else "-" for letter in self.path)

    @property
    def type(self) -> str:
        return TYPES[Path(self.path).suffix.lower()]


def epub(book: Book, words: Words) -> bytes:
    """The book as the bytes of an EPUB."""
    press = _Press(book, words)
    parts = press.parts()
    faces_ = faces(json.dumps(book.data, ensure_ascii=False))
    style = faces_.css + (TEMPLATES / "style.css").read_text(encoding="utf-8")
    files = [Part("style.css", style.encode()), *(Part(f"fonts/{name}", data) for name, data in faces_.files.items()),
             Part("cover.svg", cover(book.data).encode(), marks="cover-image"),
             *(Part(filed(address), content) for address, content in sorted(book.pictures.items()))]
    said = {"book": book.data, "imprint": book.imprint, "parts": parts, "files": files, "pictures": bool(book.pictures),
            "modified": datetime.datetime.fromtimestamp(book.imprint.seconds, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}
    nav = Part("nav.xhtml", press.render("nav.xhtml.j2", **said, tree=_tree(parts)), marks="nav")
    package = press.render("package.opf.j2", **said, nav=nav)
    return _zipped([("META-INF/container.xml", (TEMPLATES / "container.xml").read_bytes()), ("EPUB/package.opf", package),
                    *((f"EPUB/{part.path}", part.content) for part in (nav, *parts, *files))])


class _Press:
    """Makes the files that are read."""

    def __init__(self, book: Book, words: Words) -> None:
        self._data, self._words, self._jinja = book.data, words, _environment()
        self._writer = Writer(self._address, words)
        self._jinja.globals |= {"words": words, "inline": self._writer.inline, "address": self._address,
                                "headed": lambda article: heading(article, self._writer)}

    def parts(self) -> list[Part]:
        """The files in the order in which they are read."""
        data, said = self._data, self._data["said"]
        found = [self._page("title.xhtml", data["title"], "title.xhtml.j2")]
        found += [self._article(article) for article in data["front"]]
        for group in data["letters"]:
            name = f"letter-{group['letter']}.xhtml".replace("#", "other")
            if len(data["letters"]) > 1:
                found.append(self._page(name, group["letter"], "letter.xhtml.j2", group=group))
            found += [self._article(article, within=name if len(data["letters"]) > 1 else "") for article in group["entries"]]
        if len(data["chronology"]) > 1:
            found.append(self._page("chronology.xhtml", said["chronology"], "chronology.xhtml.j2"))
        if data["checked"]:
            found.append(self._page("checked.xhtml", said["checked"], "checked.xhtml.j2"))
            found += [self._article(article, within="checked.xhtml") for group in data["checked"] for article in group["entries"]]
        if data["sources"]:
            found.append(self._page("sources.xhtml", said["sources"], "sources.xhtml.j2"))
            found += [self._article(article, within="sources.xhtml") for article in data["sources"]]
        if data["names"]:
            found.append(self._page("names.xhtml", said["names"], "names.xhtml.j2"))
        if data["scripts"] and data["names"]:
            found.append(self._page("originals.xhtml", said["originals"], "originals.xhtml.j2"))
        return [*found, self._page("colophon.xhtml", said["colophon"], "colophon.xhtml.j2")]

    def _article(self, article: dict[str, Any], within: str = "") -> Part:
        made = self.render("article.xhtml.j2", title=article["plain"], article=article, book=self._data,
                           body=self._writer.blocks(article["blocks"]), notes=self._writer.notes(article["notes"]))
        return Part(self._address(article["id"]), made, article["plain"], within)

    def _page(self, path: str, title: str, template: str, **values: Any) -> Part:
        return Part(path, self.render(template, title=title, book=self._data, **values), title)

    def render(self, template: str, **values: Any) -> bytes:
        return self._jinja.get_template(template).render(**values).encode("utf-8")

    def _address(self, label: str) -> str:
        """An entry has a file of its own; what follows a stop is a place in it."""
        id_, _, place = label.partition(".")
        return (f"page{id_}.xhtml" if id_.startswith("_") else f"entry-{id_}.xhtml") + (f"#{label}" if place else "")


def _environment() -> jinja2.Environment:
    return jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True,
                              undefined=jinja2.StrictUndefined, auto_reload=False)


def _tree(parts: list[Part]) -> list[tuple[Part, list[Part]]]:
    """The contents in two levels."""
    return [(part, [inner for inner in parts if inner.within == part.path]) for part in parts if not part.within]


def _zipped(files: list[tuple[str, bytes]]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(_named("mimetype", zipfile.ZIP_STORED), "application/epub+zip")
        for name, content in files:
            archive.writestr(_named(name, zipfile.ZIP_DEFLATED), content, compresslevel=9)
    return target.getvalue()


def _named(name: str, method: int) -> zipfile.ZipInfo:
    """A member without the day, the system and the rights of the machine."""
    info = zipfile.ZipInfo(name, _EARLIEST)
    info.compress_type, info.create_system, info.external_attr = method, 3, 0o100644 << 16
    return info
