"""Comments and blank lines of a YAML text, each held by what it belongs to.

YAML's reader drops them. A comment on a line of its own belongs to what comes next,
or, where it stands further in than that, to the end of the list or record it stands in;
one behind a value belongs to that value's line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import yaml

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#.*")
_MODELINE = "# yaml-language-server:"


class Remark(NamedTuple):
    """A comment with the column at which it stood; without text, a blank line."""

    text: str = ""
    column: int = 0


@dataclass
class Comments:
    """Comments by the start of the node that holds them: before it, behind it, at the end of it; `head` begins the file."""

    head: list[Remark] = field(default_factory=list)
    before: dict[int, list[Remark]] = field(default_factory=dict)
    behind: dict[int, list[Remark]] = field(default_factory=dict)
    tail: dict[int, list[Remark]] = field(default_factory=dict)

    def all(self) -> list[str]:
        """The words of every comment, in the order of the alphabet: for holding two files against each other."""
        held = (self.head, *self.before.values(), *self.behind.values(), *self.tail.values())
        return sorted(remark.text for remarks in held for remark in remarks if remark.text)

    def within(self, node: yaml.Node, *, part: bool) -> bool:
        """Whether a comment or a blank line stands inside of a list or record.

        What stands before a `part` of a list, or behind its closing bracket, is about the whole of it.
        """
        first, last = node.start_mark.index, node.end_mark.index
        return (first in self.tail or any(first < at < last for at in self.tail)
                or any(first + part <= at < last for at in self.before)
                or any(first + node.flow_style <= at < last for at in self.behind))


class _Item(NamedTuple):
    """A field of a record or a part of a list: where it starts, and the list or record that it stands in."""

    start: int
    line: int
    column: int
    inside: yaml.CollectionNode
    node: yaml.Node


def comments(text: str, root: yaml.Node) -> Comments:
    """The comments and blank lines of a text that was read as `root`."""
    return _Finder(text, root).found


class _Finder:
    """The lines of a text gone through once, beside the items that begin on them."""

    def __init__(self, text: str, root: yaml.Node) -> None:
        self.root = root
        self.items = list(_items(root))
        self.owner = {id(item.node): item for item in self.items}
        self.found = Comments()
        start, following, blank = 0, 0, False
        masked, inside = _masked(text, root)
        for number, line in enumerate(masked.split("\n")):
            begun = following
            while following < len(self.items) and self.items[following].line <= number:
                following += 1
            if blank and following > begun:
                self._hold(self.found.before, self.items[begun].start, Remark())
            if "#" in line and (comment := _COMMENT.search(line)) is not None:
                remark, at = Remark(comment[0].rstrip(), comment.start()), start + comment.start()
                if line[:comment.start()].strip():
                    self._behind(following - 1, at, remark)
                else:
                    self._alone(following, at, remark, blank)
            blank = not line.strip() and number not in inside
            start += len(line) + 1
        self._part_head()

    @staticmethod
    def _hold(held: dict[int, list[Remark]], at: int, remark: Remark) -> None:
        held.setdefault(at, []).append(remark)

    def _alone(self, following: int, index: int, remark: Remark, blank: bool) -> None:
        """A comment on a line of its own, before the item of that number."""
        item = self.items[following] if following < len(self.items) else None
        inside = self._around(following - 1, index, remark.column) if following else self.root
        near = item is not None and (item.inside.flow_style or remark.column <= item.column
                                     or inside is item.inside or self._holds(inside, item))
        held, at = (self.found.before, item.start) if near and item else (self.found.tail, inside.start_mark.index)
        if inside.flow_style and held is self.found.tail:
            remark = remark._replace(column=max(1, remark.column))
        if blank:
            self._hold(held, at, Remark())
        self._hold(held, at, remark)

    def _around(self, last: int, index: int, column: int) -> yaml.CollectionNode:
        """The innermost list or record about the last item that a comment at this column can stand in.

        One that begins its line stands in none but the file, even below a list that begins its lines, too.
        """
        inside = self.items[last].inside
        while inside is not self.root:
            if inside.flow_style:
                if inside.end_mark.index > index:
                    return inside
            elif 0 < column >= inside.start_mark.column:
                return inside
            inside = self.owner[id(inside)].inside
        return inside

    def _holds(self, outer: yaml.CollectionNode, item: _Item) -> bool:
        inside = item.inside
        while inside is not outer:
            if inside is self.root:
                return False
            inside = self.owner[id(inside)].inside
        return True

    def _behind(self, last: int, index: int, remark: Remark) -> None:
        """A comment behind a value; behind a list in brackets it belongs to what holds the list.

        There is room for one; a second goes before the value.
        """
        if last < 0:
            self.found.head.append(remark)
            return
        item = self.items[last]
        while item.inside.flow_style and item.inside is not self.root and item.inside.end_mark.index <= index:
            item = self.owner[id(item.inside)]
        self._hold(self.found.before if item.start in self.found.behind else self.found.behind, item.start, remark)

    def _part_head(self) -> None:
        """What stands before the first field belongs to the file down to the last blank line in it."""
        if not self.items:
            return
        first = self.found.before.pop(self.items[0].start, [])
        ends = [number for number, remark in enumerate(first)
                if not remark.text or remark.text.startswith(_MODELINE)]
        cut = ends[-1] + 1 if ends else 0
        self.found.head += first[:cut]
        if first[cut:]:
            self.found.before[self.items[0].start] = first[cut:]


def _items(node: yaml.Node) -> Iterator[_Item]:
    """Fields and parts in the order in which they stand, the outer first; a record's first field is its part of the list."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield _Item(key.start_mark.index, key.start_mark.line, key.start_mark.column, node, value)
            yield from _items(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            mark = value.start_mark
            yield _Item(mark.index, mark.line, mark.column if node.flow_style else node.start_mark.column, node, value)
            yield from _items(value)


def _masked(text: str, root: yaml.Node) -> tuple[str, set[int]]:
    """The text with a letter for each character of a value, so that what looks like a comment is one.

    And the numbers of the lines that begin within a value: a blank one among them is the value's.
    """
    parts, last, number, inside = [], 0, 0, set()
    for first, end in _texts(root, text):
        number += text.count("\n", last, first)
        value = re.sub(r"[^\n]", "x", text[first:end])
        inside.update(range(number + 1, number + value.count("\n") + 1))
        number += value.count("\n")
        parts += [text[last:first], value]
        last = end
    return "".join([*parts, text[last:]]), inside


def _texts(node: yaml.Node, text: str) -> Iterator[tuple[int, int]]:
    """Where scalars stand; the line of a `|` is not of its text, nor are the blank lines that follow it."""
    if isinstance(node, yaml.ScalarNode):
        first, end = node.start_mark.index, node.end_mark.index
        if node.style in ("|", ">"):
            yield first, first + 1
            first = text.find("\n", first, end)
            end = first + len(text[first:end].rstrip()) if first >= 0 else 0
        if end > first >= 0:
            yield first, end
    for part in node.value if isinstance(node, yaml.CollectionNode) else ():
        for inner in part if isinstance(part, tuple) else (part,):
            yield from _texts(inner, text)
