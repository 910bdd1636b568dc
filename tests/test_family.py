"""Family trees: what is told of kinship sorted into generations, and laid out so that no line crosses a box."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import edit
from hypothesis import given
from hypothesis import strategies as st
from test_pages import opened
from test_site import made, page

from generator.relations.family import Family, Tie, Told, family
from generator.relations.tree import BOX, layout, tree


def of(about: str, *told: Told, at_most: int = 24) -> Family:
    return family(about, lambda person: [one for one in told if person in (one[0], one[2])], at_most)


def test_whoever_tells_it_a_parent_is_a_parent() -> None:
    found = of("b", ("b", "father", "a"), ("c", "mother", "b"), ("b", "daughter", "d"), ("d", "mother", "b"))
    assert found.generations == {"b": 0, "a": -1, "c": 1, "d": 1} and found.deep == 3
    assert set(found.ties) == {Tie("a", "b"), Tie("b", "c"), Tie("b", "d")} and len(found.ties) == 3


def test_a_grandparent_is_tied_loosely_only_where_nobody_between_is_known() -> None:
    assert of("c", ("c", "grandfather", "a")).ties == (Tie("a", "c", True),)
    known = of("c", ("c", "grandfather", "a"), ("c", "father", "b"), ("a", "son", "b"))
    assert set(known.ties) == {Tie("a", "b"), Tie("b", "c")}


def test_brothers_share_the_parent_of_one_or_one_who_is_not_named() -> None:
    assert of("b", ("b", "brother", "c"), ("b", "father", "a")).ties == (Tie("a", "b"), Tie("a", "c", True))
    found = of("b", ("b", "brother", "c"))
    assert found.ties == (Tie("+b", "b", True), Tie("+b", "c", True)) and found.generations["+b"] == -1 and found.deep == 1


def test_cousins_and_clients_stand_in_no_generation_and_contradictions_are_left_out() -> None:
    assert of("a", ("a", "cousin", "b"), ("a", "client", "c")).generations == {"a": 0}
    assert of("a", ("a", "father", "b"), ("a", "son", "b")).ties == (Tie("b", "a"),)


def test_only_the_nearest_are_taken() -> None:
    chain = [(str(n), "father", str(n + 1)) for n in range(40)]
    assert list(of("0", *chain, at_most=5).generations) == ["0", "1", "2", "3", "4"]


people = st.integers(0, 9).map(str)


@given(st.lists(st.tuples(people, st.sampled_from(["father", "mother", "son", "daughter", "brother", "grandson", "grandmother", "wife"]),
                          people).filter(lambda one: one[0] != one[2]), max_size=20))
def test_whatever_is_told_everybody_has_a_box_and_no_box_meets_another(told: list[Told]) -> None:
    found = of("0", *told)
    boxes, wide, high = layout(found, lambda id_: f"person {id_}")
    assert set(boxes) == set(found.generations)
    for a, b in combinations(boxes.values(), 2):
        assert a.y != b.y or abs(a.x - b.x) >= (a.wide + b.wide) / 2
    for box in boxes.values():
        assert box.wide / 2 <= box.x <= wide - box.wide / 2 and BOX / 2 <= box.y <= high - BOX / 2


def test_the_line_to_a_grandchild_crosses_no_box() -> None:
    found = of("a", ("a", "son", "b"), ("a", "son", "c"), ("a", "son", "d"), ("a", "grandson", "e"), ("c", "son", "f"))
    boxes, *_ = layout(found, lambda id_: f"a longer name {id_}")
    drawn = tree("t", "a", found, called=lambda id_: f"a longer name {id_}", address=lambda id_: f"{id_}.html", title="T")
    path = re.search(r'class="fig-descent-loose" d="M([\d.]+) ([\d.]+)V([\d.]+)H([\d.]+)V([\d.]+)"', drawn)
    x, _, turn, at, _ = map(float, path.groups())
    assert boxes["a"].y + BOX / 2 < turn < boxes["b"].y - BOX / 2 and abs(x - boxes["a"].x) < .1
    assert all(not box.x - box.wide / 2 < at < box.x + box.wide / 2 for id_, box in boxes.items() if id_ in "bcd")


def test_a_couple_stands_side_by_side() -> None:
    found = of("a", ("a", "wife", "b"), ("a", "son", "c"), ("b", "son", "c"), ("c", "son", "d"))
    boxes, *_ = layout(found, str)
    assert boxes["a"].y == boxes["b"].y and abs(boxes["b"].x - boxes["a"].x) == pytest.approx(
        (boxes["a"].wide + boxes["b"].wide) / 2 + 18)
    svg = tree("t", "c", found, called=str, address=lambda id_: f"{id_}.html", title="T")
    ElementTree.fromstring(svg)
    assert re.findall(r'<a href="([^"]*)"', svg) == ["a.html", "b.html", "d.html"]  # not to the page itself


@pytest.fixture
def three(small: Path) -> Path:
    """The small encyclopedia with a son of Badr's and a father of his."""
    for name, kin in (("Old", "{relation: son, person: badr}"), ("Young", "{relation: father, person: badr}")):
        (small / f"entries/persons/{name.lower()}.yaml").write_text(
            f"kind: person\nheadword: {name}\ngloss: somebody\nlead: Somebody.\nkin: [{kin}]\n", encoding="utf-8")
    return small


def test_where_three_generations_are_known_a_tree_is_drawn_and_told(three: Path) -> None:
    made(three)
    for id_ in ("old", "young", "badr", "anbar"):
        assert f'aria-labelledby="{id_}-family--title"' in page(three, f"persons/{id_}.html")
    edit(three / "entries/persons/young.yaml", "relation: father", "relation: cousin")
    made(three)
    assert "-family--title" not in page(three, "persons/badr.html") + page(three, "persons/anbar.html")


def test_the_tree_is_told_to_those_who_cannot_see_it(three: Path) -> None:
    assert ("![Family tree: Badr. Old was a parent of Badr; Old was an ancestor, or a parent, of al-ʿAnbar; "
            "Badr was a parent of Young](../plates/badr-family.svg)") in opened(three).entry("badr").markdown
