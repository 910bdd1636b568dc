"""Take it with you: the forms in which the encyclopedia can be had, how to keep the site, how to cite an edition.

On a site as `ency build` makes it the page says which command makes each form. Where the forms were made and
are published with the site (`ency publish`), it links them and gives their sizes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.outputs import stem
from generator.pages import cite
from generator.pages.compose import Composer
from generator.pages.lists import Totals, from_template
from generator.pages.page import Page, Press
from generator.watched import Watched

PATH = "take-it-with-you.md"
COMMANDS = {"pdf": "ency pdf", "epub": "ency epub", "zim": "ency zim", "site": "ency bundle", "data": "ency export data"}
"""The forms in their order, each with the command that makes it."""


class Form(NamedTuple):
    """One form: how it is had, a link or a command in Markdown; and its size in megabytes, where it is published."""

    name: str
    about: str
    had: str
    size: str


def paths(watched: Watched, press: Press) -> Iterator[str]:
    yield PATH


def page(path: str, say: Composer, totals: Totals, press: Press) -> Page:
    words, changed = press.words, max(say.watched.changes().values(), default="")
    return from_template(path, words("takeaway.title"), words("takeaway.about"), "takeaway", say, press,
                         forms=list(_forms(press)), offline=press.published is not None,
                         edition=cite.whole(press, changed), saved=cite.files(stem(press.settings), cite.book(press, changed), press))


def _forms(press: Press) -> Iterator[Form]:
    words, published = press.words, press.published or ()
    for part, command in COMMANDS.items():
        files = [file for file in published if file.part == part]
        yield Form(words(f"takeaway.forms.{part}"), words(f"takeaway.about_forms.{part}"),
                   "<br>".join(f"[{file.name}](downloads/{file.name})" for file in files) or f"`{command}`",
                   words("takeaway.megabytes", size=f"{sum(file.bytes for file in files) / 1e6:.1f}") if files else "–")
