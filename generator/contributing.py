"""Where a reader's wish to mend something leads: to the file of the entry, to a form, or to a page that says how."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote, urlencode

from generator.settings import Settings
from generator.words import Words

GUIDE = "contribute/first-entry.md"
"""The hand-written page that says how to contribute, where there is one."""


class Ways(NamedTuple):
    """Addresses to change an entry at, and to say what is wrong with it; none where there is none."""

    edit: str = ""
    suggest: str = ""


def ways(settings: Settings, words: Words, folder: str, id_: str, name: str, guide: str = "",
         editor: str = "") -> Ways:
    """The ways for one entry; `guide` leads from its page to the page that says how, `editor` to the form editor."""
    options = settings.options
    path = f"{options.entries}/{folder}/{id_}.yaml"
    if options.edit:
        edit = options.edit.replace("{path}", path)
    elif editor:
        edit = f"{editor}#/edit/{folder}/{id_}"
    elif settings.repository:
        edit = f"{settings.repository}/edit/{quote(options.branch)}/{path}"
    else:
        edit = guide
    return Ways(edit, _form(settings, words, "correction", name, entry=id_, page=address(settings, folder, id_)) or guide)


def write(settings: Settings, words: Words, id_: str, name: str, guide: str = "") -> str:
    """The way to write an entry that is wanted."""
    return _form(settings, words, "new-entry", name, headword=name, **{"entry-id": id_}) or guide


def address(settings: Settings, folder: str, id_: str) -> str:
    """The address of an entry's page in the world; none where that of the site is not known."""
    return f"{settings.url.rstrip('/')}/{folder}/{id_}.html" if settings.url else ""


def guide(settings: Settings) -> str:
    """The path of the page that says how, among the hand-written pages; none where it is not written."""
    return GUIDE if (settings.docs / GUIDE).is_file() else ""


def _form(settings: Settings, words: Words, form: str, name: str, **filled: str) -> str:
    """The address of a form for issues (`ency forms` writes them), its title and some of its fields filled in."""
    if not settings.repository:
        return ""
    given = {"template": f"{form}.yml", "title": f"{words(f'issue_forms.{form}.title')} {name}", **filled}
    return f"{settings.repository}/issues/new?{urlencode({name: value for name, value in given.items() if value}, quote_via=quote)}"
