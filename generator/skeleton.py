"""A new entry begun: the right id, every field of its kind with a word on it, and a sound file."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.entries import samples
from generator.entries.entry import Entry
from generator.entries.values import Evidence, Reference
from generator.folding import fold

_FIRST = ("kind", "headword", "gloss", "names", "aliases", "lead")
_LAST = ("article", "questions", "see_also", "further", "same_as", "images", "formerly")
_HEAD = """\
Write where it says TODO. What begins with # is not read. To use a field that stands behind one, take
the # away, from the lines below it too. Delete what you do not need."""
_EVIDENCE = "A value may carry its evidence, here and wherever something is stated; if sources differ, there are several:"
_INDICATORS = "'\"[]{}>|*&!%#`@,?:-"
_NO_TEXTS = {"", "~", "null", "true", "false", "yes", "no", "on", "off", "="}
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})
_WIDTH = 102


class Line(NamedTuple):
    """One line of a field, and the word on it; `off` if it is not to be read yet."""

    text: str
    remark: str = ""
    off: bool = False


def id_of(name: str) -> str:
    """The id that a name makes: folded, words joined by hyphens, the article kept."""
    return fold(name).replace(" ", "-")


def write(model: type[Entry], name: str) -> str:
    """The text of a new entry file; it is sound as it stands, and every `TODO` in it wants an author."""
    head = [f"# yaml-language-server: $schema=../../schema/{model.KIND}.json", *_remark(_HEAD)]
    return "\n\n".join("\n".join(block) for block in (head, *_fields(model, name))) + "\n"


def _fields(model: type[Entry], name: str) -> Iterator[list[str]]:
    known = model.model_fields
    between = [field for field in known if field not in _FIRST and field not in _LAST]
    ordered = {field: known[field] for field in (*_FIRST, *between, *_LAST)}
    taught = next((field for field in between if samples.is_statement(known[field]) and not known[field].is_required()), "")
    met: set[type] = set()
    for field, info in ordered.items():
        if field == "kind":
            yield [f"kind: {model.KIND}"]
        elif field == "headword":
            yield [*_remark(info.description), f"headword: {quoted(name)}"]
        elif field == "lead":
            yield [*_remark(info.description), "lead: |", "  TODO **The headword in bold** says who or what, when, where, and why it matters."]
        elif field == taught:
            yield [*_remark(f"{info.description or ''} {_EVIDENCE}".strip()), *_set(_statements(field, info), off=True)]
        else:
            off = not info.is_required()
            yield [*_remark(_said(info, off)), *_set(_lines(field, info, met, off), off)]


def _said(info: FieldInfo, off: bool) -> str:
    """The word on a field, with what there is to choose from; a choice made for the author is theirs to make."""
    choices = samples.choices(info)
    listed = f" One of: {', '.join(choices)}." if choices else ""
    todo = "" if off or samples.TODO in str(samples.wanted(info)) else "TODO: "
    return f"{todo}{info.description or ''}{listed}".strip()


def _lines(name: str, info: FieldInfo, met: set[type], off: bool, remark: str = "") -> Iterator[Line]:
    """A field: a record with its parts below it the first time it is met, anything else on one line."""
    model = samples.record(info)
    if model is None or info.examples or samples.is_statement(info) or model in met or not (off or samples.needs(model)):
        yield from _value(name, samples.shown(info) if off else samples.wanted(info), remark)
        return
    met.add(model)
    yield Line(f"{name}:", remark)
    yield from _parts(model, met, off, samples.is_list(info))


def _parts(model: type[BaseModel], met: set[type], off: bool, listed: bool) -> Iterator[Line]:
    fields = samples.parts(model)
    for number, (name, info) in enumerate(fields.items()):
        mark = ("- " if not number else "  ") if listed else ""
        unread = not off and not info.is_required()
        for order, line in enumerate(_lines(name, info, met, off or unread, _short(info))):
            yield Line(f"  {mark if not order else ' ' * len(mark)}{line.text}", line.remark, line.off or unread)


def _short(info: FieldInfo) -> str:
    """The word on a part of a record, within a line."""
    choices = ", ".join(samples.choices(info))
    said = (info.description or "").rstrip(".")
    return textwrap.shorten(": ".join(part for part in (said, choices) if part), 84, placeholder=" …")


def _value(name: str, value: Any, remark: str) -> Iterator[Line]:
    if isinstance(value, str) and "\n" in value:
        yield Line(f"{name}: |", remark)
        yield from (Line(f"  {line}".rstrip()) for line in value.splitlines())
    elif isinstance(value, dict) and len(flow(value)) > 60:
        yield Line(f"{name}:", remark)
        yield from (Line(f"  {key}: {flow(part)}") for key, part in value.items())
    elif isinstance(value, list) and isinstance(value[0], dict) and len(value) > 1:
        yield Line(f"{name}:", remark)
        yield from (Line(f"  - {flow(item)}") for item in value)
    else:
        yield Line(f"{name}: {flow(value)}", remark)


def _statements(name: str, info: FieldInfo) -> Iterator[Line]:
    """Two statements of a field, the first with all the evidence that a value can have."""
    value = flow(samples.shown(info))
    yield Line(f"{name}:")
    yield Line(f"  - value: {value}")
    yield Line("    sources:")
    yield from (Line(f"      {'- ' if not number else '  '}{part}: {flow(samples.shown(field))}", _short(field))
                for number, (part, field) in enumerate(Reference.model_fields.items()))
    for part in ("certainty", "rank", "note"):
        yield Line(f"    {part}: {flow(samples.shown(Evidence.model_fields[part]))}", _short(Evidence.model_fields[part]))
    yield Line(f"  - {{value: {flow(samples.shown(info), within=True)}, sources: [\"id-of-another-work, 12\"]}}")


def _set(lines: Iterable[Line], off: bool) -> list[str]:
    """Lines as they stand in the file, their remarks below one another."""
    lines = [line._replace(text=f"{'#' if off or line.off else ''}{line.text}") for line in lines]
    width = max((len(line.text) for line in lines if line.remark and len(line.text) < 50), default=0)
    return [f"{line.text:<{width}}  # {line.remark}" if line.remark else line.text for line in lines]


def _remark(text: str | None) -> list[str]:
    wrapped = (textwrap.wrap(line, _WIDTH - 2) for line in (text or "").splitlines())
    return [f"# {line}" for line in chain.from_iterable(wrapped)]


def flow(value: Any, within: bool = False) -> str:
    """Plain data on one line of YAML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {flow(part, True)}" for name, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(part, True) for part in value) + "]"
    return quoted(str(value), within)


def quoted(text: str, within: bool = False) -> str:
    """A text as YAML reads it back, in quotes only where it must; `within` brackets a comma parts."""
    plain = (text.strip() == text and text.casefold() not in _NO_TEXTS and text[0] not in _INDICATORS and text.isprintable()
             and ": " not in text and " #" not in text and text[-1] != ":"
             and not (within and (set(text) & set(",[]{}") or ":?" in text)))
    return text if plain else f'"{text.translate(_ESCAPES)}"'
