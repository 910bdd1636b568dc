"""What the checks between entries read: facts, and which of them a check has read.

An *own* fact is what one entry says, under a name: its dates, its bonds. A *shared* fact is what
any entries say under a name and a key: who bears this name, who cites this work. What was read is
noted, so that a check is run again only where something of it has changed.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

Key = tuple[str, str]
"""The name of a fact, and the id or the key under which it stands."""
Value = TypeVar("Value")
EVERY = "*"
"""The key that stands for all facts of a name."""


class Drawn(NamedTuple):
    """The facts of one entry: its own by name, the shared by name and key; their values packed."""

    own: Mapping[str, bytes]
    shared: Mapping[Key, bytes]


class Store(Protocol):
    """Where facts lie. Their order is that of the paths of the entries."""

    def own(self, name: str, id_: str) -> bytes | None:
        """What an entry says under a name."""

    def shared(self, name: str, key: str) -> Mapping[str, bytes]:
        """What entries say under a name and a key, by id."""

    def ids(self, name: str) -> Iterable[str]:
        """The entries that say something of their own under a name, by id."""

    def keys(self, name: str, least: int) -> Iterable[str]:
        """The keys under which at least so many entries say something."""


class Memory:
    """Facts in memory: `drawn` by id."""

    def __init__(self, drawn: Mapping[str, Drawn]) -> None:
        self._drawn = drawn
        self._shared: dict[str, dict[str, dict[str, bytes]]] = {}
        for id_, facts in drawn.items():
            for (name, key), value in facts.shared.items():
                self._shared.setdefault(name, {}).setdefault(key, {})[id_] = value

    @classmethod
    def of(cls, values: Mapping[str, Mapping[str, Any]]) -> Memory:
        """Own facts alone, by name and id, not yet packed."""
        drawn: dict[str, dict[str, bytes]] = {}
        for name, said in values.items():
            for id_, value in said.items():
                drawn.setdefault(id_, {})[name] = marshal.dumps(value, 2)
        return cls({id_: Drawn(own, {}) for id_, own in sorted(drawn.items())})

    def groups(self) -> Iterator[tuple[str, str, Mapping[str, bytes]]]:
        """The shared facts: name, key, and what entries say under them."""
        return ((name, key, group) for name, keys in self._shared.items() for key, group in keys.items())

    def own(self, name: str, id_: str) -> bytes | None:
        facts = self._drawn.get(id_)
        return facts.own.get(name) if facts else None

    def shared(self, name: str, key: str) -> Mapping[str, bytes]:
        return self._shared.get(name, {}).get(key, {})

    def ids(self, name: str) -> Iterable[str]:
        return sorted(id_ for id_, facts in self._drawn.items() if name in facts.own)

    def keys(self, name: str, least: int) -> Iterable[str]:
        return sorted(key for key, group in self._shared.get(name, {}).items() if len(group) >= least)


class Reader:
    """Facts as a check sees them; `noted` are those it has asked for, be they there or not."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.noted: set[Key] = set()

    def own(self, name: str, unpack: Callable[[Any], Value]) -> Own[Value]:
        """What the entries say under a name, by id."""
        return Own(self, name, unpack)

    def shared(self, name: str, key: str) -> Mapping[str, bytes]:
        """What entries say under a name and a key, by id, packed."""
        self.noted.add((name, key))
        return self.store.shared(name, key)


class Own(Mapping[str, Value], Generic[Value]):
    """The own facts of one name by id, each unpacked once. Who goes through all of them has read them all."""

    def __init__(self, reader: Reader, name: str, unpack: Callable[[Any], Value]) -> None:
        self._reader, self._name, self._unpack = reader, name, unpack
        self._known: dict[str, Value | None] = {}

    def __getitem__(self, id_: str) -> Value:
        value = self.get(id_)
        if value is None:
            raise KeyError(id_)
        return value

    def get(self, id_: str, default: Any = None) -> Any:
        self._reader.noted.add((self._name, id_))
        if id_ not in self._known:
            packed = self._reader.store.own(self._name, id_)
            self._known[id_] = None if packed is None else self._unpack(marshal.loads(packed))
        value = self._known[id_]
        return default if value is None else value

    def __contains__(self, id_: object) -> bool:
        return self.get(str(id_)) is not None

    def __iter__(self) -> Iterator[str]:
        self._reader.noted.add((self._name, EVERY))
        return iter(self._reader.store.ids(self._name))

    def __len__(self) -> int:
        return sum(1 for _ in self)
