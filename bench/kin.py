"""Who is whose kin in a synthetic encyclopedia: by lives that allow it, and said from both sides."""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from cast import Figure

YEAR = 365.25
CHILDREN = 6
"""Children of one father at most."""


class Life(NamedTuple):
    """First and last day (JDN)."""

    born: int
    died: int
    woman: bool


class Kin(NamedTuple):
    """What another is to somebody."""

    relation: str
    other: Figure


def families(persons: list[Figure], lives: dict[str, Life], rng: random.Random) -> dict[str, list[Kin]]:
    """Fathers with their children, a brother or sister, an uncle; spouses; clients with their patrons."""
    kin: dict[str, list[Kin]] = {person.id: [] for person in persons}
    fathers: dict[str, Figure] = {}
    children: dict[str, list[Figure]] = {}

    def tie(one: Figure, to_one: str, other: Figure, to_other: str) -> None:
        kin[one.id].append(Kin(to_other, other))
        kin[other.id].append(Kin(to_one, one))

    men = sorted((person for person in persons if not lives[person.id].woman), key=lambda man: (lives[man.id].born, man.id))
    births = [lives[man.id].born for man in men]
    for child in persons:
        father = _father(lives[child.id], men, births, lives, rng) if rng.random() < .55 else None
        said = "daughter" if lives[child.id].woman else "son"
        if father and len(siblings := children.setdefault(father.id, [])) < CHILDREN:
            tie(child, said, father, "father")
            if siblings:
                tie(child, _sibling(child, lives), siblings[-1], _sibling(siblings[-1], lives))
            siblings.append(child)
            fathers[child.id] = father
    for child in persons:
        father = fathers.get(child.id)
        uncles = [man for man in children.get(fathers[father.id].id, ()) if man is not father and not lives[man.id].woman] \
            if father and father.id in fathers else []
        if uncles and rng.random() < .5:
            tie(child, "niece" if lives[child.id].woman else "nephew", uncles[0], "uncle")
    for one, other in zip(persons, persons[7:], strict=False):
        if all(known.other is not other for known in kin[one.id]):
            _tie_by_chance(one, other, lives, rng, tie)
    return kin


def _tie_by_chance(one: Figure, other: Figure, lives: dict[str, Life], rng: random.Random, tie) -> None:
    """Spouses where they may be, now and then a client."""
    a, b = lives[one.id], lives[other.id]
    together = min(a.died, b.died) - max(a.born, b.born) > 18 * YEAR
    if together and a.woman != b.woman and abs(a.born - b.born) < 25 * YEAR:
        tie(one, "wife" if a.woman else "husband", other, "wife" if b.woman else "husband")
    elif together and rng.random() < .15:
        tie(one, "client", other, "patron")


def _father(child: Life, men: list[Figure], births: list[int], lives: dict[str, Life], rng: random.Random) -> Figure | None:
    """A man who was twenty to forty-five when somebody was born, and alive."""
    first, last = bisect_left(births, child.born - 45 * YEAR), bisect_right(births, child.born - 20 * YEAR)
    for _ in range(4 if first < last else 0):
        father = men[rng.randrange(first, last)]
        if lives[father.id].died > child.born:
            return father
    return None


def _sibling(person: Figure, lives: dict[str, Life]) -> str:
    return "sister" if lives[person.id].woman else "brother"
