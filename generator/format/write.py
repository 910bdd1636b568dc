"""Nodes written as lines of YAML: short records and lists in brackets, the rest one below the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import yaml

from generator.format.comments import Comments, Remark
from generator.format.reflow import reflowed
from generator.format.scalars import WIDTH, folded, literal, quoted
from generator.format.shape import Shape

Repair = Callable[[str], str]
Lines = list[str]


class _Part(NamedTuple):
    """A field of a record, or a part of a list, as it is written: what stands before it, and its own lines."""

    name: str
    before: list[Remark]
    lines: Lines


class Writer:
    """Writes the nodes of one file, and gives out each comment where its node is."""

    def __init__(self, held: Comments, repair: Repair) -> None:
        self.held, self.repair = held, repair

    def file(self, root: yaml.MappingNode, model: type | None, modeline: str) -> str:
        """The whole file; a blank line parts what is told at length from the rest."""
        lines = _head(self.held.head, modeline)
        last: _Part | None = None
        for field in self._fields(root, Shape(model=model), 0):
            before = [remark.text for remark in field.before]
            if last is not None and before[:1] != [""] and _apart(last, field):
                lines.append("")
            first = last is None and lines[-1:] in ([], [""])
            lines += [*(before[1:] if first and before[:1] == [""] else before), *field.lines]
            last = field
        lines += self._tail(root, 0)
        return "\n".join(lines) + "\n"

    def _fields(self, node: yaml.MappingNode, shape: Shape, indent: int) -> Iterator[_Part]:
        pairs = {key.value: (key, value) for key, value in node.value}
        record = shape.record(pairs)
        for name in record.ordered(list(pairs)):
            key, value = pairs[name]
            before = self.held.before.pop(key.start_mark.index, [])
            head = f"{' ' * indent}{quoted(name)}:"
            lines = self._value(head, value, record.below(name), indent, key)
            yield _Part(name, before, lines)

    def _value(self, head: str, node: yaml.Node, shape: Shape, indent: int, holder: yaml.Node) -> Lines:
        """A value behind its field's name, or behind the hyphen of a list."""
        remarks = self.held.behind.pop(holder.start_mark.index, [])
        if isinstance(node, yaml.ScalarNode):
            first, *rest = self._scalar(head, node, shape, indent)
        elif (line := self._on_a_line(head, node, shape, part=node is holder)) is not None:
            first, *rest = [line]
        else:
            first, rest = head, self._below(node, shape, indent + 2)
        return [_remarked(first, remarks), *rest]

    def _below(self, node: yaml.CollectionNode, shape: Shape, indent: int) -> Lines:
        """A record's fields, or the parts of a list, one below the other."""
        parts = self._parts(node, shape, indent)
        return [*(line for part in parts for line in (*_indented(part.before, indent), *part.lines)),
                *self._tail(node, indent)]

    def _parts(self, node: yaml.CollectionNode, shape: Shape, indent: int) -> Iterator[_Part]:
        if isinstance(node, yaml.MappingNode):
            yield from self._fields(node, shape, indent)
            return
        for item in node.value:
            yield self._item(item, self._inner(node, shape), indent)

    @staticmethod
    def _inner(node: yaml.SequenceNode, shape: Shape) -> Shape:
        """The shape of the parts of a list."""
        return (shape if any(map(_is_statement, node.value)) else shape.bare()).item()

    def _item(self, node: yaml.Node, shape: Shape, indent: int) -> _Part:
        """A part of a list; the first field of a record, or part of a list, stands beside the hyphen.

        What is said before the first of them stands before the hyphen, and so does what stood behind a bracket.
        """
        head, before = f"{' ' * indent}-", self._before(node, shape)
        if isinstance(node, yaml.ScalarNode) or self._on_a_line(head, node, shape, part=True) is not None:
            return _Part("", before, self._value(head, node, shape, indent, node))
        if node.flow_style:
            before += self.held.behind.pop(node.start_mark.index, [])
        first, *rest = self._parts(node, shape, indent + 2)
        lines = [*first.lines, *(line for part in rest for line in (*_indented(part.before, indent + 2), *part.lines))]
        lines[0] = f"{head} {lines[0].lstrip()}"
        return _Part("", before + first.before, [*lines, *self._tail(node, indent + 2)])

    def _before(self, node: yaml.Node, shape: Shape) -> list[Remark]:
        """What stands before a part of a list, and before what will be the first thing in it."""
        remarks = self.held.before.pop(node.start_mark.index, [])
        if isinstance(node, yaml.SequenceNode) and node.value:
            return remarks + self._before(node.value[0], self._inner(node, shape))
        if isinstance(node, yaml.MappingNode) and node.value:
            starts = {key.value: key.start_mark.index for key, _ in node.value}
            first, *_ = shape.record(starts).ordered(list(starts))
            return remarks + self.held.before.pop(starts[first], [])
        return remarks

    def _tail(self, node: yaml.Node, indent: int) -> Lines:
        return _indented(self.held.tail.pop(node.start_mark.index, []), indent)

    # On one line

    def _on_a_line(self, head: str, node: yaml.CollectionNode, shape: Shape, *, part: bool) -> str | None:
        """A list or record in brackets; none where it is too long for a line, or wants to be told one below the other."""
        if not node.value:
            return f"{head} {'{}' if isinstance(node, yaml.MappingNode) else '[]'}"
        if not self._short(node, shape) or self.held.within(node, part=part):
            return None
        line = f"{head} {self._flow(node, shape)}"
        return line if len(line) <= WIDTH else None

    def _short(self, node: yaml.Node, shape: Shape) -> bool:
        """Whether the node is of the sort that is written in brackets."""
        if isinstance(node, yaml.ScalarNode):
            return "\n" not in node.value.strip()
        if isinstance(node, yaml.SequenceNode):
            scalars = all(isinstance(item, yaml.ScalarNode) for item in node.value)
            single = len(node.value) == 1 or shape.annotation is None
            return all(self._short(item, shape.item()) for item in node.value) and (
                not shape.bare().is_text if scalars else single and (shape.is_source or shape.annotation is None))
        record = shape.record([key.value for key, _ in node.value])
        if record.is_statement or (record.depth == 1 and not record.is_date):
            return False
        return all(self._short(value, record.below(key.value)) and not (
            record.listed and isinstance(value, yaml.SequenceNode)) for key, value in node.value)

    def _flow(self, node: yaml.Node, shape: Shape) -> str:
        if isinstance(node, yaml.ScalarNode):
            return self._quoted(node, shape, within=True)
        if isinstance(node, yaml.SequenceNode):
            return f"[{', '.join(self._flow(item, shape.item()) for item in node.value)}]"
        pairs = {key.value: value for key, value in node.value}
        record = shape.record(pairs)
        said = ((name, self._flow(pairs[name], record.below(name))) for name in record.ordered(list(pairs)))
        return f"{{{', '.join(f'{quoted(name, True)}: {value}'.rstrip() for name, value in said)}}}"

    def _quoted(self, node: yaml.ScalarNode, shape: Shape, *, within: bool = False) -> str:
        text = self.repair(node.value).strip()
        if not text:
            return '""' if node.style or within else ""
        return quoted(text, within, shape.bare().is_number)

    # Texts

    def _scalar(self, head: str, node: yaml.ScalarNode, shape: Shape, indent: int) -> Lines:
        text = self.repair(node.value)
        if "\n" not in text.strip() and not (shape.is_article and text.strip()):
            return self._line(head, node, shape, indent)
        text = text.strip("\n").rstrip() + "\n"
        if shape.bare().is_prose:
            text = reflowed(text, WIDTH - indent - 2)
        if (mark := literal(text)) is None:
            return [f"{head} {quoted(text)}"]
        pad = " " * (indent + 2)
        return [f"{head} {mark}", *(f"{pad}{line}" if line else "" for line in text.removesuffix("\n").split("\n"))]

    def _line(self, head: str, node: yaml.ScalarNode, shape: Shape, indent: int) -> Lines:
        """A text on one line, or folded to several."""
        text = self._quoted(node, shape)
        line = f"{head} {text}".rstrip()
        if len(line) <= WIDTH or (lines := folded(self.repair(node.value).strip(), indent + 2)) is None or len(lines) < 2:
            return [line]
        return [f"{head} >-", *(f"{' ' * (indent + 2)}{part}" for part in lines)]


