"""Where stars can mark emphasis in both dialects alike.

CommonMark asks what stands on either side of a star; Python-Markdown pairs it
with the next one.  Where both are not certain to agree, tags are written.
"""

import string
import unicodedata

from .dialect import name_of
from .tokens import OPEN

_OPENING = frozenset(string.punctuation + string.whitespace) - {"*"}


def stars_hold(before: str, content: str, after: str) -> bool:
    """Whether stars round the content, between these two characters, are emphasis to both."""
    if before == "*" or "*" in content.replace("\\*", "") or content[0].isspace() or content[-1].isspace():
        return False
    opens = _is_letter(content[0]) or before in _OPENING
    return opens and (_is_letter(content[-1]) or after in _OPENING)


def _is_letter(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def first_of(event: str | dict) -> str:
    """What will follow: a character, or U+E000 where one cannot know."""
    if event.__class__ is str:
        return " "
    ((kind, value),) = event.items()
    if kind in ("Text", "Html", "InlineHtml"):
        return value[:1] or OPEN
    name = name_of(value)
    if kind == "End":
        return "<" if name in ("Emphasis", "Strong", "Link") else " "
    return OPEN if kind == "FootnoteReference" or name == "Image" else "<"
