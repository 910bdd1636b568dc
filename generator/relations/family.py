"""A family: who is whose parent, told by any of them, sorted into generations. Nothing is guessed.

Where only a grandparent, or only a brother or sister, is told, the link between is not named:
such a tie is `loose`, and is drawn with a broken line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

PARENTS, CHILDREN = ("father", "mother"), ("son", "daughter")
ELDERS, GRANDCHILDREN = ("grandfather", "grandmother"), ("grandson", "granddaughter")
SIBLINGS, SPOUSES = ("brother", "sister"), ("husband", "wife")
UP = {**dict.fromkeys(PARENTS, -1), **dict.fromkeys(CHILDREN, 1), **dict.fromkeys(ELDERS, -2),
      **dict.fromkeys(GRANDCHILDREN, 2), **dict.fromkeys(SIBLINGS, 0), **dict.fromkeys(SPOUSES, 0)}
"""How many generations below somebody a relative stands."""

Told = tuple[str, str, str]
"""Somebody, a term of kinship, and who is that to them."""


class Tie(NamedTuple):
    """An elder and one who descends from them; `loose` where the link between is not named."""

    elder: str
    younger: str
    loose: bool = False


class Family(NamedTuple):
    """Everybody with their generation, in the order in which they were met; the ties, and the couples.

    An elder whose id begins with `+` is nobody known: the parent that brothers and sisters have in common.
    """

    generations: dict[str, int]
    ties: tuple[Tie, ...]
    couples: tuple[tuple[str, str], ...]

    @property
    def deep(self) -> int:
        """How many generations of known people there are."""
        found = {generation for id_, generation in self.generations.items() if not id_.startswith("+")}
        return len(found)


def family(about: str, told: Callable[[str], Iterable[Told]], at_most: int) -> Family:
    """The family about somebody, the nearest first; `told` are all accounts of kinship that concern a person."""
    generations, accounts = _met(about, told, at_most)
    known = [one for one in accounts if one[0] in generations and one[2] in generations
             and generations[one[2]] - generations[one[0]] == UP[one[1]]]
    return _with_siblings(generations, _ties(known), known)


def _met(about: str, told: Callable[[str], Iterable[Told]], at_most: int) -> tuple[dict[str, int], dict[Told, None]]:
    """Everybody reached, breadth first, with their generation; and the accounts that were met on the way."""
    generations, accounts, queue = {about: 0}, dict[Told, None](), [about]
    for person in queue:
        for somebody, term, other in told(person):
            if term in UP:
                accounts[somebody, term, other] = None
                new = other if somebody == person else somebody
                if new not in generations and len(generations) < at_most:
                    generations[new] = generations[person] + (UP[term] if somebody == person else -UP[term])
                    queue.append(new)
    return generations, accounts


def _ties(known: Iterable[Told]) -> list[Tie]:
    """Parents and children; grandparents where nobody between is known. Fathers before mothers."""
    near = dict.fromkeys([
        *(Tie(other, one) for term in PARENTS for one, said, other in known if said == term),
        *(Tie(one, other) for one, said, other in known if said in CHILDREN)])
    parents: dict[str, set[str]] = {}
    for tie in near:
        parents.setdefault(tie.younger, set()).add(tie.elder)
    far = [Tie(other, one, True) if said in ELDERS else Tie(one, other, True) for one, said, other in known
           if said in ELDERS + GRANDCHILDREN]
    between = {tie: any(tie.elder in parents.get(parent, ()) for parent in parents.get(tie.younger, ())) for tie in far}
    return [*near, *dict.fromkeys(tie for tie in far if not between[tie])]


def _with_siblings(generations: dict[str, int], ties: list[Tie], known: Iterable[Told]) -> Family:
    """Brothers and sisters under the parent that one of them is known to have, or under one who is not named."""
    found = list(ties)
    for one, term, other in known:
        if term not in SIBLINGS:
            continue
        elders = [{tie.elder for tie in found if tie.younger == who and generations[who] - generations[tie.elder] == 1}
                  for who in (one, other)]
        if elders[0] & elders[1]:
            continue
        if not (elders[0] or elders[1]):
            unnamed = f"+{one}"
            generations[unnamed] = generations[one] - 1
            found += [Tie(unnamed, one, True), Tie(unnamed, other, True)]
        elif not (elders[0] and elders[1]):
            elder = next(tie.elder for tie in found if tie.elder in elders[0] | elders[1])
            found.append(Tie(elder, other if elders[0] else one, True))
    couples = dict.fromkeys((min(one, other), max(one, other)) for one, term, other in known if term in SPOUSES)
    return Family(generations, tuple(dict.fromkeys(found)), tuple(couples))
