"""The events of prose turned into blocks of Markdown.

It keeps what is open and hands what is complete to `layout`; words within a
block are left to `Spans`.
"""

from dataclasses import dataclass, field

from . import layout
from .dialect import name_of
from .layout import Block
from .slug import Slugs
from .spans import Spans


@dataclass(slots=True)
class _Open:
    """A block that has begun, with the blocks, items or rows it has so far."""

    detail: object = None
    parts: list = field(default_factory=list)


class Blocks:
    """Reads one stream of events; holds the text, headings and footnotes made of it."""

    def __init__(self, spans: Spans, base_level: int, prefix: str) -> None:
        self.headings: list[tuple[int, str, str]] = []
        self.footnotes: dict[str, str] = {}
        self._spans, self._shift, self._slugs = spans, base_level - 2, Slugs(prefix)
        self._open = [_Open()]

    def run(self, stream: list) -> None:
        """Take all events in turn."""
        spans = self._spans
        for index, event in enumerate(stream):
            if event.__class__ is str:
                (spans.bare if event != "Rule" else self._rule)(event)
                continue
            ((kind, value),) = event.items()
            if kind == "Text":
                spans.text(value)
            elif kind == "Start":
                name = name_of(value)
                if name in _START:
                    _START[name](self, value)
                else:
                    spans.start(name, value)
            elif kind == "End":
                name = name_of(value)
                if name in _END:
                    _END[name](self, value)
                else:
                    spans.end(name, stream[index + 1])
            else:
                spans.leaf(kind, value)

    def text(self) -> str:
        """The Markdown of everything read, its links to its own headings made to fit."""
        self._flush()
        return self._slugs.linked(layout.stacked(self._open[0].parts))

    def _add(self, part: object) -> None:
        self._open[-1].parts.append(part)

    def _flush(self) -> None:
        """Words directly in an item, so far, become a block."""
        if self._spans.out and (text := self._spans.take()):
            self._add(Block("text", text, tight=True))

    def _rule(self, _: str) -> None:
        self._flush()
        # Three hyphens at the head of a file would open its metadata.
        self._add(Block("rule", "***"))

    def _begin(self, detail: object = None) -> None:
        self._flush()
        self._open.append(_Open(detail))

    def _finish(self) -> _Open:
        self._flush()
        return self._open.pop()

    def _start_paragraph(self, _: object) -> None:
        self._flush()

    def _end_paragraph(self, _: object) -> None:
        if text := self._spans.take():
            self._add(Block("paragraph", text))

    def _start_heading(self, _: object) -> None:
        self._flush()
        self._spans.begin_title()

    def _end_heading(self, end: dict) -> None:
        level = max(2, int(end["Heading"][1])) + self._shift
        text, title = self._spans.take_title()
        if text:
            level, id = min(6, max(1, level)), self._slugs.give(title)
            self.headings.append((level, id, title))
            self._add(Block("heading", f"{'#' * level} {text} {{#{id}}}"))

    def _end_quote(self, _: object) -> None:
        if parts := self._finish().parts:
            self._add(layout.quote(parts))

    def _start_list(self, tag: dict) -> None:
        self._begin(tag["List"])

    def _end_list(self, _: object) -> None:
        opened = self._finish()
        self._add(layout.bullets(opened.detail, opened.parts))

    def _end_item(self, _: object) -> None:
        self._add(self._finish().parts)

    def _start_code(self, tag: dict) -> None:
        kind = tag["CodeBlock"]
        self._begin("" if kind == "Indented" else kind["Fenced"])
        self._spans.raw = []

    def _end_code(self, _: object) -> None:
        language, text = self._open.pop().detail, self._spans.take_raw()
        nested = len(self._open) > 1
        if text.strip() or not nested:
            self._add(layout.code(text, language, nested))

    def _start_note(self, tag: dict) -> None:
        self._begin(self._spans.label(tag["FootnoteDefinition"]))

    def _end_note(self, _: object) -> None:
        opened = self._finish()
        self.footnotes.setdefault(opened.detail, layout.stacked(opened.parts))

    def _start_table(self, tag: dict) -> None:
        self._begin(tag["Table"])
        self._spans.one_line = True

    def _end_table(self, _: object) -> None:
        self._spans.one_line = False
        opened = self._open.pop()
        self._add(layout.table(opened.detail, opened.parts))

    def _end_row(self, _: object) -> None:
        self._add(self._open.pop().parts)

    def _end_cell(self, _: object) -> None:
        self._add(self._spans.take())


_START = {
    "Paragraph": Blocks._start_paragraph,
    "HtmlBlock": Blocks._start_paragraph,
    "Heading": Blocks._start_heading,
    "BlockQuote": Blocks._begin,
    "List": Blocks._start_list,
    "Item": Blocks._begin,
    "CodeBlock": Blocks._start_code,
    "FootnoteDefinition": Blocks._start_note,
    "Table": Blocks._start_table,
    "TableHead": Blocks._begin,
    "TableRow": Blocks._begin,
    "TableCell": Blocks._start_paragraph,
}
_END = {
    "Paragraph": Blocks._end_paragraph,
    "HtmlBlock": Blocks._end_paragraph,
    "Heading": Blocks._end_heading,
    "BlockQuote": Blocks._end_quote,
    "List": Blocks._end_list,
    "Item": Blocks._end_item,
    "CodeBlock": Blocks._end_code,
    "FootnoteDefinition": Blocks._end_note,
    "Table": Blocks._end_table,
    "TableHead": Blocks._end_row,
    "TableRow": Blocks._end_row,
    "TableCell": Blocks._end_cell,
}
