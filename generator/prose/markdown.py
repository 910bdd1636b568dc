"""Prose written anew from its events, in Markdown that two dialects read alike.

pulldown-cmark and Python-Markdown (tables, footnotes, attr_list, def_list,
md_in_html, sane_lists, fenced_code) make the same structure of what comes out.
Any text can be written; what is refused elsewhere (raw HTML) comes out as text,
an image as its description, a heading without words not at all.

Where the dialects cannot agree, the meaning is kept and the form gives way:

- an item that holds more than words and one list is spaced, and so is every
  list round a spaced one;
- code within a list or quotation loses its language and the blanks at its edges,
  and Python-Markdown may leave the words before it in an item unparagraphed;
- code after a list within an item, code or a quotation at the head of an item,
  and two quotations or two lists of one kind directly after one another within
  another block are kept apart by a comment, of which Python-Markdown makes an
  empty paragraph or nothing, so that it may join them;
- a table without rows gains an empty one in Python-Markdown;
- in a list that begins beyond 99, headings and code lose their form there.
"""

from collections.abc import Callable
from typing import NamedTuple

from .blocks import Blocks
from .dialect import events
from .spans import Spans
from .tokens import Scanned, Token

Say = Callable[[Token], str]


class Written(NamedTuple):
    """Canonical Markdown, its headings (level, id, plain title), the author's notes (label, Markdown)."""

    text: str
    headings: tuple[tuple[int, str, str], ...]
    footnotes: tuple[tuple[str, str], ...]


def note_mark(label: str) -> str:
    """The mark of an author's own footnote, where nobody numbers them anew."""
    return f"[^{label}]"


def write(
    scanned: Scanned,
    say: Say,
    note: Callable[[str], str] = note_mark,
    *,
    base_level: int = 2,
    prefix: str = "",
) -> Written:
    """The prose as canonical Markdown.

    `say` gives the inline Markdown of a token, `note` the mark of one of the
    author's footnotes.  An author's `##` comes out at `base_level`; `prefix`
    stands before the id of every heading, and in the prose's own links to it.
    """
    writer = Blocks(Spans(scanned, say, note), base_level, prefix)
    writer.run(events(scanned.masked))
    return Written(writer.text(), tuple(writer.headings), tuple(writer.footnotes.items()))


def inline(scanned: Scanned, say: Say, note: Callable[[str], str] = note_mark) -> str:
    """Prose of one paragraph as Markdown within a line; further blocks follow after a space."""
    spans = Spans(scanned, say, note)
    spans.one_line = True
    spans.run(events(scanned.masked))
    return spans.take()
