"""Words that came out of prose as plain text, written so that they stay plain text.

Both dialects must agree, and Python-Markdown knows fewer backslash escapes
than CommonMark (no `<`, `:`, `~`, `=`), reads entities everywhere, and counts
backticks and bars in table cells for itself.  So where a backslash is safe in
both it is used, and a numbered entity where it is not.
"""

import re
from urllib.parse import quote

_BACKSLASHED = "*_[]{}"
_MEANING = {
    **{mark: "\\" + mark for mark in _BACKSLASHED},
    **{mark: f"&#{ord(mark)};" for mark in "\\`|"},
    "&": "&amp;",
    "<": "&lt;",
    "!": "\\!",
    "]:": "\\]&#58;",
    "\n": " ",
    "\t": " ",
    "\r": " ",
}
# An exclamation mark matters only where a link might follow it; a colon after
# a bracket, even an escaped one, because Python-Markdown takes it for the
# definition of a reference.
_SPECIAL = re.compile(r"\]:|[\\`*_\[\]{}<&|\n\t\r]|!\Z")
_FIRST = {
    **{mark: "\\" + mark for mark in "#>+-"},
    **{mark: f"&#{ord(mark)};" for mark in "=:~"},
}
# Any decimal digit: Python-Markdown takes ١. for a numbered list as well.
_NUMBERED = re.compile(r"\A(\d+)([.)])(?=\s|$)")
# A mark of a note or a link, followed by one of these, would be something else.
_AFTER_BRACKET = {":": "&#58;", "(": "\\(", "^": "&#94;"}
_NUMBER_SIGN = re.compile(r"(?<!&)#")
_TITLE = re.compile(r"[!-+/:-@\[-`{-~]")


def words(text: str) -> str:
    """Plain text, wherever it stands within a line."""
    return _SPECIAL.sub(_meaning, text)


def heading_words(text: str) -> str:
    """Plain text in a heading, whose end a number sign might mark."""
    return _NUMBER_SIGN.sub(r"\#", words(text))


def first_words(text: str) -> str:
    """Plain text at the start of a line, where a list, heading or quotation might begin."""
    text = text.lstrip(" \t\r\n")
    if not text:
        return ""
    head = text[0]
    if head in _FIRST:
        return _FIRST[head] + words(text[1:])
    if head.isspace():
        return f"&#{ord(head)};{words(text[1:])}"
    written = words(text)
    return _NUMBERED.sub(r"\1\\\2", written) if head.isdigit() else written


def after_bracket(written: str) -> str:
    """Written words that follow a bracket, so that they are no part of what it encloses."""
    head = _AFTER_BRACKET.get(written[:1])
    return head + written[1:] if head else written


def edges(written: str) -> str:
    """A finished block: no spaces round it, and other white space there made explicit.

    Python-Markdown strips a no-break space from the edge of a block.
    """
    written = written.strip(" \n")
    if written and written[0].isspace():
        written = f"&#{ord(written[0])};{written[1:]}"
    if written and written[-1].isspace():
        written = f"{written[:-1]}&#{ord(written[-1])};"
    return written


def address(url: str) -> str:
    """The destination of a link, percent-encoded where either dialect would stumble."""
    return quote(url, safe="/:?#@!$&+,;=%~.-").replace("&", "&amp;")


def title(text: str) -> str:
    """The title of a link, to stand in double quotes."""
    text = " ".join(text.split())
    return _TITLE.sub(lambda found: f"&#{ord(found[0])};", text)


def _meaning(found: re.Match[str]) -> str:
    return _MEANING[found[0]]
