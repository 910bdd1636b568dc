"""Small pieces of Markdown that mean the same to pulldown-cmark and to Python-Markdown."""

from __future__ import annotations

import re
from urllib.parse import quote

_SPECIAL = re.compile(r"([\\`*_\[\]{}<>|#])")
_PLAIN = re.compile(r"[^\\`*_\[\]{}<>|#&]*\Z")
_LINES = re.compile(r"\s*\n+\s*")
_BAR = re.compile(r"(?<!\\)\|")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def escape(text: str) -> str:
    """Plain text that stays plain text within a line or a table cell."""
    if _PLAIN.match(text):
        return text
    return _SPECIAL.sub(r"\\\1", text.replace("&", "&amp;"))


def attribute(text: str) -> str:
    """Text for an HTML attribute between double quotes."""
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def foreign(text: str, lang: str) -> str:
    """A run in another language, isolated, with its direction."""
    direction = "rtl" if _RTL.search(text) else "ltr"
    return f'<bdi lang="{attribute(lang)}" dir="{direction}">{escape(text)}</bdi>'


def cell(text: str) -> str:
    """Markdown made fit for a table cell: one line, no bare bars."""
    text = text.strip()
    if "\n" in text:
        text = _LINES.sub("<br>", text)
    return _BAR.sub(r"\\|", text) if "|" in text else text


def table(heads: list[str], rows: list[list[str]]) -> str:
    """A pipe table; heads and cells are Markdown already."""
    lines = [heads, ["---"] * len(heads), *([cell(text) for text in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def image(alt: str, address: str) -> str:
    """A picture; `alt` is plain text."""
    return f"![{escape(alt)}]({quote(address, safe='/.-_~')})"


def link(text: str, address: str) -> str:
    """A Markdown link; the text is Markdown already."""
    return f"[{text}]({address})"


def relative(address: str, folder: str) -> str:
    """The address of one page as seen from a page in a folder; `folder` is empty at the root."""
    if folder and address.startswith(folder + "/"):
        return address[len(folder) + 1:]
    return "../" * (folder.count("/") + 1 if folder else 0) + address
