"""How an entry is cited: in words, and as files for reference managers.

The files are `data:` addresses within the page, so that they are at hand wherever the page is: on the
site, opened from a folder, or kept for reading offline. They name the edition and the day of the last
change, never the day on which somebody reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from generator.contributing import address
from generator.dates import parse_when, show
from generator.entries.entry import Entry
from generator.pages.markdown import escape
from generator.references import bibtex, csl_json, ris

if TYPE_CHECKING:
    from generator.pages.page import Press

_FORMS = (("BibTeX", "bib", "application/x-bibtex", bibtex), ("RIS", "ris", "application/x-research-info-systems", ris),
          ("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl_json))


def cited(entry: Entry, id_: str, press: Press, changed: str) -> str:
    """The reference in words, as Markdown. `changed` is the day of the last revision, as YYYY-MM-DD."""
    settings, words = press.settings, press.words
    said = f"{words.quoted(escape(entry.headword))}, *{escape(settings.name)}*"
    said += words("cite.edition", edition=escape(settings.options.edition)) if settings.options.edition else ""
    said += words("cite.changed", date=_day(changed, press)) if changed else ""
    said += f", <{where}>" if (where := address(settings, entry.FOLDER, id_)) else ""
    said = f"{said}. {words('cite.licence', licence=escape(settings.options.licence))}"
    return said + (f" {words('cite.contributors', names=', '.join(map(escape, entry.contributors)))}" if entry.contributors else "")


def whole(press: Press, changed: str) -> str:
    """The reference to the whole encyclopedia in words. `changed` is the day of its last revision."""
    settings, words = press.settings, press.words
    said = f"{escape(settings.author)}, " if settings.author else ""
    said += f"*{escape(settings.name)}*"
    said += words("cite.edition", edition=escape(settings.options.edition)) if settings.options.edition else ""
    said += words("cite.changed", date=_day(changed, press)) if changed else ""
    return f"{said}{f', <{settings.url}>' if settings.url else ''}."


def book(press: Press, changed: str) -> dict[str, Any]:
    """The whole encyclopedia as a work that is cited, in the fields of CSL."""
    settings = press.settings
    said = {"type": "book", "title": settings.name, "author": [{"literal": settings.author}] if settings.author else None,
            "edition": settings.options.edition, "issued": changed, "URL": settings.url,
            "language": press.words("language.code")}
    return {name: value for name, value in said.items() if value}


def item(entry: Entry, id_: str, press: Press, changed: str) -> dict[str, Any]:
    """The entry as a work that is cited, in the fields of CSL."""
    settings = press.settings
    said = {"type": "entry-encyclopedia", "title": entry.headword, "container-title": settings.name,
            "author": [{"literal": settings.author}] if settings.author else None, "edition": settings.options.edition,
            "issued": changed, "URL": address(settings, entry.FOLDER, id_), "language": press.words("language.code")}
    return {name: value for name, value in said.items() if value}


def files(id_: str, csl: Mapping[str, Any], press: Press, licence: str = "") -> str:
    """Links that save a reference in each form, as inline HTML; nothing in a book."""
    if press.canonical:
        return ""
    links = (f'<a download="{id_}.{ending}" href="data:{type_};charset=utf-8,{quote(form({id_: csl}, licence), safe="")}">{name}</a>'
             for name, ending, type_, form in _FORMS)
    return f'<span class="cite-files">{press.words("cite.save", forms=" · ".join(links))}</span>'


def _day(changed: str, press: Press) -> str:
    """A day of our own time, in words."""
    return show(parse_when(changed, "gregorian"), ("gregorian",), press.date_words)
