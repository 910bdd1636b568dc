"""Addresses of pages as other programs need them."""

from __future__ import annotations

from generator.pages.markdown import relative
from generator.settings import Settings


def home(settings: Settings) -> str:
    """The address of the site, with a stroke at its end; empty where it is not known."""
    return f"{settings.url.rstrip('/')}/" if settings.url else ""


def address(path: str, here: str, settings: Settings) -> str:
    """The address of a page, or of a file of the site; where that of the site is not known, the way from the page `here`."""
    page = f"{path.removesuffix('.md')}.html" if path.endswith(".md") else path
    if not settings.url:
        return relative(page, here.rpartition("/")[0])
    return home(settings) + ("" if page == "index.html" else page)
