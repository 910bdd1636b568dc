"""Runs of text by script, so that each carries its language and its direction."""

from __future__ import annotations

import re

Inline = list
"""Nodes within a line: texts, and lists that begin with the node's name."""

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe"
_RUN = re.compile(rf"[{_RTL}](?:[{_RTL}\s\d.,:;()\[\]«»–-]*[{_RTL}])?|[\u0370-\u03ff\u1f00-\u1fff]+(?:[\s\u0370-\u03ff\u1f00-\u1fff]*[\u0370-\u03ff\u1f00-\u1fff])?")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LANGUAGES = (("\u0700", "\u074f", "syr"), ("\u0590", "\u05ff", "he"), ("\ufb1d", "\ufb4f", "he"),
              ("\u0370", "\u03ff", "el"), ("\u1f00", "\u1fff", "el"))


def clean(text: str) -> str:
    """The text without what no book may hold: control characters, lone surrogates, overrides of direction."""
    return _UNFIT.sub("", text)


def runs(text: str) -> Inline:
    """Plain text parted into runs; one in another script is a node `["in", language, direction, [text]]`."""
    nodes: Inline = []
    at = 0
    for found in _RUN.finditer(text):
        if found.start() > at:
            nodes.append(text[at:found.start()])
        nodes.append(["in", *tongue(found[0]), [found[0]]])
        at = found.end()
    if at < len(text):
        nodes.append(text[at:])
    return nodes


def tongue(text: str) -> tuple[str, str]:
    """The language that a script most likely stands for where none is said, and its direction."""
    language = next((code for first, last, code in _LANGUAGES if first <= text[0] <= last), "ar")
    return language, "ltr" if language == "el" else "rtl"


def words(nodes: Inline) -> str:
    """The plain words of nodes, notes left out."""
    return "".join(node if isinstance(node, str) else _words(node) for node in nodes)


def _words(node: list) -> str:
    if node[0] in ("note", "br"):
        return " " if node[0] == "br" else ""
    return node[-1] if isinstance(node[-1], str) else words(node[-1])
