"""`ency show` tells what the generator makes of an entry, in the words and calendars of the encyclopedia."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import edit

from generator import cli

HERE = Path(__file__).parent


def shown(folder: Path, id_: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert cli.main(["--config", str(folder / "mkdocs.yml"), "show", id_]) == 0
    return json.loads(capsys.readouterr().out)


def test_dates_are_shown_in_the_calendars_of_the_encyclopedia(
        small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fight = shown(small, "second-fight", capsys)
    assert fight["fields"]["when"][0]["value"]["shown"] == fight["card"]["when"] == "23 August 634 / 22 Jumādā II 13"
    isles = Path(shutil.copytree(HERE / "other", tmp_path / "isles"))
    ship = shown(isles, "kittiwake", capsys)
    assert ship["fields"]["launched"][0]["value"]["shown"] == ship["card"]["when"] == "9 March 1781"
    assert shown(isles, "good-intent", capsys)["card"]["when"] == "around 1793 CE"


def test_entries_in_a_sentence_are_named_by_their_headwords(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    badr = shown(small, "badr", capsys)
    assert badr["card"]["lead"] == "Badr was the brother of al-ʿAnbar. He wrote to Zayd."
    assert {link["sentence"] for link in badr["linked_from"] if link["entry"] == "bridge"} == {"The bridge was planned by Badr."}


def test_no_private_character_comes_out(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for file in (small / "entries").glob("*/*.yaml"):
        assert not any("\ue000" <= char <= "\uf8ff" for char in json.dumps(shown(small, file.stem, capsys), ensure_ascii=False))


def test_what_others_say_of_an_entry_is_derived(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    derived = shown(small, "anbar", capsys)["derived"]
    assert derived["battles"][0] == {"entry": "first-fight", "headword": "The first fight", "when": "Apr 634",
                                     "by": "battle.sides.commanders.person", "role": "commander"}
    assert [battle["entry"] for battle in derived["battles"]] == ["first-fight", "second-fight", "third-fight"]
    assert [claim["entry"] for claim in derived["claims"]] == ["claim-won"]
    assert shown(small, "badr", capsys)["derived"]["namesakes"] == ["bridge"]


def test_a_battle_knows_its_neighbours_in_the_campaign(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(small, "second-fight", capsys)["derived"]["order"] == [
        {"campaign": "river-war", "before": "first-fight", "after": "third-fight", "number": 2, "of": 3}]


def test_what_merely_cites_or_mentions_an_entry_is_no_fact_about_it(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(small, "annals", capsys)["derived"] == {}


def test_a_link_to_a_kind_of_ones_own_is_held_against_that_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    isles = Path(shutil.copytree(HERE / "other", tmp_path / "isles"))
    assert {"entry": "kittiwake", "by": "ship.succeeds"} in shown(isles, "good-intent", capsys)["links"]
    edit(isles / "entries/ships/good-intent.yaml", "succeeds: kittiwake", "succeeds: port-sallow")
    assert cli.main(["--config", str(isles / "mkdocs.yml"), "check"]) == 1
    said = capsys.readouterr().out
    assert "entries/ships/good-intent.yaml:11:11: wrong-kind: “port-sallow” is a place" in said
    assert "this field wants a ship" in said
