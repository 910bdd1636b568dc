"""The ways through the encyclopedia: what they list, how they count, and that a change made alone is exact for them."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import edit, tree
from test_site import alone_as_whole, made, page

from generator.browse.spans import Slot, century_of, decade_of, slot, years_of
from generator.dates import CALENDARS, parse_when

MORE = {
    "places/land.yaml": "kind: place\nheadword: The Land\ngloss: all of it\ntype: region\nlead: The land.\n",
    "places/shore.yaml": "kind: place\nheadword: Shore\ngloss: the near side\ntype: region\nwithin: [land]\nlead: The shore.\n",
    "places/mill.yaml": "kind: place\nheadword: The Mill\ngloss: a mill\ntype: mill\nwithin: [shore]\nlead: A mill.\n"
                        "unlocated: Nobody knows.\n",
    "battles/mill-fight.yaml": "kind: battle\nheadword: Fight of the Mill\ngloss: a fight\naliases: [Millfight, Mill]\n"
                               "lead: A fight.\nplace: mill\nwhen:\n"
                               "  - {value: 634-05, sources: [{work: annals, transmitter: badr}], rank: preferred}\n"
                               "  - {value: 635-06, sources: [{work: letters, transmitter: Zayd}], certainty: conjectural}\n",
    "persons/miller.yaml": "kind: person\nheadword: Miller\ngloss: who ground\naliases: [Mill]\nlead: He ground [@annals, 9].\n"
                           "died: {value: {when: 634-05-03, place: mill}, sources: [\"annals, 9\"]}\n",
    "topics/milling.yaml": "kind: topic\nheadword: Milling\ngloss: a craft\naliases: [Mill]\ntype: craft\nlead: A craft.\n",
    "groups/shore-men.yaml": "kind: group\nheadword: Shore men\ngloss: of the shore\ntype: people\nwithin: [river-men]\n"
                             "lead: They lived there.\n",
}


@pytest.fixture
def rich(small: Path) -> Path:
    """The small encyclopedia with places in places, rival dates and a name of three bearers."""
    for path, text in MORE.items():
        (small / "entries" / path).write_text(text, encoding="utf-8")
    edit(small / "entries/places/mill.yaml", "type: mill", "type: mill\naliases: [Mill]")
    return small


@pytest.mark.parametrize(("year", "century", "decade"), [
    (601, 7, 60), (700, 7, 70), (633, 7, 63), (1, 1, 0), (9, 1, 0), (0, -1, -1), (-43, -1, -5), (-99, -1, -11), (-100, -2, -11)])
def test_a_year_stands_in_its_century_and_decade(year: int, century: int, decade: int) -> None:
    assert (century_of(year), decade_of(year)) == (century, decade)
    assert year in years_of(decade)


@pytest.mark.parametrize(("date", "at"), [
    ("634-08-23", Slot(7, 63, 634, 8)), ("634-08", Slot(7, 63, 634, 8)), ("634", Slot(7, 63, 634)), ("635/638", Slot(7, 63)),
    ("604/642", Slot(7)), ("330/1453", Slot()), ("../634", Slot(7, 63, 634)), ({"hijri": "12-02"}, Slot(7, 63, 633, 5)),
    ({"hijri": "12"}, Slot(7, 63, 633))])
def test_a_date_stands_in_the_finest_unit_that_it_tells(date: object, at: Slot) -> None:
    when = parse_when(date, "julian")
    assert slot(when.first, when.last, CALENDARS["julian"]) == at


def test_the_list_from_a_to_z_has_headwords_and_other_names(rich: Path) -> None:
    made(rich)
    text = page(rich, "browse/letters.html")
    assert '<a href="../persons/anbar.html">al-ʿAnbar</a>' in text
    assert 'Millfight, see <a href="../battles/mill-fight.html">' in text
    assert text.index('id="a"') < text.index('id="b"') < text.index('id="m"')


def test_an_event_stands_in_each_month_that_is_told_for_it(rich: Path) -> None:
    made(rich)
    told, other = page(rich, "browse/year-634.html"), page(rich, "browse/year-635.html")
    assert "634 / 12–13 AH" in told and 'id="m5">May <small>Ṣafar – Rabīʿ I 13</small>' in told
    assert '<a href="../persons/miller.html">Miller</a>, died' in told
    assert "by another account" not in told[told.index('id="m5"'):told.index('id="m5"') + 500]
    assert "(by another account: Zayd)" in other


def test_a_region_has_what_is_in_it_however_deep(rich: Path) -> None:
    made(rich)
    text = page(rich, "browse/region-land.html")
    assert '<a href="region-shore.html">Shore</a></strong> 1 in it · 2 entries' in text
    assert "../battles/mill-fight.html" in text and "../persons/miller.html" in text
    assert not (rich / "site/browse/region-mill.html").exists()


def test_a_group_has_what_belongs_to_the_groups_in_it(rich: Path) -> None:
    edit(rich / "entries/persons/miller.yaml", "lead: He", "allegiances: [{group: shore-men}]\nlead: He")
    made(rich)
    assert "../persons/miller.html" in page(rich, "browse/side-river-men.html")


def test_statements_are_counted_by_who_makes_them(rich: Path) -> None:
    made(rich)
    text = page(rich, "browse/source-badr.html")
    assert "1 statement, 1 on nothing else." in text and "../battles/mill-fight.html" in text
    overview = page(rich, "browse/sources.html")
    assert "<li>Zayd (2): " in overview
    annals = page(rich, "browse/source-annals.html")
    row = annals[annals.index("persons/anbar.html"):]
    assert row[:row.index("</tr>")].count("<td") == 4
    assert '<td style="text-align: right">3</td><td style="text-align: right">2</td>' in row[:row.index("</tr>")]


def test_what_is_doubtful_is_listed_by_how(rich: Path) -> None:
    made(rich)
    dates = page(rich, "browse/doubt-dates.html")
    assert "May 634 (<a" in dates and "Jun 635 (Zayd)" in dates
    assert "places/mill.html" in page(rich, "browse/doubt-unlocated.html")
    assert "battles/mill-fight.html" in page(rich, "browse/doubt-conjectural.html")
    assert "Who was the elder?" in page(rich, "browse/doubt-questions.html")


def test_a_name_of_several_bearers_has_a_page_to_which_they_lead(rich: Path) -> None:
    made(rich)
    text = page(rich, "names/mill.html")
    for path in ("places/mill", "battles/mill-fight", "persons/miller", "topics/milling"):
        assert f'<a href="../{path}.html">' in text
        assert '<a href="../names/mill.html">Mill</a>' in page(rich, f"{path}.html")
    assert "../names/" not in page(rich, "persons/badr.html").partition('class="infobox"')[0]


def test_entries_bring_their_own_lines_for_the_page_of_choices(rich: Path) -> None:
    made(rich)
    rows = [row for file in (rich / "site/assets/data/browse/kind").glob("*.js") for row in shard(file)]
    assert len(rows) == 19
    assert next(row for row in rows if row[0] == "miller") == ["miller", "persons", "Miller", "miller", "3 May 634", 634, 634, 1952749]
    assert next(row for row in rows if row[0] == "shore")[8] == ["land"]
    sources = [row for file in (rich / "site/assets/data/browse/source").glob("*.js") for row in shard(file)]
    assert sorted(next(row for row in sources if row[0] == "mill-fight")) == ["Zayd", "annals", "badr", "letters", "mill-fight"]


def shard(file: Path) -> list:
    return json.loads(file.read_text(encoding="utf-8").partition(",")[2].removesuffix(")\n"))


def date_otherwise(rich: Path) -> None:
    edit(rich / "entries/battles/mill-fight.yaml", "value: 635-06", "value: 641-07")


def lie_elsewhere(rich: Path) -> None:
    edit(rich / "entries/places/mill.yaml", "within: [shore]", "within: [ford]")


def rest_on_another(rich: Path) -> None:
    edit(rich / "entries/battles/mill-fight.yaml", "transmitter: badr", "transmitter: anbar")


def be_surer(rich: Path) -> None:
    edit(rich / "entries/battles/mill-fight.yaml", ", certainty: conjectural", "")


def lose_a_name(rich: Path) -> None:
    edit(rich / "entries/persons/miller.yaml", "aliases: [Mill]\n", "")


def share_another_name(rich: Path) -> None:
    edit(rich / "entries/persons/badr.yaml", "aliases: [The younger one]", "aliases: [The younger one, Millfight]")


def rename(rich: Path) -> None:
    edit(rich / "entries/places/mill.yaml", "headword: The Mill", "headword: The Old Mill")


def go(rich: Path) -> None:
    (rich / "entries/battles/mill-fight.yaml").unlink()


def belong_elsewhere(rich: Path) -> None:
    edit(rich / "entries/groups/shore-men.yaml", "within: [river-men]\n", "")


CHANGES = [date_otherwise, lie_elsewhere, rest_on_another, be_surer, lose_a_name, share_another_name, rename, go, belong_elsewhere]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_made_alone_gives_the_bytes_of_a_whole_build(rich: Path, change) -> None:
    alone_as_whole(rich, change)


def git(folder: Path, *arguments: str, day: str = "2026-01-01") -> None:
    dated = {**os.environ, "GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *arguments], cwd=folder, check=True,
                   capture_output=True, env=dated)


@pytest.fixture
def revised(rich: Path) -> Path:
    """The encyclopedia with a history of two days."""
    git(rich, "init", "-q")
    git(rich, "add", ".")
    git(rich, "commit", "-qm", "all")
    edit(rich / "entries/persons/badr.yaml", "gloss: the younger brother", "gloss: the younger")
    (rich / "entries/topics/new.yaml").write_text("kind: topic\nheadword: New\ngloss: new\ntype: idea\nlead: New.\n",
                                                 encoding="utf-8")
    git(rich, "add", ".")
    git(rich, "commit", "-qm", "more", day="2026-02-03")
    return rich


ATOM = {"": "http://www.w3.org/2005/Atom"}


def test_what_is_new_is_told_by_the_days_of_the_revisions(revised: Path) -> None:
    made(revised)
    text = page(revised, "browse/recent.html")
    changed, added = text[text.index('id="changed"'):text.index('id="added"')], text[text.index('id="added"'):]
    assert "3 February 2026" in changed and "persons/badr.html" in changed and "topics/new.html" not in changed
    assert added.index("3 February 2026") < added.index("topics/new.html") < added.index("1 January 2026")


def test_the_feed_is_atom_with_addresses_and_days(revised: Path) -> None:
    made(revised)
    feed = ElementTree.parse(revised / "site/feed.xml").getroot()
    entries = feed.findall("entry", ATOM)
    assert feed.find("updated", ATOM).text == "2026-02-03T00:00:00Z"
    assert [entry.find("id", ATOM).text for entry in entries[:2]] == [
        "https://small.example/book/persons/badr.html", "https://small.example/book/topics/new.html"]
    assert len({entry.find("id", ATOM).text for entry in entries}) == len(entries)
    assert 'type="application/atom+xml"' in page(revised, "index.html")


def test_a_new_commit_renews_the_feed_alone_as_a_whole_build_does(revised: Path) -> None:
    made(revised)
    edit(revised / "entries/topics/bridge.yaml", "gloss: a plan", "gloss: an old plan")
    git(revised, "commit", "-qam", "plan", day="2026-03-04")
    made(revised)
    alone = tree(revised / "site")
    assert "2026-03-04" in page(revised, "feed.xml")
    made(revised, fresh=True)
    assert alone == tree(revised / "site")


def test_without_a_history_no_days_are_told_and_there_is_no_feed(rich: Path, revised: Path, tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{revised}", str(tmp_path / "shallow")], check=True)
    shallow = tmp_path / "shallow"
    made(shallow)
    assert "The days of change are not known here." in page(shallow, "browse/recent.html")
    assert not (shallow / "site/feed.xml").exists() and "atom+xml" not in page(shallow, "index.html")


def test_without_an_address_of_the_site_there_is_no_feed(revised: Path) -> None:
    edit(revised / "mkdocs.yml", "site_url: https://small.example/book/\n", "")
    made(revised)
    assert not (revised / "site/feed.xml").exists()
    assert "3 February 2026" in page(revised, "browse/recent.html")
