"""What other programs read of a page: Open Graph, schema.org, the address of the site."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import HERE, edit
from test_site import made, page

from generator import cli
from generator.sharing.head import shortened

BASE = "https://small.example/book/"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small encyclopedia, which knows its address, built once."""
    root = Path(shutil.copytree(HERE / "small", tmp_path_factory.mktemp("sharing") / "small"))
    assert made(root).made
    return root


def metas(html: str) -> dict[str, str]:
    return dict(re.findall(r'<meta (?:property|name)="([\w:]+)" content="([^"]*)">', html))


def graph(html: str) -> dict:
    (told,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    return json.loads(told)


def test_a_shared_link_shows_title_description_and_site(published: Path) -> None:
    told = metas(page(published, "persons/anbar.html"))
    assert {name: value for name, value in told.items() if name.startswith("og:")} == {
        "og:type": "article", "og:site_name": "A small encyclopedia", "og:title": "al-ʿAnbar",
        "og:description": "al-ʿAnbar held The Ford with his brother Badr.", "og:url": f"{BASE}persons/anbar.html"}
    assert metas(page(published, "index.html"))["og:url"] == BASE
    assert metas(page(published, "index.html"))["og:type"] == "website"


def test_a_hand_written_page_tells_of_itself_too(published: Path) -> None:
    told = metas(page(published, "guide.html"))
    assert (told["og:title"], told["og:url"]) == ("A guide", f"{BASE}guide.html")
    assert f'<link rel="canonical" href="{BASE}guide.html">' in page(published, "guide.html")


def test_an_entry_says_what_it_is_about_and_where_it_stands(published: Path) -> None:
    told = graph(page(published, "battles/first-fight.html"))
    assert told["@id"] == f"{BASE}battles/first-fight.html" and told["license"].endswith("/by-sa/4.0/")
    assert [step["item"] for step in told["breadcrumb"]["itemListElement"]] == [
        BASE, f"{BASE}battles/index.html", f"{BASE}battles/first-fight.html"]
    about = told["mainEntity"]
    assert (about["@type"], about["name"], about["startDate"]) == ("Event", "The first fight", "0634")
    assert about["location"]["@id"] == f"{BASE}places/ford.html#subject"
    assert "description" not in about


def test_lists_are_collections_and_the_front_page_is_the_site_and_how_it_is_searched(published: Path) -> None:
    listed, front = graph(page(published, "persons/index.html")), graph(page(published, "index.html"))
    assert listed["@type"] == "CollectionPage" and len(listed["breadcrumb"]["itemListElement"]) == 2
    assert (front["@type"], front["url"]) == ("WebSite", BASE)
    assert front["potentialAction"]["target"]["urlTemplate"] == f"{BASE}search.html?q={{words}}"


def test_browsers_can_keep_the_search(published: Path) -> None:
    (link,) = re.findall(r'<link rel="search" type="application/opensearchdescription\+xml" title="Encyclopedia" href="([^"]*)">',
                         page(published, "persons/anbar.html"))
    assert link == f"{BASE}opensearch.xml"
    told = {found.tag.partition("}")[2]: found for found in ElementTree.fromstring(page(published, "opensearch.xml"))}
    assert len(told["ShortName"].text) <= 16 and told["LongName"].text == "A small encyclopedia"
    assert told["Url"].get("template") == f"{BASE}search.html?q={{searchTerms}}"
    assert (published / "site" / told["Image"].text.removeprefix(BASE)).is_file()


def test_the_map_of_the_site_has_every_page_that_stands_for_something(published: Path) -> None:
    site = published / "site"
    pages = {file.relative_to(site).as_posix() for file in site.rglob("*.html")
             if '<meta name="robots" content="noindex">' not in file.read_text(encoding="utf-8")}
    named = re.findall(r"<loc>(.*?)</loc>", page(published, "sitemap.xml"))
    assert sorted(named) == sorted(BASE + ("" if path == "index.html" else path) for path in pages)
    assert "persons/gone.html" not in pages and "search.html" not in pages and len(pages) > 20


def test_a_site_at_the_root_of_a_host_has_a_file_for_robots_unless_it_brings_its_own(
        published: Path, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not (published / "site/robots.txt").exists()
    monkeypatch.setenv("ENCY_SITE_URL", "https://small.example")
    made(small)
    assert page(small, "robots.txt").endswith("Sitemap: https://small.example/sitemap.xml\n")
    (small / "docs/robots.txt").write_text("User-agent: *\nDisallow: /\n", encoding="utf-8")
    made(small)
    assert "Disallow: /" in page(small, "robots.txt")


def test_an_entry_that_is_taken_back_leaves_the_map(small: Path) -> None:
    made(small)
    (small / "entries/topics/bridge.yaml").write_text(
        "kind: topic\nheadword: The old bridge\nremoved: It was no bridge.\n", encoding="utf-8")
    assert made(small).made
    alone = page(small, "sitemap.xml")
    made(small, fresh=True)
    assert "topics/bridge.html" not in alone and page(small, "sitemap.xml") == alone
    assert '<meta name="robots" content="noindex">' in page(small, "topics/bridge.html")


def test_without_an_address_pages_are_named_from_each_other_and_nothing_is_said_to_networks(small: Path) -> None:
    edit(small / "mkdocs.yml", f"site_url: {BASE}\n", "")
    edit(small / "entries/persons/badr.yaml", "headword: Badr", 'headword: "Badr </script> & <b>"')
    made(small)
    html = page(small, "persons/anbar.html")
    assert "og:" not in html and "canonical" not in html
    told = graph(html)
    assert told["@id"] == "anbar.html" and told["isPartOf"]["url"] == "../index.html"
    assert told["mainEntity"]["sibling"] == {"@type": "Person", "@id": "badr.html#subject", "name": "Badr </script> & <b>"}
    assert "potentialAction" not in graph(page(small, "index.html"))


def test_whoever_publishes_may_give_the_address(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(small)
    monkeypatch.setenv("ENCY_SITE_URL", "https://elsewhere.example/iraq")
    made(small)
    html = page(small, "persons/anbar.html")
    assert '<link rel="canonical" href="https://elsewhere.example/iraq/persons/anbar.html">' in html
    assert "small.example" not in html
    assert '<link rel="canonical" href="https://elsewhere.example/iraq/guide.html">' in page(small, "guide.html")


def test_an_address_that_is_none_is_refused(small: Path, monkeypatch: pytest.MonkeyPatch,
                                            capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("ENCY_SITE_URL", "elsewhere.example")
    assert cli.main(["--config", str(small / "mkdocs.yml"), "build"]) == 2
    assert "an address begins with https://" in capsys.readouterr().err


def test_a_description_ends_with_a_word() -> None:
    assert shortened("word " * 100) == "word " * 38 + "word…"
