"""The Markdown that `ency export markdown` writes makes, with plain MkDocs, the pages of our own site."""

from __future__ import annotations

import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest

from generator import cli, sections
from generator.drawing.figure import Figure
from generator.pages.page import Page
from generator.sections import SECTIONS, Section

HERE = Path(__file__).parent
ENTRIES = {file.stem: f"{file.parent.name}/{file.stem}.html" for file in sorted((HERE / "small/entries").glob("*/*.yaml"))}


class Structure(NamedTuple):
    """What must be the same, whichever program made the page."""

    headings: list[tuple[str, str, str]]
    links: list[tuple[str, str]]
    rows: list[list[str]]
    items: list[str]
    notes: int
    images: list[tuple[str, str]]


class _Reader(HTMLParser):
    """The structure of what stands within the main element of a page, ways about the page left out.

    An element ends with its own tag: of those within it some may leave their end out.
    """

    def __init__(self) -> None:
        super().__init__()
        self.made = Structure([], [], [], [], 0, [])
        self.main, self.left_out = _Region(), _Region()
        self.open: list[tuple[str, dict, list[str]]] = []
        self.boxed = False

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = dict(attrs)
        self.main.begin(tag, given.get("role") == "main" and tag == "div" or tag == "article")
        if self.main:
            self._plate(tag, given)
            self.left_out.begin(tag, tag in ("sup", "svg")
                                or given.get("class") in ("headerlink", "footnote-backref", "contents", "cite-files"))
        if not self.main or self.left_out:
            return
        if tag == "img" and "plates/" not in given["src"]:
            self.made.images.append((given["src"], given["alt"]))
        if tag == "li" and str(given.get("id", "")).startswith("fn:"):
            self.made = self.made._replace(notes=self.made.notes + 1)
        if tag in ("tbody", "aside", "div"):
            self.boxed = given.get("class") == "infobox"
        if tag == "tr":
            self.made.rows.append([])
        if tag in ("h2", "h3", "h4", "a", "td", "th", "li"):
            self.open.append((tag, given, []))

    def _plate(self, tag: str, given: dict) -> None:
        """A drawing: inline on our site, where all within it is left out, and a file elsewhere."""
        if not self.left_out and (tag == "svg" or tag == "img" and "plates/" in given["src"]):
            self.made.images.append(("plate", ""))

    def handle_startendtag(self, tag: str, attrs: list) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1][0] == tag and not self.left_out:
            self._take(*self.open.pop())
        self.left_out.end(tag)
        self.main.end(tag)

    def _take(self, tag: str, given: dict, words: list[str]) -> None:
        said = " ".join("".join(words).split())
        if tag == "a":
            self.made.links.append((given.get("href", ""), said))
        elif tag == "li":
            self.made.items.append(said)
        elif tag in ("td", "th"):
            self.made.rows[-1].append("" if self.boxed else said)
        else:
            self.made.headings.append((tag, given.get("id", ""), said))

    def handle_data(self, data: str) -> None:
        if not self.left_out:
            for _, _, words in self.open:
                words.append(data)


class _Region:
    """Whether the reader is within an element: true between its begin and its own end."""

    def __init__(self) -> None:
        self.tag, self.depth = "", 0

    def begin(self, tag: str, wanted: bool) -> None:
        if not self.depth and wanted:
            self.tag = tag
        self.depth += (self.depth > 0 or wanted) and tag == self.tag

    def end(self, tag: str) -> None:
        self.depth -= self.depth > 0 and tag == self.tag

    def __bool__(self) -> bool:
        return self.depth > 0


