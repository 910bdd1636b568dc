"""The models of the kinds as forms: what the editor asks for each field, and how its file writes it.

A field of the form is one of Decap's, with a further part `ency` that says what stands there in the
file: `sort` of value, `many` where a list may stand, `stated` where values carry their evidence, and
the marks by which `ency fmt` chooses the form of YAML. `form.js` and `yaml.js` read nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, get_args

from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from generator.dates import CALENDARS, When
from generator.entries import samples
from generator.entries.entry import Entry
from generator.entries.values import Figure, Named, Prose, Ref, Reference
from generator.format.shape import Shape, fields
from generator.words import Words

Field = dict[str, Any]

_DATE = r"^\[?\s*(?:[0-9X]{1,4}|\.\.)[-0-9X~?%/.,\s]*\]?$"
"""What a date may begin and go on with; whether it is one, the check says."""
_DATE_PARTS = ("date", *CALENDARS, "weekday", "text")
_SUMMARY = ("value", "headword", "title", "name", "question", "person", "group", "work", "relation", "to", "who", "text")
_BESIDE = tuple({"name": name, "widget": "hidden", "required": False} for name in ("source_", "id_"))
"""What the form keeps beside the fields: the text of the file as it was, and the id of a new entry."""
_SHORT = {Reference: ["work", "locator"], Figure: ["number"]}
"""What a text that stands for a record says, parted by commas."""


def form(model: type[Entry], words: Words) -> list[Field]:
    """The fields of a kind, in the order in which its files have them."""
    shape = Shape(model=model)
    known = _by_name(model)
    kind = {"name": "kind", "widget": "hidden", "default": model.KIND, "ency": {"sort": "text"}}
    return [*_BESIDE, kind, *(_field(name, known[name], shape.below(name), words) for name in fields(model) if name != "kind")]


def _by_name(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {(field.alias or name): field for name, field in model.model_fields.items()}


def _field(name: str, info: FieldInfo, shape: Shape, words: Words) -> Field:
    """One field with its label and help."""
    kind = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
    made = {"name": name, "label": label(name, words), "hint": info.description or "", "required": info.is_required(),
            **_of(kind, shape, words)}
    if made["widget"] == "list":
        made["label_singular"] = words.find(f"editor.one.{name}") or made["label"].lower()
    if made["ency"].get("stated"):
        made["fields"] = [made["fields"][0] | {"label": made["label"], "hint": ""}, *made["fields"][1:]]
    return made


def label(name: str, words: Words) -> str:
    """What stands over a field: in the words of the encyclopedia, else its name."""
    own = words.find(f"editor.fields.{name}") or words.find(f"fields.{name}")
    return str(own) if own else name.replace("_", " ").replace("-", " ").strip().capitalize()


def _of(kind: Any, shape: Shape, words: Words) -> Field:
    """What is asked where a value of this type stands, alone or as one of several."""
    item = samples.items(samples.bare(kind))
    if item is None:
        return _one(kind, shape, words)
    if samples.states(item):
        return _listed(_one(item, shape, words), shape, words, stated=True)
    return _listed(_one(item, shape.item(), words), shape, words)


def _listed(item: Field, shape: Shape, words: Words, *, stated: bool = False) -> Field:
    """A list of groups of fields, or of single values."""
    marks = item["ency"] | {"many": True, "source": shape.is_source} | ({"stated": True} if stated else {})
    made = {"widget": "list", "ency": marks, "collapsed": True, "minimize_collapsed": shape.depth > 1}
    if "fields" in item:
        return made | {"fields": item["fields"], "summary": _summary(item["fields"])}
    return made | {"summary": "{{fields.item}}", "field": {"name": "item", "label": words("editor.item"), **item}}


def _summary(parts: list[Field]) -> str:
    """The line by which a folded group is known: its first two telling parts, or what is in its value."""
    value = next((part for part in parts if part["name"] == "value"), {})
    if value.get("widget") in ("object", "ency-date"):
        inner = value.get("parts") or [part["name"] for part in value["fields"] if part["widget"] in ("string", "ency-entry")]
        return " ".join(f"{{{{fields.value.{name}}}}}" for name in inner)
    names = [part["name"] for part in parts if part["widget"] not in ("list", "object")]
    telling = sorted((name for name in names if name in _SUMMARY), key=_SUMMARY.index)
    chosen = (telling + [name for name in names if name not in telling])[:2]
    return " · ".join(f"{{{{fields.{name}}}}}" for name in chosen)


def _one(kind: Any, shape: Shape, words: Words) -> Field:
    bare = samples.bare(kind)
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        return _record(bare, shape, words)
    if bare is When:
        return _date(words)
    if bare is Prose:
        return {"widget": "ency-prose", "ency": {"sort": "prose", "article": shape.is_article}}
    if bare is Ref:
        return {"widget": "ency-entry", "kinds": list(TypeAdapter(kind).validate_python("an-id").expects),
                "pattern": [r"^\+? *[a-z0-9]+(-[a-z0-9]+)* *(\|.*)?$", words("editor.wrong.entry")], "ency": {"sort": "text"}}
    if bare is Named:
        return {"widget": "ency-entry", "kinds": [], "ency": {"sort": "text"}}
    return _plain(kind, bare, shape, words)


def _record(model: type[BaseModel], shape: Shape, words: Words) -> Field:
    known = _by_name(model)
    inner = shape.record(known)
    parts = [_field(name, known[name], inner.below(name), words) for name in fields(model)]
    short = {"short": _SHORT[model]} if model in _SHORT else {}
    return {"widget": "object", "fields": parts, "ency": {"sort": "record"} | short}


def _date(words: Words) -> Field:
    """A date: bare, or by calendars, with the day of the week and its words."""
    return {"widget": "ency-date", "parts": list(_DATE_PARTS), "begins": [_DATE, words("editor.wrong.date")],
            "ency": {"sort": "date"}}


def _plain(kind: Any, bare: Any, shape: Shape, words: Words) -> Field:
    """A choice, several numbers, a mapping with a schema of its own, or one line of text."""
    said = TypeAdapter(kind).json_schema()
    marks = {"sort": "text", "line": shape.bare().is_text, "number": shape.bare().is_number}
    if chosen := samples.options(bare):
        return {"widget": "select", "options": list(chosen), "ency": marks}
    if getattr(bare, "__origin__", None) is tuple:
        count = len(get_args(bare))
        return {"widget": "string", "ency": marks | {"sort": "numbers"},
                "pattern": [r"^\s*-?[\d.]+(\s*,\s*-?[\d.]+){%d}\s*$" % (count - 1), words("editor.wrong.numbers")]}
    if "properties" in said:
        return {"widget": "object", "ency": {"sort": "map"}, "fields": [
            _of_schema(name, part, name in said.get("required", ()), words) for name, part in said["properties"].items()]}
    pattern = next((part["pattern"] for part in (said, *said.get("anyOf", ())) if "pattern" in part), "")
    return {"widget": "string", "ency": marks} | ({"pattern": [pattern, words("editor.wrong.text")]} if pattern else {})


def _of_schema(name: str, said: Mapping[str, Any], required: bool, words: Words) -> Field:
    """A part of a mapping that has no model: what its JSON Schema says."""
    head = {"name": name, "label": label(name, words), "hint": said.get("description", ""), "required": required}
    if "enum" in said:
        return head | {"widget": "select", "options": said["enum"], "ency": {"sort": "text"}}
    listed = next((part for part in said.get("anyOf", ()) if part.get("type") == "array"), None)
    if listed is None:
        return head | {"widget": "string", "ency": {"sort": "text", "number": False}}
    parts = [_of_schema(part, field, False, words) for part, field in listed["items"]["properties"].items()]
    return head | {"widget": "list", "fields": parts, "collapsed": True, "minimize_collapsed": True,
                   "summary": _summary(parts), "ency": {"sort": "map", "many": True}}
