"""A text as YAML reads it back: plain where it can be, else in double quotes, folded, or line by line."""

from __future__ import annotations

import re
import textwrap

WIDTH = 100
"""Characters of a line; a text that cannot be parted may be longer."""

_INDICATORS = "'\"[]{}>|*&!%#`@,?:-"
_NO_TEXTS = {"", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<"}
_NUMBER = re.compile(r"[-+]?(?:\.?\d[\d_.]*(?:[eE][-+]?\d+)?|0[xo][0-9a-fA-F]+|\.(?:inf|nan))", re.IGNORECASE)
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})
_BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"
_TOKEN = re.compile(r"\[\[[^\[\]]*\]\]|\[@[^\[\]]*\]")


def plain(text: str, *, within: bool = False, number: bool = False) -> bool:
    """Whether a text needs no quotes; `within` brackets a comma parts, and what reads as a number is only for numbers."""
    return (text.strip() == text and text.casefold() not in _NO_TEXTS and _begins_well(text)
            and text.isprintable() and ": " not in text and " #" not in text and text[-1] != ":"
            and not (within and (set(text) & set(",[]{}") or ":?" in text)) and (number or not _NUMBER.fullmatch(text)))


def _begins_well(text: str) -> bool:
    return text[0] not in _INDICATORS and not text.startswith(("---", "..."))


def quoted(text: str, within: bool = False, number: bool = True) -> str:
    """A text on one line, in quotes only where it must be."""
    if plain(text, within=within, number=number):
        return text
    return f'"{"".join(_escaped(char) for char in text.translate(_ESCAPES))}"'


def _escaped(char: str) -> str:
    if char.isprintable() or char == "\u200c" or char == "\u200d":
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"


def folded(text: str, indent: int) -> list[str] | None:
    """The lines of a text below a `>-`; none where folding would not give the same text back."""
    if not text or text != text.strip() or not foldable(text):
        return None
    return wrapped(text, WIDTH - indent)


def foldable(text: str) -> bool:
    """Whether each white space in a text is a single blank, and nothing in it wants an escape."""
    return "  " not in text and text.isprintable()  # of white space, only the blank is printable


def wrapped(text: str, width: int) -> list[str]:
    """A text parted at its single blanks into lines of a width, as full as they can be; a link or citation stays whole."""
    whole = _TOKEN.sub(lambda found: found[0].replace(" ", "\0") if len(found[0]) <= 60 else found[0], text)
    lines = textwrap.wrap(whole, max(width, 20), break_long_words=False, break_on_hyphens=False)
    return [line.replace("\0", " ") for line in lines]


def literal(text: str) -> str | None:
    """What heads a text below a `|`: with the indentation, where its first line has one of its own.

    None where a character in it wants an escape.
    """
    if not all(char.isprintable() or char in "\n\t\u200c\u200d" or (char.isspace() and char not in _BREAKS) for char in text):
        return None
    return "|2" if text.startswith((" ", "\t")) else "|"
