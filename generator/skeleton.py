"""A new entry begun: the right id, every field of its kind with a word on it, and a sound file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from pydantic.fields import FieldInfo

from generator.entries.entry import Entry
from generator.folding import fold

_FIRST = ("kind", "headword", "gloss", "names", "aliases", "lead")
_LAST = ("article", "questions", "see_also", "further", "formerly", "same_as", "images")
_STARTS = {
    "names": "\n#   - {text: …, lang: ar}\n#   - {text: …, lang: ar-Latn, use: full}",
    "aliases": "\n#   - …",
    "born": "\n#   value: {when: 592~, place: an-id}\n#   sources: [{work: an-id, locator: \"III, 343\"}]",
    "died": "\n#   value: {when: 642, place: an-id}",
    "when": "\n#   value: 634-08-23\n#   sources: [{work: an-id, locator: \"III, 343\"}]",
    "article": " |\n#   ## Background\n#\n#   Prose with [[an-id]] or [[an-id|text]] and [@a-work, III, 343].",
    "questions": "\n#   - question: Who killed him?\n#     answers:\n#       - value: …\n#         sources: [{work: an-id, locator: \"III, 343\"}]",
    "further": "\n#   - {work: an-id}",
    "locations": "\n#   - point: [32.02, 44.37]\n#     precision: approximate\n#     sources: [{work: an-id}]",
    "kin": "\n#   - {relation: brother, person: an-id}",
    "sides": "\n#   - groups: [an-id]\n#     commanders:\n#       - {person: an-id, role: commander}",
}


def id_of(name: str) -> str:
    """The id that a name makes: folded, words joined by hyphens, the article kept."""
    return fold(name).replace(" ", "-")


def write(model: type[Entry], name: str) -> str:
    """The text of a new entry file; it is sound as it stands, and every `TODO` in it wants an author."""
    return "\n".join(_lines(model, name)) + "\n"


def _lines(model: type[Entry], name: str) -> Iterator[str]:
    yield f"# yaml-language-server: $schema=../../schema/{model.KIND}.json"
    fields = dict(model.model_fields)
    between = [field for field in fields if field not in _FIRST and field not in _LAST]
    for field in (*_FIRST, *between, *_LAST):
        if field == "kind":
            yield f"kind: {model.KIND}"
        elif field == "headword":
            yield f"headword: {quoted(name)}"
        elif field == "lead":
            yield "lead: |\n  TODO **The headword in bold** says in one paragraph who, what, when, where, and why it matters."
        elif fields[field].is_required():
            yield from _required(field, fields[field])
        else:
            yield from _optional(field, fields[field])


def _required(name: str, field: FieldInfo) -> Iterator[str]:
    yield f"{name}: {_sample(name, field)}" + (f"  # {field.description}" if field.description else "")


def _sample(name: str, field: FieldInfo) -> str:
    choices = [choice for choice in get_args(field.annotation) if isinstance(choice, str)]
    samples = {"csl": "{type: book, title: TODO}", "verified": "{how: unopened}", "reasons": "[]", "concerns": "[]"}
    return choices[0] if choices else samples.get(name, "TODO")


def _optional(name: str, field: FieldInfo) -> Iterator[str]:
    if field.description:
        yield f"# {field.description}"
    yield f"# {name}:{_STARTS.get(name, ' …')}"


def quoted(text: str) -> str:
    """A text as YAML reads it back, in quotes only where it must."""
    plain = text.strip() == text and text and text[0] not in "'\"[]{}>|*&!%#`@,?:-" and ": " not in text and " #" not in text
    return text if plain else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


