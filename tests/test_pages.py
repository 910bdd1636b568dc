"""What stands on the pages, as Markdown: whole pages as they were approved, and what they promise in sentences."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from conftest import edit

from generator import collect, settings
from generator.pages.lists import redirect
from generator.pages.page import Page
from generator.site.edition import Edition, edition
from generator.site.revisions import Days
from generator.words import load

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"


def opened(folder: Path) -> Edition:
    """The edition of an encyclopedia whose entries are sound."""
    ours = settings.load(folder / "mkdocs.yml")
    found = collect.files(ours)
    digests = collect.collect(ours, found)
    assert [problem for problem in collect.problems(digests, found) if problem.stops] == []
    return edition(ours, digests, Days({}, {}))


@pytest.fixture(scope="module")
def approved() -> Edition:
    """The small encyclopedia as it stands in the tests."""
    return opened(HERE / "small")


def page(folder: Path, id_: str) -> str:
    return opened(folder).entry(id_).markdown


def section(markdown: str, id_: str) -> str:
    """What stands below the heading with this id."""
    found = re.search(rf"^(#+) .*\{{#{id_}\}}\n(.*?)(?=^##? |\Z)", markdown, re.MULTILINE | re.DOTALL)
    assert found, f"there is no section {{#{id_}}}"
    return found[2].strip()


# Whole pages


@pytest.mark.parametrize("id_", sorted(file.stem for file in (HERE / "small/entries").glob("*/*.yaml")))
def test_a_page_is_as_it_was_approved(approved: Edition, id_: str) -> None:
    kept, made = GOLDEN / f"{id_}.md", _as_kept(approved.entry(id_))
    if os.environ.get("RENEW"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(made, encoding="utf-8")
    assert kept.exists() and kept.read_text(encoding="utf-8") == made, (
        f"The page of “{id_}” has changed. If it should have, renew it with “RENEW=1 pytest tests/test_pages.py” "
        "and look at what git shows in tests/golden/.")


def _as_kept(made: Page) -> str:
    return f"path: {made.path}\ntitle: {made.title}\ndescription: {made.description}\n\n{made.markdown}"


def test_no_page_is_kept_of_an_entry_that_is_gone() -> None:
    known = {file.stem for file in (HERE / "small/entries").glob("*/*.yaml")}
    assert {file.stem for file in GOLDEN.glob("*.md")} == known


# Names


def test_a_page_leads_to_others_of_the_same_name(approved: Edition) -> None:
    assert "For other bearers of the name, see [The bridge](../topics/bridge.md) (a plan that came to nothing)." in (
        approved.entry("badr").markdown)


def test_a_name_says_what_it_is(small: Path) -> None:
    edit(small / "entries/persons/badr.yaml", "names: [{text: بدر, lang: ar}]", "names:\n"
         "  - {text: بدر, lang: ar}\n  - {text: Badr b. Rāfiʿ, lang: ar-Latn, use: full}\n"
         "  - {text: Badrus, lang: la, use: modern}\n  - {text: Bader, lang: de, use: other}")
    assert ('| Names | <bdi lang="ar-Latn" dir="ltr">Badr b. Rāfiʿ</bdi> (in full), '
            '<bdi lang="la" dir="ltr">Badrus</bdi> (modern), <bdi lang="de" dir="ltr">Bader</bdi> |') in page(small, "badr")


def test_a_headword_with_quotation_marks_is_cited_with_inner_ones(small: Path) -> None:
    edit(small / "entries/claims/claim-won.yaml", "headword: Who won", "headword: “Al-ʿAnbar won”")
    assert section(page(small, "claim-won"), "cite").startswith("“‘Al-ʿAnbar won’”, *A small encyclopedia*")


def test_kinship_and_the_quarters_of_the_sky_are_said_in_the_words_of_the_site(small: Path) -> None:
    (small / "words.yaml").write_text("kin: {brother: frère}\ncompass: {north: nord}\nquotation: {outer: '«{text}»'}\n"
                                      "relations: {person.kin.person: '{relation} de'}\n", encoding="utf-8")
    edit(small / "mkdocs.yml", "      edit:", "      words: words.yaml\n      edit:")
    made = opened(small)
    assert "| Family | frère [Badr](badr.md) |" in made.entry("anbar").markdown
    assert "- [al-ʿAnbar](anbar.md) – frère de" in made.entry("badr").markdown
    assert "32.02° nord, 44.37° E" in made.entry("ford").markdown
    assert section(made.entry("anbar").markdown, "cite").startswith("«al-ʿAnbar»")


# What is known


def test_a_battle_stands_between_the_one_before_and_the_one_after(approved: Edition) -> None:
    made = approved.entry("second-fight").markdown
    assert "[The river war](../campaigns/river-war.md) · 2/3" in made
    assert "| [The first fight](first-fight.md) | The second fight | [The third fight](third-fight.md) |" in made
    assert "| – | The first fight | [The second fight](second-fight.md) |" in approved.entry("first-fight").markdown


def test_what_the_sources_disagree_about_is_a_table_with_the_transmitters(approved: Edition) -> None:
    assert section(approved.entry("badr").markdown, "disputed-1") == """\