def structure(page: Path) -> Structure:
    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    assert reader.main.tag, page
    return reader.made._replace(rows=[row for row in reader.made.rows if any(row)])


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same entries as our own site, and as plain MkDocs makes them of what was exported."""
    folder = tmp_path_factory.mktemp("export")
    small = shutil.copytree(HERE / "small", folder / "small")
    (small / "docs/images").mkdir()
    (small / "docs/images/a coin.png").write_bytes(b"a picture")
    with (small / "entries/persons/badr.yaml").open("a", encoding="utf-8") as file:
        file.write('images: [{file: a coin.png, alt: "Head & tail [worn], *1:1*", credit: N. N., licence: CC0, '
                   'caption: "Found at [[ford]] [@annals, 9]."}]\n')
    config = ["--config", str(small / "mkdocs.yml")]
    assert cli.main([*config, "build"]) == 0
    assert cli.main([*config, "export", "markdown", str(folder / "out")]) == 0
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"], cwd=folder / "out", check=True)
    return small / "site", folder / "out" / "site"


@pytest.mark.parametrize("id_", sorted(set(ENTRIES) - {"gone"}))
def test_plain_mkdocs_makes_the_same_of_an_entry(sites: tuple[Path, Path], id_: str) -> None:
    ours, theirs = (structure(site / ENTRIES[id_]) for site in sites)
    assert theirs == ours


@pytest.mark.parametrize("path", ["index.html", "persons/index.html", "battles/index.html", "wanted.html", "guide.html"])
def test_plain_mkdocs_makes_the_same_of_a_list_and_of_a_page_by_hand(sites: tuple[Path, Path], path: str) -> None:
    ours, theirs = (structure(site / path) for site in sites)
    assert theirs == ours


def test_a_picture_is_carried_along(sites: tuple[Path, Path]) -> None:
    for site in sites:
        pictures = [image for image in structure(site / "persons/badr.html").images if image[0] != "plate"]
        assert pictures == [("../images/a%20coin.png", "Head & tail [worn], *1:1*")]
        assert (site / "images/a coin.png").read_bytes() == b"a picture"


def test_an_entry_that_was_taken_back_is_exported_too(sites: tuple[Path, Path]) -> None:
    assert "The man was a scribe" in (sites[1] / "persons/gone.html").read_text(encoding="utf-8")


def test_every_link_leads_to_a_page_or_a_section_that_is_there(sites: tuple[Path, Path]) -> None:
    site, broken = sites[1], []
    for page in site.rglob("*.html"):
        if page.name not in ("404.html", "search.html"):
            for address, _ in _links(page):
                path, _, anchor = address.partition("#")
                target = (page.parent / path).resolve() if path else page
                section = anchor and "=" not in anchor  # else it is a choice, which the page of choices reads
                if "://" not in address and (not target.exists() or section and f'id="{anchor}"' not in target.read_text("utf-8")):
                    broken.append((page.name, address))
    assert not broken


def _links(page: Path) -> list[tuple[str, str]]:
    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    return reader.made.links


def test_a_folder_that_holds_something_else_is_left_alone(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "mine").mkdir()
    (small / "mine/diary.txt").write_text("dear diary", encoding="utf-8")
    config = ["--config", str(small / "mkdocs.yml")]
    assert cli.main([*config, "export", "markdown", str(small / "mine")]) == 2
    assert "was not written by this command" in capsys.readouterr().err
    assert (small / "mine/diary.txt").exists()


def test_what_was_exported_before_is_written_over(small: Path) -> None:
    config = ["--config", str(small / "mkdocs.yml")]
    assert cli.main([*config, "export", "markdown", str(small / "out")]) == 0
    (small / "entries/topics/bridge.yaml").unlink()
    assert cli.main([*config, "export", "markdown", str(small / "out")]) == 0
    assert not (small / "out/docs/topics/bridge.md").exists()


def test_a_drawing_is_a_file_beside_the_markdown(small: Path, tmp_path: Path, monkeypatch) -> None:
    def drawn(path, say, totals, press):
        shown = say.figure(Figure("bend", "<svg/>", "A bend [in] the river"))
        return Page(path, "Plates", "", f"# Plates\n\n{shown}\n", say.watched, tuple(say.figures.values()))

    monkeypatch.setattr(sections, "SECTIONS", (*SECTIONS, Section(lambda *_: ["maps/index.md"], drawn)))
    assert cli.main(["--config", str(small / "mkdocs.yml"), "export", "markdown", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out/docs/plates/bend.svg").read_text(encoding="utf-8") == "<svg/>"
    assert r"![A bend \[in\] the river](../plates/bend.svg)" in (
        tmp_path / "out/docs/maps/index.md").read_text(encoding="utf-8")
