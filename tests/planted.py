"""Small encyclopedias written for one test, and what the check finds in them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.checking.check import check
from generator.problems import Problem
from generator.settings import load

KINDS = {"persons": "person", "battles": "battle", "places": "place", "groups": "group", "campaigns": "campaign",
         "topics": "topic", "works": "work", "claims": "claim"}
WANTED = {"places": "type: town\n", "groups": "type: tribe\n", "topics": "type: event\n",
          "works": "role: source\ncsl: {type: book, title: A book}\nverified: {how: read}\n"}
FIRST = 5
"""The line on which what a test writes begins; in places, groups and topics the next, in works three further."""


def planted(folder: Path, entries: Mapping[str, str], options: str = "") -> Path:
    """The encyclopedia of these entries, `folder/id` with what they say beside the fields that all have."""
    (folder / "entries").mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(f"plugins:\n  - encyclopedia: {{{options}}}\n", encoding="utf-8")
    for name, text in entries.items():
        kind, _, id_ = name.partition("/")
        file = folder / "entries" / f"{name}.yaml"
        file.parent.mkdir(exist_ok=True)
        lead = "" if "lead:" in text else "lead: Told of.\n"
        gloss = "" if "gloss:" in text else "gloss: a thing\n"
        head = "" if "headword:" in text else f"headword: {id_.capitalize()}\n"
        file.write_text(f"kind: {KINDS[kind]}\n{head}{gloss}{lead}{WANTED.get(kind, '')}{text}\n", encoding="utf-8")
    return folder


def found(folder: Path, *, info: bool = False) -> list[Problem]:
    """What the check finds."""
    return check(load(folder / "mkdocs.yml"), info=info).problems


def guilty(problem: Problem) -> set[str]:
    """The statements that a problem names, as `folder/id:line`."""
    words = f"{problem.path}:{problem.line} {problem.message}".replace("(", " ").replace(")", " ").replace(";", " ").split()
    return {word.removeprefix("entries/").replace(".yaml", "") for word in words if word.startswith("entries/")}
