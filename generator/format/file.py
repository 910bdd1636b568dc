"""One entry file written anew in the canonical form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import NamedTuple

import yaml

from generator.entries.entry import Entry, Removed
from generator.entries.fault import Fault
from generator.entries.tree import Data, Tree, parse
from generator.format.comments import comments
from generator.format.letters import arabic, composed
from generator.format.meaning import same
from generator.format.write import Repair, Writer


class Formatted(NamedTuple):
    """A file in its canonical form, or as it was, with what keeps it from being read."""

    text: str
    faults: tuple[Fault, ...] = ()


def formatted(text: str, kinds: Mapping[str, type[Entry]], *, letters: str = "", modeline: str = "",
              described: Collection[str] = ()) -> Formatted:
    """The canonical form of an entry file.

    `letters` names the transliteration whose signs are set right (“arabic”, or none);
    `modeline` is the line that tells editors the schema, `{kind}` standing for the kind, and
    `described` are the kinds that have one.
    A file with faults is left as it is, and so is one that would come to say something else.
    """
    text = composed(text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff"))
    tree = parse(text)
    if tree.faults or not isinstance(tree.root, yaml.MappingNode) or not isinstance(tree.data, dict):
        return Formatted(text, tree.faults)
    repair = (lambda value: composed(arabic(value))) if letters == "arabic" else composed
    kind = tree.data.get("kind")
    kind = kind.strip() if isinstance(kind, str) else ""
    model = Removed if "removed" in tree.data else kinds.get(kind)
    held = comments(text, tree.root)
    wanted = held.all()
    made = Writer(held, repair).file(tree.root, model, modeline.format(kind=kind) if kind in described else "")
    return Formatted(made if made == text or _faithful(tree, wanted, made, repair) else text)


def _faithful(tree: Tree, wanted: list[str], made: str, repair: Repair) -> bool:
    """Whether the text that was made says the same, and has every comment."""
    again = parse(made)
    if again.faults or again.root is None:
        return False
    kept = Counter(comments(made, again.root).all())
    return same(_repaired(tree.data, repair), again.data) and not Counter(wanted) - kept


def _repaired(data: Data | None, repair: Repair) -> Data | None:
    if isinstance(data, str):
        return repair(data)
    if isinstance(data, dict):
        return {name: _repaired(value, repair) for name, value in data.items()}
    return [_repaired(item, repair) for item in data] if isinstance(data, list) else data


