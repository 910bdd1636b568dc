"""The canonical Markdown is read alike by both dialects, and as the author's own was."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote

import markdown
import pyromark
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.prose import Citation, escape, inline, scan, write

OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES
ATTRIBUTES = pyromark.Options.ENABLE_HEADING_ATTRIBUTES
PYTHON_MARKDOWN = markdown.Markdown(
    extensions=["tables", "footnotes", "attr_list", "def_list", "md_in_html", "sane_lists", "fenced_code"]
)
KEPT = {"href", "title", "start", "class", "style"}
BLOCKS = {"p", "li", "ul", "ol", "blockquote", "pre", "table", "thead", "tbody", "tr", "td", "th", "hr",
          "h1", "h2", "h3", "h4", "h5", "h6", "br"}


class _Structure(HTMLParser):
    """The tags of a page in order, and its words between them, white space made single."""

    def __init__(self, ids: bool) -> None:
        super().__init__()
        self.kept = KEPT | {"id"} if ids else KEPT
        self.found: list = []

    def handle_starttag(self, tag, attrs):
        kept = {name: unquote((value or "").strip(" ;")) for name, value in attrs if name in self.kept}
        self.found.append((tag, tuple(sorted(kept.items()))))

    def handle_endtag(self, tag):
        if tag not in ("br", "hr"):
            self.found.append("/" + tag)

    def handle_data(self, data):
        if self.found and self.found[-1].__class__ is str and self.found[-1].startswith("="):
            data = self.found.pop()[1:] + data
        self.found.append("=" + data)


def structure(html: str, ids: bool = False) -> list:
    """What a page is made of, whichever program made it."""
    parser = _Structure(ids)
    parser.feed(html)
    parser.close()
    found, preformatted = [], False
    for place, part in enumerate(parser.found):
        if part[0] == "pre" or part == "/pre":
            preformatted = part != "/pre"
        elif part[0] == "=":
            part = part.rstrip("\n") if preformatted else _spaced(part, parser.found, place)
        if part != "=":
            found.append(part)
    return found


def _spaced(part: str, parts: list, place: int) -> str:
    """Words with single spaces, and none at the edges of a block."""
    words = re.sub(r"[ \t\n]+", " ", part[1:])
    before = parts[place - 1] if place else ("p", ())
    after = parts[place + 1] if place + 1 < len(parts) else "/p"
    if before[0] in BLOCKS or before[1:] in BLOCKS:
        words = words.lstrip(" ")
    if after[0] in BLOCKS or after[1:] in BLOCKS:
        words = words.rstrip(" ")
    return "=" + words


def python_markdown(text: str) -> str:
    PYTHON_MARKDOWN.reset()
    return PYTHON_MARKDOWN.convert(text)


def say(token) -> str:
    if isinstance(token, Citation):
        return "\\[n\\]"
    words = escape.words(token.text or token.id)
    return f"[{words}]({token.id}.html)"


def canonical(text: str) -> str:
    return write(scan(text), say).text


def assert_faithful(text: str) -> None:
    written = canonical(text)
    read = structure(pyromark.html(written, options=OPTIONS | ATTRIBUTES), ids=True)
    assert structure(python_markdown(written), ids=True) == read, written
    scanned = scan(text)
    placed = write(scanned, lambda token: f"\ue000{scanned.tokens.index(token)}\ue001").text
    authors = structure(pyromark.html(scanned.masked, options=OPTIONS))
    assert structure(pyromark.html(placed, options=OPTIONS | ATTRIBUTES)) == authors, placed


WORDS = st.sampled_from(
    ["word", "Khālid b.", "ʿUmar", "634", "x_y", "1. a", "“q”", "a & b", "a\\*b", "(p)", "ok.", "é—f", "\\[x\\]",
     "c: d", "\\#tag", "- e", "+f", "\\`g\\`", "h|", "i \\| j", "{k}", "a < b", "&lt;b>", "\\!", "=e", "~", "[[x|*y*]]",
     "[[z]]"]
)
# Backticks against backticks would pair otherwise than meant, and leave HTML bare.
CODE = st.sampled_from(
    ["`a b`", "`<b>`", "`x*y`", "`a\\`", "`{#i}`", "`[x](y)`", "`` a`b ``", "`&amp;`"]
).map(lambda code: f" {code} ")
LINKS = st.sampled_from(
    ["](https://x.org/a_b*c)", "](<https://x.org/a b>)", "](#part)", "](https://x.org/?a=1&b=2 \"t *u*\")",
     "](mailto:a@x.org)", "](https://x.org/(y) 'q \"r\"')"]
)
FENCED = st.sampled_from(["x = 1", "a\n\n  b", "<div>\n&amp;", "| a |", "- x\n- y", "# c", "``` d", "[[e]]"])


def joined(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda parts, gap: gap.join(parts), st.lists(parts, min_size=1, max_size=4), st.sampled_from([" ", " ", ""])
    )


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    marked = st.builds(lambda mark, words: mark + words + mark, st.sampled_from(["*", "**", "_", "__"]), inner)
    return joined(st.one_of(WORDS, marked))


UNLINKED = st.recursive(joined(WORDS | CODE), nested, max_leaves=4)
# A bracket after "!" would be an image, and those are refused.
LINKED = st.builds(lambda words, link: f" [{words}{link}", UNLINKED, LINKS)
LINE = joined(st.one_of(UNLINKED, UNLINKED, LINKED, st.just("[@w, 5; @v]"))).map(lambda line: line.replace("!*[", "! [").replace("![", "! ["))
LINES = st.builds(lambda lines, gap: gap.join(lines), st.lists(LINE, min_size=1, max_size=3), st.sampled_from(["\n", "  \n"]))
# A paragraph of the author's may begin with anything; what it is read as, must be kept.
HEADING = st.builds(lambda marks, line: f"{marks} word {line}", st.sampled_from(["##", "###", "####"]), LINE)


def hung(marker: str, text: str) -> str:
    """The text behind a marker, its later lines moved below its beginning."""
    return marker + text.replace("\n", "\n" + " " * len(marker)).replace(" " * len(marker) + "\n", "\n")


def tight_list(items: list, start: int | None) -> str:
    return "\n".join(hung("- " if start is None else f"{start + n}. ", item) for n, item in enumerate(items))


def spaced_list(items: list, start: int | None) -> str:
    markers = ("- " if start is None else f"{start + n}. " for n in range(len(items)))
    return "\n\n".join(hung(marker, "\n\n".join(item)) for marker, item in zip(markers, items))


def quotation(blocks: list[str]) -> str:
    return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(blocks).split("\n"))


def with_list(words: str, below: str | None) -> str:
    return words if below is None else f"{words}\n{below}"


# Within lists, words that begin with a marker would begin a further list.
ITEM = LINE.map(lambda line: "word " + line)
STARTS = st.sampled_from([None, None, 1, 7])
# In CommonMark only a list that begins with 1 may follow words without a blank line.
FIRST = st.sampled_from([None, 1])
TIGHT = st.recursive(
    st.builds(tight_list, st.lists(ITEM, min_size=1, max_size=3), FIRST),
    lambda below: st.builds(
        tight_list, st.lists(st.builds(with_list, ITEM, st.none() | below), min_size=1, max_size=3), FIRST
    ),
    max_leaves=3,
)
CELL = LINE.map(lambda line: re.sub(r"(?<!\\)\|(?![^\[]*\]\])", r"\\|", line))


@st.composite
def tables(draw) -> str:
    width = draw(st.integers(1, 3))
    head, *rows = (f"| {' | '.join(draw(CELL) for _ in range(width))} |" for _ in range(draw(st.integers(2, 3))))
    rule = "|".join(draw(st.sampled_from([":--", "---", ":-:", "--:"])) for _ in range(width))
    return "\n".join([head, f"|{rule}|", *rows])


def documents(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(blocks, min_size=1, max_size=3)


SIMPLE = st.one_of(LINES.map(lambda words: "word " + words), HEADING, tables(), st.just("***"))
# Code within a block is left out: after a list the dialects need a comment to tell it (see `markdown`).
INNER = st.one_of(LINES.map(lambda words: "word " + words), HEADING, tables(), TIGHT)
SPACED = st.builds(
    spaced_list,
    st.lists(st.builds(lambda words, below: [words, *below], ITEM, st.lists(INNER, max_size=1)), min_size=2, max_size=3),
    STARTS,
)
BLOCK = st.one_of(
    LINES, SIMPLE, TIGHT, SPACED, documents(SIMPLE).map(quotation), FENCED.map(lambda code: f"````py\n{code}\n````")
)


@settings(max_examples=250, deadline=None)
@given(documents(BLOCK).map("\n\n".join))
def test_both_dialects_read_what_the_author_wrote(text):
    assert_faithful(text)


@settings(max_examples=250, deadline=None)
@given(st.text(st.sampled_from("*_`[]<>&#|~:{}()!^\\-+=.1'\"@$%;/?, aʿ“é٣"), min_size=1, max_size=12))
def test_words_stay_words_wherever_they_stand(words):
    escaped = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", words).strip() or "a"
    for form in ("{}", "## {}", "- {}\n- b", "| a | b |\n|---|---|\n| {} | x |", "> {}", "x\n{}\ny", "*{}* z", "a**{}**b",
                 "[{}](https://u.org)", "1. {}"):
        assert_faithful(form.format(escaped) if form != "{}" else escaped)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(["*", "_", "`", "[", "](y)", "<b>", "|", "\n", "\n\n", "- ", "> ", "1. ", "# ", "a", " ", "b ",
                                 "&amp;", "~~~", ": ", "{#i}", "!", "[^1]", "\\", "---", "[[x]]", "+ "]), max_size=20))
def test_the_dialects_agree_on_paragraphs_made_of_any_text(parts):
    text = " ".join("".join(parts).split())
    words = inline(scan(text), say)
    # What is in one line begins a block only at its head, which `write` looks after.
    written = "word " + words
    read = structure(pyromark.html(written, options=OPTIONS | ATTRIBUTES))
    assert structure(python_markdown(written)) == read, written
