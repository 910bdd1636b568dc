"""The index of the texts, by Pagefind: made of the pages of a finished site, into the folder they stand in.

Only a whole index is ever in a site: it is made before the site is put in its
place, and a build that changes pages without making it anew takes it away.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.dates import calendar_named
from generator.encyclopedia import Card
from generator.settings import Misuse
from generator.site import pagefind
from generator.site.filters import set_in_order

if TYPE_CHECKING:
    from generator.site.edition import Edition

FOLDER = "pagefind"
ENTRY = "pagefind-entry.json"
IGNORED = str.maketrans("ʿʾ", "⸢⸣")
"""Pagefind takes ʿ and ʾ for letters, so that “Sad” would not find Saʿd; these signs it passes over. `search.js`
puts the letters back."""
LEFT_OUT = (".contents", ".infobox", ".footnote", ".sequence", ".hatnote", ".headerlink", ".letters", "sup", "svg", "figure",
            "script", "style")
DERIVED = {"battles", "battles-here", "campaigns", "checked", "cite", "distances", "forces", "further", "groups", "links", "map",
           "members", "notes", "order", "parts", "people", "reference", "relations", "see-also", "sources", "topics", "within"}
"""Sections that say what other pages say too, or name without telling."""
_ARTICLE = re.compile(r'<article class="md-content__inner md-typeset">(.*?)</article>', re.DOTALL)
_HEADING = re.compile(r'<h1[^>]*>(.*?)(?:<a class="headerlink"|</h1>)', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_SECTION = re.compile(r'(?=<h2 id="([^"]*)")')
_NEEDED = re.compile(r"pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|.*\.(pf_\w+|pagefind)|wasm\..*")
_LONG = 30
"""Years from which on a time is too vague to be looked for by decades."""


class Filter(NamedTuple):
    """One value by which results can be narrowed down."""

    name: str
    value: str


class Subject(NamedTuple):
    """A page that is indexed; a hand-written one has its name in its text alone."""

    address: str
    name: str
    when: str
    filters: list[Filter]


def ready() -> None:
    """Misuse where Pagefind is not installed."""
    if not pagefind.installed():
        raise Misuse("the index of the texts needs Pagefind; install it: pip install pagefind-bin")


def files(site: Path) -> set[str]:
    """The files of the index in a site, none where it has none."""
    return {path.relative_to(site).as_posix() for path in (site / FOLDER).rglob("*") if path.is_file()}


def present(site: Path) -> bool:
    return (site / FOLDER / ENTRY).is_file()


def renew(edition: Edition, folder: Path, handwritten: Iterable[str], *, wanted: bool) -> None:
    """Make the index of the pages in `folder` anew, or take it away."""
    made = folder / FOLDER
    shutil.rmtree(made, ignore_errors=True)
    if not wanted:
        return
    texts = _documents(_subjects(edition, handwritten), folder)
    for path, content in pagefind.index(texts, edition.press.words("language.code"), LEFT_OUT):
        if _NEEDED.fullmatch(path.rpartition("/")[2]):
            (made / path).parent.mkdir(parents=True, exist_ok=True)
            (made / path).write_bytes(content)
    set_in_order(made, ENTRY)


def _subjects(edition: Edition, handwritten: Iterable[str]) -> Iterator[Subject]:
    """Every page that is indexed, with what the encyclopedia says of it."""
    filters = _filters(edition)
    for id_, found in sorted(filters.items()):
        card = edition.encyclopedia.cards[id_]
        yield Subject(f"{card.folder}/{id_}.html", card.headword, card.when, found)
    guide = [Filter("kind", edition.press.words("search.guide"))]
    yield from (Subject(address, "", "", guide) for address in sorted(handwritten) if address.endswith(".html"))


def _documents(subjects: Iterable[Subject], folder: Path) -> Iterator[tuple[str, str]]:
    """The address of each page with what is indexed of it: its own text, its name, and its filters."""
    for subject in subjects:
        text = _article(folder / subject.address)
        if subject.name:
            yield subject.address, _document(subject, own_text(text))
        elif text:
            yield subject.address, _document(subject._replace(name=_heading(text) or subject.address), text)


def _article(page: Path) -> str:
    found = _ARTICLE.search(page.read_text(encoding="utf-8")) if page.is_file() else None
    return found[1] if found else ""


def _heading(article: str) -> str:
    found = _HEADING.search(article)
    return unescape(_TAG.sub("", found[1])).strip() if found else ""


def own_text(article: str) -> str:
    """The sections of an article that belong to it alone."""
    parts = _SECTION.split(article)
    return parts[0] + "".join(text for id_, text in zip(parts[1::2], parts[2::2], strict=True) if id_ not in DERIVED)


def _document(subject: Subject, text: str) -> str:
    said = [f'<meta data-pagefind-meta="{name}[content]" content="{escape(value)}">'
            for name, value in (("title", subject.name.translate(IGNORED)), ("when", subject.when)) if value]
    said += [f'<meta data-pagefind-filter="{name}[content]" content="{escape(value)}">' for name, value in subject.filters]
    return f"<html><head>{''.join(said)}</head><body>{text.translate(IGNORED)}</body></html>"


def _filters(edition: Edition) -> dict[str, list[Filter]]:
    """For each entry its kind and decades, and the sides, places and works that its fields and notes name."""
    encyclopedia, words = edition.encyclopedia, edition.press.words
    found = {id_: [Filter("kind", words(f"kinds.{card.kind}.many")), *_decades(card, words("search.decade"))]
             for id_ in edition.digests if (card := encyclopedia.cards.get(id_))}
    for kind, name in (("group", "side"), ("place", "place"), ("work", "source")):
        for id_ in encyclopedia.kinds.get(kind, ()):
            value = Filter(name, encyclopedia.cards[id_].headword)
            links = encyclopedia.incoming.get(id_, ())
            for source in sorted({link.source for link in links if not link.sentence and _narrows(link.relation, name)}):
                if source in found:
                    found[source].append(value)
    return found


def _narrows(relation: str, name: str) -> bool:
    steps = set(relation.split("."))
    return "sources" in steps if name == "source" else not steps & {"sources", "further", "see_also"}


def _decades(card: Card, said: str) -> Iterator[Filter]:
    if card.first is None or card.last is None:
        return
    julian = calendar_named("julian")
    first, last = julian.from_jdn(card.first)[0], julian.from_jdn(card.last)[0]
    if last - first <= _LONG:
        yield from (Filter("decade", said.format(year=year)) for year in range(first // 10 * 10, last + 1, 10))
