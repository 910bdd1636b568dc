"""The page in the vocabulary of schema.org, as JSON-LD: what sort of page it is, where it stands, what it is about.

What an entry is about is said by `schemaorg`, as in the data export; only its description is left
out, which stands in the head of the page already.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.catalogues import licence
from generator.pages.page import Page, Press
from generator.schemaorg import CONTEXT, Node, Speaker, thing
from generator.sharing.address import address, home


def script(node: Node) -> str:
    """The element of a page that holds a node."""
    said = json.dumps(node, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{said}</script>'


def described(page: Page, press: Press) -> Node:
    """A page: an entry with its subject, a list, or the front page, which stands for the site."""
    if page.path == "index.md":
        return {"@context": CONTEXT} | _site(press, page.path) | _search(press)
    node: Node = {"@context": CONTEXT, "@type": "WebPage" if page.source else "CollectionPage",
                  "@id": address(page.path, page.path, press.settings), "name": page.title,
                  "inLanguage": press.words("language.code"), "isPartOf": _site(press, page.path)}
    crumbs = list(_crumbs(page, press))
    if crumbs:
        node["breadcrumb"] = {"@type": "BreadcrumbList", "itemListElement": crumbs}
    return node | (_of_entry(page, press) if page.entry else {})


def _of_entry(page: Page, press: Press) -> Node:
    assert page.entry is not None
    settings = press.settings
    speaker = Speaker(settings, page.watched, lambda path: address(path, page.path, settings), press.words("language.code"))
    about = thing(page.entry, page.source, speaker)
    about.pop("description", None)
    told = {"dateModified": page.watched.own_change(page.source),
            "license": licence(settings.options.licence).address or settings.options.licence, "mainEntity": about}
    return {name: value for name, value in told.items() if value}


def _site(press: Press, here: str) -> Node:
    return {"@type": "WebSite", "name": press.settings.name, "url": address("index.md", here, press.settings)}


def _search(press: Press) -> Node:
    """What the site is about, and how it is searched, for which its address must be known."""
    settings = press.settings
    told: Node = {"description": settings.description} if settings.description else {}
    told["inLanguage"] = press.words("language.code")
    if home(settings):
        told["potentialAction"] = {
            "@type": "SearchAction", "query-input": "required name=words",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{home(settings)}search.html?q={{words}}"}}
    return told


def _crumbs(page: Page, press: Press) -> Iterator[Node]:
    """The way from the front page to this one."""
    settings, steps = press.settings, [("index.md", press.settings.name)]
    kind = next((kind for kind, model in settings.kinds.items() if model.FOLDER == page.path.rpartition("/")[0]), "")
    if kind:
        steps.append((f"{settings.kinds[kind].FOLDER}/index.md", press.words(f"kinds.{kind}.many")))
    if steps[-1][0] != page.path:
        steps.append((page.path, page.title))
    for position, (path, name) in enumerate(steps, 1):
        yield {"@type": "ListItem", "position": position, "name": name, "item": address(path, page.path, settings)}
