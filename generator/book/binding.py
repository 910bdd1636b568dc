"""Signatures bound into volumes: one structure, one outline, one set of names over all their pages.

Typst writes each signature as a tagged document. Their structure elements, marked content and bookmarks are
joined (ISO 32000-1, 14.7 and 12.3), and addresses of links within the book become places in it.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Pdf, String

from generator.book.packed import packed

_CELL = re.compile(rb"\(U(?=\d+x\d+y\d+\))")
_MARKS = b"UABCDEFGHIJKLMNOPQRSTVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&*+,-./:;<=>?@^_{|}~"
"""What the names of table cells begin with, one for each signature of a volume."""


class Sewn(NamedTuple):
    """A signature that was set: its volume (from 1), whether it is paged in Roman figures, its file."""

    volume: int
    opening: bool
    file: Path


class Unbound(Exception):
    """A link within the book leads nowhere: a fault of the program."""


class _Volume(NamedTuple):
    """A volume: its document, the number of its pages in Roman figures, the names of places in it.

    `sources` are kept because what was copied from them is read when it is written.
    """

    pdf: Pdf
    roman: int
    places: frozenset[str]
    sources: list[Pdf]


class _Parts(NamedTuple):
    """What is gathered from signature to signature: marked content by number, elements, cells, places, bookmarks."""

    parents: list[tuple[int, Any]]
    kids: list[Any]
    cells: list[tuple[str, Any]]
    places: list[tuple[str, Any]]
    bookmarks: list[Any]


def bound(sewn: Sequence[Sewn], within: str, name: str, titles: Mapping[str, str]) -> dict[str, bytes]:
    """The volumes as files by name; `titles` say to those who listen where a link leads. Raises Unbound."""
    parted = [list(group) for _, group in groupby(sewn, key=lambda one: one.volume)]
    names = [volume_name(name, number, len(parted)) for number in range(1, len(parted) + 1)]
    volumes = [_volume(part) for part in parted]
    for number, volume in enumerate(volumes):
        for page in volume.pdf.pages:
            for note in page.obj.get("/Annots", ()):
                address = str(note.A.URI) if "/A" in note and "/URI" in note.A else ""
                if address.startswith(within):
                    _lead(note, address.removeprefix(within), number, volumes, names, titles)
    return {file: packed(volume.pdf) for file, volume in zip(names, volumes, strict=True)}


def volume_name(name: str, volume: int, volumes: int) -> str:
    """The name of the file of a volume."""
    return name if volumes == 1 else f"{name.removesuffix('.pdf')}-{volume}.pdf"


def _lead(note: Any, target: str, here: int, volumes: Sequence[_Volume], names: Sequence[str], titles: Mapping[str, str]) -> None:
    """Let a link lead to a label, or to a page (`+volume.page`), in its own volume or in another's file."""
    if target.startswith("+"):
        there, page = (int(part) - 1 for part in target[1:].split("."))
        page += volumes[there].roman
        place = Array([volumes[here].pdf.pages[page].obj if there == here else page, Name.Fit])
    else:
        there = next((number for number, volume in enumerate(volumes) if target in volume.places), -1)
        if there < 0:
            raise Unbound(target)
        place = String(target)
        note.Contents = titles.get(target.partition(".")[0], str(note.get("/Contents", "")))
    if there == here:
        del note["/A"]
        note.Dest = place
    else:
        note.A = Dictionary(S=Name.GoToR, F=String(names[there]), D=place)  # a file by name: PDF/A-3 would have others embedded


def _volume(sewn: Sequence[Sewn]) -> _Volume:
    """One document of all pages of the signatures."""
    pdf = _opened(sewn[0].file, 0)
    structure = pdf.Root.StructTreeRoot
    parts, roman = _Parts([], [], [], [], []), len(pdf.pages) if sewn[0].opening else 0
    following = _gather(parts, pdf.Root, 0)
    sources = []
    for number, one in enumerate(sewn[1:], 1):
        source = _opened(one.file, number)
        sources.append(source)
        following = _gather(parts, _copied(pdf, source, following), following)
    _tree(pdf, structure, parts, following)
    _outline(pdf, parts.bookmarks)
    named = sorted(parts.places, key=lambda item: item[0])
    pdf.Root.Names = pdf.Root.get("/Names", Dictionary())
    pdf.Root.Names.Dests = _tree_of(pdf, "Names", [(String(name), place) for name, place in named])
    pdf.Root.PageLabels = _labels(roman, len(pdf.pages))
    return _Volume(pdf, roman, frozenset(name for name, _ in parts.places), sources)


