"""The order of battle: armies facing each other, and the numbers that are told of them."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import edit
from test_pages import opened
from test_site import made, page

from generator.relations.amount import Amount, numbers
from generator.relations.order import COLUMN, MOST, Army, Man, columns, order, rows
from generator.words import load

WORDS = load()


def amount(low: int | None, high: int | None = None, said: str = "so many") -> Amount:
    return Amount(low, low if high is None else high, said, "somebody")


def army(name: str, men: int, *strength: Amount) -> Army:
    return Army(name, tuple(Man(f"m{n}", f"Man {n}", "", n == 0) for n in range(men)), strength, ())


def test_numbers_of_one_order_stand_on_an_even_scale_that_begins_at_nothing() -> None:
    scale = numbers([amount(300), amount(500, 600)], 0, 630)
    assert not scale.powers and scale.at(0) == 0 and scale.at(315) == pytest.approx(315) and scale.at(630) == pytest.approx(630)
    assert list(scale.ticks()) == [0, 200, 400, 600]


def test_numbers_of_other_orders_stand_on_a_scale_of_powers() -> None:
    scale = numbers([amount(300), amount(120_000)], 0, 100)
    assert scale.powers and list(scale.ticks()) == [300, 1000, 3000, 10_000, 30_000, 100_000, 300_000]
    assert scale.at(300) == 0 and scale.at(300_000) == pytest.approx(100)


def test_what_is_a_thousand_times_fewer_is_told_and_not_drawn() -> None:
    scale = numbers([amount(33), amount(30_000), amount(120_000)], 0, 100)
    assert not scale.holds(amount(33)) and scale.holds(amount(30_000)) and not scale.holds(amount(None))
    assert numbers([amount(None), amount(0)], 0, 100) is None


def test_armies_stand_two_beside_each_other() -> None:
    places, end = columns([army("a", 3), army("b", 30), army("c", 1)])
    assert places[0][1] == places[1][1] and places[0][0] + COLUMN < places[1][0] and places[2][0] == places[0][0]
    assert places[2][1] > places[1][1] + MOST * 23 and end > places[2][1]


def test_every_number_has_a_line_below_the_name_of_its_side() -> None:
    found = rows([army("A", 0, amount(1), amount(2)), army("B", 0), army("C", 0, amount(3))], WORDS, 100)
    assert [row.heading for row in found] == ["A: Strength", "", "", "C: Strength", ""]
    assert all(b.y - a.y >= 23 for a, b in zip(found, found[1:], strict=False))


def drawn(*armies: Army) -> str:
    return order("o", armies, address=lambda id_: f"{id_}.html" if id_ else "", words=WORDS, title="Order")


def test_everybody_is_linked_and_the_rest_is_counted() -> None:
    svg = drawn(army("A", MOST + 2, amount(10)), army("B", 1, amount(20, 30)))
    ElementTree.fromstring(svg)
    assert re.findall(r'<a href="([^"]*)"', svg) == [*(f"m{n}.html" for n in range(MOST)), "m0.html"]
    assert svg == drawn(army("A", MOST + 2, amount(10)), army("B", 1, amount(20, 30)))


def test_one_number_is_a_lozenge_a_range_a_bar_and_doubt_an_outline() -> None:
    svg = drawn(army("A", 1, amount(100)), army("B", 1, amount(200, 300), Amount(250, 250, "", "x", True)))
    assert re.findall(r'<path class="(fig-army-[\w-]+)"', svg) == ["fig-army-0", "fig-army-open-1"]
    assert re.findall(r'<rect class="(fig-army-\d)" [^>]*height="9"', svg) == ["fig-army-1"]


def test_a_man_without_an_entry_is_named_and_leads_nowhere() -> None:
    svg = drawn(Army("A", (Man("", "Nobody", "", True),), (), ()), army("B", 1))
    assert re.findall(r'<a href="([^"]*)"', svg) == ["m0.html"]


def test_a_battle_shows_its_order_before_the_table_of_forces(small: Path) -> None:
    text = opened(small).entry("first-fight").markdown
    forces = text.partition("{#forces}")[2]
    assert forces.index("plates/first-fight-order.svg") < forces.index("| --- |")
    edit(small / "entries/battles/first-fight.yaml", "  - name: The others\n    participants: [{person: badr, fate: captured}]\n", "")
    made(small)
    assert "first-fight-order" not in page(small, "battles/first-fight.html")
