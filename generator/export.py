"""The encyclopedia as a folder of Markdown that other site builders can read."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from generator.drawing.palette import literal
from generator.entries.tree import parse
from generator.folding import fold
from generator.outputs import emptied
from generator.site.edition import Edition
from generator.site.handwritten import resolve


def markdown(edition: Edition, folder: Path) -> int:
    """Write every page, the hand-written ones included, and a configuration for MkDocs; the count of pages.

    A folder that holds something else is left alone: Misuse.
    """
    docs, edition = emptied(folder) / "docs", replace(edition, press=replace(edition.press, canonical=True))
    shutil.copytree(edition.settings.docs, docs, dirs_exist_ok=True)
    for file in docs.rglob("*.md"):
        path = file.relative_to(docs).as_posix()
        file.write_text(resolve(file.read_text(encoding="utf-8"), path, edition)[0], encoding="utf-8")
    count = 0
    for page in edition.pages():
        if page.source or not (docs / page.path).exists():
            (docs / page.path).parent.mkdir(parents=True, exist_ok=True)
            (docs / page.path).write_text(_front(page.title, page.description) + page.markdown, encoding="utf-8")
            count += 1
            for figure in page.figures:
                (docs / "plates").mkdir(exist_ok=True)
                (docs / f"plates/{figure.name}.svg").write_text(literal(figure.svg), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_configuration(edition), encoding="utf-8")
    return count


def _front(title: str, description: str) -> str:
    return f"---\ntitle: {_quoted(title)}\ndescription: {_quoted(' '.join(description.split()))}\n---\n\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _configuration(edition: Edition) -> str:
    settings = edition.settings
    return (f"# {fold(settings.name)}, exported\nsite_name: {_quoted(settings.name)}\n"
            + (f"site_url: {_quoted(settings.url)}\n" if settings.url else "")
            + "use_directory_urls: false\n"
            "markdown_extensions: [tables, footnotes, attr_list, md_in_html, def_list, sane_lists, fenced_code]\n"
            "validation: {nav: {omitted_files: ignore}}\n" + yaml.safe_dump({"nav": _nav(edition)}, allow_unicode=True))


def _nav(edition: Edition) -> Any:
    """The navigation that the configuration gives; else the front page and the lists."""
    given = parse(edition.settings.file.read_text(encoding="utf-8")).data
    nav = given.get("nav") if isinstance(given, dict) else None
    return nav or ["index.md", *sorted(set(edition.lists()) - {"index.md"})]
