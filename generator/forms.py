"""Forms for issues on GitHub, for those who only want to tell: made from the kinds, as the schemas are.

What a form asks is kept few: whoever answers it knows one thing, and an editor does the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from generator.entries.entry import Entry
from generator.entries.samples import is_statement
from generator.words import Words

MADE = "# Made by “ency forms” from the kinds of entry; change those, or the words, and make it anew.\n"


def forms(kinds: Mapping[str, type[Entry]], words: Words) -> dict[str, str]:
    """The files of the forms by name."""
    listed = [words(f"kinds.{kind}.one") for kind in kinds]
    made = {
        "new-entry": [_line("headword", words), _line("entry-id", words, needed=False), _choice("kind", listed, words),
                      _text("known", words, what=_asked(kinds, words)), _text("sources", words)],
        "correction": [_line("entry", words), _line("page", words, needed=False), _text("wrong", words), _text("right", words), _text("sources", words)],
        "dispute": [_line("entry", words), _text("one", words), _text("other", words), _text("sources", words),
                    _text("weighed", words, needed=False)],
    }
    return {f"{name}.yml": MADE + yaml.safe_dump(_form(name, fields, words), allow_unicode=True, sort_keys=False, width=100)
            for name, fields in made.items()}


def _form(name: str, fields: list[dict[str, Any]], words: Words) -> dict[str, Any]:
    intro = {"type": "markdown", "attributes": {"value": words("issue_forms.intro")}}
    return {"name": words(f"issue_forms.{name}.name"), "description": words(f"issue_forms.{name}.about"),
            "title": f"{words(f'issue_forms.{name}.title')} ", "labels": [name], "body": [intro, *fields, _consent(words)]}


def _line(name: str, words: Words, *, needed: bool = True) -> dict[str, Any]:
    return {"type": "input", "id": name, **_said(name, words), "validations": {"required": needed}}


def _text(name: str, words: Words, *, needed: bool = True, what: str = "") -> dict[str, Any]:
    field = {"type": "textarea", "id": name, **_said(name, words), "validations": {"required": needed}}
    field["attributes"]["description"] += what
    return field


def _choice(name: str, options: list[str], words: Words) -> dict[str, Any]:
    field = {"type": "dropdown", "id": name, **_said(name, words), "validations": {"required": True}}
    field["attributes"]["options"] = options
    return field


def _said(name: str, words: Words) -> dict[str, Any]:
    return {"attributes": {"label": words(f"issue_forms.fields.{name}.label"),
                           "description": words(f"issue_forms.fields.{name}.help")}}


def _asked(kinds: Mapping[str, type[Entry]], words: Words) -> str:
    """What is stated of each kind, from its fields: a reminder of what would be good to know."""
    lines = []
    for kind, model in kinds.items():
        stated = [info.description.rstrip(".") for name, info in model.model_fields.items()
                  if name not in Entry.model_fields and is_statement(info) and info.description]
        if stated:
            lines.append(f"{words(f'kinds.{kind}.one')}: {'; '.join(stated)}.")
    return "\n\n" + "\n".join(lines)


def _consent(words: Words) -> dict[str, Any]:
    return {"type": "checkboxes", "id": "read", "attributes": {
        "label": words("issue_forms.consent.label"),
        "options": [{"label": words("issue_forms.consent.read"), "required": True},
                    {"label": words("issue_forms.consent.licence"), "required": True}]}}
