"""What a part of the generator may add: extracts, sections, companions, drawings. A change made alone is exact with them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from conftest import edit
from test_site import CHANGES, alone_as_whole, made, page

from generator import companions, extracts, sections
from generator.companion import Companion, Line
from generator.drawing import Canvas, element
from generator.drawing.figure import Figure
from generator.pages.page import Page
from generator.sections import SECTIONS, Section
from generator.site import shards
from generator.site.html import body


def _length(entry, id_):
    return len(entry.lead) if entry.lead else None


def _paths(watched, press):
    yield "lengths.md"
    yield "changed.md"
    yield from (f"names/{name.replace(' ', '-')}.md" for name in watched.shared())


def _page(path, say, totals, press):
    if path == "lengths.md":
        told = " ".join(f"{id_}={length}" for id_, length in say.watched.extracts("length").items())
    elif path == "changed.md":
        told = json.dumps(say.watched.changes(), sort_keys=True)
    else:
        name = path.removeprefix("names/").removesuffix(".md").replace("-", " ")
        told = ", ".join(say.link(id_) for id_ in say.watched.bearers(name))
    return Page(path, path, "", f"# {path}\n\n{told}\n", say.watched)


def _beside(page, press):
    if not page.entry:
        return Companion()
    card = page.watched.card(page.source)
    links = len(page.watched.incoming(page.source))
    other = page.watched.extract("length", "anbar")
    return Companion(f'<meta name="links" content="{links}">',
                     (Line(f"first/{card.sort[:1]}", json.dumps([card.id, card.headword, links, other])),),
                     ((f"cards/{card.id}.txt", card.headword.encode()),) if card.kind == "person" else ())


@pytest.fixture
def featured(small: Path, monkeypatch) -> Path:
    monkeypatch.setattr(extracts, "EXTRACTS", {**extracts.EXTRACTS, "length": _length})
    monkeypatch.setattr(sections, "SECTIONS", (*SECTIONS, Section(_paths, _page)))
    monkeypatch.setattr(companions, "COMPANIONS", (_beside,))
    return small


def change_lead(small: Path) -> None:
    edit(small / "entries/persons/anbar.yaml", "lead: |\n  ", "lead: |\n  Once upon a time. ")


def make_another_namesake(small: Path) -> None:
    edit(small / "entries/places/ford.yaml", "type: crossing", "type: crossing\naliases: [The Bridge]")


def follow_a_former_address(small: Path) -> None:
    (small / "entries/topics/bridge.yaml").unlink()
    edit(small / "entries/places/ford.yaml", "type: crossing", "type: crossing\nformerly: [bridge]")


@pytest.mark.parametrize("change", [*CHANGES, change_lead, make_another_namesake, follow_a_former_address],
                         ids=lambda change: change.__name__)
def test_a_change_made_alone_gives_the_bytes_of_a_whole_build(featured: Path, change) -> None:
    alone_as_whole(featured, change)


def test_lines_stand_sorted_in_their_file_and_head_and_files_with_their_page(featured: Path) -> None:
    made(featured)
    file = page(featured, "assets/data/first/b.js")
    assert file.startswith('ency("first/b",[\n["badr",') and file.endswith("]\n])\n")
    assert json.loads(file.removeprefix('ency("first/b",').removesuffix(")\n"))
    assert '<meta name="links" content="' in page(featured, "persons/badr.html")
    assert page(featured, "cards/badr.txt")


def test_pages_come_and_go_with_the_names_that_are_shared(featured: Path) -> None:
    made(featured)
    assert not (featured / "site/names/the-elder-ford.html").exists()
    edit(featured / "entries/places/ford.yaml", "type: crossing", "type: crossing\naliases: [The Elder Ford]")
    edit(featured / "entries/topics/bridge.yaml", "[The younger one]", "[The younger one, The Elder Ford]")
    made(featured)
    assert "../places/ford.html" in page(featured, "names/the-elder-ford.html")
    edit(featured / "entries/topics/bridge.yaml", ", The Elder Ford", "")
    made(featured)
    assert not (featured / "site/names/the-elder-ford.html").exists()


def test_which_pages_there_are_is_asked_again_only_where_it_may_have_changed(featured: Path, monkeypatch) -> None:
    asked = []

    def paths(watched, press):
        asked.append(watched.shared())
        return _paths(watched, press)

    monkeypatch.setattr(sections, "SECTIONS", (*SECTIONS, Section(paths, _page)))
    made(featured)
    before = len(asked)
    change_lead(featured)
    made(featured)
    assert len(asked) == before
    edit(featured / "entries/places/ford.yaml", "type: crossing", "type: crossing\naliases: [The Elder Ford]")
    edit(featured / "entries/topics/bridge.yaml", "[The younger one]", "[The younger one, The Elder Ford]")
    made(featured)
    assert len(asked) == before + 1 and {*asked[-1]} - {*asked[0]} == {"the elder ford"}


def test_a_shared_file_is_the_same_after_lines_went_and_came(tmp_path: Path) -> None:
    before = shards.gathered([("a", '"1"'), ("a", '"2"'), ("a", '"2"')])
    (tmp_path / "assets/data").mkdir(parents=True)
    (tmp_path / shards.address("a")).write_text(shards.files("a", before["a"])[shards.address("a")], encoding="utf-8")
    gone, come = shards.gathered([("a", '"2"')]), shards.gathered([("a", '"0"'), ("b", '"3"')])
    assert shards.renewed(tmp_path, gone, come) == {
        "assets/data/a.js": 'ency("a",[\n"0",\n"1",\n"2"\n])\n', "assets/data/b.js": 'ency("b",[\n"3"\n])\n'}
    assert shards.renewed(tmp_path, before, {}) == {"assets/data/a.js": ""}


def test_the_files_that_a_reader_may_ask_for_are_listed(tmp_path: Path) -> None:
    assert shards.lists(["names/kld", "words/k", "names/0", "previews/3f", "names/kld.m"]) == {
        "assets/data/names.js": 'ency("names",[\n"0",\n"kld"\n])\n', "assets/data/words.js": 'ency("words",[\n"k"\n])\n'}
    for name in ("names/kld", "names/kld.m", "words/k", "previews/3f"):
        (tmp_path / shards.address(name)).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / shards.address(name)).touch()
    assert {*shards.names(tmp_path)} == {"names/kld", "names/kld.m", "words/k"}


def test_a_drawing_stands_on_the_site_and_is_linked_in_markdown(small: Path, monkeypatch) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" role="img"><path d="M0 0h1"/></svg>'

    def drawn(path, say, totals, press):
        say.watched.need("card", "x")
        shown = say.figure(Figure("bend", svg, "A bend in the river", "The bend, *about* 630", "Drawn here", "wide"))
        return Page(path, "Plates", "", f"# Plates\n\n{shown}\n", say.watched, tuple(say.figures.values()))

    monkeypatch.setattr(sections, "SECTIONS", (*SECTIONS, Section(lambda *_: ["maps/index.md"], drawn)))
    made(small)
    shown = page(small, "maps/index.html")
    assert svg in shown and '<figure class="figure wide">' in shown
    assert "<figcaption>\n<p>The bend, <em>about</em> 630</p>\n<p><small>Drawn here</small></p>\n</figcaption>" in shown
    assert "plates/bend.svg" not in shown


def test_drawings_on_one_page_share_what_they_have_in_common() -> None:
    """Glyphs and ground are defined by the first that needs them; on its own each is whole."""
    def drawn(name: str, said: str) -> str:
        canvas = Canvas(name, 90, 20, title=said)
        canvas.add(canvas.lettering.line(said, "sans", 12, 4, 14, halo=1), element("use", href=f"#{canvas.share('M0 18h90')}"))
        return canvas.svg()

    plates = {"ford": drawn("ford", "Ford"), "food": drawn("food", "Food")}
    shown = body("![The ford](plates/ford.svg)\n\n![Food](plates/food.svg)", plates=plates).html
    ids = re.findall(r' id="([^"]*)"', shown)
    assert len(ids) == len(set(ids)) == 2 * 2 + 4 + 1, "a title and a halo each, F o r d, the line"
    assert set(re.findall(r'href="#([^"]*)"', shown)) <= set(ids)
    assert plates["ford"] in shown and "M0 18" in plates["food"] and shown.count("M0 18") == 1


def test_the_caption_of_a_drawing_is_the_last_of_it_and_its_table_follows(small: Path, monkeypatch) -> None:
    def drawn(path, say, totals, press):
        say.watched.need("card", "x")
        figure = Figure("bend", "<svg/>", "A bend in the river", "The bend", "", "wide")
        shown = say.figure(figure, "| Place |\n| --- |\n| Ford |\n\nAnd *no* more.")
        return Page(path, "Plates", "", f"# Plates\n\n{shown}\n", say.watched, tuple(say.figures.values()))

    monkeypatch.setattr(sections, "SECTIONS", (*SECTIONS, Section(lambda *_: ["maps/index.md"], drawn)))
    made(small)
    shown = page(small, "maps/index.html")
    assert '</figcaption>\n</figure>\n<div class="beside">\n<table>' in shown
    assert "<p>And <em>no</em> more.</p>\n</div>" in shown
