"""A PDF written so that it is small: objects of one sort stand together, and streams that are alike are there once.

qpdf packs objects a hundred at a time in the order in which it meets them, so that a link, its element of the
structure, a cell of a table and a place alternate and little in one is like the last. Here all links stand
together, all cells and so on, which takes a quarter off (ISO 32000-1, 7.5.7 object streams, 7.5.8 cross-reference
streams).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from itertools import groupby
from typing import NamedTuple

from pikepdf import Pdf, Stream

from generator.book.deflated import deflated

TOGETHER = 2_000
"""How many objects are packed into one stream at most."""
_REFERENCE = re.compile(rb"\((?:[^\\()]|\\.)*\)|<[0-9a-f]*>|\b(\d+) 0 R\b", re.DOTALL)
_LENGTH = re.compile(rb"/Length \d+(?: 0 R)? ")
_SORT = re.compile(rb"/(?:S|Subtype) /\w+|/Type /(?!StructElem)\w+")
_PAGE = re.compile(rb"( /Pg \d+ 0 R)( /Type /OBJR >> \] /P \d+ 0 R)\1")
"""A link that tells its page as part of the structure and as what stands on the page: once is enough (table 325)."""
_SAID = b" /Type /StructElem"
"""What an element of the structure need not say (ISO 32000-1, table 323)."""


class _Object(NamedTuple):
    """An object as it is written: its value, and what follows it if it is a stream."""

    value: bytes
    content: bytes | None = None


def packed(pdf: Pdf) -> bytes:
    """The document as a file; the same document gives the same bytes."""
    roots = {key: pdf.trailer[key].objgen[0] for key in ("/Root", "/Info") if key in pdf.trailer}
    found = _reached(_objects(pdf), roots.values())
    same = _alike(found)
    sorts: dict[bytes, int] = {}
    order = sorted((number for number in found if same[number] == number),
                   key=lambda number: sorts.setdefault(_sort(found[number]), len(sorts)))
    numbers = {number: place for place, number in enumerate(order, 1)}
    written = {number: b"%d 0 R" % numbers[same[number]] for number in found}
    objects = [_Object(_REFERENCE.sub(lambda one: written[int(one[1])] if one[1] else one[0], found[number].value),
                       found[number].content) for number in order]
    return _file(objects, [_sort(found[number]) for number in order], {key: written[number] for key, number in roots.items()})


def _objects(pdf: Pdf) -> dict[int, _Object]:
    """All objects by number."""
    found = {}
    for one in pdf.objects:
        if isinstance(one, Stream):
            found[one.objgen[0]] = _Object(_LENGTH.sub(b"", one.stream_dict.unparse(resolved=True)), one.read_raw_bytes())
        else:
            found[one.objgen[0]] = _Object(_PAGE.sub(rb"\2\1", one.unparse(resolved=True).replace(_SAID, b"")))
    return found


def _reached(objects: Mapping[int, _Object], roots: Iterable[int]) -> dict[int, _Object]:
    """The objects to which anything leads, in the order in which they are met; a reference to nothing is nothing."""
    found: dict[int, _Object] = {}
    waiting = list(roots)[::-1]
    while waiting:
        number = waiting.pop()
        if number not in found:
            found[number] = objects.get(number, _Object(b"null"))
            waiting += [int(one) for one in _REFERENCE.findall(found[number].value)[::-1] if one]
    return found


def _alike(objects: Mapping[int, _Object]) -> dict[int, int]:
    """For each object the first one like it; only streams are compared."""
    first: dict[tuple[bytes, bytes], int] = {}
    return {number: number if one.content is None else first.setdefault((one.value, sha256(one.content).digest()), number)
            for number, one in objects.items()}


def _sort(one: _Object) -> bytes:
    """What sort of object it is: those of one sort read alike."""
    found = _SORT.search(one.value)
    return b"stream" if one.content is not None else found[0] if found else one.value[:1]


def _file(objects: Sequence[_Object], sorts: Sequence[bytes], roots: Mapping[str, bytes]) -> bytes:
    """Objects numbered from 1 as a PDF file."""
    made = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    where: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    following = len(objects) + 1

    def stream(number: int, value: bytes, content: bytes) -> None:
        where[number] = 1, len(made), 0
        made.extend(b"%d 0 obj\n<< /Length %d %s\nstream\n%s\nendstream\nendobj\n" % (number, len(content), value[2:].lstrip(), content))

    parts: list[list[int]] = []
    for sort, group in groupby(range(1, len(objects) + 1), key=lambda number: sorts[number - 1]):
        members = list(group)
        if sort == b"stream":
            for number in members:
                stream(number, *objects[number - 1])
        else:
            parts += [members[begin:begin + TOGETHER] for begin in range(0, len(members), TOGETHER)]
    with ThreadPoolExecutor() as hands:  # packing lets other threads run
        for part, together in zip(parts, hands.map(lambda part: _together(part, [objects[number - 1].value for number in part]), parts), strict=True):
            where |= {number: (2, following, place) for place, number in enumerate(part)}
            stream(following, *together)
            following += 1
    return bytes(made) + _index(where, following, len(made), roots, sha256(made).hexdigest()[:32].encode())


def _together(numbers: Sequence[int], values: Sequence[bytes]) -> tuple[bytes, bytes]:
    """An object stream: the dictionary and the content."""
    places, at = [], 0
    for number, value in zip(numbers, values, strict=True):
        places.append(b"%d %d" % (number, at))
        at += len(value) + 1
    head = b" ".join(places) + b"\n"
    return (b"<< /Type /ObjStm /N %d /First %d /Filter /FlateDecode >>" % (len(numbers), len(head)),
            deflated(head + b"\n".join(values)))


def _index(where: Mapping[int, tuple[int, int, int]], number: int, at: int, roots: Mapping[str, bytes], mark: bytes) -> bytes:
    """The cross-reference stream and the end of the file; each column stands for itself, as the difference to the last row."""
    rows = [where[place] for place in range(number)] + [(1, at, 0)]
    lines = [sort.to_bytes(1, "big") + first.to_bytes(4, "big") + second.to_bytes(2, "big") for sort, first, second in rows]
    content = deflated(b"".join(b"\x02" + bytes((here - above) & 255 for here, above in zip(line, last, strict=True))
                                for last, line in zip([bytes(7), *lines], lines, strict=False)))
    named = b" ".join(key.encode() + b" " + value for key, value in roots.items())
    return (b"%d 0 obj\n<< /Length %d /Type /XRef /Size %d /W [ 1 4 2 ] %s /ID [ <%s> <%s> ] /Filter /FlateDecode "
            b"/DecodeParms << /Predictor 12 /Columns 7 >> >>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
            % (number, len(content), number + 1, named, mark, mark, content, at))