| What is said | According to | Transmitter |
| --- | --- | --- |
| al-ʿAnbar. | [A scribe, *Annals of the River*](../works/annals.md), 3 |  |
| Badr himself. | [A scribe, *Letters*](../works/letters.md), 1 | Zayd |"""


def test_a_disputed_value_says_how_many_other_accounts_there_are(small: Path) -> None:
    edit(small / "entries/battles/third-fight.yaml", "when: 636", "when: [{value: 636, rank: deprecated}, {value: 637}, {value: 638}]")
    made = page(small, "third-fight")
    assert "| Date | 637 / 15–16 AH ([and 2 other accounts](#disputed)) |" in made
    assert "*(rejected)* |" in section(made, "disputed-1")


def test_certainty_is_shown_where_it_was_weighed(approved: Edition) -> None:
    made = approved.entry("anbar").markdown
    assert "| Born | c. 600 *(uncertain)*[^1] |" in made
    assert "| Died | 23 August 634 / 22 Jumādā II 13, [The Ford](../places/ford.md)[^2] |" in made


def test_equal_citations_share_a_note(small: Path) -> None:
    edit(small / "entries/persons/anbar.yaml", "Two reports differ [@annals, 4; @letters, 7].",
         "He was born late [@annals, 3], and late again [@annals, 3]; so it is told [@letters, 7].")
    made = page(small, "anbar")
    assert "He was born late,[^1] and late again;[^1] so it is told.[^3]" in made
    assert re.findall(r"^\[\^(\d)\]:", made, re.MULTILINE) == ["1", "2", "3"]


def test_a_reason_that_cites_what_supports_it_has_one_mark(approved: Edition) -> None:
    assert section(approved.entry("claim-won").markdown, "against") == "- Nobody won.[^1]"


def test_the_preferred_location_stands_in_the_box(small: Path) -> None:
    edit(small / "entries/places/ford.yaml", "precision: conjectural}", "precision: conjectural, rank: preferred}")
    edit(small / "entries/places/ford.yaml", "precision: approximate,", "precision: approximate, rank: deprecated,")
    made = page(small, "ford")
    assert "| Location | 31.50° N, 44.10° E (conjectural) ([and 1 other account](#locations)) |" in made
    assert section(made, "locations").splitlines() == [
        "- 32.02° N, 44.37° E (approximate) *(rejected)*[^1]", "- 31.50° N, 44.10° E (conjectural)"]


@pytest.mark.parametrize("locations", ["", "locations: [{point: [1, 2], precision: exact, rank: deprecated}]\n"])
def test_a_place_without_a_location_says_so(small: Path, locations: str) -> None:
    file = small / "entries/places/ford.yaml"
    file.write_text(file.read_text(encoding="utf-8").partition("locations:")[0] + locations, encoding="utf-8")
    assert "| Location | not located" in page(small, "ford")


def test_a_picture_stands_with_what_must_be_said_of_it(small: Path) -> None:
    (small / "docs/images").mkdir()
    (small / "docs/images/a coin.jpg").write_bytes(b"a picture")
    with (small / "entries/persons/badr.yaml").open("a", encoding="utf-8") as file:
        file.write('images:\n  - {file: "a coin.jpg", alt: "A coin [worn]", credit: N. N., licence: CC0, caption: "Of [[anbar]]."}\n')
    assert """\