def _head(remarks: list[Remark], modeline: str) -> Lines:
    """What begins the file: the line that tells editors the schema, and remarks on the whole."""
    lines = [remark.text for remark in remarks]
    while lines and not lines[0]:
        lines.pop(0)
    if modeline and not any(line.startswith(modeline.partition("=")[0]) for line in lines):
        lines.insert(0, modeline)
    return lines


def _apart(one: _Part, other: _Part) -> bool:
    """Whether a blank line stands between two fields of an entry: round the lead, what is told at length, and the questions."""
    alone = {"lead", "questions"}
    return bool(alone & {one.name, other.name}) or _at_length(one) or _at_length(other)


def _at_length(field: _Part) -> bool:
    return len(field.lines) > 1 and field.lines[0].partition(":")[2].strip().startswith("|")


def _indented(remarks: list[Remark], indent: int) -> Lines:
    """Remarks on lines of their own; one that began its line goes on to."""
    return [f"{' ' * indent if remark.column else ''}{remark.text}" if remark.text else "" for remark in remarks]


def _remarked(line: str, remarks: list[Remark]) -> str:
    """A line with its remark, at the column where it stood, if there is room."""
    for remark in remarks:
        return f"{line}{' ' * max(2, remark.column - len(line))}{remark.text}"
    return line


def _is_statement(node: yaml.Node) -> bool:
    return isinstance(node, yaml.MappingNode) and any(key.value == "value" for key, _ in node.value)
