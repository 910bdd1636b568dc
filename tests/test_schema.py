"""The schemas that editors check and complete entries with take what `ency check` takes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import jsonschema
import pytest
import yaml

from generator import schema, settings
from generator.entries.entry import Entry
from generator.entries.read import validate
from generator.entries.source import Place, read
from generator.entries.tree import parse
from generator.entries.values import Model

HERE = Path(__file__).parent
FOLDERS = {"the real one": HERE.parent, "small": HERE / "small", "other": HERE / "other"}


class Core(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML 1.2 as editors read it: numbers, true, false and null, and nothing else but text."""

    yaml_implicit_resolvers: ClassVar[dict] = {}


for name, pattern, first in (("null", r"~|null|Null|NULL|", "~nN"), ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
                             ("int", r"[-+]?[0-9]+|0x[0-9a-fA-F]+", "-+0123456789"),
                             ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.inf|\.nan", "-+.0123456789")):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(rf"(?:{pattern})\Z"), [*first, ""] if name == "null" else list(first))


def as_an_editor(text: str) -> Any:
    return yaml.load(text, Core)


def as_text(text: str) -> Any:
    return parse(text).data


def validator(model: type[Entry]) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(schema.schema(model))


def kinds(folder: Path) -> dict[str, type[Entry]]:
    return dict(settings.load(folder / "mkdocs.yml").kinds)


@pytest.mark.parametrize("loaded", [as_text, as_an_editor])
@pytest.mark.parametrize("folder", FOLDERS.values(), ids=FOLDERS)
def test_what_the_check_takes_the_schema_takes(folder: Path, loaded: Callable[[str], Any]) -> None:
    calendar = settings.load(folder / "mkdocs.yml").options.calendar
    refused, tried = {}, 0
    for model in kinds(folder).values():
        ours = validator(model)
        for file in sorted((folder / "entries" / model.FOLDER).glob("*.yaml")):
            source = read(Place(file.stem, model.FOLDER, str(file), str(file)))
            if validate(source, kinds(folder), calendar).entry is not None:
                tried += 1
                if (fault := next(ours.iter_errors(loaded(source.tree.text)), None)) is not None:
                    refused[file.name] = f"{fault.json_path}: {fault.message}"
    assert tried and not refused


def everything() -> dict[str, type[Entry]]:
    return kinds(FOLDERS["the real one"]) | kinds(FOLDERS["other"])


@pytest.mark.parametrize("model", everything().values(), ids=everything())
def test_a_schema_is_one_of_draft_7(model: type[Entry]) -> None:
    made = schema.schema(model)
    jsonschema.Draft7Validator.check_schema(made)
    assert made["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert not {"prefixItems", "$defs"} & set(re.findall(r'"(\S+)":', schema.text(model)))


@pytest.mark.parametrize("kind", kinds(FOLDERS["the real one"]))
def test_the_schemas_beside_the_code_are_those_of_the_models(kind: str) -> None:
    kept = (HERE.parent / "schema" / f"{kind}.json").read_text(encoding="utf-8")
    assert json.loads(kept) == schema.schema(everything()[kind]), "a model has changed: run “ency schema”"


PERSON = {"kind": "person", "headword": "X", "gloss": "somebody", "lead": "**X**."}


def refused(fields: dict[str, Any]) -> bool:
    return not validator(everything()["person"]).is_valid(PERSON | fields)


@pytest.mark.parametrize("when", [
    633, "633-04~", [636, 637], {"hijri": [51, 54]}, {"hijri": "13-06-22", "julian": "634-08-23", "weekday": "Tuesday"},
    {"gregorian": 1700, "text": "in the year of the frost"}])
def test_a_date_may_be_written_in_all_its_forms(when: Any) -> None:
    assert not refused({"flourished": when})
    assert not refused({"born": {"value": {"when": when}, "sources": "annals, 3"}})


@pytest.mark.parametrize("born", [
    {"when": 592}, {"value": {"when": 592}, "sources": ["annals, 3"]}, [{"when": 592}, {"when": 593}],
    [{"value": {"when": 592}, "rank": "preferred"}, {"value": {"place": "ford"}, "sources": [{"work": "annals"}]}]])
def test_a_value_a_statement_and_several_of_them_may_stand_in_one_field(born: Any) -> None:
    assert not refused({"born": born})


@pytest.mark.parametrize("fields", [
    {"masts": 2}, {"born": {"year": 592}}, {"flourished": {"french": 3}}, {"flourished": [636]}, {"kin": {"relation": "friend"}},
    {"see_also": "Not An Id"}, {"gloss": None}, {"kind": "battle"}])
def test_what_no_entry_may_say_is_marked(fields: dict[str, Any]) -> None:
    assert refused(fields)


def test_an_entry_that_was_taken_back_needs_its_own_fields_only() -> None:
    ours = validator(everything()["person"])
    gone = {"kind": "person", "headword": "X", "removed": "A scribe's error."}
    assert ours.is_valid(gone | {"see": ["badr"], "formerly": "y"})
    assert not ours.is_valid(gone | {"article": "No longer."})
    assert not ours.is_valid({"kind": "person", "headword": "X"})
    assert not ours.is_valid(PERSON | {"see": ["badr"]})


@pytest.mark.parametrize("model", kinds(FOLDERS["the real one"]).values(), ids=kinds(FOLDERS["the real one"]))
def test_every_field_has_a_word_on_it_for_those_who_hover(model: type[Entry]) -> None:
    assert {field for field, info in model.model_fields.items() if not info.description} == set()


def test_every_field_of_a_record_has_a_word_on_it() -> None:
    ours = [record for record in _derived(Model) if record.__module__.startswith("generator.")]
    assert len(ours) > 20
    assert {f"{record.__name__}.{name}" for record in ours for name, info in record.model_fields.items()
            if not info.description} == set()


def _derived(record: type) -> set[type]:
    return {below for direct in record.__subclasses__() for below in (direct, *_derived(direct))}


def test_a_reference_says_which_kinds_it_wants() -> None:
    made = schema.schema(everything()["ship"])
    assert made["properties"]["succeeds"]["anyOf"][0]["description"] == (
        "Id of an entry (ship); `+id|text` for one not written yet.")


@pytest.mark.parametrize("model", kinds(HERE.parent).values(), ids=list(kinds(HERE.parent)))
def test_every_field_is_described_and_shows_what_it_may_look_like(model: type[Entry]) -> None:
    made = schema.schema(model)
    for where, record in {model.KIND: made, **made["definitions"]}.items():
        for field, said in record.get("properties", {}).items():
            assert said.get("description"), f"{where}.{field}"
            assert {"examples", "enum", "const"} & said.keys() and "…" not in said.get("examples", ()), f"{where}.{field}"


@pytest.mark.parametrize("model", kinds(HERE.parent).values(), ids=list(kinds(HERE.parent)))
def test_every_example_is_valid(model: type[Entry]) -> None:
    made = schema.schema(model)
    for where, record in {model.KIND: made, **made["definitions"]}.items():
        for field, said in record.get("properties", {}).items():
            checked = jsonschema.Draft7Validator({"definitions": made["definitions"], **said})
            assert all(checked.is_valid(example) for example in said.get("examples", ())), f"{where}.{field}: {said['examples']}"
