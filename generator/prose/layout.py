"""Blocks of Markdown put together: under one another, into lists, quotations and tables.

Four spaces of nesting and a blank line round every block, which is what
Python-Markdown needs and CommonMark allows.  It knows text only, no events.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

_NEXT_LINE = re.compile(r"\n(?=[^\n])")
_TICKS = re.compile(r"`{3,}")
_BLANK = re.compile(r"^ +$", re.MULTILINE)
_LANGUAGE = re.compile(r"\w[\w#.+-]*")
_RULES = {"None": "---", "Left": ":--", "Center": ":-:", "Right": "--:"}
# Two of one kind after one another would be read as one, and code after a list
# as part of its last item; a comment keeps them apart.
_MERGING = frozenset(
    {("ul", "ul"), ("ol", "ol"), ("quote", "quote"), ("indented", "indented"), ("ul", "indented"), ("ol", "indented")}
)
_SEPARATOR = "<!-- -->"


class Block(NamedTuple):
    """A block written; `tight` is a list, or the words of an item, without paragraphs."""

    kind: str
    text: str
    tight: bool = False


def stacked(blocks: Iterable[Block]) -> str:
    """Blocks under one another."""
    parts: list[str] = []
    last = ""
    for block in blocks:
        if (last, block.kind) in _MERGING:
            parts.append(_SEPARATOR)
        parts.append(block.text)
        last = block.kind
    return "\n\n".join(parts)


def quote(blocks: list[Block]) -> Block:
    """A quotation of blocks."""
    lines = stacked(blocks).split("\n")
    return Block("quote", "\n".join(f"> {line}" if line else ">" for line in lines))


def bullets(start: int | None, items: list[list[Block]]) -> Block:
    """A list of items, numbered from `start` or marked with hyphens."""
    tight = all(_is_tight(item) for item in items)
    gap = "\n" if tight else "\n\n"
    written = gap.join(_item(_marker(start, index), item, tight) for index, item in enumerate(items))
    return Block("ul" if start is None else "ol", written, tight)


def code(text: str, language: str, nested: bool) -> Block:
    """A block of code: fenced, or indented where Python-Markdown sees no fences."""
    # Python-Markdown expands tabs, to steps of four, and empties blank lines.
    text = _BLANK.sub("", text.removesuffix("\n").expandtabs(4))
    if nested:
        text = text.lstrip("\n").rstrip()
        return Block("indented", indented(f"    {text}", 4))
    fence = max(["``", *_TICKS.findall(text)], key=len) + "`"
    named = _LANGUAGE.match(language)
    body = f"{text}\n" if text else ""
    return Block("fenced", f"{fence}{named[0] if named else ''}\n{body}{fence}")


def table(alignments: Iterable[str], rows: list[list[str]]) -> Block:
    """A table whose first row is its head."""
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    rule = f"| {' | '.join(_RULES[alignment] for alignment in alignments)} |"
    return Block("table", "\n".join((head, rule, *body)))


def indented(text: str, width: int) -> str:
    """The text with its second and later lines moved to the right."""
    return _NEXT_LINE.sub("\n" + " " * width, text)


def _marker(start: int | None, index: int) -> str:
    """What stands before an item; only the first number counts, in both dialects."""
    if start is None:
        return "-"
    # From 100 on a marker leaves no room within four spaces.
    return f"{start + index if start > 99 else min(start + index, 99)}."


def _item(marker: str, blocks: list[Block], tight: bool) -> str:
    width = max(4, len(marker) + 1)
    # Neither can begin an item in Python-Markdown, an empty item not even end there.
    if not blocks or blocks[0].kind in ("indented", "quote"):
        blocks = [Block("note", _SEPARATOR), *blocks]
    body = "\n".join(block.text for block in blocks) if tight else stacked(blocks)
    return marker.ljust(width) + indented(body, width)


def _is_tight(item: list[Block]) -> bool:
    """Whether an item is words, or words and one list: all that can be written tightly."""
    return all(block.tight for block in item) and [block.kind == "text" for block in item] in (
        [], [True], [False], [True, False],
    )