<div class="picture" markdown="1">

![A coin \\[worn\\]](../images/a%20coin.jpg)

Of [al-ʿAnbar](anbar.md).

<small>N. N. · CC0</small>

</div>
""" in page(small, "badr")


# Links


def test_an_entry_that_is_not_written_is_linked_to_those_that_are_wanted(approved: Edition) -> None:
    assert "He wrote to [Zayd](../wanted.md#zayd)." in approved.entry("badr").markdown
    assert section(approved.list("wanted.md").markdown, "zayd") == "Wanted by [Badr](persons/badr.md)"


def test_what_links_here_tells_the_relation_or_else_the_sentence(approved: Edition) -> None:
    assert section(approved.entry("badr").markdown, "links").splitlines() == [
        "- [al-ʿAnbar](anbar.md) – brother of",
        "- [The bridge](../topics/bridge.md): “The bridge was planned by Badr.”",
        "- [The first fight](../battles/first-fight.md) – took part",
        "- [The second fight](../battles/second-fight.md) – took part",
        "- [The third fight](../battles/third-fight.md) – took part",
    ]


def test_a_sentence_with_a_quotation_keeps_its_marks_apart(small: Path) -> None:
    edit(small / "entries/topics/bridge.yaml", "was planned by [[badr]].", "was “a dream” of [[badr]].")
    assert "“The bridge was ‘a dream’ of Badr.”" in section(page(small, "badr"), "links")


def test_an_entry_that_was_taken_back_says_why_and_what_to_look_at(approved: Edition) -> None:
    assert approved.entry("gone").markdown == """\
# Nobody (removed)

This entry was taken back.

The man was a scribe's error.

