"""The cards that networks show beside a link: what stands on them, and when they are made."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import edit, tree
from test_sharing import BASE, metas
from test_site import change_prose, made, page, rename_headword

from generator import cli
from generator.atlas.base import Base, load
from generator.atlas.projection import Conic
from generator.drawing.shaping import width
from generator.sharing import card, picture
from generator.sharing.card import GLOSS, NAME, Card, fitted

ROOT = Path(__file__).parent.parent
LONG = "The seventeen letters that were sent from the city of the two rivers to all the lands of the north and the south"
PLAIN = Card("Place", "The Ford", "المعبر", "634", "a crossing", "A small encyclopedia", "ford")


@pytest.fixture(scope="module")
def base() -> Base:
    files = tuple(ROOT / "atlas" / name for name in ("base.geojson", "tributaries.geojson"))
    return load(files, (33, 24.5, 58, 39.5), Conic(28.5, 36.5, 32.0, 44.0))


@pytest.fixture
def carded(small: Path) -> Path:
    edit(small / "mkdocs.yml", "edit: https", "cards: true\n      edit: https")
    return small


def dots(svg: str) -> int:
    return sum(1 for found in ElementTree.fromstring(svg).iter() if found.get("r") in ("9", "6.3"))


def test_a_card_is_well_formed_and_marks_the_places_within_its_map(base: Base) -> None:
    assert dots(card.svg(PLAIN._replace(at=((44.4, 32.0),)), base)) == 1
    assert dots(card.svg(PLAIN._replace(at=((44.4, 32.0), (47.8, 30.5), (43.1, 36.3), (45.0, 33.0))), base)) == 4
    country = card.svg(PLAIN._replace(at=((44.4, 32.0),), area=True), base)
    assert dots(country) == 0 and "stroke-dasharray" in country
    assert dots(card.svg(PLAIN, base)) == dots(card.svg(PLAIN, None)) == 0


def test_a_card_of_another_direction_is_its_mirror(base: Base) -> None:
    ours, theirs = (ElementTree.fromstring(card.svg(PLAIN._replace(leftward=side), None)) for side in (False, True))
    at = [[float(found.get("cx")) for found in svg.iter() if found.get("cx")] for svg in (ours, theirs)]
    assert at[0] and [1200 - x for x in at[0]] == at[1]


@pytest.mark.parametrize("text", ["Ford", "The battle of the two rivers", LONG, "Donaudampfschifffahrtsgesellschaft" * 2])
def test_names_fit_or_are_cut(text: str) -> None:
    size, lines = fitted(text, "serif-bold", NAME)
    assert len(lines) <= 3 and all(width(line, "serif-bold", size) <= 610 for line in lines)
    assert text.startswith(" ".join(lines).removesuffix("…"))


def test_the_longest_card_keeps_above_its_foot() -> None:
    lines = list(card._lines(PLAIN._replace(name=LONG, gloss=LONG)))
    assert sum(line.size * 1.18 + line.above for line in lines) < 500
    assert fitted(LONG, "serif-italic", GLOSS)[1][-1][-1] != " "


def test_an_entry_has_its_card_and_all_others_have_that_of_the_site(carded: Path) -> None:
    made(carded)
    told = metas(page(carded, "persons/anbar.html"))
    assert told["og:image"] == f"{BASE}cards/persons/anbar.png" and told["twitter:card"] == "summary_large_image"
    assert told["og:image:alt"] == "al-ʿAnbar, the elder brother, died 23 Aug 634, A small encyclopedia"
    for file in ("persons/anbar", "site"):
        content = (carded / "site/cards" / f"{file}.png").read_bytes()
        assert content[:8] == b"\x89PNG\r\n\x1a\n" and struct.unpack(">II", content[16:24]) == (1200, 630)
    for other in ("index.html", "persons/index.html", "guide.html"):
        assert metas(page(carded, other))["og:image"] == f"{BASE}cards/site.png"


def test_cards_are_drawn_again_only_where_they_change(carded: Path) -> None:
    made(carded)
    drawn = {path: os.stat(path).st_mtime_ns for path in (carded / ".ency/cards").rglob("*.png")}
    rename_headword(carded)
    change_prose(carded)
    made(carded)
    alone = tree(carded / "site")
    made(carded, fresh=True)
    assert tree(carded / "site") == alone
    assert {path.name for path, time in drawn.items() if os.stat(path).st_mtime_ns != time} == {"ford.png"}


def test_no_card_is_made_where_nobody_asks_or_the_address_is_not_known(carded: Path) -> None:
    edit(carded / "mkdocs.yml", f"site_url: {BASE}\n", "")
    made(carded)
    assert not (carded / "site/cards").exists() and "og:image" not in page(carded, "index.html")


def test_mkdocs_alone_makes_the_same_cards(carded: Path) -> None:
    made(carded)
    ours = tree(carded / "site")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"], cwd=carded, check=True)
    assert tree(carded / "site") == ours


def test_without_what_draws_them_one_is_told_what_to_install(carded: Path, monkeypatch: pytest.MonkeyPatch,
                                                            capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(picture, "find_spec", lambda name: None)
    assert cli.main(["--config", str(carded / "mkdocs.yml"), "build"]) == 2
    assert "pip install resvg_py pillow" in capsys.readouterr().err
