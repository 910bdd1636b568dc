"""Hand-written pages may link entries and cite works as entries do."""

from __future__ import annotations

import logging
import re
from typing import NamedTuple

from generator.watched import Watched
from generator.prose import Mention, Token, scan
from generator.site.edition import Edition

log = logging.getLogger("mkdocs.plugins.encyclopedia")
_NO_HEADING = re.compile(r"<th([^>]*)></th>")


class Text(NamedTuple):
    """A hand-written page as it was found, with its links and notes resolved, and what it needed for that."""

    found: str
    resolved: str
    needs: tuple[str, ...]


def stands(path: str, text: Text, edition: Edition) -> bool:
    """Whether a page comes out the same in another edition, so that MkDocs need not be asked again."""
    return resolve(text.found, path, edition) == (text.resolved, text.needs)


def resolve(markdown: str, path: str, edition: Edition) -> tuple[str, tuple[str, ...]]:
    """The page with `[[id]]` as links and `[@work, locator]` as footnotes, and what it needed for that.

    Code is left as it is.
    """
    scanned = scan(markdown)
    if not scanned.tokens:
        return markdown, ()
    say = edition.press.composer(Watched(edition.encyclopedia), folder=path.rpartition("/")[0])
    pieces, at = [], 0
    for token in scanned.tokens:
        _warn(token, path, edition)
        said, at = _placed(say.token(token), markdown, at, token)
        pieces.append(said)
    notes = "".join(f"\n[^{number}]: {words}\n" for words, number in say.notes.items())
    return "".join(pieces) + markdown[at:] + ("\n" + notes if notes else ""), tuple(say.watched.needs)


def _placed(said: str, markdown: str, at: int, token: Token) -> tuple[str, int]:
    """The text up to a token and what is said for it, and where to go on; a note mark goes behind a stop."""
    before, after = markdown[at:token.start], markdown[token.end:token.end + 1]
    if not said.startswith("[^"):
        return before + said, token.end
    stop = after if after in (".", ",", ";", ":") else ""
    return before.rstrip(" ") + stop + said, token.end + len(stop)


def headed(html: str) -> str:
    """The page with no empty cell as the heading of a column: a table in Markdown has no other way to have none."""
    return _NO_HEADING.sub(r"<td\1></td>", html)


def _warn(token: Token, path: str, edition: Edition) -> None:
    ids = [token.id] if isinstance(token, Mention) else [cited.work for cited in token.references]
    for id_ in ids:
        if id_ not in edition.encyclopedia.cards and not getattr(token, "wanted", False):
            log.warning("docs/%s: there is no entry “%s”", path, id_)
