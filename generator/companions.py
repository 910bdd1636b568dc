"""What goes with each page beside its text, and who gives it.

A part of the generator that adds such things gives a function from the page and
the press to a `Companion`, and is named in `COMPANIONS`; nothing else knows of
it. It asks the encyclopedia through `page.watched`, so that what it draws from
others counts among what the page was made from.
"""

from __future__ import annotations

from collections.abc import Callable

from generator import previews
from generator.browse import facets, recent
from generator.companion import Companion
from generator.editor import folder as editor
from generator.explorer import page as explorer
from generator.finding import companion as finding
from generator.pages import search
from generator.pages.page import Page, Press
from generator.sharing import head

COMPANIONS: tuple[Callable[[Page, Press], Companion], ...] = (
    previews.companion,
    facets.beside,
    recent.beside,
    finding.companion,
    editor.beside,
    search.companion,
    head.companion,
    explorer.companion,
)


def companion(page: Page, press: Press) -> Companion:
    """All that goes with a page."""
    made = [make(page, press) for make in COMPANIONS]
    return Companion("\n".join(one.head for one in made if one.head), tuple(line for one in made for line in one.lines),
                     tuple(file for one in made for file in one.files))
