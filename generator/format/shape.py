"""What stands where in an entry, as the models have it: the order of fields, and the form that suits each.

The order is that of the models: what an entry is called and its lead first, then the
fields of its kind, then article, questions and references, as a page has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel, PlainValidator

from generator.dates import When
from generator.entries import scalars
from generator.entries.entry import Entry
from generator.entries.samples import models_in
from generator.entries.values import Evidence, Prose, Reference, Sentence, Statement

_BESIDE = ("weekday", "text")
"""What stands behind the calendars of a date; which calendar goes first is the author's choice."""


class Shape(NamedTuple):
    """What is expected at one place: the annotation of its field, how deep it stands, whether in a list."""

    annotation: _Whole | None = None
    depth: int = 0
    model: type[BaseModel] | None = None
    listed: bool = False

    def item(self) -> Shape:
        """The shape of each part of the list that stands here."""
        return self._replace(depth=self.depth + 1, listed=True)

    def below(self, name: str) -> Shape:
        """The shape of a field of the record that stands here."""
        field = _field(self.model, name) if self.model else None
        return Shape(field, self.depth + 1)

    def record(self, names: Iterable[str]) -> Shape:
        """The shape of the record here that has these fields: a statement, if a value is among them."""
        if self.model is not None:
            return self
        bare = self if "value" in names else self.bare()
        return bare._replace(model=next(iter(bare._models), None))

    def bare(self) -> Shape:
        """The shape of what is stated here, where no evidence stands beside it."""
        model = next(iter(self._models), None)
        if model is None or not issubclass(model, Statement):
            return self
        return Shape(_field(model, "value"), self.depth + 1, listed=self.listed)

    @property
    def _models(self) -> tuple[type[BaseModel], ...]:
        return self.annotation.models if self.annotation else ()

    @property
    def _leaves(self) -> frozenset[Any]:
        return self.annotation.leaves if self.annotation else frozenset()

    @property
    def _marks(self) -> tuple[Any, ...]:
        return self.annotation.marks if self.annotation else ()

    def ordered(self, names: list[str]) -> list[str]:
        """Names of fields in their order; those that are not known come last, in the order they have."""
        if self.is_date:
            return sorted(names, key=lambda name: _BESIDE.index(name) if name in _BESIDE else -1)
        known = fields(self.model) if self.model else ()
        place = {name: number for number, name in enumerate(known)}
        return sorted(names, key=lambda name: place.get(name, len(place)))

    @property
    def is_date(self) -> bool:
        return self.model is None and When in self._leaves

    @property
    def is_number(self) -> bool:
        return bool({int, float} & self._leaves) or self.is_date

    @property
    def is_text(self) -> bool:
        """Whether free text of one line stands here, in a list one below the other."""
        return any(isinstance(mark, PlainValidator) and mark.func is scalars.line for mark in self._marks)

    @property
    def is_article(self) -> bool:
        """Whether prose of several paragraphs stands here."""
        return (self.depth == 1 and Prose in self._leaves and not self._models
                and not any(isinstance(mark, Sentence) for mark in self._marks))

    @property
    def is_prose(self) -> bool:
        return Prose in self._leaves

    @property
    def is_source(self) -> bool:
        return Reference in self._models

    @property
    def is_statement(self) -> bool:
        return self.model is not None and issubclass(self.model, Statement)


@cache
def fields(model: type[BaseModel]) -> list[str]:
    """The fields of a record in their order: its own, then its evidence; of an entry, see the module."""
    names = [(field.alias or name) for name, field in model.model_fields.items()]
    if issubclass(model, Entry):
        return _of_entry(model, names)
    shared = [name for name in Evidence.model_fields if issubclass(model, Evidence)]
    return [name for name in names if name not in shared] + shared


def _of_entry(model: type[Entry], names: list[str]) -> list[str]:
    common = [(field.alias or name) for name, field in Entry.model_fields.items()]
    after = common.index("article")
    own = [name for name in names if name not in common]
    return [*common[:after], *(name for name in own if name not in model.AFTER_ARTICLE), "article",
            *model.AFTER_ARTICLE, *common[after + 1:]]


@cache
def _field(model: type[BaseModel], name: str) -> _Whole | None:
    field = next((field for key, field in model.model_fields.items() if name == (field.alias or key)), None)
    return None if field is None else _Whole(field.annotation, tuple(field.metadata))


class _Whole:
    """An annotation with the metadata that pydantic keeps beside it, and what is in it."""

    def __init__(self, kind: Any, metadata: tuple) -> None:
        parts = [*metadata, *_parts(kind)]
        self.models = tuple(models_in(kind))
        self.leaves = frozenset(part for part in parts if isinstance(part, type) and get_origin(part) is None)
        self.marks = tuple(part for part in parts if not isinstance(part, type))


def _parts(annotation: Any) -> Iterator[Any]:
    """An annotation and all within it, lists and records left out."""
    yield annotation
    for part in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
        if part is not ... and part is not annotation:
            yield from _parts(part)
