"""An entry that `ency new` begins is sound, teaches its fields, and wants nothing but an author."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from conftest import edit
from hypothesis import example, given
from hypothesis import strategies as st

from generator import cli, settings, skeleton
from generator.entries.entry import Entry
from generator.entries.read import validate
from generator.entries.source import Place, Source
from generator.entries.tree import parse
from generator.problems import Problem

HERE = Path(__file__).parent
STANDARD = dict(settings.load(HERE / "small/mkdocs.yml").kinds)

DEMANDING = '''
from typing import Annotated, ClassVar, Literal
from pydantic import Field
from generator.entries.entry import Entry
from generator.entries.values import (AnyRef, Date, Dates, Evidence, Figure, FigureField, Happenings, Many, Model, Name,
                                      NamedField, ProseText, Statements, Text, ref_to)

class Sail(Evidence):
    """A sail: every part of it is required."""
    cut: Literal["square", "lateen"]
    maker: ref_to("person", "group")
    bent: Date
    area: FigureField
    word: ProseText = ""

class Hull(Model):
    planks: int
    length: float
    sound: bool
    box: tuple[int, int]

class Boat(Entry):
    """A kind that wants everything at once."""
    KIND: ClassVar[str] = "boat"
    FOLDER: ClassVar[str] = "boats"
    owner: ref_to("person")
    sister: AnyRef
    crew: Many[ref_to("person")]
    built: Date
    seen: Dates
    lost: Happenings
    tons: Statements[FigureField]
    guns: Figure
    sails: Many[Sail] = Field(description="What drove her.")
    mainsail: Sail
    hull: Hull
    other_name: Name
    builder: NamedField
    story: ProseText
    motto: Text
    told: Statements[ProseText]
    rig: Literal["cutter", "brig"] | str
    masts: Annotated[int, Field(ge=1)]
'''


def kind(name: str, tmp_path_factory: pytest.TempPathFactory) -> type[Entry]:
    if name in STANDARD:
        return STANDARD[name]
    folder = tmp_path_factory.mktemp("own")
    (folder / "boats.py").write_text(DEMANDING, encoding="utf-8")
    (folder / "mkdocs.yml").write_text('plugins: [encyclopedia: {kinds: ["boats:Boat"]}]', encoding="utf-8")
    return settings.load(folder / "mkdocs.yml").kinds["boat"]


@pytest.fixture(params=[*STANDARD, "boat"])
def model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> type[Entry]:
    """Each standard kind, and one of another encyclopedia in which every sort of field is required."""
    return kind(request.param, tmp_path_factory)


def problems(model: type[Entry], text: str) -> tuple[Problem, ...]:
    place = Place("x", model.FOLDER, "x.yaml", "")
    tree = parse(text)
    assert not tree.faults, tree.faults
    return validate(Source(place, tree), {model.KIND: model}, "gregorian").problems


def taken_up(text: str) -> str:
    """The file with every field taken out of its comment, as its head says it is done."""
    return re.sub(r"^#(?! \S)", "", text, flags=re.MULTILINE)


def test_a_new_entry_wants_nothing_but_an_author(model: type[Entry]) -> None:
    found = problems(model, skeleton.write(model, "Somebody"))
    assert {problem.code for problem in found} == {"todo"}


def test_every_field_that_is_taken_out_of_its_comment_is_rightly_written(model: type[Entry]) -> None:
    text = taken_up(skeleton.write(model, "Somebody"))
    assert {problem.code for problem in problems(model, text)} == {"todo"}
    assert parse(text).data.keys() == {field.alias or name for name, field in model.model_fields.items()}


def test_every_field_stands_below_its_word(model: type[Entry]) -> None:
    lines = skeleton.write(model, "Somebody").splitlines()
    for name, field in model.model_fields.items():
        if field.description and name != "kind":
            at = next(n for n, line in enumerate(lines) if re.match(rf"#?{name}:", line))
            block = max(n for n in range(at) if not lines[n])
            assert field.description[:30] in " ".join(line[2:] for line in lines[block:at])


def test_evidence_is_taught_in_one_place(model: type[Entry]) -> None:
    text = skeleton.write(model, "Somebody")
    assert text.count("A value may carry its evidence") == text.count("transmitter:") == (model.KIND != "work" and model.KIND != "boat")


def test_a_choice_that_was_made_for_the_author_says_so() -> None:
    text = skeleton.write(STANDARD["claim"], "Who won")
    assert "# TODO: What the sources say to it. One of: supported, disputed, unsupported, wrong.\nverdict: supported" in text


def test_no_line_is_wider_than_a_screen(model: type[Entry]) -> None:
    assert max(map(len, skeleton.write(model, "Somebody").splitlines())) <= 120


def test_a_record_is_shown_with_a_word_on_each_of_its_parts() -> None:
    assert """\
# Relatives.
#kin:
#  - relation: father        # What the other is to this person: father, mother, son, daughter, brother, sister, …
#    person: id-of-a-person  # The other
""" in skeleton.write(STANDARD["person"], "Somebody")


@pytest.mark.parametrize(("name", "id_"), [
    ("al-Ḥīra", "al-hira"), ("Battle of X", "battle-of-x"), ("Storm’s Daughter", "storms-daughter"), ("ʿAyn al-Tamr", "ayn-al-tamr"),
    ("  Two   words ", "two-words"), ("Łódź, 1905", "lodz-1905"), ("S. Maria (the church)", "s-maria-the-church")])
def test_a_name_makes_its_id(name: str, id_: str) -> None:
    assert skeleton.id_of(name) == id_


@example("0:?")  # within brackets PyYAML does not read it unquoted
@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf", "Cn", "Co"]), min_size=1))
def test_any_name_is_read_back_as_it_was_given(name: str) -> None:
    assert parse(f"headword: {skeleton.quoted(name)}").data == {"headword": name}
    assert parse(f"names: [{skeleton.quoted(name, within=True)}, b]").data == {"names": [name, "b"]}


@pytest.mark.parametrize("name", ["no", "True", "null", "~", "A: b", "A #1", "- a", "“Q”", '"q"', "it's", "a\\b", "[x]", "x:"])
def test_a_name_that_means_something_to_yaml_stays_a_name(name: str) -> None:
    data = parse(skeleton.write(STANDARD["topic"], name)).data
    assert data["headword"] == name


def test_the_command_begins_a_file_in_which_only_todo_is_told(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = ["--config", str(small / "mkdocs.yml")]
    for name in STANDARD:
        assert cli.main([*config, "new", name, f"The new {name}"]) == 0
    shutil.copy(HERE.parent / "schema/person.json", small)
    capsys.readouterr()
    assert cli.main([*config, "check"]) == 0
    said = capsys.readouterr().out
    assert "error" not in said and "todo" in said
    edit(small / "entries/persons/the-new-person.yaml", "gloss: TODO", "gloss: somebody")
    assert cli.main([*config, "check"]) == 0
