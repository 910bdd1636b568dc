"""Pages set into their frames and written, on all processors; redirects and the site map."""

from __future__ import annotations

import gzip
import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from html import escape
from pathlib import Path

from generator import parallel
from generator.companions import companion
from generator.pages.page import Page
from generator.sharing import finding
from generator.site import shards
from generator.site.edition import Edition
from generator.site.frame import Frame, setting
from generator.site.html import body
from generator.site.memory import Written, hashed
from generator.words import Words


def has_own_frame(path: str) -> bool:
    """Whether a page about many entries is framed by itself; of others in a folder there may be hundreds."""
    return "/" not in path or path.endswith("/index.md")


def frame_of(frames: Mapping[str, Frame], path: str) -> Frame | None:
    """The frame of a page: its own, or that of its folder."""
    return frames.get(path) or frames.get(path.rpartition("/")[0] + "/*.md")


def rendered(page: Page, frames: Mapping[str, Frame], edition: Edition, head: str = "") -> str:
    """The page as it stands on the site; `head` is for its head."""
    frame, address = frame_of(frames, page.path), absolute(page.path, edition.settings.url)
    assert frame is not None
    plates = {figure.name: figure.svg for figure in page.figures}
    words = edition.press.words
    made = body(page.markdown, words("text.backlink"), plates, words("figures.sideways"))
    return frame.set(setting(page.title, page.description, address, made, head))


def absolute(path: str, url: str) -> str:
    """The address of a page in the world; empty where that of the site is not known."""
    return url.rstrip("/") + "/" + _url(path) if url else ""


def address_of(path: str) -> str:
    """The file in the site that a source path becomes."""
    return path.removesuffix(".md") + ".html"


def _url(path: str) -> str:
    address = address_of(path)
    return "" if address == "index.html" else address


def write_site(edition: Edition, frames: Mapping[str, Frame], out: Path, handwritten: Iterable[str]) -> list[Written]:
    """Every page of the edition below `out`."""
    for model in edition.settings.kinds.values():
        (out / model.FOLDER).mkdir(parents=True, exist_ok=True)
    for path in edition.lists():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
    written = list(write_pages(edition, frames, out, list(edition.digests), edition.lists()))
    lines = shards.gathered(line for page in written for line in page.lines)
    for shared in (*(shards.files(name, given) for name, given in lines.items()), shards.lists(lines)):
        for path, text in shared.items():
            write_below(out, path, text.encode())
    for path, text in edition.redirects():
        write(out / path, text)
    write_below(out, "assets/javascripts/words.js", script_words(edition.press.words).encode())
    write_sitemap(edition, out, handwritten)
    for path, text in finding.files(edition.press):
        if not (out / path).exists():  # one of the encyclopedia's own goes before
            write(out / path, text)
    return written


def script_words(words: Words) -> str:
    """The words that scripts say, as the script that gives them."""
    return f"window.encyWords = {json.dumps(words.find('scripts'), ensure_ascii=False)}\n"


def write_pages(edition: Edition, frames: Mapping[str, Frame], out: Path, ids: list[str],
                lists: list[str]) -> Iterator[Written]:
    """The pages of these lists and these entries: the lists first, for some of them take as long as a thousand entries."""
    def one(what: tuple[bool, str]) -> Written:
        is_list, name = what
        page = edition.list(name) if is_list else edition.entry(name)
        beside = companion(page, edition.press)
        write(out / address_of(page.path), rendered(page, frames, edition, beside.head))
        for path, content in beside.files:
            write_below(out, path, content)
        return Written(page.path, page.source, hashed(page.needs).tobytes(), beside.lines,
                       tuple(path for path, _ in beside.files))

    return parallel.each(one, [*((True, path) for path in lists), *((False, id_) for id_ in ids)])


def write(path: Path, text: str) -> None:
    """The text as a file of its own, in UTF-8."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """A file of its own: never into a file that may have a second name."""
    with suppress(FileNotFoundError):
        os.unlink(path)
    with open(path, "xb") as file:
        file.write(content)


def write_below(folder: Path, path: str, content: bytes) -> None:
    """A file at a path below a folder, whose own folders may not be there yet."""
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    write_bytes(folder / path, content)


def write_sitemap(edition: Edition, out: Path, handwritten: Iterable[str]) -> None:
    """The map of the site: all pages that stand for something, with the day of the last change where it is known."""
    if not edition.settings.url:
        return
    base = edition.settings.url.rstrip("/") + "/"
    changed = {f"{digest.place.folder}/{id_}.html": edition.changed.get(digest.place.shown, "")
               for id_, digest in edition.digests.items() if not digest.removed}
    lists = (_url(path) for path in edition.lists() if path not in finding.UNLISTED)
    addresses = sorted({*changed, *lists, *handwritten})
    lines = [f"  <url><loc>{escape(base + address)}</loc>"
             + (f"<lastmod>{changed[address]}</lastmod>" if changed.get(address) else "") + "</url>"
             for address in addresses]
    text = ('<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
            + "\n".join(lines) + "\n</urlset>\n")
    write(out / "sitemap.xml", text)
    packed = io.BytesIO()
    with gzip.GzipFile("", "wb", fileobj=packed, mtime=0) as file:
        file.write(text.encode("utf-8"))
    write_bytes(out / "sitemap.xml.gz", packed.getvalue())
