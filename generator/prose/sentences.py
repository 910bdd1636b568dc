"""The sentence in which an entry is mentioned, as “What links here” quotes it.

Sentences end where a mark of the end is followed by a capital, but not after
the abbreviations of this field: b. and bt. (son and daughter of), d., c.,
s.v., initials, small numbers.
"""

import re
from collections.abc import Callable, Iterator

from .plain import passages
from .tokens import Mention, Scanned, Token

LONGEST = 220
"""How many characters of a sentence are quoted, its ellipses included."""

_CLOSING = "\"'”’»)\\]"
_END = re.compile(rf"[.!?…][{_CLOSING}]*\s+(?=[\"'“‘«(\[ʿʾ]*([^\W\d_]))|\n")
_BLANK = re.compile(r"\n[ \t]*\n")
_LAST_WORD = re.compile(r"([^\s(\[“‘«\"]+)\.$")
_ABBREVIATIONS = frozenset(
    "bt ibn ca cf s.v s.vv fl st sts ste vol vols ed eds pl no nos nr p pp f ff r fol fols ch chs esp vs viz"
    " i.e e.g a.h a.d b.c c.e b.c.e trans transl tr lit dr mr mrs ms prof rev mt ft jr sr approx repr rev"
    " art arts n nn sec sect pt pts bk bks col cols fig figs op cit loc ibid id ms mss lat gr arab ar syr pers".split()
)


def sentences_with_mentions(
    scanned: Scanned, name_of: Callable[[Token], str] | None = None
) -> Iterator[tuple[Mention, str]]:
    """Each mention of another entry with its sentence in plain text.

    `name_of` gives the words of a mention without a text of its own.
    """
    for passage in passages(scanned, name_of):
        if passage.mentions:
            bounds = _bounds(passage.text, {end for _, _, end in passage.mentions})
            for mention, start, end in passage.mentions:
                first, last = next((first, last) for first, last in bounds if start < last or last == bounds[-1][1])
                yield mention, _cut(passage.text[first:last], start - first, end - first)


def sentence_of(scanned: Scanned, token: Token, name_of: Callable[[Token], str] | None = None) -> str:
    """The sentence round one mention; nothing for what is not quoted, such as a citation."""
    found = (sentence for mention, sentence in sentences_with_mentions(scanned, name_of) if mention == token)
    return next(found, "")


def sentences_of(text: str) -> list[str]:
    """The sentences of a text as they are written, links and notes with them, each on one line."""
    blocks = (" ".join(block.split()) for block in _BLANK.split(text))
    return [block[first:last].strip() for block in blocks if block for first, last in _bounds(block, set())]


def _bounds(text: str, names: set[int]) -> list[tuple[int, int]]:
    """Between which offsets each sentence of a block stands; `names` are where mentions end."""
    bounds, start = [], 0
    for found in _END.finditer(text):
        stop = found.start()
        ends = found[1] is None or (
            found[1].isupper() and (stop in names or not _is_abbreviated(text[max(start, stop - 12) : stop + 1]))
        )
        if ends:
            bounds.append((start, found.end()))
            start = found.end()
    return [*bounds, (start, len(text))]


def _is_abbreviated(sentence: str) -> bool:
    """Whether the full stop at the end belongs to its word."""
    found = _LAST_WORD.search(sentence)
    if found is None:
        return False
    word = found[1]
    return (len(word) == 1 and word.isalpha()) or word.lower() in _ABBREVIATIONS or (
        word.isdigit() and len(word) < 3
    ) or (len(word) > 2 and word[-2] == "." and word[-1].isalpha())


def _cut(sentence: str, start: int, end: int) -> str:
    """The sentence, or as much of it round the mention as is quoted, cut between words."""
    kept = sentence.rstrip()
    if len(kept) <= LONGEST:
        return " ".join(kept.split())
    room = LONGEST - 2
    first = max(0, min(start - (room - (end - start)) // 2, len(kept) - room))
    last = min(len(kept), first + room)
    if first > 0:
        first = _next_word(kept, first, start)
    if last < len(kept):
        last = _word_before(kept, last, end)
    words = " ".join(kept[first:last].split()).rstrip(",;:")
    return f"{'…' if first else ''}{words}{'…' if last < len(kept) else ''}"


def _next_word(text: str, offset: int, latest: int) -> int:
    """Where the next word begins, but not beyond the mention."""
    space = text.find(" ", offset - 1, latest)
    return space + 1 if space >= 0 else min(offset, latest)


def _word_before(text: str, offset: int, earliest: int) -> int:
    """Where the last whole word ends, but not within the mention."""
    space = text.rfind(" ", earliest, offset + 1)
    return space if space >= 0 else offset
