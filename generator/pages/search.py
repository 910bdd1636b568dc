"""The page on which the texts are searched; `search.js` does it, with the index that `ency build --full-text` makes."""

from __future__ import annotations

from generator.companion import Companion
from generator.pages.compose import Composer
from generator.pages.lists import Totals, from_template
from generator.pages.page import Page, Press
from generator.watched import Watched

PATH = "search.md"
_HEAD = ('<link rel="stylesheet" href="assets/stylesheets/search.css">\n'
         '<script defer src="assets/javascripts/search.js"></script>')


def paths(watched: Watched, press: Press) -> list[str]:
    return [PATH]


def page(path: str, say: Composer, totals: Totals, press: Press) -> Page:
    """The page; it looks the same whether there is an index or not, so that the index can come and go."""
    kinds = [(model.FOLDER, press.words(f"kinds.{kind}.many")) for kind, model in press.settings.kinds.items()]
    return from_template(path, press.words("search.title"), press.words("search.intro"), "search", say, press, kinds=kinds)


def companion(page: Page, press: Press) -> Companion:
    """The script and the style that this page alone needs."""
    return Companion(_HEAD) if page.path == PATH else Companion()
