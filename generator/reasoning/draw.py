"""What is drawn from an entry for the checks that hold entries together."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.checks import NameUse
from generator.entries.entry import Entry, Removed
from generator.extracts import bonds, geography, grounds, times, wording
from generator.kinds.work import Work
from generator.reasoning import accept, sources
from generator.reasoning.corpus import WORD
from generator.reasoning.facts import Drawn, Key

OWN: Mapping[str, Callable[[Entry, str], Any]] = {
    "bonds": bonds.extract, "geography": geography.extract, "grounds": grounds.extract, "times": times.extract,
    "wording": wording.extract}
"""What an entry says for itself."""
LINKED = ("person", "battle", "place", "group", "campaign")
"""Kinds that are linked where they are first named."""


def drawn(entry: Entry | Removed | None, id_: str, names: Sequence[NameUse], targets: Sequence[str]) -> Drawn:
    """The facts of an entry; of one that was removed or cannot be read, what it is called and what it names."""
    shared = _packed((*_borne(names), *((("names", target), None) for target in targets if target != id_)))
    if not isinstance(entry, Entry):
        return Drawn({}, shared)
    own = {name: value for name, draw in OWN.items() if (value := draw(entry, id_))}
    own |= {"kind": entry.KIND, "targets": tuple(targets),
            "called": (entry.headword, tuple(use.name for use in names if use.role in ("headword", "name")))}
    if isinstance(entry, Work):
        own["work"] = entry.role, entry.verified.how, tuple(author.ref.id for author in entry.authors if author.ref)
    return Drawn(_packed(own.items()), shared | _packed(_shared(entry, id_, own)))


def _packed(values: Iterable[tuple[Any, Any]]) -> dict[Any, bytes]:
    return {name: marshal.dumps(value, 2) for name, value in values}


def _shared(entry: Entry, id_: str, own: Mapping[str, Any]) -> Iterator[tuple[Key, Any]]:
    if accepted := accept.extract(entry, id_):
        yield ("accept", ""), accepted
    words = WORD.findall(entry.headword)
    if entry.KIND in LINKED and sum(word[0].isupper() or word[0] in "ʿʾ" for word in words) > 1:
        yield ("words", " ".join(words)), None
    yield from ((("fought", bond.others[0]), None) for bond in bonds.read(own.get("bonds")) if bond.sort == "fought")
    if "geography" in own:
        yield from ((("lying in", region), None) for region in geography.read(own["geography"]).within)
    rests = grounds.read(own.get("grounds"))
    yield from ((("cites", work), uses) for work, uses in sources.cited(rests).items())
    yield from ((("speaks", name), None) for name in {*own.get("work", ("", "", ()))[2],
                                                     *(name for piece in rests.pieces for name in piece.authorities)})


def _borne(names: Iterable[NameUse]) -> Iterator[tuple[Key, Any]]:
    """The names that an entry bears, by folder and what they are when folded; and its former ids."""
    found: dict[Key, list[tuple]] = {}
    for use in names:
        if use.role == "formerly":
            found.setdefault(("formerly", use.name), []).append(tuple(use))
        elif use.folded:
            found.setdefault(("bears", f"{use.folder} {use.folded}"), []).append(tuple(use))
    return iter(found.items())
