"""Prose taken over as it stands, for pages that the parser it was written for will read.

Most prose needs no rewriting: its headings are plain, it has no footnotes or
links of its own. Then only the tokens are put in, and the ids of headings.
Where anything else occurs, `write` must do it. This is where a large site spends
its time, so lines are looked at by their first character, not by patterns.
"""

from collections.abc import Callable

from .slug import slug
from .tokens import CLOSE, OPEN, Scanned, Token

_BEYOND = ("](", "[^", "`", "~~~")
_MARKED = frozenset("*_`#{}[]\\<&" + OPEN + CLOSE)


def copied(scanned: Scanned, say: Callable[[Token], str], id_of: Callable[[str], str] = slug, *,
           base_level: int = 2) -> str | None:
    """The prose with its tokens said and its headings' ids, or nothing where it must be rewritten.

    `id_of` gives the id of a heading by its title.
    """
    masked = scanned.masked
    if scanned.faults or any(sign in masked for sign in _BEYOND):
        return None
    if "#" in masked or "\n-" in masked or "=" in masked:
        lines = _headed(masked.split("\n"), "#" * (base_level - 2), id_of)
        if lines is None:
            return None
        masked = "\n".join(lines)
    return _said(masked, scanned.tokens, say)


def _headed(lines: list[str], deeper: str, id_of: Callable[[str], str]) -> list[str] | None:
    for number, line in enumerate(lines):
        bare = line.lstrip(" ")
        first = bare[:1]
        if first == "#":
            signs, _, title = bare.partition(" ")
            title = title.strip()
            if len(bare) != len(line) or len(signs) < 2 or not title or not _MARKED.isdisjoint(title):
                return None
            lines[number] = f"\n{signs}{deeper} {title} {{#{id_of(title)}}}\n"
        elif first in ("=", "-") and not bare.rstrip().strip(first):
            return None  # the underline of a heading, or a rule
    return lines


def _said(masked: str, tokens: tuple[Token, ...], say: Callable[[Token], str]) -> str:
    first, *rest = masked.split(OPEN)
    parts = [first]
    for piece in rest:
        index, _, after = piece.partition(CLOSE)
        parts += (say(tokens[int(index)]), after)
    return "".join(parts)
