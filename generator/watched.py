"""The encyclopedia as one page sees it, writing down what the page was made from."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from generator.encyclopedia import Card, Encyclopedia, Link, by_name


Value = TypeVar("Value")


class Watched:
    """Cards and links by id; every look-up is remembered among the needs of the page.

    A need is a word and an id: `card:x`, `in:x` (links to x), `same:x` (its namesakes),
    `kind:k` (all cards of a kind), `count:k`, `work:x` (how a work is referred to),
    `name:n` (who bears a name), `shared:` (the names of several bearers), `extract e:x` and `extract e:` (what is drawn from
    one entry, or from all), `changed:` (the days of change), `wanted:` and `totals:`.
    """

    def __init__(self, encyclopedia: Encyclopedia) -> None:
        self._whole = encyclopedia
        self.needs: dict[str, None] = {}
        self._cards: dict[str, Card | None] = {}

    def need(self, word: str, which: str = "") -> None:
        self.needs[f"{word}:{which}"] = None

    def card(self, id_: str) -> Card | None:
        if id_ not in self._cards:
            self.need("card", id_)
            self._cards[id_] = self._whole.cards.get(id_)
        return self._cards[id_]

    def incoming(self, id_: str) -> tuple[Link, ...]:
        self.need("in", id_)
        return self._whole.incoming.get(id_, ())

    def namesakes(self, id_: str) -> tuple[str, ...]:
        """The ids of other entries that bear one of its names."""
        self.need("same", id_)
        return self._whole.namesakes.get(id_, ())

    def bearers(self, folded: str) -> tuple[str, ...]:
        """The ids of the entries that bear a name, where they are several."""
        self.need("name", folded)
        return self._whole.shared.get(folded, ())

    def shared(self) -> dict[str, tuple[str, ...]]:
        """Every folded name that several entries bear, with their ids."""
        self.need("shared")
        return dict(sorted(self._whole.shared.items()))

    def once(self, draw: Callable[..., Value], *about: Hashable) -> Value:
        """What a function draws from the encyclopedia, drawn once for all pages; what it needs, this page needs."""
        kept, key = self._whole.kept, (draw, *about)
        if key not in kept:
            apart = Watched(self._whole)
            kept[key] = draw(apart, *about), apart.needs
        value, needs = kept[key]
        self.needs |= needs
        return value

    def extract(self, name: str, id_: str) -> Any:
        """What is drawn from one entry, or None."""
        self.need(f"extract {name}", id_)
        return self._whole.extracts.get(name, {}).get(id_)

    def extracts(self, name: str) -> dict[str, Any]:
        """What is drawn from every entry that gives it, by id."""
        self.need(f"extract {name}")
        return dict(sorted(self._whole.extracts.get(name, {}).items()))

    def changes(self) -> dict[str, str]:
        """The day (YYYY-MM-DD) on which each entry was last changed, where that is known."""
        self.need("changed")
        return dict(self._whole.changed)

    def own_change(self, id_: str) -> str:
        """The day on which the page's own entry was last changed, or nothing: no need, for the page is made anew with it."""
        return self._whole.changed.get(id_, "")

    def additions(self) -> dict[str, str]:
        """The day on which each entry was added, where that is known."""
        self.need("changed")
        return dict(self._whole.added)

    def of_kind(self, kind: str) -> list[Card]:
        """The cards of a kind in alphabetical order."""
        self.need("kind", kind)
        return sorted((self._whole.cards[id_] for id_ in self._whole.kinds.get(kind, ())), key=by_name)

    def count(self, kind: str) -> int:
        self.need("count", kind)
        return len(self._whole.kinds.get(kind, ()))

    def wanted(self) -> dict[str, tuple[Link, ...]]:
        """The links to entries that are not written, by id."""
        self.need("wanted")
        return dict(self._whole.wanted.items())
