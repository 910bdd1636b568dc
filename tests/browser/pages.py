"""The sites that the browser looks at, and one page of each kind that they have."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from generator import settings
from generator.site.build import build

TESTS = Path(__file__).parent.parent
SMALL = {
    "front": "index.html", "person": "persons/anbar.html", "battle": "battles/second-fight.html",
    "place": "places/ford.html", "group": "groups/river-men.html", "campaign": "campaigns/river-war.html",
    "topic": "topics/bridge.html", "work": "works/annals.html", "claim": "claims/claim-won.html",
    "removed": "persons/gone.html", "redirect": "persons/the-other-brother.html", "persons": "persons/index.html",
    "battles": "battles/index.html", "claims": "claims/index.html", "topics": "topics/index.html",
    "wanted": "wanted.html",
    "hand-written": "guide.html", "wide table": "about/wide.html", "missing": "404.html"}
OTHER = {
    "other front": "index.html", "kind of its own": "ships/kittiwake.html", "list of its own": "ships/index.html",
    "other person": "persons/maren-holt.html", "other hand-written": "about.html"}

PALETTE = """\
theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.top]
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default, toggle: {icon: material/weather-night, name: Dark}}
    - {media: "(prefers-color-scheme: dark)", scheme: slate, toggle: {icon: material/weather-sunny, name: Light}}
"""
NAV = "nav: [index.md, persons/index.md, battles/index.md, guide.md, About: [wanted.md, about/wide.md]]"
COLUMNS = 9
WIDE = "\n".join(["# A wide table", "", "| " + " | ".join(f"Column {n}" for n in range(COLUMNS)) + " |",
                  "| --- " * COLUMNS + "|", "| " + " | ".join(["uninterruptible"] * COLUMNS) + " |", "",
                  "| No heading | |", "| --- | --- |", "| of the | second column |", ""])

MANY = 24


class Site(NamedTuple):
    """A site that was built: its folder, and its address on the local server."""

    folder: Path
    address: str

    def file(self, path: str) -> str:
        return (self.folder / path).as_uri()

    def http(self, path: str) -> str:
        return self.address + path


def small(work: Path) -> Path:
    """The small encyclopedia with light and dark pages, tabs, a wide table and a long list, built below `work`."""
    root = Path(shutil.copytree(TESTS / "small", work / "small"))
    file = root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8").replace("theme: {name: material, font: false}\n", PALETTE)
    assert PALETTE in text
    lines = [NAV if line.startswith("nav:") else line for line in text.splitlines()]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (root / "docs" / "about").mkdir()
    (root / "docs" / "about" / "wide.md").write_text(WIDE, encoding="utf-8")
    for number in range(MANY):
        name = f"{chr(ord('A') + number % 20)} {number}"
        (root / "entries" / "topics" / f"topic-{number}.yaml").write_text(
            f"kind: topic\nheadword: {name}\ngloss: a topic\ntype: idea\nlead: A topic beside [[bridge]].\n",
            encoding="utf-8")
    return made(root)


def other(work: Path) -> Path:
    """The encyclopedia of another subject, as it is."""
    return made(Path(shutil.copytree(TESTS / "other", work / "other")))


def made(root: Path) -> Path:
    """The site of an encyclopedia, built."""
    done = build(settings.load(root / "mkdocs.yml"))
    assert done.made, [problem.message for problem in done.problems[:5]] or done.said
    return root / "site"
