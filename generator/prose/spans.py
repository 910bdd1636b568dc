"""What stands within a line, written anew: words, emphasis, links, code, breaks.

Emphasis is written with `*` where both dialects certainly agree on it, and
otherwise (within other emphasis, against punctuation or another star) as
`<em>` and `<strong>`, which both pass through.  It knows no blocks.
"""

import re
from collections.abc import Callable

from . import escape
from .dialect import name_of
from .emphasis import first_of, stars_hold
from .labels import plain_label, unlinked
from .tokens import OPEN, PLACEHOLDER, Mention, Scanned, Token

_NOTE_MARKS = ("[^", "<sup")
_TICKS = re.compile(r"`+")


class Spans:
    """Gathers the inline Markdown of one block after another."""

    def __init__(self, scanned: Scanned, say: Callable[[Token], str], note: Callable[[str], str]) -> None:
        self._scanned, self._say, self._note = scanned, say, note
        self.out: list[str] = []
        self.raw: list[str] | None = None
        self.title: list[str] | None = None
        self.one_line = False
        self.fresh = True
        self._emphases: list[int] = []
        self._links: list[tuple[int, dict]] = []
        self._behind: list[str] = []

    def run(self, stream: list) -> None:
        """Take all events in turn as if they stood in one line."""
        for index, event in enumerate(stream):
            if event.__class__ is str:
                self.bare(event)
                continue
            ((kind, value),) = event.items()
            if kind == "Start":
                self.start(name_of(value), value)
            elif kind == "End":
                self.end(name_of(value), stream[index + 1] if index + 1 < len(stream) else "")
            else:
                self.leaf(kind, value)

    def bare(self, event: str) -> None:
        """The end of a line: one that means a space, or one that stays."""
        if self.title is not None:
            self.title.append(" ")
        if self.one_line:
            self.out.append("<br>" if event == "HardBreak" else " ")
        elif event == "SoftBreak" or self._last().strip():
            self.out.append("\n" if event == "SoftBreak" else "  \n")
            self.fresh = True

    def leaf(self, kind: str, value: str) -> None:
        """Something that holds nothing else."""
        _LEAVES[kind](self, value)

    def start(self, name: str, tag: str | dict) -> None:
        """The start of something within a line; the words of an image stand for it."""
        if name == "Link":
            self._links.append((len(self.out), tag["Link"]))
            self._put("[")
        elif name in _EMPHASES:
            self._emphases.append(len(self.out))
            self.out.append("")

    def end(self, name: str, following: str | dict) -> None:
        """The end of something within a line; `following` is the event that comes next."""
        if name == "Link":
            self._close_link()
        elif name in _EMPHASES:
            self._close_emphasis(*_EMPHASES[name], following)
        elif name != "Image":
            self.out.append(" ")

    def take(self) -> str:
        """The finished Markdown since the last block."""
        written = escape.edges("".join(self.out))
        self.out.clear()
        self.fresh = True
        # A token said with nothing may leave a line blank, which would end the block.
        if "\n" in written:
            written = "\n".join(line for line in written.split("\n") if line.strip(" "))
        return written

    def take_raw(self) -> str:
        """The text of a block of code."""
        text, self.raw = self._scanned.restored("".join(self.raw)), None
        return text

    def begin_title(self) -> None:
        """A heading begins: its plain words are gathered too."""
        self.title, self.one_line = [], True

    def take_title(self) -> tuple[str, str]:
        """A heading's Markdown and its plain words."""
        title, self.title, self.one_line = "".join(self.title), None, False
        return self.take(), " ".join(title.split())

    def label(self, label: str) -> str:
        """The name an author gave to a footnote."""
        return self._scanned.restored(label)

    def text(self, value: str) -> None:
        """Plain text, with placeholders where tokens stood."""
        if self.raw is not None:
            self.raw.append(value)
        elif OPEN not in value:
            self._words(value)
        else:
            self._parts(value)

    def _parts(self, value: str) -> None:
        for index, part in enumerate(PLACEHOLDER.split(value)):
            if index % 2:
                self._token(self._scanned.tokens[int(part)])
            elif part:
                self._words(part)

    def code(self, value: str) -> None:
        """A span of code: in backticks, or in `<code>` where the dialects differ on them."""
        value = self._scanned.restored(value)
        if self.title is not None:
            self.title.append(value)
        if value.strip() != value or not value or (self.one_line and "|" in value) or self._last() in "`\\":
            self._put(f"<code>{escape.words(value)}</code>")
        else:
            self._put(_ticked(value))

    def reference(self, label: str) -> None:
        """A mark of one of the author's own footnotes."""
        self._mark(self._note(self.label(label)))

    def _close_emphasis(self, mark: str, tag: str, following: str | dict) -> None:
        start = self._emphases.pop()
        content = "".join(self.out[start:])
        del self.out[start:]
        if not content.strip():
            self.out.append(content)
        elif not self._emphases and stars_hold(self._last(), content, first_of(following)):
            self.out.append(f"{mark}{content}{mark}")
        else:
            self.out.append(f"<{tag}>{content}</{tag}>")

    def _close_link(self) -> None:
        """The end of a link; the notes that stood within it follow it."""
        start, link = self._links.pop()
        content = "".join(self.out[start + 1 :])
        del self.out[start:]
        self._put(f"[{content}]({self._destination(link)}")
        self.out += self._behind
        self._behind.clear()

    def _destination(self, link: dict) -> str:
        url = self._scanned.restored(link["dest_url"])
        url = escape.address(f"mailto:{url}" if link["link_type"] == "Email" else url)
        title = escape.title(self._scanned.restored(link["title"]))
        return f'{url} "{title}")' if title else f"{url})"

    def _words(self, value: str) -> None:
        if self.title is not None:
            self.title.append(value)
            written = escape.heading_words(value)
        elif self.fresh:
            written = escape.first_words(value)
        else:
            written = escape.words(value)
        if written:
            if written[0] in ":(^" and self._last() in ("]", "["):
                written = escape.after_bracket(written)
            self._put(written)

    def _token(self, token: Token) -> None:
        said = self._say(token)
        if token.__class__ is not Mention:
            if said.startswith(_NOTE_MARKS) and self.out:
                # “in 634 [@work].” is how citations are written, a raised mark follows its word.
                self.out[-1] = self.out[-1].rstrip(" \n")
            return self._mark(said)
        if self._links:
            said = unlinked(said)
        if self.title is not None:
            self.title.append(plain_label(said))
        self._put(said)

    def _mark(self, said: str) -> None:
        """The mark of a note: a link itself, so within a link it moves behind it."""
        if self._links:
            self._behind.append(said)
        else:
            self._put(said)

    def _put(self, written: str) -> None:
        if written:
            self.out.append(written)
            self.fresh = False

    def _last(self) -> str:
        """The last character written in this block, or a space."""
        for part in reversed(self.out):
            if part:
                return part[-1]
        return " "


_EMPHASES = {"Emphasis": ("*", "em"), "Strong": ("**", "strong")}
_LEAVES = {
    "Text": Spans.text,
    "Code": Spans.code,
    "Html": Spans.text,
    "InlineHtml": Spans.text,
    "FootnoteReference": Spans.reference,
}


def _ticked(value: str) -> str:
    """Code between as many backticks as it needs."""
    if "`" not in value:
        return f"`{value}`"
    fence = "`" * (max(map(len, _TICKS.findall(value))) + 1)
    return f"{fence} {value} {fence}"
