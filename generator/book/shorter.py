"""What the pages of a PDF say, said shorter; on paper nothing is to be seen of it.

Typst writes numbers to a millionth of a point, how far each letter is moved by itself, and an outline as often as
it is drawn: the coast a dozen times for the lines in the water along it, each Arabic letter for itself. Here
outlines are no finer than a hundredth of a point and places no finer than a tenth (0.02 mm at most are lost),
letters that are set wider or closer together say so once (Tc), and an outline that repeats is a drawing of its own
(a form), which inherits the colour and the width of line (ISO 32000-1, 8.10.1 and 9.3.2).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache, lru_cache
from math import ceil, floor, log10
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from generator.book.deflated import deflated

WORTH = 1_000
"""How many characters are saved at least by an outline that becomes a drawing of its own."""
WIDE = 20_000
"""How far from its origin such a drawing may reach: the larger side of any page, and of what is drawn small on it."""
_NUMBER = rb"-?[\d.]+"
_TEXT = rb"\((?:[^\\()]++|\\.)*+\)"
for _ in range(4):
    _TEXT = rb"\((?:[^\\()]++|\\.|" + _TEXT + rb")*+\)"
"""A literal string, with brackets in pairs within it to the fourth level."""
_WHOLE = re.compile(_TEXT, re.DOTALL)
_PLACING = rb"q (?:" + _NUMBER + rb" ){6}cm"
_PLACED = re.compile(_PLACING)
_TOKEN = re.compile(b"|".join((
    rb"(?P<marked><<(?:[^(<>]++|" + _TEXT + rb"|<[0-9A-Fa-f]*>)*+>>\s*BDC)",
    rb"(?P<size>" + _NUMBER + rb" )Tf (?P<at>(?:" + _NUMBER + rb" ){6})Tm"
    rb"(?:\[(?P<spaced>(?:[^\[\]()<>]++|" + _TEXT + rb")*+)\]TJ|(?P<even>" + _TEXT + rb")Tj)",
    rb"(?P<path>" + _NUMBER + rb" " + _NUMBER + rb" m\s[-\d.\smlchvy]*(?:f\*?|B\*?|b\*?|S|s)(?=\s))",
    rb"(?P<placed>" + _PLACING + rb")",
    rb"(?P<coloured>(?:cs|CS) (?:" + _NUMBER + rb" ){3}(?:scn|SCN))",
)), re.DOTALL)
_ITEM = re.compile(rb"(" + _TEXT + rb")|(" + _NUMBER + rb")", re.DOTALL)
_FINE = re.compile(rb"-?\d*\.\d{3,}")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_SAID = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_DRAWN = re.compile(rb"/y(\d+) Do")


def shorten(pdf: Pdf) -> None:
    """Write the contents of all pages and the places of their links anew."""
    numbers: dict[bytes, int] = {}
    often: Counter[int] = Counter()

    def drawn(path: bytes) -> bytes:
        number = numbers.setdefault(path, len(numbers))
        often[number] += 1
        return b"/y%d Do" % number

    pages = [(page.obj, shortened(_content(page.obj), drawn)) for page in pdf.pages]
    paths = list(numbers)
    alone = [len(path) * (often[number] - 1) >= WORTH for number, path in enumerate(paths)]
    forms: dict[int, Any] = {}
    for page, content in pages:
        content = _DRAWN.sub(lambda found: found[0] if alone[int(found[1])] else paths[int(found[1])], content)
        page.Contents = _stream(pdf, content)
        for note in page.get("/Annots", ()):
            _mark(note)
        shown = sorted(set(map(int, _DRAWN.findall(content))))
        for number in shown:
            if number not in forms:
                forms[number] = _form(pdf, paths[number])
        if shown:
            if "/XObject" not in page.Resources:
                page.Resources.XObject = Dictionary()
            for number in shown:
                page.Resources.XObject[f"/y{number}"] = forms[number]


def _mark(note: Any) -> None:
    """The rectangle of a link in whole points, and those of its lines only where it has more than one."""
    left, low, right, high = map(float, note.Rect)
    note.Rect = Array([floor(left), floor(low), ceil(right), ceil(high)])
    if "/QuadPoints" in note:
        numbers = list(map(round, map(float, note.QuadPoints)))
        lines: dict[tuple[int, int], list[int]] = {}
        for at in range(0, len(numbers), 8):
            lines.setdefault((numbers[at + 1], numbers[at + 7]), []).extend((numbers[at], numbers[at + 2]))
        del note["/QuadPoints"]
        if len(lines) > 1:
            note.QuadPoints = Array([number for (low, high), sides in lines.items()
                                     for number in (min(sides), low, max(sides), low, max(sides), high, min(sides), high)])
    place = note.get("/Dest")
    if isinstance(place, Array) and len(place) == 5:
        place[2], place[3] = round(place[2]), round(place[3])


def _content(page: Any) -> bytes:
    content = page.Contents
    return b"\n".join(part.read_bytes() for part in content) if isinstance(content, Array) else content.read_bytes()


def _form(pdf: Pdf, path: bytes) -> Stream:
    return _stream(pdf, path, Type=Name.XObject, Subtype=Name.Form, BBox=Array([-WIDE, -WIDE, WIDE, WIDE]), Resources=Dictionary())


def _stream(pdf: Pdf, content: bytes, **said: Any) -> Stream:
    return pdf.make_stream(deflated(content), Filter=Name.FlateDecode, **said)


def shortened(content: bytes, drawn: Callable[[bytes], bytes]) -> bytes:
    """The content of a page, or the same as it is where its strings cannot be told apart; `drawn` names an outline."""
    rest = _WHOLE.sub(b"", content)
    if b"(" in rest or b")" in rest:
        return content

    fine = _fineness(content)

    def said(found: re.Match[bytes]) -> bytes:
        sort = found.lastgroup
        if sort == "spaced":
            return b"%sTf %sTm%s" % (_rounded(found["size"], 4), _rounded(found["at"], 6), _spaced(found["spaced"], float(found["size"])))
        if sort == "even":
            return b"%sTf %sTm%sTj" % (_rounded(found["size"], 4), _rounded(found["at"], 6), _string(_bytes(found["even"])))
        if sort == "path":
            return drawn(_rounded(found["path"], fine))
        if sort == "placed":
            return _placed(found["placed"])
        return _rounded(found["coloured"], 3) if sort == "coloured" else found[0]

    return _TOKEN.sub(said, content)


def _fineness(content: bytes) -> int:
    """How many decimal places show a hundredth of a point on a page that enlarges nothing more than this one does."""
    return 2 + max((_enlarged(words) for words in set(_PLACED.findall(content))), default=0)


def _enlarged(words: bytes) -> int:
    """By how many figures a placement enlarges what is drawn."""
    return max(0, ceil(log10(max(1.0, *(abs(float(one)) for one in words.split()[1:5])))))


def _spaced(items: bytes, size: float) -> bytes:
    """The operands of TJ: glyphs (two bytes each) and how far the next is moved back, in thousandths of the size."""
    glyphs: list[bytes] = []
    gaps: list[float] = []
    for text, number in _ITEM.findall(items):
        if text:
            raw = _bytes(text)
            glyphs += [raw[at:at + 2] for at in range(0, len(raw), 2)]
            gaps += [0.0] * (len(glyphs) - len(gaps))
        elif gaps:
            gaps[-1] += float(number)
        else:
            glyphs, gaps = [b""], [float(number)]
    if not glyphs:
        return b"[]TJ"
    apart = _apart(gaps[:-1]) if size >= 1 else 0.0
    gaps[-1] = apart
    parts, run = [], b""
    for glyph, gap in zip(glyphs, gaps, strict=True):
        run += glyph
        moved = round(gap - apart) if glyph else round(gap)
        if moved:
            parts.append((_string(run) if run else b"") + b"%d" % moved)
            run = b""
    if run:
        parts.append(_string(run))
    told = b"[%s]TJ" % b"".join(parts)
    return b" %s Tc%s 0 Tc" % (_plain(b"%f" % (-apart * size / 1000), 3), told) if apart else told


def _apart(gaps: list[float]) -> float:
    """By how much most glyphs are moved, if it is most of them; else nothing."""
    if len(gaps) < 4:
        return 0.0
    usual, many = Counter(round(gap, 2) for gap in gaps).most_common(1)[0]
    return usual if many * 2 > len(gaps) else 0.0


@lru_cache(100_000)
def _bytes(text: bytes) -> bytes:
    """The bytes that a literal string stands for."""
    inner = text[1:-1]
    return _ESCAPE.sub(_unescaped, inner) if b"\\" in inner else inner


def _unescaped(found: re.Match[bytes]) -> bytes:
    said = found[1]
    return bytes((int(said, 8) & 255,)) if said[:1].isdigit() else _SAID.get(said, said)


@lru_cache(100_000)
def _string(raw: bytes) -> bytes:
    """Bytes as a literal string; a return within it would be read as a new line."""
    return b"(" + raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").replace(b"\r", b"\\r") + b")"


@cache
def _plain(number: bytes, places: int) -> bytes:
    """A number with so many decimal places at most."""
    said = b"%.*f" % (places, float(number))
    said = said.rstrip(b"0").rstrip(b".") if b"." in said else said
    return b"0" if said in (b"-0", b"") else said


@cache
def _rounded(words: bytes, places: int) -> bytes:
    """Operands and operators with numbers of so many decimal places at most."""
    return _FINE.sub(lambda found: _plain(found[0], places), words)


def _placed(words: bytes) -> bytes:
    """Where something is placed: scale and turn as exact as a drawing of many units needs it, the place itself less so."""
    _, *turned, x, y, _ = words.split()
    return b" ".join((b"q", *(_plain(one, 6) for one in turned), _plain(x, 1), _plain(y, 1), b"cm"))
