"""Trees as XHTML for the e-book: well-formed whatever the text, links to its files, notes that pop up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from generator.book.scripts import Inline

Address = Callable[[str], str]
"""Where a label stands in the e-book: a file, and a place in it."""

_SIDES = {"Right": ' style="text-align: right"', "Center": ' style="text-align: center"'}


class Writer:
    """Writes the nodes and blocks of one file; `back` and `note` are words for those who listen."""

    def __init__(self, address: Address, words: Callable[..., str]) -> None:
        self._address, self._words = address, words

    def inline(self, nodes: Inline) -> str:
        return "".join(escape(node) if isinstance(node, str) else self._node(node) for node in nodes)

    def _node(self, node: list) -> str:
        name = node[0]
        if name == "in":
            return f'<bdi lang="{escape(node[1])}" xml:lang="{escape(node[1])}" dir="{node[2]}">{self.inline(node[3])}</bdi>'
        if name == "to":
            return f'<a href="{escape(self._address(node[1]))}">{self.inline(node[2])}</a>'
        if name == "url":
            return f'<a href="{escape(_web(node[1]))}">{self.inline(node[2])}</a>'
        if name == "note":
            mark = f' id="m{node[1]}"' if node[2] else ""
            return f'<sup{mark}><a epub:type="noteref" role="doc-noteref" href="#n{node[1]}">{node[1]}</a></sup>'
        if name == "code":
            return f"<code>{escape(node[1])}</code>"
        if name == "br":
            return "<br/>"
        if name == "image":
            return f'<img src="{escape(filed(node[1]))}" alt="{escape(node[2])}"/>'
        return f"<{name}>{self.inline(node[1])}</{name}>"

    def blocks(self, blocks: Iterable[list]) -> str:
        return "\n".join(map(self.block, blocks))

    def block(self, block: list) -> str:
        name = block[0]
        if name == "p":
            return f"<p>{self.inline(block[1])}</p>"
        if name == "h":
            place = f' id="{escape(block[2])}"' if block[2] else ""
            return f"<h{block[1]}{place}>{self.inline(block[3])}</h{block[1]}>"
        if name in ("ul", "ol"):
            start = f' start="{block[1]}"' if name == "ol" and block[1] != 1 else ""
            return f"<{name}{start}>{''.join(f'<li>{self._item(item)}</li>' for item in block[-1])}</{name}>"
        if name == "quote":
            return f"<blockquote>{self.blocks(block[1])}</blockquote>"
        if name == "pre":
            return f"<pre><code>{escape(block[1])}</code></pre>"
        if name == "table":
            return self._table(block)
        if name == "div":
            return self._division(block[1].split(), block[2])
        return "<hr/>"

    def _item(self, blocks: list) -> str:
        return self.inline(blocks[0][1]) if len(blocks) == 1 and blocks[0][0] == "p" else self.blocks(blocks)

    def _division(self, names: list[str], blocks: list) -> str:
        if "infobox" in names:
            return "".join(self._facts(block) if block[0] == "table" else self.block(block) for block in blocks)
        if "figure" in names or "picture" in names:
            shown = [block for block in blocks if _is_picture(block)]
            rest = [block for block in blocks if not _is_picture(block)]
            caption = f"<figcaption>{self.blocks(rest)}</figcaption>" if rest else ""
            return f"<figure>{''.join(self.inline(block[1]) for block in shown)}{caption}</figure>"
        return f'<div class="{escape(" ".join(names))}">{self.blocks(blocks)}</div>'

    def _facts(self, block: list) -> str:
        """The facts at the head of an entry; the row that repeats the headword is left out."""
        rows = "".join(f'<tr><th scope="row">{self.inline(row[0])}</th><td>{self.inline(row[1])}</td></tr>'
                       for row in block[3] if len(row) > 1)
        return f'<table class="facts"><tbody>{rows}</tbody></table>' if rows else ""

    def _table(self, block: list) -> str:
        _, sides, heads, rows = block
        styles = [_SIDES.get(side, "") for side in sides]
        head = "".join(f'<th scope="col"{style}>{self.inline(cell)}</th>' if cell else "<td></td>"
                       for style, cell in zip(styles, heads, strict=False))
        body = "".join("<tr>" + "".join(f"<td{style}>{self.inline(cell)}</td>" for style, cell in zip(styles, row, strict=False))
                       + "</tr>" for row in rows)
        body = f"<tbody>{body}</tbody>" if body else ""
        return f"<table>{f'<thead><tr>{head}</tr></thead>' if any(heads) else ''}{body}</table>" if any(heads) or body else ""

    def notes(self, notes: list[Inline]) -> str:
        """The notes of an article, each a footnote that readers may show beside its mark."""
        back = escape(self._words("text.backlink"))
        return "".join(f'<aside epub:type="footnote" role="doc-footnote" id="n{number}"><p><a role="doc-backlink" href="#m{number}" '
                       f'aria-label="{back}">{number}</a> {self.inline(note)}</p></aside>\n'
                       for number, note in enumerate(notes, 1))


def _is_picture(block: list) -> bool:
    return block[0] == "p" and len(block[1]) == 1 and not isinstance(block[1][0], str) and block[1][0][0] == "image"


def filed(address: str) -> str:
    """The address of a picture within the e-book, in letters that every reading system takes."""
    return re.sub(r"[^A-Za-z0-9./-]", lambda found: f"_{ord(found[0]):x}", address)


def _web(address: str) -> str:
    """An address that an XHTML attribute may hold."""
    return "".join(letter if letter > " " and letter not in '"<>\\^`{|}' else f"%{ord(letter):02X}" for letter in address)


def heading(article: dict[str, Any], writer: Writer) -> str:
    """The headword with its name in the original script."""
    script = f' <span class="script">{writer.inline(article["script"])}</span>' if article["script"] else ""
    return writer.inline(article["title"]) + script
