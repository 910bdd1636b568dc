"""How programs find the pages: the search as browsers keep it, and what is said to search engines."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import urlsplit

from generator.pages.page import Press
from generator.sharing.address import home

DESCRIPTION = "opensearch.xml"
SHORT, LONG = 16, 48
"""Characters that OpenSearch allows a name."""
UNLISTED = ("search.md",)
"""Pages that are of no use to who comes from a search engine."""


def files(press: Press) -> Iterator[tuple[str, str]]:
    """The files at the root of a site whose address is known, by path.

    Crawlers ask for robots.txt at the root of a host alone, so that a site in a folder has none.
    """
    if not press.settings.url:
        return
    yield DESCRIPTION, opensearch(press)
    if urlsplit(press.settings.url).path in ("", "/"):
        yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {home(press.settings)}sitemap.xml\n"


def name(press: Press) -> str:
    """What the search is called in browsers, as short as OpenSearch 1.1 wants it."""
    site = press.settings.name
    return site if len(site) <= SHORT else press.words("search.engine")[:SHORT]


def opensearch(press: Press) -> str:
    """The search as a browser can keep it for its address bar (OpenSearch 1.1, draft 6)."""
    settings, base = press.settings, home(press.settings)
    told = (("ShortName", name(press)), ("LongName", settings.name[:LONG]),
            ("Description", settings.description or settings.name), ("Language", press.words("language.code")),
            ("InputEncoding", "UTF-8"))
    lines = "".join(f"<{tag}>{escape(value, quote=False)}</{tag}>\n" for tag, value in told)
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
            f'{lines}<Image width="16" height="16" type="image/svg+xml">{escape(base)}assets/images/mark.svg</Image>\n'
            f'<Url type="text/html" template="{escape(base)}search.html?q={{searchTerms}}"/>\n</OpenSearchDescription>\n')


def head(path: str, press: Press, *, removed: bool = False) -> Iterator[str]:
    """What a page says of it in its head."""
    if path in UNLISTED or removed:
        yield '<meta name="robots" content="noindex">'
    if press.settings.url:
        yield (f'<link rel="search" type="application/opensearchdescription+xml" title="{escape(name(press))}" '
               f'href="{escape(home(press.settings))}{DESCRIPTION}">')
