"""The book set by Typst: PDF that is tagged (PDF/UA-1), fit for archives (PDF/A-3a) and carries its data.

Signatures are measured first, so that every page number is known before anything is set; then they are set,
each in a process of its own that gives its memory back, and bound.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from generator import parallel
from generator.book import paging, press
from generator.book.fonts import MISSING, Font, families, plates
from generator.book.gather import Book
from generator.book.lettered import lettered
from generator.book.paging import Measured, Place
from generator.book.signatures import Signature, articles, guessed, signatures
from generator.settings import Misuse

TEMPLATES = Path(__file__).parent / "typst"
PAPERS = ("book", "a4", "letter")
WITHIN = "https://book.invalid/"
"""What the address of a link within the book begins with until it is bound; “.invalid” is nobody's (RFC 2606)."""
AT_ONCE = 3
"""Signatures set at the same time at most: each may need half a gigabyte."""
_MANY = 60
"""Drawings from which two processes set their letters faster than one."""
_VIEW = re.compile(rb'<svg[^>]* viewBox="([-\d. ]+)"')


Tell = Callable[[str], None]


class Failed(Exception):
    """Typst refused the book: a fault of the program or of a picture, told in Typst's words."""


class Sheet(NamedTuple):
    """How a book is to be set: its paper, its fonts, the data that is attached to it."""

    paper: str
    fonts: tuple[Font, ...]
    attached: str


class Desk(NamedTuple):
    """A folder with all that Typst reads, for setting and for measuring; it cannot look out of it."""

    root: Path
    paper: str
    seconds: int
    figures: Mapping[str, int]
    tell: Tell


def pdf(book: Book, sheet: Sheet, name: str = "book.pdf", tell: Tell = lambda words: None) -> dict[str, bytes]:
    """The volumes of the book as PDF files by name; the same book gives the same bytes. Raises Failed, Misuse."""
    _engines()
    from generator.book.binding import Sewn, Unbound, bound

    sheets = signatures(book.data)
    with laid_out(book, sheet, guessed(sheets), tell) as desk:
        sheets, known = measured(desk, sheets)
        at = paging.places(sheets, known)
        made = _set(desk, sheets, range(len(sheets)), paging.starts(sheets, known), at)
        sewn = [Sewn(one.volume, one.opening, file) for one, file in zip(sheets, made, strict=True)]
        titles = {article["id"]: article["plain"] for one in sheets for article in articles(one.data)}
        desk.tell("Binding …")
        try:
            return bound(sewn, WITHIN, name, titles)
        except Unbound as error:
            raise Failed(f"a link leads to “{error}”, which is nowhere in the book") from None


def measured(desk: Desk, sheets: list[Signature]) -> tuple[list[Signature], dict[int, Measured]]:
    """What is known of the signatures of the text; an index tells who is named where, so it comes after the others."""
    text = [number for number, one in enumerate(sheets) if not one.opening]
    known = _measure(desk, sheets, text, [1] * len(sheets), paging.supposed(sheets, desk.figures))
    late = [number for number in text if sheets[number].indexed]
    if late:
        at, named = paging.places(sheets, known), paging.mentions(sheets, known)
        sheets = [_with_index(one, named, at) if one.indexed else one for one in sheets]
        known |= _measure(desk, sheets, late, paging.starts(sheets, known), at)
    return sheets, known


def _with_index(one: Signature, named: Mapping[str, Mapping[Place, int]], at: Mapping[str, Place]) -> Signature:
    names = paging.indexed(one.data["names"], named, at, one.data["volumes"])
    return one._replace(data=one.data | {"names": names})


def _measure(desk: Desk, sheets: Sequence[Signature], chosen: Iterable[int], starts: Sequence[int],
             at: Mapping[str, Place]) -> dict[int, Measured]:
    chosen = list(chosen)
    found = {}
    for number, file in zip(chosen, _set(desk, sheets, chosen, starts, at, "measure"), strict=True):
        told = json.loads(file.read_text(encoding="utf-8"))
        found[number] = Measured(told["pages"], dict(told["places"]), [(label, page) for label, page in told["mentions"]])
    return found


