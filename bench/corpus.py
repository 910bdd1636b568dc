"""A synthetic encyclopedia for measuring: `python bench/corpus.py N DIR [--seed 1]`.

The same number and seed give the same bytes on every machine. `--compare ENTRIES`
holds what was written against real entries.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from cast import FOLDERS, Cast
from filler import Writer
from synthetic import entry
from world import World

CONFIGURATION = """\
site_name: A Synthetic Encyclopedia
site_description: Entries of the real shape that mean nothing.
site_url: https://example.org/
use_directory_urls: false
theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.top, content.tooltips]
plugins:
  - encyclopedia:
      entries: entries
markdown_extensions: [tables, footnotes, attr_list, def_list, md_in_html, admonition]
nav:
  - Start: index.md
{nav}  - About: about.md
validation:
  nav: {{omitted_files: info}}
"""


class Corpus(NamedTuple):
    """What was written: where, how many entries, and a person that is linked about as often as most."""

    folder: Path
    entries: int
    middling: Path


def write(count: int, folder: Path, seed: int = 1) -> Corpus:
    """An encyclopedia of so many entries in a folder, which is emptied first."""
    if folder.exists() and any(folder.iterdir()) and not (folder / "mkdocs.yml").exists():
        raise SystemExit(f"corpus: {folder} holds something else; name another folder")
    shutil.rmtree(folder, ignore_errors=True)
    cast = Cast(count, seed)
    world = World(cast)
    for kind, figures in cast.by_kind.items():
        below = folder / "entries" / FOLDERS[kind]
        below.mkdir(parents=True)
        for figure in figures:
            (below / f"{figure.id}.yaml").write_text(entry(figure, world), encoding="utf-8")
    nav = "".join(f"  - {name.capitalize()}: {name}/index.md\n" for name in FOLDERS.values())
    (folder / "mkdocs.yml").write_text(CONFIGURATION.format(nav=nav), encoding="utf-8")
    (folder / "docs").mkdir()
    (folder / "docs/about.md").write_text("# About\n\n" + Writer(world, cast.middling("person")).paragraph() + "\n",
                                          encoding="utf-8")
    middling = cast.middling("person")
    return Corpus(folder, count, folder / "entries" / FOLDERS["person"] / f"{middling.id}.yaml")


MEASURES: dict[str, Callable[[str], int]] = {
    "bytes": lambda text: len(text.encode()),
    "words of article": lambda text: len(_article(text).split()),
    "links in prose": lambda text: len(re.findall(r"\[\[", text)),
    "citations in prose": lambda text: len(re.findall(r"\[@", text)),
    "records with sources": lambda text: len(re.findall(r"\bsources:", text)),
    "sources named": lambda text: len(re.findall(r"\bwork:", text)),
    "questions": lambda text: len(re.findall(r"- question:", text)),
    "wanted links": lambda text: len(re.findall(r"(?<![\w.])\+[a-z0-9]", text)),
}


def _article(text: str) -> str:
    found = re.search(r"^article: \|\n((?:  .*\n|\n)*)", text, re.MULTILINE)
    return re.sub(r"\[@[^]]*\]|\[\[[^]|]*\|?", "", found[1]) if found else ""


def measured(entries: Path) -> dict[str, tuple[float, float, float]]:
    """Mean, median and ninth decile of each measure over the files of a folder."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(entries.rglob("*.yaml"))]
    found = {name: [measure(text) for text in texts if text.strip()] for name, measure in MEASURES.items()}
    return {name: (statistics.mean(values), statistics.median(values), statistics.quantiles(values, n=10)[-1])
            for name, values in found.items()}


def comparison(ours: Path, real: Path) -> str:
    """A Markdown table of both."""
    made, theirs = measured(ours), measured(real)
    lines = [f"| an entry: mean / median / 9th decile | synthetic | {real} |", "| --- | --- | --- |"]
    return "\n".join(lines + [f"| {name} | " + " | ".join(" / ".join(f"{n:,.0f}" if n >= 100 else f"{n:.1f}" for n in of[name])
                                                        for of in (made, theirs)) + " |" for name in made])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("count", type=int, metavar="N")
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--compare", type=Path, metavar="ENTRIES", help="real entries to hold the synthetic against")
    given = parser.parse_args()
    made = write(given.count, given.folder, given.seed)
    print(f"{made.entries} entries written to {made.folder}/entries; middling: {made.middling.stem}")
    if given.compare:
        print("\n" + comparison(given.folder / "entries", given.compare))


if __name__ == "__main__":
    main()
