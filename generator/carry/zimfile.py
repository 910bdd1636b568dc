"""Contents written as a ZIM by libzim, the same bytes for the same contents. Imported only where libzim is wanted.

libzim gives each file an identifier by chance, and each of its two indexes, which are Xapian bases, one of
their own. `settled` puts identifiers in their place that follow from the contents, and computes the checksum
at the end of the file anew, as the format asks (openZIM, ZIM file format: header and MD5).
"""

from __future__ import annotations

import hashlib
import struct
import tempfile
import uuid
from pathlib import Path

from libzim.writer import Creator, Hint, IndexData, Item, StringProvider

from generator.carry.zim import MAIN, Contents, Leaf

_CLUSTER = 2 * 1024 * 1024
_BASE = b"\x0f\x0dXapian Glass"
_HEADER_ID, _HEADER_CHECKSUM, _BASE_ID, _ID, _MD5 = 8, 72, 16, 16, 16
"""Where identifiers and the place of the checksum stand, and how long the former are, in bytes."""


def write(contents: Contents, target: Path) -> int:
    """Write the file, which is there only when it is whole; the count of its pages."""
    pages = 0
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".zim-") as folder:
        made = Path(folder, target.name)
        # One worker: with more, the order of the clusters is that in which they are done.
        creator = Creator(made).config_verbose(False).config_nbworkers(1).config_clustersize(_CLUSTER).set_mainpath(MAIN)
        with creator.config_indexing(True, contents.language) as zim:
            for leaf in contents.leaves:
                zim.add_item(_Item(leaf))
                pages += bool(leaf.title)
            for lead in contents.leads:
                zim.add_redirection(lead.path, lead.title, lead.target, {Hint.FRONT_ARTICLE: bool(lead.title)})
            zim.add_illustration(48, contents.icon)
            for name, value in contents.metadata.items():
                zim.add_metadata(name, value)
        made.write_bytes(settled(made.read_bytes(), contents.identity))
        made.replace(target)
    return pages


def settled(made: bytes, identity: str) -> bytes:
    """The file with identifiers that follow from what it is, and the checksum of that."""
    zim, own = bytearray(made), uuid.uuid5(uuid.NAMESPACE_URL, f"zim:{identity}")
    end, = struct.unpack_from("<Q", zim, _HEADER_CHECKSUM)
    if end != len(zim) - _MD5:
        raise ValueError("this is no ZIM file with its checksum at the end")
    zim[_HEADER_ID:_HEADER_ID + _ID] = own.bytes
    at, number = zim.find(_BASE), 0
    while at >= 0:
        zim[at + _BASE_ID:at + _BASE_ID + _ID] = uuid.uuid5(own, str(number)).bytes
        at, number = zim.find(_BASE, at + 1), number + 1
    zim[end:] = hashlib.md5(zim[:end], usedforsecurity=False).digest()
    return bytes(zim)


class _Item(Item):
    """One file as libzim asks for it."""

    def __init__(self, leaf: Leaf) -> None:
        super().__init__()
        self._leaf = leaf

    def get_path(self) -> str:
        return self._leaf.path

    def get_title(self) -> str:
        return self._leaf.title

    def get_mimetype(self) -> str:
        return self._leaf.type

    def get_contentprovider(self) -> StringProvider:
        return StringProvider(self._leaf.content)

    def get_hints(self) -> dict[Hint, bool]:
        packs = self._leaf.type.startswith(("text/", "image/svg", "application/"))
        return {Hint.FRONT_ARTICLE: bool(self._leaf.title), Hint.COMPRESS: packs}

    def get_indexdata(self) -> IndexData:
        return _Index(self._leaf)


class _Index(IndexData):
    """What a page is found by."""

    def __init__(self, leaf: Leaf) -> None:
        super().__init__()
        self._leaf = leaf

    def has_indexdata(self) -> bool:
        return bool(self._leaf.title)

    def get_title(self) -> str:
        return self._leaf.title

    def get_content(self) -> str:
        return self._leaf.words

    def get_keywords(self) -> str:
        return ""

    def get_wordcount(self) -> int:
        return self._leaf.words.count(" ") + 1