def _set(desk: Desk, sheets: Sequence[Signature], chosen: Iterable[int], starts: Sequence[int],
         at: Mapping[str, Place], task: str = "pdf") -> list[Path]:
    """Have signatures set or measured, several at once; the files that were made."""
    folder = desk.root / task
    chosen = list(chosen)
    for volume in {sheets[number].volume for number in chosen}:
        elsewhere = sheets[0].data["said"]["in_volume"]
        _write(folder / f"pages-{volume}.json", paging.printed(at, desk.figures, volume, elsewhere))
    for number in chosen:
        one = sheets[number]
        _write(folder / f"{number}.json", {"data": one.data, "headwords": headwords(one.data), "labels": one.labels(),
                                           "start": starts[number], "pages": f"pages-{one.volume}.json"})
    with ThreadPoolExecutor(min(AT_ONCE, os.cpu_count() or 1)) as hands:
        files = []
        for file in hands.map(lambda number: _pressed(folder, str(number), task, desk.seconds), chosen):
            files.append(file)
            desk.tell(f"{'Measured' if task == 'measure' else 'Set'} {len(files)} of {len(chosen)} sheets")
    return files


def _pressed(folder: Path, name: str, task: str, seconds: int) -> Path:
    done = subprocess.run([sys.executable, "-P", str(press.__file__), str(folder), name, task, str(seconds)],
                          capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode:
        raise Failed(done.stderr.strip() or f"the press ended with {done.returncode}")
    return folder / f"{name}.{'pdf' if task == 'pdf' else 'measured.json'}"


@contextmanager
def laid_out(book: Book, sheet: Sheet, figures: Mapping[str, int], tell: Tell) -> Iterator[Desk]:
    """Everything that Typst reads, twice: where it is measured, drawings are blank sheets of the same shape."""
    with tempfile.TemporaryDirectory(prefix="ency-book-") as folder:
        for task in ("measure", "pdf"):
            _lay_out(Path(folder) / task, book, sheet, blank=task == "measure")
        yield Desk(Path(folder), sheet.paper, book.imprint.seconds, figures, tell)


def _lay_out(root: Path, book: Book, sheet: Sheet, *, blank: bool) -> None:
    (root / "fonts").mkdir(parents=True)
    for file in TEMPLATES.glob("*.typ"):
        shutil.copy(file, root)
    for font in (*sheet.fonts, *plates()):
        (root / "fonts" / font.file).write_bytes(font.data)
    pictures = parallel.each(_blank if blank else _set_in_type, list(book.pictures.values()), chunk=8, worth=_MANY)
    for address, content in zip(book.pictures, pictures, strict=True):
        target = root / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    _write(root / "setting.json", {
        "paper": sheet.paper, "serif": families(sheet.fonts, "Ency Serif"), "sans": families(sheet.fonts, "Ency Sans"),
        "original": families(sheet.fonts, "Ency Arabic"), "within": WITHIN})
    (root / "encyclopedia.json").write_text(sheet.attached, encoding="utf-8")


def _blank(picture: bytes) -> bytes:
    """A drawing of the same shape with nothing in it; other pictures stay."""
    view = _VIEW.search(picture[:2000])
    return b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="%b"/>' % view[1] if view else picture


def _set_in_type(picture: bytes) -> bytes:
    """A drawing of ours with its letters as text; other pictures stay."""
    return lettered(picture.decode("utf-8")).encode() if _VIEW.search(picture[:2000]) else picture


def headwords(data: dict[str, Any]) -> list[str]:
    """The headwords in the order in which they are set, for the running heads."""
    groups = [*(letter["entries"] for letter in data["letters"]), *(group["entries"] for group in data["checked"]),
              data["sources"]]
    return [entry["plain"] for group in groups for entry in group]


def _write(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def _engines() -> None:
    try:
        import deflate  # noqa: F401
        import pikepdf  # noqa: F401
        import typst  # noqa: F401
    except ImportError:
        raise Misuse(MISSING) from None
