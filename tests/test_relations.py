"""Relations: gathered from all sides, shared out fairly, and laid out so that nothing meets."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import edit, tree
from hypothesis import given
from hypothesis import strategies as st
from test_pages import opened
from test_site import made, page

from generator.drawing import width
from generator.relations.bundle import Bundle, Relative, bundled, related, shared
from generator.relations.fan import NAME, ROW, WIDTH, cut, fan, layout
from generator.words import load

WORDS = load()


def bundle(sort: str, number: int) -> Bundle:
    return Bundle(sort, f"{sort}!", tuple(Relative(f"{sort}-{n}", f"{sort} {n}", "person", "note") for n in range(number)))


def test_each_other_entry_stands_once_in_a_bundle_with_all_that_is_said_of_it() -> None:
    found = bundled("kin", "family", [Relative("a", "A", "person", "brother", True), None, Relative("b", "B", "person"),
                                      Relative("a", "A", "person", "client"), Relative("a", "A", "person", "client")])
    assert found.relatives == (Relative("a", "A", "person", "brother, client"), Relative("b", "B", "person"))


@given(st.lists(st.integers(0, 60), min_size=1, max_size=7))
def test_thirty_are_shared_out_and_the_rest_is_counted(numbers: list[int]) -> None:
    bundles = [bundle(str(n), number) for n, number in enumerate(numbers)]
    found = shared(bundles)
    assert sum(len(one.relatives) for one in found) == min(30, sum(numbers))
    assert related(found) == sum(numbers)
    assert all(len(one.relatives) >= min(3, len(one.relatives) + one.more) and one.relatives for one in found)


@given(st.lists(st.tuples(st.sampled_from(["kin", "service", "comrades", "opponents", "battles", "leaders"]), st.integers(1, 40)),
                min_size=1, max_size=6, unique_by=lambda pair: pair[0]))
def test_no_line_of_a_fan_meets_another(bundles: list[tuple[str, int]]) -> None:
    placed = layout(shared([bundle(sort, number) for sort, number in bundles]), WORDS)
    for side in (-1, 1):
        lines = [(one.y - 9, one.y + 9) for one in (*placed.nodes, *placed.titles) if one.side == side]
        assert all(a[1] <= b[0] or b[1] <= a[0] for a, b in combinations(lines, 2))
        assert all(0 <= top and bottom <= placed.height for top, bottom in lines)
    assert sum(node.relative is not None for node in placed.nodes) == min(30, sum(number for _, number in bundles))


def test_what_is_too_long_for_its_room_is_cut_and_read_out_whole() -> None:
    long = "a name that is very much longer than any fan has room for"
    assert width(cut(long, "sans-bold", NAME, 200), "sans-bold", NAME) <= 200 and cut(long, "sans-bold", NAME, 200).endswith("…")
    assert cut("short", "sans", 14, 200) == "short" and cut("long", "sans", 14, 3) == ""
    svg = fan("f", ("X", ""), [Bundle("kin", "family", (Relative("a", long, "person", "son"),))], address=str, words=WORDS, title="T")
    assert f'aria-label="{long}, son"' in svg


def test_a_fan_links_everybody_and_is_the_same_each_time() -> None:
    bundles = shared([bundle("kin", 4), bundle("battles", 40)])
    drawn = [fan("f", ("A very long name of somebody b. somebody", "633"), bundles, address=lambda id_: f"{id_}.html",
                 words=WORDS, title="T") for _ in range(2)]
    ElementTree.fromstring(drawn[0])
    assert drawn[0] == drawn[1]
    assert re.findall(r'<a href="([^"]*)"', drawn[0]) == [f"{one.id}.html" for b in bundles for one in b.relatives]
    assert WIDTH == 900 and ROW > NAME


def in_words(small: Path, id_: str) -> dict[str, str]:
    markdown = opened(small).entry(id_).markdown
    return dict(re.findall(r"^- \*([^*]+)\*: (.*)$", markdown.partition('<details class="in-words"')[2].partition("</details>")[0], re.M))


def test_a_person_has_family_comrades_opponents_and_battles(small: Path) -> None:
    edit(small / "entries/battles/second-fight.yaml", "commanders: [{person: anbar", "participants: [{person: cara, role: scout}]\n    commanders: [{person: anbar")
    (small / "entries/persons/cara.yaml").write_text(
        "kind: person\nheadword: Cara\ngloss: a scout\nlead: Cara.\noffices: [{title: 'scout, mostly', under: anbar}]\n"
        "kin: [{relation: father, person: anbar}]\n", encoding="utf-8")
    assert in_words(small, "anbar") == {
        "family": "[Badr](badr.md) (brother); [Cara](cara.md) (child)",
        "served": "[River men](../groups/river-men.md) (chief)",
        "served by": "[Cara](cara.md) (scout)",
        "comrades": "[Cara](cara.md) (The second fight)",
        "opponents": "[Badr](badr.md) (captured, 3 battles)",
        "fought at": "[The first fight](../battles/first-fight.md) (Apr 634); [The second fight](../battles/second-fight.md) (23 Aug 634); "
                     "[The third fight](../battles/third-fight.md) (636)"}
    assert in_words(small, "cara")["opponents"] == "[Badr](badr.md) (captured, The second fight)"


def test_a_group_has_leaders_members_allies_and_opponents(small: Path) -> None:
    (small / "entries/groups/hill-men.yaml").write_text(
        "kind: group\nheadword: Hill men\ngloss: a people\nlead: They.\ntype: people\nwithin: river-men\n"
        "leaders: [{person: badr, title: chief}]\n", encoding="utf-8")
    edit(small / "entries/battles/third-fight.yaml", "  - name: The others", "  - name: The others\n    groups: [hill-men]")
    edit(small / "entries/battles/second-fight.yaml", "groups: [river-men]", "groups: [river-men, hill-men]")
    assert in_words(small, "hill-men") == {
        "leaders": "[Badr](../persons/badr.md) (chief)", "within and above": "[River men](river-men.md) (the larger group)",
        "fought beside": "[River men](river-men.md) (The second fight)", "opponents": "[River men](river-men.md) (The third fight)",
        "fought at": "[The second fight](../battles/second-fight.md) (23 Aug 634); [The third fight](../battles/third-fight.md) (636)"}


def test_there_is_no_fan_where_there_is_little_to_show(small: Path) -> None:
    made(small)
    assert 'id="relations"' in page(small, "persons/badr.html")
    (small / "entries/persons/dora.yaml").write_text(
        "kind: person\nheadword: Dora\ngloss: somebody\nlead: Dora.\nkin: [{relation: sister, person: badr}]\n", encoding="utf-8")
    made(small)
    assert 'id="relations"' not in page(small, "persons/dora.html")


@pytest.mark.parametrize(("file", "old", "new"), [
    ("battles/first-fight.yaml", "fate: captured", "fate: killed"),
    ("battles/first-fight.yaml", "{person: badr, fate: captured}", "{person: anbar}"),
    ("persons/anbar.yaml", "relation: brother", "relation: uncle"),
])
def test_a_change_in_one_entry_changes_the_relations_of_others_as_a_whole_build_would(
        small: Path, file: str, old: str, new: str) -> None:
    made(small)
    edit(small / "entries" / file, old, new)
    made(small)
    found = tree(small / "site")
    made(small, fresh=True)
    assert found == tree(small / "site")
