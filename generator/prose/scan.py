"""Finds the tokens of prose: `[[id|text]]`, `[[+id|text]]` and `[@work, locator]`.

They are our own and no Markdown parser knows them, so each is replaced by a
placeholder that a parser passes through as a word: then a `|` within a link
cannot split the cell of a table.  What stands in code is left alone, and
`\\[[` is no token.  Whether an entry or a work exists is not asked here.
"""

import re
from functools import lru_cache

from .dialect import code_ranges
from .tokens import CLOSE, OPEN, Citation, Fault, Mention, Reference, Scanned, Token

_TOKEN = re.compile(
    r"\\[\s\S]"
    r"|\[\[(?P<link>[^\[\]]*)\]\]"
    r"|\[(?P<cite>@[^\[\]]*)\]"
    r"|(?P<unclosed>\[\[(?!\[)|\[@)"
)
_REFERENCE = re.compile(r"\s*@([^\s,@]+)\s*(?:,\s*(\S[\s\S]*))?$")
_BLANK_LINE = re.compile(r"\n[ \t\r>]*\n")
_WRAP = re.compile(r"\s*\n[ \t>]*|[ \t]+")
_LINK_FORM = "write [[id]] or [[id|text]]"
_CITATION_FORM = "write [@work] or [@work, locator], several divided by “;”"
# Control characters, lone surrogates and private-use characters: some stop a
# parser, some (U+0002, U+E000) are the marks by which parsers remember things.
_BAD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\uf8ff\ufffe\uffff"
    "\U000f0000-\U0010ffff]"
)


@lru_cache(maxsize=512)
def scan(text: str) -> Scanned:
    """The tokens of a text, the text with placeholders for them, and what is malformed.

    Remembered for a while: checks, links and pages all ask for the same prose.
    """
    bad = _BAD.search(text) is not None
    source = _BAD.sub("\ufffd", text) if bad else text
    faults = _bad_characters(text) if bad else []
    if "[[" not in source and "[@" not in source:
        return Scanned(source, source, (), tuple(faults))
    tokens = _tokens(source, faults)
    faults.sort()
    return Scanned(source, _masked(source, tokens), tuple(tokens), tuple(faults))


def _tokens(source: str, faults: list[Fault]) -> list[Token]:
    tokens = []
    code = code_ranges(source)
    for found in _TOKEN.finditer(source):
        kind = found.lastgroup
        if kind is None or (code and _within(code, found.start())):
            continue
        read = _READERS[kind](found, bool(code) and _overlaps(code, found))
        (faults if read.__class__ is Fault else tokens).append(read)
    return tokens


def _masked(source: str, tokens: list[Token]) -> str:
    parts = []
    done = 0
    for index, token in enumerate(tokens):
        parts.append(f"{source[done:token.start]}{OPEN}{index}{CLOSE}")
        done = token.end
    parts.append(source[done:])
    return "".join(parts)


def _mention(found: re.Match[str], crosses_code: bool) -> Mention | Fault:
    body = found["link"]
    id, bar, words = body.partition("|")
    wanted = id.startswith("+")
    id, words = id[wanted:].strip(), _one_line(words)
    if not id:
        return Fault(found.start(), "bad-link", f"{_shown(found)} names no entry", _LINK_FORM)
    if bar and not words:
        repair = f"write [[{id}]] or [[{id}|text]]"
        return Fault(found.start(), "bad-link", f"{_shown(found)} has no text after the bar", repair)
    if crosses_code or "\n" in id or ("\n" in body and _BLANK_LINE.search(body)):
        return _unclosed(found, crosses_code)
    return Mention(id, words or None, wanted, *found.span())


def _citation(found: re.Match[str], crosses_code: bool) -> Citation | Fault:
    body = found["cite"]
    if crosses_code or ("\n" in body and _BLANK_LINE.search(body)):
        return _unclosed(found, crosses_code)
    references = []
    offset = found.start() + 1
    for part in body.split(";"):
        read = _REFERENCE.match(part.rstrip())
        if read is None:
            return _bad_reference(part, offset)
        work, locator = read.groups()
        at = offset + read.start(1) - 1
        references.append(Reference(work, locator and _one_line(locator), at))
        offset += len(part) + 1
    return Citation(tuple(references), *found.span())


def _bad_reference(part: str, offset: int) -> Fault:
    """What is wrong with one of the references between brackets."""
    shown = _one_line(part)
    offset += len(part) - len(part.lstrip())
    work, comma, locator = (side.strip() for side in shown.removeprefix("@").partition(","))
    if (not work and locator) or (shown and not shown.startswith("@")):
        repair = "write @work before the locator, as in [@work, 343]"
        return Fault(offset, "locator-without-work", f"“{shown}” names no work", repair)
    if not work:
        return Fault(offset, "bad-citation", f"“{shown}” names no work", _CITATION_FORM)
    if comma and not locator:
        return Fault(offset, "bad-citation", f"“{shown}” has no locator after the comma", _CITATION_FORM)
    return Fault(offset, "bad-citation", f"“{shown}” is not a work and a locator", _CITATION_FORM)


def _unclosed(found: re.Match[str], crosses_code: bool = False) -> Fault:
    message = f"{_shown(found)} {'holds code' if crosses_code else 'is not closed in its paragraph'}"
    if found[0].startswith("[@"):
        return Fault(found.start(), "bad-citation", message, f"{_CITATION_FORM}, without brackets inside")
    repair = f"{_LINK_FORM}, without brackets inside, or \\[[ for two brackets as such"
    return Fault(found.start(), "bad-link", message, repair)


_READERS = {"link": _mention, "cite": _citation, "unclosed": lambda found, _: _unclosed(found)}


def _bad_characters(text: str) -> list[Fault]:
    return [
        Fault(found.start(), "bad-character", f"U+{ord(found[0]):04X} is not a character for prose", "delete it")
        for found in _BAD.finditer(text)
    ]


def _within(code: list[tuple[int, int]], offset: int) -> bool:
    return any(start <= offset < end for start, end in code)


def _overlaps(code: list[tuple[int, int]], found: re.Match[str]) -> bool:
    return any(start < found.end() and found.start() < end for start, end in code)


def _one_line(words: str) -> str:
    return _WRAP.sub(" ", words).strip() if "\n" in words or "  " in words or "\t" in words else words.strip()


def _shown(found: re.Match[str]) -> str:
    """The token as a message shows it: with what follows where it is not closed."""
    words = found[0] if found.lastgroup != "unclosed" else found.string[found.start() : found.start() + 24]
    words = words.split("\n")[0]
    return f"“{words if len(words) <= 40 else words[:39] + '…'}”"
