"""How far apart kin may have been born and have died, by what the one is to the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from generator.limits import Limits

Years = Callable[[Limits], float]
End = tuple[str, str]


class Gap(NamedTuple):
    """Between two days of two lives (`self` or `other`, `born` or `died`): at least and at most so many years."""

    earlier: End
    later: End
    least: Years | None = None
    most: Years | None = None


_ME, _OTHER, _MY_DEATH, _ITS_DEATH = ("self", "born"), ("other", "born"), ("self", "died"), ("other", "died")


def _parents(father: bool | None, parent: End, child: End, death: End) -> tuple[Gap, ...]:
    """A parent is older, not too old, and alive at the birth; a father may have died some months before."""
    def most(limits: Limits) -> float:
        return limits.father if father else limits.mother if father is False else max(limits.father, limits.mother)

    return (Gap(parent, child, lambda limits: limits.parent, most),
            Gap(child, death, lambda _: 0 if father is False else -1))


_PARENT_OF_CHILD = _parents(None, _ME, _OTHER, _MY_DEATH)
_GRANDPARENT = (Gap(_OTHER, _ME, lambda limits: 2 * limits.parent),)
_GRANDCHILD = (Gap(_ME, _OTHER, lambda limits: 2 * limits.parent),)
_SPOUSE = (Gap(_ME, _ITS_DEATH, lambda limits: 0), Gap(_OTHER, _MY_DEATH, lambda limits: 0))
_SIBLING = (Gap(_ME, _OTHER, None, lambda limits: limits.father - limits.parent),
            Gap(_OTHER, _ME, None, lambda limits: limits.father - limits.parent))

KINSHIP = {
    "father": _parents(True, _OTHER, _ME, _ITS_DEATH), "mother": _parents(False, _OTHER, _ME, _ITS_DEATH),
    "son": _PARENT_OF_CHILD, "daughter": _PARENT_OF_CHILD, "husband": _SPOUSE, "wife": _SPOUSE,
    "brother": _SIBLING, "sister": _SIBLING, "grandfather": _GRANDPARENT, "grandmother": _GRANDPARENT,
    "grandson": _GRANDCHILD, "granddaughter": _GRANDCHILD,
}
