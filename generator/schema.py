"""JSON Schema (draft-07) of each kind, for completion and hover help in editors."""

from __future__ import annotations

import json
import re
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from generator.entries import samples
from generator.entries.entry import Entry, Removed
from generator.entries.values import Statement

_SHORT = {"Reference": {"type": "string"}, "Figure": {"type": ["integer", "string"]}}
"""What may stand for a record: `work, locator`, a plain number."""
_WORDS = {
    "accept": "outside-lifetime", "aftermath": "The town opened its gates the next day [@annals, 12].",
    "aliases": "Battle of the Crossing", "alt": "A mound beside a dry canal", "answers": "Six thousand men.",
    "authors": "id-of-a-person", "background": "The river had risen [@annals, 11].", "caption": "The mound from the east",
    "claim": "The gates were opened by treason.", "code": "outside-lifetime", "composed": "before 900", "credit": "A. Photographer",
    "fate": "killed in a duel", "form": "night battle", "gloss": "fought at the crossing of the river", "headword": "Battle of the Ford",
    "id": "Q42", "in": "wikidata", "label": "as on the maps", "lead": "The **Battle of the Ford** was fought at [[id-of-a-place]].",
    "licence": "CC BY 4.0", "locator": "III, 343–346", "modern": "New Town", "name": "The men of the river",
    "note": "by the older of the two accounts", "of": "killed", "outcome": "the ford was held", "qualification": "only in late books",
    "question": "How many men were there?", "quote": "and they crossed by night", "reason": "The two bear the same name.",
    "removed": "It was about the same man as [[id-of-a-person]].", "role": "commander of the left wing", "told_by": "id-of-a-work",
    "text": "by the river", "title": "governor", "transmitter": "id-of-a-person", "type": "town", "under": "id-of-a-person",
    "unlocated": "No text says on which bank it lay.", "value": "by the river", "with": "id-of-a-battle",
}
"""What free text may say, by the name of its field."""
_UNNAMED = re.compile(r"[^\w.-]")
"""What the names of definitions have an underscore for, and two for a full stop."""
_KEYS = {"$defs": "definitions"}


class Draft7(GenerateJsonSchema):
    """Pydantic writes draft 2020-12; what entries need of it reads the same in draft-07 once moved."""

    schema_dialect = "http://json-schema.org/draft-07/schema#"

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never: a title would only repeat the field's name."""
        return False


def schema(model: type[Entry]) -> dict[str, Any]:
    """The schema of one kind: one value, one statement and a list of them are all allowed where they are.

    The fields of an entry that was taken back stand among those of the others, where editors
    propose them; which of the two an entry is, its field `removed` decides.
    """
    made, removed = _made(model), _made(Removed)
    made["properties"] |= {name: field for name, field in removed["properties"].items() if name not in made["properties"]}
    made["properties"]["kind"] = {"const": model.KIND, "description": "The kind of entry."}
    made["if"] = {"required": ["removed"]}
    made["then"] = {"required": removed["required"], "propertyNames": {"enum": sorted(removed["properties"])}}
    made["else"] = {"required": made.pop("required"), "properties": {
        name: False for name in sorted(removed["properties"].keys() - model.model_fields.keys())}}
    return {"$schema": Draft7.schema_dialect, "title": model.KIND.capitalize(), **made}


def text(model: type[Entry]) -> str:
    """The schema as a file."""
    return json.dumps(schema(model), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _made(model: type[Entry | Removed]) -> dict[str, Any]:
    made = model.model_json_schema(schema_generator=Draft7, by_alias=True, mode="validation")
    for part in samples.within(model):
        _exemplify(made if part is model else made["$defs"][_UNNAMED.sub("_", part.__name__).replace(".", "__")], part)
    return _as_written(made, made.get("$defs", {}))


def _exemplify(made: dict[str, Any], model: type[BaseModel]) -> None:
    """Give each field that has no examples of its own one that shows its form."""
    for name, field in model.model_fields.items():
        said = made["properties"][field.alias or name]
        if not {"examples", "enum", "const"} & said.keys():
            said["examples"] = [_worded(samples.shown(field), field.alias or name)]


def _worded(sample: Any, name: str) -> Any:
    """A sample with words where it only has room for some."""
    if isinstance(sample, dict):
        return {key: _worded(value, key) for key, value in sample.items()}
    if isinstance(sample, list):
        return [_worded(item, name) for item in sample]
    return _WORDS.get(name, sample) if sample == "…" else sample


def _as_written(node: Any, definitions: dict[str, Any]) -> Any:
    """Definitions moved to where draft-07 has them, numbers allowed as texts, short forms allowed."""
    if isinstance(node, list):
        return [_as_written(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _reference(node, definitions)
    made = {_KEYS.get(key, key): _below(key, value, definitions) for key, value in node.items() if key != "default"}
    if made.get("type") in ("integer", "number"):
        made["type"] = [made["type"], "string"]
    if "prefixItems" in made:
        made["items"], made["additionalItems"] = made.pop("prefixItems"), False
    elif made.get("type") == "array":
        return _one_or_several(made)
    return made


def _below(key: str, value: Any, definitions: dict[str, Any]) -> Any:
    """What stands under a keyword; the names of fields are no keywords, and examples no schemas."""
    if key in ("properties", "$defs"):
        return {name: _as_written(field, definitions) for name, field in value.items()}
    return value if key == "examples" else _as_written(value, definitions)


def _reference(node: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """A record, or what may stand for it: a statement's bare value, or a short form.

    In draft-07 nothing counts beside `$ref`, so that what else is said of the field stands round it.
    """
    name = node["$ref"].removeprefix("#/$defs/")
    said = {key: value for key, value in node.items() if key in ("description", "examples")}
    forms = [{"$ref": f"#/definitions/{name}"}]
    if definitions[name].get("properties", {}).keys() == Statement.model_fields.keys():
        forms.append(_as_written(definitions[name]["properties"]["value"], definitions))
    elif name in _SHORT:
        forms.append(_SHORT[name])
    return {**said, "anyOf": forms} if said or len(forms) > 1 else forms[0]


def _one_or_several(array: dict[str, Any]) -> dict[str, Any]:
    """A list, or the one item of it, where an author may leave the brackets out."""
    said = {key: array.pop(key) for key in ("description", "examples") if key in array}
    return {**said, "anyOf": [array, array["items"]]}
