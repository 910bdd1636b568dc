"""The book set by Typst: one PDF that is tagged (PDF/UA-1), fit for archives (PDF/A-3a) and carries its data."""

from __future__ import annotations

import json
import shutil
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from generator.book.fonts import MISSING, Font, families
from generator.book.gather import Book
from generator.settings import Misuse

TEMPLATES = Path(__file__).parent / "typst"
STANDARDS = ["ua-1", "a-3a"]
PAPERS = ("book", "a4", "letter")


class Failed(Exception):
    """Typst refused the book: a fault of the program or of a picture, told in Typst's words."""


class Sheet(NamedTuple):
    """How a book is to be set: its paper, its fonts, the data that is attached to it."""

    paper: str
    fonts: tuple[Font, ...]
    attached: str


def pdf(book: Book, sheet: Sheet) -> bytes:
    """The book as the bytes of a PDF; the same book gives the same bytes. Raises Failed, Misuse."""
    typst, pikepdf = _engines()
    with tempfile.TemporaryDirectory(prefix="ency-book-") as folder:
        root = Path(folder)
        _lay_out(root, book, sheet)
        try:
            made = typst.compile(str(root / "book.typ"), root=folder, font_paths=[str(root / "fonts")],
                                 ignore_system_fonts=True, pdf_standards=STANDARDS, timestamp=book.imprint.seconds)
        except typst.TypstError as error:
            raise Failed(str(error).replace(folder, "")) from None
    return _smaller(made, pikepdf)


def _lay_out(root: Path, book: Book, sheet: Sheet) -> None:
    """Everything that Typst reads, in a folder from which it cannot look out."""
    for file in TEMPLATES.glob("*.typ"):
        shutil.copy(file, root)
    (root / "fonts").mkdir()
    for font in sheet.fonts:
        (root / "fonts" / font.file).write_bytes(font.data)
    for address, content in book.pictures.items():
        target = root / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    setting = {"paper": sheet.paper, "serif": families(sheet.fonts, "Ency Serif"),
               "sans": families(sheet.fonts, "Ency Sans"), "original": families(sheet.fonts, "Ency Arabic"),
               "headwords": headwords(book.data)}
    _write(root / "setting.json", setting)
    _write(root / "book.json", book.data)
    (root / "encyclopedia.json").write_text(sheet.attached, encoding="utf-8")


def headwords(data: dict[str, Any]) -> list[str]:
    """The headwords in the order in which they are set, for the running heads."""
    groups = [*(letter["entries"] for letter in data["letters"]), *(group["entries"] for group in data["checked"]),
              data["sources"]]
    return [entry["plain"] for group in groups for entry in group]


def _write(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def _smaller(made: bytes, pikepdf: Any) -> bytes:
    """The same document with its objects packed, about half the size; its standards are kept."""
    target = BytesIO()
    with pikepdf.open(BytesIO(made)) as document:
        document.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True,
                      preserve_pdfa=True)
    return target.getvalue()


def _engines() -> tuple[Any, Any]:
    try:
        import pikepdf
        import typst
    except ImportError:
        raise Misuse(MISSING) from None
    return typst, pikepdf
