"""The whole as linked data: one graph in the vocabulary of schema.org, as JSON-LD and as Turtle."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from generator.schemaorg import Node

_VOCABULARY = "https://schema.org/"
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_UNSAFE = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
LINKS = frozenset({"url", "sameAs", "license", "additionalType"})
"""The properties whose texts are addresses."""


def json_ld(nodes: Iterable[Node]) -> str:
    """The graph as JSON-LD; its context is within it, so that reading it asks nobody."""
    context = {"@vocab": _VOCABULARY, **{name: {"@type": "@id"} for name in sorted(LINKS)}}
    return json.dumps({"@context": context, "@graph": list(nodes)}, ensure_ascii=False, indent=1) + "\n"


def turtle(nodes: Iterable[Node]) -> str:
    """The same graph as Turtle."""
    blocks = (f"{_iri(node['@id'])} {_properties(node, 1)} .\n" for node in nodes)
    return f"@prefix schema: <{_VOCABULARY}> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n\n" + "\n".join(blocks)


def _properties(node: Node, depth: int) -> str:
    """The type and the properties of a node, each with its values."""
    types = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    said = ["a " + ", ".join(f"schema:{name}" for name in types)] if types else []
    said += [f"schema:{name} " + ", ".join(_object(name, one, depth) for one in _several(value))
             for name, value in node.items() if not name.startswith("@")]
    return (" ;\n" + "  " * depth).join(said)


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _object(name: str, value: Any, depth: int) -> str:
    """One value: a literal, an identifier, or a node without one between brackets."""
    if isinstance(value, dict):
        if "@value" in value:
            return f"{_literal(value['@value'])}@{value['@language']}"
        if "@id" in value:
            return _iri(value["@id"])
        return f"[ {_properties(value, depth + 1)} ]"
    if isinstance(value, bool | int):
        return json.dumps(value)
    if isinstance(value, float):
        return f'"{value!r}"^^xsd:double'
    return _iri(value) if name in LINKS else _literal(value)


def _literal(text: str) -> str:
    return '"' + "".join(_ESCAPED.get(letter, letter) for letter in text) + '"'


def _iri(address: str) -> str:
    return "<" + _UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", address) + ">"

