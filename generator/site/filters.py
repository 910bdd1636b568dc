"""The files of Pagefind's filters, set in order: it writes their values as a hash table happens to hold them.

A filter's file is named after its content, the list of all files names it, and the
entry names that list; each is written anew under the name that follows from what
it says. The values are CBOR (RFC 8949) within a gzip file.
"""

from __future__ import annotations

import gzip
import hashlib
import io
from pathlib import Path

_SIGNATURE = b"pagefind_dcd"
_VALUES = 1
"""Where a filter has its values: `[name, [[value, pages], …]]`."""
_FILTERS = 3
"""Where the list of all files has the filters: `[version, pages, words, [[name, file], …], …]`."""


def set_in_order(folder: Path, entry: str) -> None:
    """Put the values of every filter of an index in order."""
    (listing,) = folder.glob("*.pf_meta")
    content = _unpacked(listing)
    for file in sorted((folder / "filter").glob("*.pf_filter")):
        ordered = _ordered(_unpacked(file), _VALUES)
        name = _renamed(file.stem, ordered)
        content = content.replace(file.stem.encode(), name.encode())
        file.unlink()
        (folder / "filter" / f"{name}.pf_filter").write_bytes(_packed(ordered))
    content = _ordered(content, _FILTERS)
    old = listing.stem.removeprefix("pagefind.")
    new = _renamed(old, content)
    listing.unlink()
    (folder / f"pagefind.{new}.pf_meta").write_bytes(_packed(content))
    text = (folder / entry).read_text(encoding="utf-8")
    (folder / entry).write_text(text.replace(old, new), encoding="utf-8")


def _ordered(content: bytes, place: int) -> bytes:
    """A list whose item at a place is itself a list, with that one in the order of its bytes."""
    _, start = _head(content, 0)
    for _ in range(place):
        start = _end(content, start)
    count, first = _head(content, start)
    at, items = first, []
    for _ in range(count):
        items.append(content[at:_end(content, at)])
        at += len(items[-1])
    return content[:first] + b"".join(sorted(items)) + content[at:]


def _head(content: bytes, at: int) -> tuple[int, int]:
    """The number in the head of the item at a place, and where the head ends."""
    short = content[at] & 31
    if short < 24:
        return short, at + 1
    width = 1 << short - 24
    return int.from_bytes(content[at + 1:at + 1 + width], "big"), at + 1 + width


def _end(content: bytes, at: int) -> int:
    """Where the item at a place ends: a number, a string, or a list of such."""
    kind = content[at] >> 5
    number, at = _head(content, at)
    if kind in (2, 3):
        return at + number
    if kind == 4:
        for _ in range(number):
            at = _end(content, at)
    return at


def _renamed(name: str, content: bytes) -> str:
    """A name of the same form, `en_` and hexadecimal digits, that follows from the content."""
    language, _, digits = name.rpartition("_")
    return f"{language}_{hashlib.sha256(content).hexdigest()[:len(digits)]}"


def _unpacked(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE)


def _packed(content: bytes) -> bytes:
    packed = io.BytesIO()
    with gzip.GzipFile("", "wb", fileobj=packed, mtime=0) as file:
        file.write(_SIGNATURE + content)
    return packed.getvalue()
