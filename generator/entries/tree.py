"""YAML text as a tree of text nodes that know their lines.

Every scalar stays text: what a date or a number is, the models decide. Aliases,
tags, repeated keys, keys that are not text and invisible characters are refused,
because each of them makes a file mean something its author does not see. A blank
value is a field not given.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

import yaml

from generator.entries.fault import Fault
from generator.entries.spots import spot
from generator.entries.unreadable import fault_of
from generator.problems import MOST

try:
    from yaml import CBaseLoader as Loader
except ImportError:  # PyYAML built without libyaml: slower, the same result
    from yaml import BaseLoader as Loader  # type: ignore[assignment]

Data = str | list["Data"] | dict[str, "Data"]
Path = Sequence[str | int]

DEEPEST = 64
"""Levels of nesting; an entry needs eight. Some ten thousand overflow the stack of libyaml's composer."""

# Characters that turn the order of reading about, line ends that only YAML takes for such, and a mark
# that belongs at the start of a file: an author sees none of them.
_UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\x85\u2028\u2029\ufeff]")
# At these YAML stops, or begins a line; blanks stand for them, so that the rest is read all the same.
_STOPS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufffe\uffff"
_STOPPING = re.compile(f"[{_STOPS}]")
_FORBIDDEN = re.compile(f"{_UNSEEN.pattern[:-1]}{_STOPS}]")
_BRACKET = re.compile(r"[\[\]{}]")
_FAR_IN = re.compile(rf"^[ ?-]{{{DEEPEST}}}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Tree:
    """The plain data of one file, and the nodes that tell where each value stands."""

    data: Data | None
    root: yaml.Node | None
    faults: tuple[Fault, ...] = ()
    text: str = field(default="", repr=False)

    def locate(self, path: Path, offset: int | None = None) -> tuple[int, int]:
        """Line and column, from 0, of the value at `path`, or of a character inside it.

        Steps of the path that the file does not spell out (a single statement
        written without its list, a bare value without its mapping) are passed over.
        """
        if self.root is None:
            return 0, 0
        node = _descend(self.root, path)
        if offset is None or not isinstance(node, yaml.ScalarNode):
            return node.start_mark.line, node.start_mark.column
        return spot(node, offset, self.text)

    def locate_key(self, path: Path) -> tuple[int, int]:
        """Line and column, from 0, of the key that `path` ends in."""
        mark = self._key(path)
        return (mark.line, mark.column) if mark else self.locate(path)

    def has_key(self, path: Path) -> bool:
        """Whether the file spells the last field of `path` out, be it without a value."""
        return self._key(path) is not None

    def _key(self, path: Path) -> yaml.Mark | None:
        node = _descend(self.root, path[:-1]) if self.root else None
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        return next((key.start_mark for key, _ in pairs if key.value == path[-1]), None)


def parse(text: str) -> Tree:
    """The tree of a YAML text; whatever is wrong with it is among its faults."""
    unseen = [_unseen(found, *_place(text, found.start())) for found in islice(_FORBIDDEN.finditer(text), MOST)]
    text = _STOPPING.sub(" ", text) if unseen else text
    try:
        if _may_be_deep(text) and (deep := _too_deep(text)):
            return Tree(None, None, (*unseen, deep), text)
        loader = Loader(text)
        try:
            root = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        return Tree(None, None, (*unseen, fault_of(error, text)), text)
    if root is None:
        return Tree(None, None, (*unseen, _EMPTY), text)
    reader = _Reader(text)
    data = reader.plain(root)
    faults = unseen + reader.faults
    if reader.aliases:
        faults += islice(_aliases(text), MOST)
    if data is None and not faults:
        faults.append(_EMPTY)
    return Tree(data, root, tuple(dict.fromkeys(faults)), text)


_EMPTY = Fault(0, 0, "empty-file", "the file holds no entry", "begin with “kind: …”, or delete the file")


class _Reader:
    """Nodes as plain data, with what is wrong in them collected on the way."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.faults: list[Fault] = []
        self.aliases = False
        self._seen: set[int] = set()

    def plain(self, node: yaml.Node) -> Data | None:
        """The data of a node; a scalar that an alias repeats is kept, for a list would grow without end."""
        repeated = id(node) in self._seen
        self.aliases = self.aliases or repeated
        self._seen.add(id(node))
        if node.tag[:1] == "!":
            self._refuse(node, "bad-yaml", f"“{node.tag}” at the start of a value is a tag to YAML",
                         "put the whole value in quotes")
        if isinstance(node, yaml.ScalarNode):
            return self._text(node)
        if repeated:
            return None
        if isinstance(node, yaml.SequenceNode):
            return [item for child in node.value if (item := self.plain(child)) is not None]
        return dict(self._pairs(node))

    def _text(self, node: yaml.ScalarNode) -> str | None:
        if node.style == '"':
            for found in _UNSEEN.finditer(node.value):  # those written as an escape
                self.faults.append(_unseen(found, *spot(node, found.start(), self.text)))
        return None if _empty(node) else node.value

    def _pairs(self, node: yaml.MappingNode) -> Iterator[tuple[str, Data]]:
        met: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._refuse(key, "bad-yaml", "a list or mapping stands where the name of a field is wanted",
                             "use a plain field name, and quote a value that begins with “[” or “{”")
            elif key.value in met:
                self._refuse(key, "repeated-key", f"“{key.value}” stands twice in the same place",
                             f"keep one of them; the first is on line {met[key.value] + 1}")
            else:
                met[key.value] = key.start_mark.line
                if _empty(value) and self.text[key.end_mark.index:value.end_mark.index + 80].lstrip()[:1] in (",", "}"):
                    self._refuse(key, "bad-yaml", f"“{key.value}” has no value", "write “name: value” between the commas")
                if (plain := self.plain(value)) is not None:
                    yield key.value, plain

    def _refuse(self, node: yaml.Node, code: str, message: str, repair: str) -> None:
        if len(self.faults) < MOST:
            self.faults.append(Fault(node.start_mark.line, node.start_mark.column, code, message, repair))


def _unseen(found: re.Match[str], line: int, column: int) -> Fault:
    char = found[0]
    name = f", {unicodedata.name(char).lower()}," if unicodedata.name(char, "") else ""
    if unicodedata.bidirectional(char) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"):
        return Fault(line, column, "bad-character",
                     f"U+{ord(char):04X}{name} is invisible and turns about the order in which text is read",
                     "delete it; the page gives each name its direction")
    what = f"{name} is invisible" if _UNSEEN.match(char) else " is no character of a text"
    return Fault(line, column, "bad-character", f"U+{ord(char):04X}{what}", "delete it")


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset), offset - (text.rfind("\n", 0, offset) + 1)


def _may_be_deep(text: str) -> bool:
    """Whether brackets or indentation could nest beyond what is read; brackets in prose count too."""
    depth = 0
    for found in _BRACKET.findall(text):
        depth += 1 if found in "[{" else -1 if depth else 0
        if depth > DEEPEST:
            return True
    return _FAR_IN.search(text) is not None


def _too_deep(text: str) -> Fault | None:
    """Where values begin to nest too deeply, found without building them."""
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                return Fault(event.start_mark.line, event.start_mark.column, "bad-yaml",
                             f"nested more than {DEEPEST} levels deep", "close brackets, and quote text that holds many")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _aliases(text: str) -> Iterator[Fault]:
    """Every alias at its place, which the nodes do not tell."""
    for token in yaml.scan(text, Loader=Loader):
        if isinstance(token, yaml.AliasToken):
            yield Fault(token.start_mark.line, token.start_mark.column, "yaml-alias",
                        f"the alias *{token.value} stands for a value written elsewhere", "write the value out")


def _descend(node: yaml.Node, path: Path) -> yaml.Node:
    for number, step in enumerate(path):
        if isinstance(step, int) and path[number + 1:number + 2] == ("value",) and not _holds_statements(node):
            continue  # the whole list is the value of one statement
        child = _child(node, step)
        if child is not None:
            node = child
    return node


def _holds_statements(node: yaml.Node) -> bool:
    return isinstance(node, yaml.SequenceNode) and any(_child(item, "value") is not None for item in node.value)


def _child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(step, int):
        if isinstance(node, yaml.SequenceNode):
            given = [child for child in node.value if not _empty(child)]
            return given[step] if step < len(given) else None
        return None
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    return None


def _empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.value.strip()
