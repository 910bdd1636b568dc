"""What is left of a piece of inline Markdown without its links, or without any marks."""

import re
from html import unescape

_LINK = re.compile(r"\[((?:\\.|[^\\\[\]])*)\]\([^()\s]*(?: \"[^\"]*\")?\)")
_TAG = re.compile(r"<[^>]*>")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|\*")


def unlinked(markdown: str) -> str:
    """The Markdown with each link's words in its place: a link holds no other."""
    return _LINK.sub(r"\1", markdown)


def plain_label(markdown: str) -> str:
    """The words of the Markdown, without its marks, as a heading's id is made of them."""
    return unescape(_ESCAPED.sub(r"\1", _TAG.sub("", unlinked(markdown))))