Look instead at: [Badr](badr.md)
"""


def test_a_redirect_speaks_the_language_of_the_site() -> None:
    assert '<html lang="en" dir="ltr">' in redirect("Moved", "badr.html", "It is there.")
    assert '<html lang="he" dir="rtl">' in redirect("Moved", "badr.html", "It is there.", "he", "rtl")


# Lists


def test_a_short_list_has_no_headings(approved: Edition) -> None:
    made = approved.list("persons/index.md").markdown
    assert "## " not in made and "letters" not in made
    assert made.index("[al-ʿAnbar]") < made.index("[Badr]")


def test_a_long_list_stands_under_its_letters(small: Path) -> None:
    for name in ("Abel", "Bela", "Celia", "Doris", "al-Dawr", "Émile", "9th man"):
        id_ = name.casefold().replace(" ", "-").replace("é", "e")
        (small / f"entries/persons/{id_}.yaml").write_text(
            f'kind: person\nheadword: "{name}"\ngloss: somebody\nlead: Somebody.\n', encoding="utf-8")
    made = opened(small).list("persons/index.md").markdown
    assert re.findall(r"^## (.*)", made, re.MULTILINE) == ["Other {#other}", "A {#a}", "B {#b}", "C {#c}", "D {#d}", "E {#e}"]
    assert section(made, "d").splitlines() == ["- [al-Dawr](al-dawr.md) – somebody", "- [Doris](doris.md) – somebody"]


def test_campaigns_stand_in_the_order_of_time(small: Path) -> None:
    for name, when in (("Zeal", "when: 600\n"), ("Ardour", "when: 650\n")):
        (small / f"entries/campaigns/{name.lower()}.yaml").write_text(
            f"kind: campaign\nheadword: {name}\ngloss: a war\nlead: A war.\n{when}", encoding="utf-8")
    lines = re.findall(r"^- .*", opened(small).list("campaigns/index.md").markdown, re.MULTILINE)
    assert lines == ["- [Zeal](zeal.md) (600) – a war", "- [Ardour](ardour.md) (650) – a war",
                     "- [The river war](river-war.md) – three fights"]


def test_claims_are_counted_by_verdict(approved: Edition) -> None:
    made = approved.list("claims/index.md").markdown
    assert section(made, "wrong").splitlines() == ["*The sources contradict it.* 1 entry.", "", "- [Who won](claim-won.md) – whether anybody won"]
    assert "{#supported}" not in made


# Templates and words


def test_an_own_template_may_extend_the_standard_one_of_its_name(small: Path) -> None:
    (small / "templates/entries").mkdir(parents=True)
    (small / "templates/entries/person.md.j2").write_text(
        '{% extends "standard/entries/person.md.j2" %}\n{% block box %}\n{{ super() }}\n{{ row("type", "mortal") }}\n{% endblock %}\n')
    edit(small / "mkdocs.yml", "      edit:", "      templates: templates\n      edit:")
    made = page(small, "badr")
    assert "| Kind | mortal |" in made and "{#battles}" in made


def test_every_word_is_said_somewhere() -> None:
    ways = ("kinds", "about_kinds", "certainty", "precision", "verdict", "verdict_means", "verified", "role", "relations", "lines",
            "fields", "kin", "name_use", "compass", "table.according", "table.transmitter", "table.certainty", "table.value",
             "sections.reasons_", "quotation", "language", "reasoning", "sure.of", "sure.lines", "timeline.key", "scripts",
             "book.in_script.", "takeaway.forms", "takeaway.about_forms", "directions", "atlas.born", "atlas.died", "issue_forms",
             "editor.fields", "editor.one", "editor.date", "editor.prose", "editor.entry",
            "browse.ways", "browse.doubts", "browse.facets", "browse.ordinal", "browse.fields", "browse.moments")
    code = "\n".join(file.read_text(encoding="utf-8") for folder in ("generator", "templates")
                     for file in (HERE.parent / folder).rglob("*") if file.suffix in (".py", ".j2", ".html"))
    said = {*re.findall(r"""["']([\w.]+)["']""", code), *(f"box.{name}" for name in re.findall(r'row\("(\w+)"', code))}
    unsaid = [key for key in _keys(load()._known) if not key.startswith(ways) and key not in said]
    assert not unsaid


def test_every_word_of_a_script_is_said_by_it() -> None:
    scripts = HERE.parent / "generator/theme/assets/javascripts"
    rest = "\n".join(file.read_text(encoding="utf-8") for file in (HERE.parent / "generator").rglob("*")
                     if file.suffix in (".py", ".html"))
    for name, words in load().find("scripts").items():
        code = (scripts / f"{name}.js").read_text(encoding="utf-8")
        assert f"encyWords?.{name}" in code
        unsaid = {key for key in words if not re.search(rf"words\.{key}\b", code)}
        assert {key for key in unsaid if f"scripts.{name}.{key}" not in rest} == set(), name


def _keys(words: dict, above: str = "") -> list[str]:
    """The keys of the words, those with forms by number as one."""
    return [key for name, word in words.items() for key in (
        _keys(word, f"{above}{name}.") if isinstance(word, dict) and not {"one", "other"} <= word.keys() else [above + name])]


def test_those_who_wrote_an_entry_are_named_below_it_if_they_wish(small: Path) -> None:
    edit(small / "entries/persons/anbar.yaml", "kind: person\n", "kind: person\ncontributors: [Ada Byron, Wang *Zhenyi*]\n")
    assert "Written by Ada Byron, Wang \\*Zhenyi\\*." in page(small, "anbar")