def _opened(file: Path, number: int) -> Pdf:
    """The signature, its table cells named so that no other signature has the same."""
    mark = _MARKS[number % len(_MARKS):][:1]
    return pikepdf.open(BytesIO(_CELL.sub(b"(" + mark, file.read_bytes())))


def _copied(pdf: Pdf, source: Pdf, following: int) -> Any:
    """Take over the pages of a signature, and of its catalogue what is to be joined."""
    begin = len(pdf.pages)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that named places are not copied: they are, below
        pdf.pages.extend(source.pages)
    for page in pdf.pages[begin:]:
        if "/StructParents" in page.obj:
            page.obj.StructParents = int(page.obj.StructParents) + following
        for note in page.obj.get("/Annots", ()):
            if "/StructParent" in note:
                note.StructParent = int(note.StructParent) + following
    wanted = {key: source.Root[key] for key in ("/StructTreeRoot", "/Names", "/Outlines") if key in source.Root}
    return pdf.copy_foreign(source.make_indirect(Dictionary(wanted)))


def _gather(parts: _Parts, root: Any, following: int) -> int:
    """Note what a catalogue has; the number that the next marked content may have."""
    structure = root.StructTreeRoot
    parts.parents.extend((key + following, value) for key, value in NumberTree(structure.ParentTree).items())
    parts.kids.extend(structure.K[0].K)
    if "/IDTree" in structure:
        parts.cells.extend(NameTree(structure.IDTree).items())
    if "/Dests" in root.get("/Names", {}):
        parts.places.extend(NameTree(root.Names.Dests).items())
    if "/Outlines" in root:
        here = root.Outlines.get("/First")
        while here is not None:
            parts.bookmarks.append(here)
            here = here.get("/Next")
    return following + int(structure.ParentTreeNextKey)


def _tree(pdf: Pdf, structure: Any, parts: _Parts, following: int) -> None:
    """The structure of all signatures below the first one's document."""
    document = structure.K[0]
    for kid in parts.kids:
        kid.P = document
    document.K = Array(parts.kids)
    structure.ParentTree = _tree_of(pdf, "Nums", sorted(parts.parents, key=lambda item: item[0]))
    structure.ParentTreeNextKey = following
    if parts.cells:
        structure.IDTree = _tree_of(pdf, "Names", [(String(name), cell) for name, cell in sorted(parts.cells, key=lambda item: item[0])])


def _tree_of(pdf: Pdf, kind: str, pairs: Sequence[tuple[Any, Any]]) -> Any:
    """A name or number tree of one leaf."""
    return pdf.make_indirect(Dictionary({f"/{kind}": Array([part for pair in pairs for part in pair])}))


def _outline(pdf: Pdf, bookmarks: Sequence[Any]) -> None:
    """The bookmarks in one row, those below them closed."""
    root = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=bookmarks[0], Last=bookmarks[-1], Count=len(bookmarks)))
    for number, mark in enumerate(bookmarks):
        mark.Parent = root
        for key, other in (("/Prev", number - 1), ("/Next", number + 1)):
            if 0 <= other < len(bookmarks):
                mark[key] = bookmarks[other]
            elif key in mark:
                del mark[key]
    pdf.Root.Outlines = root


def _labels(roman: int, pages: int) -> Any:
    """Roman figures before the text, then Arabic ones from 1."""
    ranges: list[Any] = [0, Dictionary(S=Name.r)] if roman else []
    return Dictionary(Nums=Array([*ranges, *([roman, Dictionary(S=Name.D)] if pages > roman else [])]))
