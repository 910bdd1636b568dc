"""What Material's templates get wrong in HTML, mended as they are read; and the finder in the place of its search.

Only their source is mended, so that it holds for every page alike, the hand-written
ones too. `tests/browser/test_validity.py` says when Material has mended it itself.
"""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import BaseLoader, Environment

TOGGLES = tuple((f'id="{toggle}" autocomplete="off"', f'id="{toggle}"') for toggle in ("__drawer", "__search"))
SEARCH = '{% if "material/search" in config.plugins %}'
MENU = '<label class="md-header__button md-icon" for="__drawer">'
FAULTS: dict[str, tuple[tuple[str, str], ...]] = {
    # A checkbox has no autocompletion.
    "base.html": TOGGLES,
    # An empty tabindex is no number.
    "partials/nav-item.html": ((' tabindex="{{ tabindex }}"',
                                '{% if tabindex %} tabindex="{{ tabindex }}"{% endif %}'),),
    # The only way to the navigation on a narrow screen could not be reached by keyboard.
    "partials/header.html": ((MENU, MENU[:-1] + ' tabindex="0" title="{{ lang.t(\'nav\') }}">'),
                             (SEARCH, '{% include "partials/finder.html" %}' + SEARCH)),
}


class MendedLoader(BaseLoader):
    """Reads templates as another loader does, and mends the faults listed above."""

    def __init__(self, loader: BaseLoader) -> None:
        self.loader = loader

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        source, path, is_current = self.loader.get_source(environment, template)
        for fault, repair in FAULTS.get(template, ()):
            source = source.replace(fault, repair)
        return source, path, is_current

    def list_templates(self) -> list[str]:
        return self.loader.list_templates()
