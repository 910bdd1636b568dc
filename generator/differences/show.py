"""A difference shown: as the comment on a pull request, as text for a terminal, as data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from generator.differences.compare import Altered, Difference
from generator.differences.checklist import many
from generator.differences.facts import Changed, Fact
from generator.problems import Problem
from generator.report import inert, visible

SHOWN = 12
"""Facts of one entry that are shown; the rest is counted."""
_HOW = {"added": "new", "removed": "removed", "renamed": "renamed", "changed": "changed"}
_LONGEST = 60_000
"""Characters of a comment; GitHub takes 65,536."""


def text(difference: Difference) -> str:
    """For a terminal."""
    return "\n".join(_lines(difference, plain=True)).strip()


def markdown(difference: Difference) -> str:
    """For a pull request: what an author wrote is escaped, so that it does nothing there."""
    made = "\n".join(_lines(difference, plain=False)).strip()
    if len(made) <= _LONGEST:
        return made
    return made[:made.rindex("\n", 0, _LONGEST)] + "\n\n… The rest is too long for a comment; `ency diff` shows it."


def as_json(difference: Difference) -> str:
    """For a program."""
    told = {"entries": [_plain(entry) for entry in difference.entries],
            "introduced": [_plain(problem) for problem in difference.introduced],
            "mended": [_plain(problem) for problem in difference.mended], "reformed": list(difference.reformed)}
    return json.dumps(told, ensure_ascii=False, indent=2)


def _plain(value: Any) -> Any:
    if isinstance(value, Problem):
        return dict(zip(("path", "line", "column", "code", "message", "repair", "severity"), value.plain(), strict=True))
    if hasattr(value, "_asdict"):
        return {name: _plain(part) for name, part in value._asdict().items()}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _lines(difference: Difference, *, plain: bool) -> Iterator[str]:
    yield f"{'' if plain else '### '}{_summary(difference)}"
    for title, problems in (("Disagreements with other entries", difference.disagreements),
                            ("May be there already", difference.duplicates), ("Problems introduced", difference.faults),
                            ("Problems mended", difference.mended)):
        if problems:
            yield from ("", f"{title}:" if plain else f"**{title}**", *([] if plain else [""]))
            yield from (_problem(problem, plain) for problem in problems[:SHOWN])
            yield from _more(len(problems))
    for entry in difference.entries:
        yield ""
        yield from _entry(entry, plain)


def _summary(difference: Difference) -> str:
    parts = [f"{len(found)} {_HOW[how]}" for how in _HOW if (found := difference.of(how))]
    entries = f"{', '.join(parts)} {'entry' if len(difference.entries) == 1 else 'entries'}" if parts else "No entry changed"
    errors = sum(problem.stops for problem in difference.introduced)
    told = f"{many(len(difference.introduced), 'problem')} introduced ({many(errors, 'error')})" if (
        difference.introduced) else "no new problems"
    form = f", {len(difference.reformed)} in another form only" if difference.reformed else ""
    return f"{entries}{form}; {told}" + (f", {len(difference.mended)} mended" if difference.mended else "")


def _problem(problem: Problem, plain: bool) -> str:
    place = f"{problem.path}:{problem.line}"
    said = problem.message + (f" – {problem.repair}" if problem.repair else "")
    return f"  {place}: {problem.code}: {_words(said, plain)}" if plain else f"- `{_code(place)}` **{problem.code}**: {_words(said, plain)}"


def _entry(entry: Altered, plain: bool) -> Iterator[str]:
    was = f", formerly {entry.before}" if entry.before else ""
    name = f"{_words(entry.headword, plain)} ({entry.id}{was}): {_HOW[entry.how]}"
    yield name if plain else f"#### {name}"
    indent = "  " if plain else "- "
    yield from ([""] if not plain else [])
    for changed in entry.changed[:SHOWN]:
        yield f"{indent}{_changed(changed, plain)}"
    yield from _more(len(entry.changed))
    for word, ids in (("links gained", entry.gained), ("links lost", entry.lost)):
        if ids:
            yield f"{indent}{word}: {', '.join(ids[:SHOWN])}{' …' if len(ids) > SHOWN else ''}"
    if entry.plates:
        yield f"{indent}drawn anew: {', '.join(entry.plates)}"
    for check in entry.checks:
        mark = "ok  " if check.good else "look"
        yield f"  {mark} {check.name}: {check.said}" if plain else (
            f"- [{'x' if check.good else ' '}] {check.name}: {_words(check.said, plain)}")


def _changed(changed: Changed, plain: bool) -> str:
    field = _words(changed.field, plain) if plain else f"**{_words(changed.field, plain)}**"
    before, after = changed.before, changed.after
    if before is None or after is None:
        return f"{field}: {'gone' if after is None else 'new'}: {_fact(after or before, plain)}"
    if before.value != after.value:
        evidence = _sources(after, plain)
        return f"{field}: {_value(before, plain)} → {_value(after, plain)}{evidence}{_beside(before, after, plain)}"
    gained = [source for source in after.sources if source not in before.sources]
    lost = [source for source in before.sources if source not in after.sources]
    said = [f"source {word}: {_words('; '.join(found), plain)}" for word, found in (("gained", gained), ("lost", lost)) if found]
    return f"{field}: {_value(after, plain)}: {', '.join(said)}{_beside(before, after, plain)}".rstrip(": ")


def _fact(fact: Fact | None, plain: bool) -> str:
    return f"{_value(fact, plain)}{_sources(fact, plain)}" if fact else ""


def _value(fact: Fact, plain: bool) -> str:
    return f"“{_words(fact.value if len(fact.value) <= 240 else fact.value[:239] + '…', plain)}”"


def _sources(fact: Fact, plain: bool) -> str:
    return f" ({_words('; '.join(fact.sources), plain)})" if fact.sources else " (no source)" if fact.stated else ""


def _beside(before: Fact, after: Fact, plain: bool) -> str:
    return f"; {_words(before.beside or 'nothing', plain)} → {_words(after.beside or 'nothing', plain)}" if (
        before.beside != after.beside) else ""


def _more(count: int) -> Iterable[str]:
    return [f"  … and {count - SHOWN} more"] if count > SHOWN else []


def _words(text: str, plain: bool) -> str:
    """Words of an author; in Markdown they do nothing."""
    return visible(" ".join(text.split())) if plain else inert(text)


def _code(text: str) -> str:
    return text.replace("`", "'")
