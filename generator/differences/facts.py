"""What an entry says, fact by fact, and how two accounts of it differ.

A fact is a value in a field with the evidence that stands beside it. It is taken from
the plain data, so that entries that cannot be built can be compared too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from generator.entries.tree import Data
from generator.prose import scan, sentences_of

EVIDENCE = ("sources", "certainty", "rank", "note")
_APART = ("kind",)
PROSE = re.compile(r"\n|\[@|\[\[")


class Fact(NamedTuple):
    """A value in a field, `key` telling it from others there; its sources, and the rest of its evidence.

    `stated` where the value stands in a record, which may carry evidence.
    """

    field: str
    key: str
    value: str
    sources: tuple[str, ...] = ()
    beside: str = ""
    stated: bool = False


class Changed(NamedTuple):
    """One fact as it was and as it is; either may be missing."""

    field: str
    before: Fact | None
    after: Fact | None


def facts(data: Data | None) -> list[Fact]:
    """The facts of an entry in the order of its fields; prose gives a fact a sentence."""
    return [fact for name, value in data.items() if name not in _APART for fact in _facts(name, value)] if isinstance(
        data, dict) else []


def _facts(field: str, value: Data, holder: str = "") -> Iterator[Fact]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield from [Fact(field, item, item)] if isinstance(value, list) else _of_text(field, item)
        elif isinstance(item, list):
            yield Fact(field, said(item), said(item))
        elif any(_holds_records(name, part) for name, part in item.items()):
            for name, part in item.items():
                yield from _facts(_below(field, item, name), part)
        else:
            yield _fact(field, item)


def _below(field: str, item: dict[str, Data], name: str) -> str:
    """The field of a record within a record, named by the first of its fields: the side, the question."""
    first = next(iter(item))
    return f"{field} › {name}" if name == first else f"{field} › {_short(said(item[first]))} › {name}"


def _holds_records(name: str, part: Data) -> bool:
    return name not in EVIDENCE and isinstance(part, list) and any(isinstance(item, dict) for item in part)


def _of_text(field: str, text: str) -> Iterator[Fact]:
    if not PROSE.search(text):
        yield Fact(field, "", text.strip())
        return
    for sentence in sentences_of(text):
        yield Fact(field, sentence, sentence, tuple(f"{cited.work}{f', {cited.locator}' if cited.locator else ''}"
                                                    for token in scan(sentence).tokens
                                                    for cited in getattr(token, "references", ())))


def _fact(field: str, item: dict[str, Data]) -> Fact:
    own = {name: part for name, part in item.items() if name not in EVIDENCE}
    value = said(own["value"]) if own.keys() == {"value"} else said(own)
    sources = item.get("sources", [])
    beside = "; ".join(f"{name}: {said(item[name])}" for name in EVIDENCE[1:] if name in item)
    key = "" if "value" in own else said(next(iter(own.values()), ""))
    return Fact(field, key, value, tuple(map(_source, sources if isinstance(sources, list) else [sources])), beside, stated=True)


def _source(source: Data) -> str:
    if not isinstance(source, dict):
        return said(source)
    parts = [said(source[name]) for name in ("work", "locator") if name in source]
    by = f" ({said(source['transmitter'])})" if "transmitter" in source else ""
    return ", ".join(parts) + by


def said(value: Any) -> str:
    """Plain data in words."""
    if isinstance(value, dict):
        return ", ".join(f"{name} {said(part)}" if not isinstance(part, dict) else f"{name} ({said(part)})"
                         for name, part in value.items())
    if isinstance(value, list):
        return ", ".join(map(said, value))
    return " ".join(str(value).split())


def changes(before: Sequence[Fact], after: Sequence[Fact]) -> list[Changed]:
    """What came, went or became another: facts are paired by field and key, then by sources, then in their order."""
    found = []
    for field in dict.fromkeys(fact.field for fact in (*after, *before)):
        old = [fact for fact in before if fact.field == field]
        new = [fact for fact in after if fact.field == field]
        for fact in [fact for fact in old if fact in new]:
            if fact in new:
                old.remove(fact)
                new.remove(fact)
        found += [Changed(field, one, other) for one, other in _pairs(old, new)]
    return found


def _pairs(old: list[Fact], new: list[Fact]) -> Iterator[tuple[Fact | None, Fact | None]]:
    for alike in (_same_key, _same_value, _same_sources, _near):
        for one in list(old):
            other = next((fact for fact in new if alike(one, fact)), None)
            if other is not None:
                old.remove(one)
                new.remove(other)
                yield one, other
    yield from ((one, None) for one in old)
    yield from ((None, other) for other in new)


def _same_key(one: Fact, other: Fact) -> bool:
    return bool(one.key) and one.key == other.key


def _same_value(one: Fact, other: Fact) -> bool:
    return one.value == other.value


def _same_sources(one: Fact, other: Fact) -> bool:
    return bool(one.sources) and one.sources == other.sources


def _near(one: Fact, other: Fact) -> bool:
    """Whether half of the words are the same, or the field has one plain value."""
    words, others = set(one.value.split()), set(other.value.split())
    return 2 * len(words & others) >= max(len(words), len(others)) or not (one.key or other.key)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39].rstrip() + "…"
