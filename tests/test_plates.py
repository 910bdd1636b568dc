"""The plates of this repository's entries, held against what a good map does: measured on every one of them."""

from __future__ import annotations

import json
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from generator import collect, settings
from generator.atlas.atlas import Atlas, atlas_of
from generator.atlas.gazetteer import Gazetteer, at
from generator.atlas.geometry import Rect, meets
from generator.atlas.layout import Layout, lay
from generator.atlas.plan import AROUND, Plan
from generator.atlas.projection import distance
from generator.atlas.subjects import subjects
from generator.collect import Digest
from generator.extracts import positions
from generator.watched import Watched

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def ours() -> settings.Settings:
    return settings.load(ROOT / "mkdocs.yml")


@pytest.fixture(scope="module")
def digests(ours: settings.Settings) -> list[Digest]:
    return [digest for digest in collect.collect(ours, collect.files(ours)) if digest.data]


@pytest.fixture(scope="module")
def plans(ours: settings.Settings, digests: list[Digest]) -> dict[str, Plan]:
    """Every plate as it is meant, by its name."""
    encyclopedia, atlas = collect.whole(digests), atlas_of(ours)
    assert isinstance(atlas, Atlas)
    found = {}
    for digest in digests:
        entry = collect.rebuild(digest, ours)
        gazetteer = Gazetteer(atlas, Watched(encyclopedia), digest.place.folder)
        if hasattr(entry, "KIND"):
            found |= {plan.name: plan for plan, *_ in subjects(entry, digest.place.id, gazetteer, ours.words)}
    assert len(found) > 150
    return found


@pytest.fixture(scope="module")
def layouts(plans: dict[str, Plan]) -> dict[str, Layout]:
    """Every plate in numbers, by its name."""
    base = atlas_of(settings.load(ROOT / "mkdocs.yml")).base
    return {name: lay(plan, base) for name, plan in plans.items()}


def names(layout: Layout) -> dict[str, Rect]:
    return {mark.name: layout.placing.placed[mark.id].box for mark, _ in layout.shown if mark.id in layout.placing.placed}


def test_every_name_finds_a_place_of_its_own(layouts: dict[str, Layout]) -> None:
    assert {name: layout.colliding for name, layout in layouts.items() if layout.colliding} == {}
    assert [(name, a, b) for name, layout in layouts.items()
            for (a, one), (b, other) in combinations(names(layout).items(), 2) if one.meets(other)] == []


def test_no_arrow_crosses_a_name(layouts: dict[str, Layout]) -> None:
    arrows = [(name, arrow) for name, layout in layouts.items() for arrow in layout.marches]
    assert len(arrows) > 150
    crossed = [(name, said) for name, arrow in arrows for said, box in names(layouts[name]).items()
               if meets((*arrow.outline, arrow.outline[0]), box) or meets(arrow.line, box)]
    written = [(name, one.text) for name, arrow in arrows for one in layouts[name].written
               if any(meets((*arrow.outline, arrow.outline[0]), box) or meets(arrow.line, box) for box in one.boxes)]
    assert crossed + written == []


def test_no_line_from_a_name_to_its_sign_crosses_another_name(layouts: dict[str, Layout]) -> None:
    assert [(name, layout.placing.placed[mark.id].tie) for name, layout in layouts.items() for mark, _ in layout.shown
            if mark.id in layout.placing.placed for box in names(layout).values()
            if meets(layout.placing.placed[mark.id].tie, box.grown(-.01)) and box != layout.placing.placed[mark.id].box] == []


def test_what_a_plate_is_about_is_on_it(layouts: dict[str, Layout]) -> None:
    for name, layout in layouts.items():
        assert any(mark.role != AROUND for mark, _ in layout.shown), name
        assert len({one.text for one in layout.written}) == len(layout.written), name


def ways(plan: Plan) -> set[tuple[str, str, bool]]:
    return {(plan.marks[way.start].name, plan.marks[way.end].name, way.faint) for way in plan.marches}


def test_a_battle_shows_whence_each_army_came_and_where_it_went(plans: dict[str, Plan]) -> None:
    assert ways(plans["battle-battle-ctesiphon-al-madain"]) == {
        ("Bahurasīr", "al-Madāʾin", False), *(("al-Madāʾin", to, False) for to in ("Jalūlāʾ", "Tikrīt", "Māsabadhān", "Hīt"))}
    assert ways(plans["battle-battle-al-qadisiyya"]) == {("al-Qādisiyya", "Burs", False)}, "other armies took al-Ubulla between"


