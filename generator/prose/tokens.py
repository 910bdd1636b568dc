"""What an author writes between double or citing brackets, as values.

Nothing here reads text: `scan` makes these values, the other modules of the
package take them.  All are tuples with names, because a large encyclopedia
makes hundreds of thousands of them.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

OPEN, CLOSE = "\ue000", "\ue001"
"""What encloses a token's number in masked text; no author's text holds them."""

PLACEHOLDER = re.compile(f"{OPEN}([0-9]+){CLOSE}")


class Mention(NamedTuple):
    """A link to an entry, `[[id|text]]`; `wanted` when it is not written yet."""

    id: str
    text: str | None
    wanted: bool
    start: int
    end: int


class Reference(NamedTuple):
    """One work cited, with the place in it; `start` is the offset of its `@`."""

    work: str
    locator: str | None
    start: int


class Citation(NamedTuple):
    """What stands in one pair of citing brackets: one reference or several."""

    references: tuple[Reference, ...]
    start: int
    end: int


Token = Mention | Citation


class Fault(NamedTuple):
    """Something an author should mend, at an offset of the text as written, and how."""

    offset: int
    code: str
    message: str
    repair: str = ""


@dataclass(frozen=True, slots=True)
class Scanned:
    """Prose whose tokens are found.

    `text` is as the author wrote it, but for characters no prose may hold;
    `masked` is what the CommonMark parser reads.
    """

    text: str
    masked: str
    tokens: tuple[Token, ...] = ()
    faults: tuple[Fault, ...] = ()

    def restored(self, part: str) -> str:
        """A part of the masked text with its tokens as the author wrote them."""
        return PLACEHOLDER.sub(self._source, part) if OPEN in part else part

    def original(self, offset: int) -> int:
        """The offset in the author's text of an offset in the masked text."""
        for found, token in zip(PLACEHOLDER.finditer(self.masked), self.tokens):
            if found.end() > offset:
                return token.start if found.start() <= offset else offset + token.start - found.start()
        if not self.tokens:
            return offset
        return offset + len(self.text) - len(self.masked)

    def _source(self, found: re.Match[str]) -> str:
        token = self.tokens[int(found[1])]
        return self.text[token.start : token.end]
