"""JSON Schema (draft-07) of each kind, for completion and hover help in editors."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from generator.entries.entry import Entry, Removed
from generator.entries.values import Statement

_SHORT = {"Reference": {"type": "string"}, "Figure": {"type": ["integer", "string"]}}
"""What may stand for a record: `work, locator`, a plain number."""
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
    return _as_written(made, made.get("$defs", {}))


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
