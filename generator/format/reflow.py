"""Paragraphs of prose that are too wide, broken into lines as full as they can be.

Paragraphs that fit are left as their author broke them, and so is whatever is not
plainly a paragraph: lists, tables, quotations, code, lines that end in a break.
"""

from __future__ import annotations

import re

from generator.format.meaning import read_alike
from generator.format.scalars import foldable, wrapped

_NOT_PLAIN = re.compile(r"(?: |\t|[-+*>|#=~<]|```|\d+[.)]|\[\^)")


def reflowed(text: str, width: int) -> str:
    """The prose with its wide paragraphs broken anew; as it was, where that would change how it reads."""
    if all(len(line) <= width for line in text.splitlines()):
        return text
    made = "\n\n".join(_paragraph(part, width) for part in text.split("\n\n"))
    return made if read_alike(text, made) else text


def _paragraph(text: str, width: int) -> str:
    lines = text.strip("\n").split("\n")
    if all(len(line) <= width for line in lines) or not all(_plain(line) for line in lines):
        return text
    ending = text[len(text.rstrip("\n")):]
    broken = wrapped(" ".join(lines), width)
    return "\n".join(broken) + ending if all(_plain(line) for line in broken) else text


def _plain(line: str) -> bool:
    return bool(line) and not _NOT_PLAIN.match(line) and not line.endswith((" ", "\\")) and foldable(line)
