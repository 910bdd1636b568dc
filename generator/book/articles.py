"""Pages as the book sets them: without what only a site needs, their links resolved within the book.

In an article `["to", label, nodes, told]` is a link within the book (`told`: whether paper gives the page too)
and `["url", address, nodes]` one to the web; what leads nowhere in a book has become plain words.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Any, NamedTuple
from urllib.parse import unquote

from generator.book.scripts import Inline, words
from generator.book.tree import Tree, parse

LEFT_OUT = frozenset(("links", "cite", "notes", "sources"))
"""Sections that the index, the colophon and the bibliography stand for."""
SITE_ONLY = frozenset(("contents", "letters", "web-only", "strip", "relations"))
"""Blocks that serve only a site; of drawings those that lead on, and stand beside the same in words."""
_WEB = ("https://", "http://", "mailto:")


class Article(NamedTuple):
    """One page for the book; `title` and `script` are nodes, `plain` the words of the title, `key` sorts it."""

    id: str
    kind: str
    plain: str
    title: Inline
    script: Inline
    key: str
    blocks: list
    notes: list[Inline]

    def data(self) -> dict[str, Any]:
        return self._asdict()

    def pictures(self) -> frozenset[str]:
        """The addresses of the pictures in it."""
        return frozenset(_pictures(self.blocks))


class Places(NamedTuple):
    """Where links may lead: labels within the book by the path of a page, and the address of the site.

    A link to one of the `quiet` labels never tells its page: works stand in alphabetical order at the end.
    """

    labels: Mapping[str, str]
    site: str = ""
    quiet: frozenset[str] = frozenset()


def article(markdown: str, path: str, places: Places, *, id_: str, kind: str = "") -> Article:
    """The page at `path` as an article."""
    tree = parse(markdown)
    title, blocks = _headed(tree.blocks)
    title, script = _parted(title)
    blocks = _levelled(_kept(blocks))
    anchors = frozenset(block[2] for block in _headings(blocks) if block[2])
    links = _Links(path, places, id_, anchors)
    blocks = [links.block(block) for block in blocks]
    blocks = [part for block in blocks for part in _once(block)]
    blocks, notes = _noted(blocks, tree, links)
    return Article(id_, kind, words(title).strip(), title, script, "", blocks, notes)


def _once(block: list) -> list:
    """A table of several rows without a column that says the same in each; what it says stands below it once."""
    if block[0] != "table" or len(block[2]) < 3 or len(block[3]) < 2:
        return [block]
    _, sides, heads, rows = block
    same = {at: rows[0][at] for at in range(1, len(heads)) if all(row[at:at + 1] == rows[0][at:at + 1] for row in rows)
            and any(rows[0][at:at + 1]) and all(isinstance(node, str) for node in rows[0][at])}
    kept = [at for at in range(len(heads)) if at not in same]
    if not same:
        return [block]
    below = [["p", [["small", [*heads[at], ": ", *said]]]] for at, said in same.items()]
    return [["table", [sides[at] for at in kept], [heads[at] for at in kept], [[row[at] for at in kept if at < len(row)] for row in rows]], *below]


def uncredited(blocks: list) -> tuple[list, list[Inline]]:
    """The blocks with drawings that do not say whose they are, and what they said: a book says it once, at its end."""
    kept, said = [], []
    for block in blocks:
        if block[0] == "div" and "figure" in block[1].split():
            said += [part[1][0][1] for part in block[2] if _credit(part)]
            block = [*block[:2], [part for part in block[2] if not _credit(part)]]
        kept.append(block)
    return kept, said


def _credit(block: list) -> bool:
    """Whether a paragraph has nothing but small print."""
    return block[0] == "p" and len(block[1]) == 1 and block[1][0][0] == "small"


def _pictures(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        if len(value) == 3 and value[0] == "image":
            yield value[1]
        else:
            for inner in value:
                yield from _pictures(inner)


def _headed(blocks: list) -> tuple[Inline, list]:
    """The nodes of the page's own heading, and the blocks without it."""
    at = next((number for number, block in enumerate(blocks) if block[0] == "h" and block[1] == 1), None)
    return (blocks[at][3], blocks[:at] + blocks[at + 1:]) if at is not None else ([], blocks)


def _parted(title: Inline) -> tuple[Inline, Inline]:
    """The headword, and the name in its original script that stands behind it."""
    if len(title) > 1 and isinstance(title[-1], list) and title[-1][0] == "in":
        rest = title[:-1]
        if isinstance(rest[-1], str):
            rest = [*rest[:-1], rest[-1].rstrip()]
        return rest, title[-1:]
    return title, []


def _kept(blocks: list) -> list:
    """The blocks without the sections and the blocks that a book does without."""
    kept, silent = [], False
    for block in blocks:
        if block[0] == "h" and block[1] <= 2:
            silent = block[2] in LEFT_OUT
        if not silent and not (block[0] == "div" and SITE_ONLY & set(block[1].split())):
            kept.append(block)
    return [block for number, block in enumerate(kept) if block[0] != "h" or not _only_drawn(block, kept[number + 1:])]