def test_the_way_past_a_battlefield_that_nobody_can_find_is_faint(plans: dict[str, Plan]) -> None:
    assert ("al-Walaja", "al-Ḥīra", True) in ways(plans["battle-battle-conquest-of-al-hira"])


def test_where_no_army_is_told_no_way_is_drawn(plans: dict[str, Plan]) -> None:
    told = {name: ways(plan) for name, plan in plans.items() if plan.form in ("battle", "campaign")}
    assert [name for name, found in told.items() if not found], "some campaigns name no marches"


def test_the_plates_of_one_campaign_have_one_window(layouts: dict[str, Layout]) -> None:
    several = [name for name in layouts if name[:8] == "campaign" and name[-2:] in ("-2", "-3")]
    assert len(several) > 3
    assert all(layouts[name].window == layouts[name[:-2]].window for name in several)


def test_a_plate_knows_nothing_of_places_outside_its_window(plans: dict[str, Plan], layouts: dict[str, Layout]) -> None:
    """So that a place may change, and only the plates that show it are drawn again."""
    for name, plan in plans.items():
        window = layouts[name].window
        told = {mark.id for mark in plan.marks if mark.role == AROUND and not window.page.holds(window.at(*mark.at))}
        reached = {plan.marks[way.start].id for way in plan.marches} | {plan.marks[way.end].id for way in plan.marches}
        fought = {mark.id for mark in plan.marks if mark.sign == "battle"}
        assert told <= reached | fought, name


def test_a_battle_that_is_dated_otherwise_by_those_who_say_he_was_there_is_told_beside_the_plate_with_their_date(plans: dict[str, Plan]) -> None:
    life = plans["life-khalid-ibn-al-walid"]
    raid = next(step for step in life.key if step.name == "Raid on Sūq Baghdād")
    assert raid.number == 0
    assert (raid.when, next(step.when for step in plans["life-al-muthanna-ibn-haritha"].key if step.name == raid.name)) == ("633–634", "Dec 634")
    assert not any("suq-baghdad" in way for way in ways(life)), "no way leads there from Ajnādayn"


def test_the_armies_of_a_campaign_fight_its_battles_in_its_order_and_in_that_of_their_dates(digests: list[Digest]) -> None:
    watched = Watched(collect.whole(digests))
    campaigns = [card for card in map(watched.card, watched.extracts("marches")) if card]
    assert len(campaigns) >= 3
    for campaign in campaigns:
        for march in watched.extract("marches", campaign.id):
            assert set(march) <= set(campaign.order), campaign.id
            fought = [card for card in map(watched.card, sorted(march, key=campaign.order.index)) if card]
            assert len(fought) == len(march)
            for before, after in pairwise(card for card in fought if card.first is not None and card.last is not None):
                assert before.first <= after.last, f"{campaign.id}: {before.id} is dated after {after.id}"


def test_a_country_named_on_the_base_map_lies_where_its_entry_says(digests: list[Digest]) -> None:
    watched = Watched(collect.whole(digests))
    entries = {card.headword: id_ for id_ in watched.extracts("positions") if (card := watched.card(id_))}
    names = json.loads((ROOT / "atlas/names.geojson").read_text(encoding="utf-8"))["features"]
    both = [(entries[name], feature["geometry"]["coordinates"]) for feature in names if (name := feature["properties"]["name"]) in entries]
    assert len(both) >= 4
    for id_, line in both:
        site = positions.read(watched.extract("positions", id_))
        assert site and min(distance(at(site.positions[0]), tuple(point)) for point in line) < 200, id_


def test_the_plate_of_an_order_dates_battles_by_those_who_tell_it(plans: dict[str, Plan]) -> None:
    dates = {name: step.when for name, plan in plans.items() if name.startswith("campaign-") for step in plan.key if step.name.endswith("Sūq Baghdād")}
    assert dates["campaign-abu-ubayd-muthanna-campaign-634"] == "Dec 634"
    assert dates["campaign-khalid-campaign-633-2"] == "633–634"
