"""Pages of Markdown as trees of plain lists, for whoever sets them.

Blocks: `["p", nodes]`, `["h", level, id, nodes]`, `["ul", [blocks …]]`, `["ol", start, [blocks …]]`,
`["quote", blocks]`, `["pre", text]`, `["table", alignments, heads, rows]`, `["div", class, blocks]`, `["rule"]`.
Nodes within a line: a text, or `["em"|"strong"|"small"|"sub"|"sup"|"del", nodes]`, `["in", language, direction, nodes]`,
`["to", address, nodes]`, `["note", label]`, `["code", text]`, `["br"]`, `["image", address, text]`.
HTML that a template wrote is read for its blocks with a class, its runs in other languages and its
small marks; of any other element only the words remain.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any, NamedTuple

import pyromark

from generator.book.scripts import Inline, clean, runs, words

_PARSER = pyromark.Markdown(options=(
    pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES | pyromark.Options.ENABLE_STRIKETHROUGH))
_SPANS = {"Emphasis": "em", "Strong": "strong", "Strikethrough": "del", "Superscript": "sup", "Subscript": "sub"}
_HTML_SPANS = {"em": "em", "i": "em", "strong": "strong", "b": "strong", "small": "small", "sup": "sup", "sub": "sub",
               "del": "del"}
_HTML_BLOCKS = frozenset(("div", "aside", "section", "figure", "details", "nav", "header", "footer"))
_WORDLESS = frozenset(("script", "style", "summary", "svg"))


class Tree(NamedTuple):
    """The blocks of a page, and its notes by label."""

    blocks: list
    notes: dict[str, Inline]


def parse(markdown: str) -> Tree:
    """A page as a tree; any text at all can be parsed."""
    builder = _Builder()
    for event in _PARSER.events(clean(markdown)):
        builder.take(event)
    return Tree(builder.finish(), builder.notes)


class _Open:
    """A node whose end has not come: its name, what else it begins with, and what stands in it so far."""

    def __init__(self, name: str, *given: Any) -> None:
        self.name, self.given, self.kids = name, given, []


class _Builder:
    """Gathers nodes from events; the first of `open` is the page."""

    def __init__(self) -> None:
        self.open = [_Open("page")]
        self.notes: dict[str, Inline] = {}
        self._html = _Html(self)

    def take(self, event: Any) -> None:
        if isinstance(event, str):
            self._bare(event)
            return
        ((what, value),) = event.items()
        if what in ("Start", "End"):
            tag, given = (value, None) if isinstance(value, str) else next(iter(value.items()))
            (self._start if what == "Start" else self._end)(tag, given)
        else:
            self._leaf(what, value)

    def finish(self) -> list:
        while len(self.open) > 1:
            self.close(self.open[-1].name)
        return self.open[0].kids

    def begin(self, name: str, *given: Any) -> None:
        self.open.append(_Open(name, *given))

    def begin_block(self, name: str, *given: Any) -> None:
        if self.open[-1].name == "loose":
            self.close("loose")
        self.begin(name, *given)

    def close(self, name: str) -> None:
        """End the innermost open node of a name, and what was left open within it."""
        if not any(node.name == name for node in self.open[1:]):
            return
        while True:
            node = self.open.pop()
            self._settle(node)
            if node.name == name:
                return

    def put(self, node: Any) -> None:
        """A node within a line; one that stands in no paragraph begins one."""
        if self.open[-1].name in _HOLD_BLOCKS:
            if isinstance(node, str) and not node.strip():
                return
            self.begin("loose")
        kids = self.open[-1].kids
        if isinstance(node, str) and kids and isinstance(kids[-1], str):
            kids[-1] += node
        else:
            kids.append(node)

    def text(self, value: str) -> None:
        if self._html.silent:
            return
        inside = any(node.name in ("in", "code", "pre") for node in self.open)
        for node in [value] if inside else runs(value):
            self.put(node)

    def _bare(self, event: str) -> None:
        if event == "Rule":
            self.begin_block("rule")
            self.close("rule")
        elif event in ("SoftBreak", "HardBreak"):
            self.put(" " if event == "SoftBreak" else ["br"])

    def _leaf(self, what: str, value: str) -> None:
        if what == "Text":
            self.text(value)
        elif what == "Code":
            self.put(["code", value])
        elif what == "FootnoteReference":
            self.put(["note", value])
        else:
            self._html.feed(value)

    def _start(self, tag: str, given: Any) -> None:
        if tag in _SPANS:
            self._begin_span(_SPANS[tag])
        elif tag == "Link":
            address = given["dest_url"]
            self._begin_span("to", f"mailto:{address}" if given["link_type"] == "Email" else address)
        elif tag == "Image":
            self._begin_span("image", given["dest_url"])
        elif tag == "Heading":
            self.begin_block("h", int(given["level"][1]), given["id"] or "")
        elif tag == "List":
            self.begin_block("list", given)
        elif tag in ("Table", "FootnoteDefinition"):
            self.begin_block(_BLOCKS[tag], given)
        elif tag in _BLOCKS:
            self.begin_block(_BLOCKS[tag])

    def _begin_span(self, name: str, *given: Any) -> None:
        if self.open[-1].name in _HOLD_BLOCKS:
            self.begin("loose")
        self.begin(name, *given)

    def _end(self, tag: str, given: Any) -> None:
        name = _SPANS.get(tag) or _BLOCKS.get(tag) or {"Link": "to", "Image": "image", "Heading": "h", "List": "list"}.get(tag)
        if name:
            self.close(name)

    def _settle(self, node: _Open) -> None:
        """Put a finished node where it belongs."""
        name, kids, into = node.name, node.kids, self.open[-1].kids
        if name == "FootnoteDefinition":
            self.notes[node.given[0]] = _joined(kids)
        elif name in ("p", "loose"):
            if any(kid != " " for kid in kids):
                into.append(["p", _trimmed(kids)])
        elif name == "list":
            start = node.given[0]
            into.append(["ul", kids] if start is None else ["ol", start, kids])
        elif name == "item" or name in ("head", "row"):
            into.append(kids)
        elif name == "cell":
            into.append(_trimmed(_joined(kids)) if any(_is_block(kid) for kid in kids) else _trimmed(kids))
        elif name == "table":
            into.append(["table", list(node.given[0]), kids[0] if kids else [], kids[1:]])
        elif name == "image":
            into.append(["image", node.given[0], words(kids)])
        elif name == "pre":
            into.append(["pre", words(kids)])
        elif name == "rule":
            into.append(["rule"])
        else:
            into.append([name, *node.given, _trimmed(kids) if name == "h" else kids])


class _Html(HTMLParser):
    """What of HTML has a meaning here, told to the builder."""

    def __init__(self, builder: _Builder) -> None:
        super().__init__(convert_charrefs=True)
        self._to, self.silent = builder, 0

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = {name: value or "" for name, value in attrs}
        self.silent += tag in _WORDLESS
        if tag == "br":
            self._to.put(["br"])
        elif tag == "a" and given.get("href"):
            self._to._begin_span("to", given["href"])
        elif tag in ("bdi", "span", "i") and given.get("lang"):
            self._to._begin_span("in", given["lang"], given.get("dir") or "ltr")
        elif tag in _HTML_SPANS:
            self._to._begin_span(_HTML_SPANS[tag])
        elif tag in _HTML_BLOCKS:
            self._to.begin_block("div", given.get("class", ""))
        elif tag == "p":
            self._to.begin_block("p")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in _WORDLESS and self.silent > 0
        name = {"a": "to", "bdi": "in", "span": "in", "p": "p"}.get(tag) or _HTML_SPANS.get(tag)
        if tag in _HTML_BLOCKS:
            self._to.close("div")
        elif name:
            self._to.close(name)

    def handle_startendtag(self, tag: str, attrs: list) -> None:
        if tag == "br":
            self._to.put(["br"])

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self._to.text(" ".join(data.split("\n")) if data.strip() else " ")


_BLOCKS = {"Paragraph": "p", "Item": "item", "BlockQuote": "quote", "CodeBlock": "pre", "Table": "table",
           "TableHead": "head", "TableRow": "row", "TableCell": "cell", "FootnoteDefinition": "FootnoteDefinition"}
_HOLD_BLOCKS = frozenset(("page", "div", "item", "quote", "list", "table", "FootnoteDefinition"))
_BLOCK_NAMES = frozenset(("p", "h", "ul", "ol", "quote", "pre", "table", "div", "rule"))


def _is_block(node: Any) -> bool:
    return isinstance(node, list) and bool(node) and node[0] in _BLOCK_NAMES


def _joined(blocks: list) -> Inline:
    """Blocks as one line: paragraphs with a space between them, of other blocks the words."""
    nodes: Inline = []
    for block in blocks:
        nodes += [*([" "] if nodes else []), *(block[-1] if block[0] == "p" else [_all_words(block)])] \
            if _is_block(block) else [block]
    return nodes


def _all_words(value: Any) -> str:
    if isinstance(value, str):
        return value
    return " ".join(filter(None, map(_all_words, value[1:] if _is_block(value) else value))) \
        if isinstance(value, list) else ""


def _trimmed(nodes: Inline) -> Inline:
    """Nodes without blanks at either edge."""
    nodes = list(nodes)
    while nodes and isinstance(nodes[0], str) and not nodes[0].strip():
        nodes.pop(0)
    while nodes and isinstance(nodes[-1], str) and not nodes[-1].strip():
        nodes.pop()
    if nodes and isinstance(nodes[-1], str):
        nodes[-1] = nodes[-1].rstrip()
    if nodes and isinstance(nodes[0], str):
        nodes[0] = nodes[0].lstrip()
    return nodes