def _only_drawn(heading: list, rest: list) -> bool:
    """Whether nothing but drawings stands below a heading: a book sets them where there is room."""
    within = list(takewhile(lambda block: block[0] != "h" or block[1] > heading[1], rest))
    return bool(within) and all(block[0] == "div" and "figure" in block[1].split() for block in within)


def _headings(blocks: list) -> list:
    found = []
    for block in blocks:
        if block[0] == "h":
            found.append(block)
        elif block[0] == "div":
            found += _headings(block[2])
    return found


def _levelled(blocks: list) -> list:
    """Headings without a gap between their levels, the first of them 2."""
    last = 1
    levelled = []
    for block in blocks:
        if block[0] == "h":
            last = max(2, min(block[1], last + 1))
            block = ["h", last, *block[2:]]
        levelled.append(block)
    return levelled


class _Links:
    """Resolves the links of one page; the first to each entry tells its page on paper."""

    def __init__(self, path: str, places: Places, id_: str, anchors: frozenset[str]) -> None:
        self._folder, self._places, self._id, self._anchors = posixpath.dirname(path), places, id_, anchors
        self._told: set[str] = {id_}
        self.telling = True

    def block(self, block: list) -> list:
        name = block[0]
        if name == "p":
            return ["p", self.nodes(block[1])]
        if name == "h":
            return ["h", block[1], f"{self._id}.{block[2]}" if block[2] else "", self.nodes(block[3])]
        if name in ("ul", "ol"):
            return [*block[:-1], [[self.block(inner) for inner in item] for item in block[-1]]]
        if name in ("quote", "div"):
            made = [*block[:-1], [self.block(inner) for inner in block[-1]]]
            if name == "div" and "infobox" in block[1]:
                self._told = {self._id}
            return made
        if name == "table":
            return ["table", block[1], [self.nodes(cell) for cell in block[2]],
                    [[self.nodes(cell) for cell in row] for row in block[3]]]
        return block

    def nodes(self, nodes: Inline) -> Inline:
        return [made for node in nodes for made in self._node(node)]

    def _node(self, node: Any) -> Inline:
        if isinstance(node, str) or node[0] in ("code", "note", "br"):
            return [node]
        if node[0] == "image":
            return [["image", self._path(node[1]), node[2]]]
        if node[0] == "to":
            return self._link(node[1], self.nodes(node[2]))
        return [[*node[:-1], self.nodes(node[-1])]]

    def _link(self, address: str, nodes: Inline) -> Inline:
        if not words(nodes).strip():
            return nodes
        if address.startswith(_WEB):
            return [["url", address, nodes]]
        page, _, anchor = address.partition("#")
        if not page:
            return [["to", f"{self._id}.{anchor}", nodes, False]] if anchor in self._anchors else nodes
        path = self._path(page)
        label = self._places.labels.get(path)
        if label is None:
            return self._away(path, nodes)
        told = self.telling and label not in self._told and label not in self._places.quiet
        self._told.add(label)
        return [["to", label, nodes, told]]

    def _away(self, path: str, nodes: Inline) -> Inline:
        """What the book does not hold is on the site, if that has an address."""
        if not self._places.site or path == "wanted.md" or not path.endswith(".md"):
            return nodes
        return [["url", f"{self._places.site}/{path[:-3]}.html", nodes]]

    def _path(self, address: str) -> str:
        return posixpath.normpath(posixpath.join(self._folder, unquote(address)))


def _noted(blocks: list, tree: Tree, links: _Links) -> tuple[list, list[Inline]]:
    """The blocks with their note marks numbered, and the notes in that order; a note may hold marks of further ones."""
    order: dict[str, int] = {}
    waiting = _marks(blocks)
    for label in waiting:
        if label in tree.notes and label not in order:
            order[label] = len(order) + 1
            waiting += _marks(tree.notes[label])
    links.telling = False
    met: set[str] = set()
    numbered = _numbered(blocks, order, met)
    return numbered, [_numbered(links.nodes(tree.notes[label]), order, met) for label in order]


def _marks(value: Any) -> list[str]:
    """The labels of all note marks, in order."""
    if isinstance(value, list):
        if len(value) == 2 and value[0] == "note" and isinstance(value[1], str):
            return [value[1]]
        return [mark for inner in value for mark in _marks(inner)]
    return []


def _numbered(value: Any, order: Mapping[str, int], met: set[str]) -> Any:
    """The same with numbers for labels, and whether a mark is its note's first; one without its note is left out."""
    if not isinstance(value, list):
        return value
    if len(value) == 2 and value[0] == "note" and isinstance(value[1], str):
        label, first = value[1], value[1] not in met
        met.add(label)
        return ["note", order[label], first] if label in order else ""
    return [_numbered(inner, order, met) for inner in value]
