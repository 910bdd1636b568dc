"""JSON Schema (draft-07) of each kind, for completion and hover help in editors."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from generator.entries.entry import Entry


class Draft7(GenerateJsonSchema):
    """Pydantic writes draft 2020-12; what entries need of it reads the same in draft-07 once moved."""

    schema_dialect = "http://json-schema.org/draft-07/schema#"


def schema(model: type[Entry]) -> dict[str, Any]:
    """The schema of one kind: one value, one statement and a list of them are all allowed where they are."""
    made = model.model_json_schema(schema_generator=Draft7, by_alias=True, mode="validation")
    made = _as_written(made, made.get("$defs", {}))
    made = {"$schema": Draft7.schema_dialect, "title": model.KIND.capitalize(), **made}
    made["properties"]["kind"] = {"const": model.KIND, "description": "The kind of entry."}
    return made


def text(model: type[Entry]) -> str:
    """The schema as a file."""
    return json.dumps(schema(model), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _as_written(node: Any, definitions: dict[str, Any]) -> Any:
    """Definitions moved to where draft-07 has them, numbers allowed as texts, short forms allowed."""
    if isinstance(node, list):
        return [_as_written(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    if str(node.get("$ref", "")).startswith("#/$defs/"):
        return _reference(node, definitions)
    made = {("definitions" if key == "$defs" else key): _as_written(value, definitions)
            for key, value in node.items() if key != "default"}
    if made.get("type") in ("integer", "number"):
        made["type"] = [made["type"], "string"]
    if "prefixItems" in made:
        made["items"], made["additionalItems"] = made.pop("prefixItems"), False
    elif made.get("type") == "array":
        return _one_or_several(made)
    return made


def _reference(node: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """A record, or what may stand for it: a statement's bare value, `work, locator`, a plain number."""
    name = node["$ref"].removeprefix("#/$defs/")
    full = {"$ref": f"#/definitions/{name}"}
    if name.startswith("Statement_"):
        return {"anyOf": [full, _as_written(definitions[name]["properties"]["value"], definitions)]}
    short = {"Reference": {"type": "string"}, "Figure": {"type": ["integer", "string"]}}.get(name)
    return {"anyOf": [full, short]} if short else {**node, **full}


def _one_or_several(array: dict[str, Any]) -> dict[str, Any]:
    """A list, or the one item of it, where an author may leave the brackets out."""
    described = {key: array.pop(key) for key in ("description", "title") if key in array}
    return {**described, "anyOf": [array, array["items"]]}
