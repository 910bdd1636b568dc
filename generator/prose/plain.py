"""Prose as plain text: words without marks, for searching, describing and quoting.

Citations, footnotes and raw HTML are left out, an image is its description.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from .dialect import events, name_of
from .tokens import OPEN, PLACEHOLDER, Mention, Scanned, Token

CELL = " · "
"""What stands between the cells of a table's row."""

_ENDS = frozenset({"Paragraph", "Heading", "Item", "TableRow", "TableHead", "CodeBlock"})
_STARTS = frozenset({"Paragraph", "List", "CodeBlock", "BlockQuote", "Heading", "Table"})
_BREAKS = {"SoftBreak": " ", "HardBreak": "\n", "Rule": ""}


class Passage(NamedTuple):
    """The plain text of one block, and where in it each mention stands."""

    text: str
    mentions: tuple[tuple[Mention, int, int], ...]
    in_note: bool


def plain(scanned: Scanned, say: Callable[[Token], str] | None = None) -> str:
    """The words of prose, a blank line between its blocks.

    A mention is its text, or what `say` gives, or else its id; a citation is nothing.
    """
    return "\n\n".join(passage.text for passage in passages(scanned, say) if not passage.in_note)


def passages(scanned: Scanned, say: Callable[[Token], str] | None = None) -> Iterator[Passage]:
    """The blocks of prose that hold words: paragraphs, headings, items, rows."""
    gathered = _Gathered(scanned, say)
    in_note = False
    for event in events(scanned.masked):
        if event.__class__ is str:
            gathered.add(_BREAKS[event])
            continue
        ((kind, value),) = event.items()
        if kind == "Text":
            gathered.text(value)
        elif kind == "Code":
            gathered.add(scanned.restored(value))
        elif kind in ("Start", "End"):
            name = name_of(value)
            if name == "TableCell" and kind == "End":
                gathered.add(CELL)
            if name in (_ENDS if kind == "End" else _STARTS) and (passage := gathered.take(in_note)):
                yield passage
            if name == "FootnoteDefinition":
                in_note = kind == "Start"


class _Gathered:
    """The words of the block being read."""

    def __init__(self, scanned: Scanned, say: Callable[[Token], str] | None) -> None:
        self._scanned, self._say = scanned, say
        self._text = ""
        self._mentions: list[tuple[Mention, int, int]] = []

    def add(self, words: str) -> None:
        """Plain words, which begin no block with a space."""
        self._text += words if self._text else words.lstrip()

    def text(self, value: str) -> None:
        """Plain words with placeholders in them."""
        if OPEN not in value:
            return self.add(value)
        for index, part in enumerate(PLACEHOLDER.split(value)):
            if index % 2:
                self._token(self._scanned.tokens[int(part)])
            else:
                self.add(part)

    def take(self, in_note: bool) -> Passage | None:
        """The block, if it has any words; then a new one begins."""
        text, mentions = self._text.rstrip().removesuffix(CELL.rstrip()).rstrip(), tuple(self._mentions)
        self._text, self._mentions = "", []
        return Passage(text, mentions, in_note) if text else None

    def _token(self, token: Token) -> None:
        if token.__class__ is not Mention:
            self._text = self._text.rstrip(" ")
            return
        start = len(self._text)
        self.add(token.text or (self._say(token) if self._say else token.id))
        self._mentions.append((token, start, len(self._text)))
