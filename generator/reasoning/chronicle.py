"""All that the entries say of time, as one network: a node for each event, birth, death and office.

A node is some day of what it stands for, so a siege of months contradicts only what
leaves it no day at all. `select` says which statements count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.extracts.bonds import Bond
from generator.reasoning.corpus import Corpus, dated
from generator.reasoning.finding import Path, Spot
from generator.reasoning.kinship import KINSHIP
from generator.reasoning.relaxation import Edge
from generator.reasoning.select import Choice, Dating, datings

YEAR = 365.2425
DAY = 1024
"""Parts of a day, so that what follows something on the same day is still after it."""
AFTERMATH = 60
"""Days within which somebody killed in a battle was killed: in the pursuit, or of his wounds."""
_SAID = {"when": "dated {}", "born": "born {}", "died": "died {}", "flourished": "active {}"}


class Reason(NamedTuple):
    """Why an edge stands: the sort of rule, the statements behind it, and whom it concerns."""

    sort: str
    spots: tuple[Spot, ...] = ()
    of: str = ""


class Network(NamedTuple):
    """Nodes by number (0 is the origin of all dates), edges, their reasons, and the dates that were chosen."""

    nodes: tuple[tuple[str, str], ...]
    edges: tuple[Edge, ...]
    reasons: tuple[Reason, ...]
    datings: Mapping[str, Mapping[str, Dating]]


class Builder:
    """A network as it grows."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[str, str], int] = {("", ""): 0}
        self.edges: list[Edge] = []
        self.reasons: list[Reason] = []

    def node(self, id_: str, name: str = "when") -> int:
        return self.numbers.setdefault((id_, name), len(self.numbers))

    def because(self, sort: str, *spots: Spot, of: str = "") -> int:
        self.reasons.append(Reason(sort, spots, of))
        return len(self.reasons) - 1

    def after(self, earlier: int, later: int, reason: int, days: float = 0) -> None:
        """The later is on a day that is at least so many after that of the earlier; the origin begins its day."""
        least = int(days) * DAY - (DAY - 1 if earlier and days else 0)
        self.edges.append(Edge(later, earlier, -least, reason))

    def follows(self, earlier: int, later: int, reason: int) -> None:
        """The later is after the earlier, be it on the same day."""
        self.edges.append(Edge(later, earlier, -1, reason))

    def within(self, earlier: int, later: int, reason: int, days: float) -> None:
        """The later is on a day that is at most so many after that of the earlier."""
        self.edges.append(Edge(earlier, later, int(days) * DAY + DAY - 1, reason))


def network(corpus: Corpus, choose: Choice) -> Network:
    """The network of the statements that a choice lets count."""
    builder = Builder()
    chosen = {id_: datings(found, choose) for id_, found in corpus.times.items()}
    for id_, dates in chosen.items():
        for name, dating in dates.items():
            _date(builder, id_, name, dating)
    for id_, bonds in corpus.bonds.items():
        _orders(builder, id_, choose([bond for bond in bonds if bond.sort == "ordered"]))
        for bond in choose_each(bonds, choose):
            _BONDS.get(bond.sort, _nothing)(builder, corpus, chosen, id_, bond)
    _lives(builder, corpus)
    return Network(tuple(builder.numbers), tuple(builder.edges), tuple(builder.reasons), chosen)


def choose_each(bonds: Sequence[Bond], choose: Choice) -> list[Bond]:
    """The bonds that count, each judged by itself; those without a source are the frame in which all stand."""
    return [bond for bond in bonds if not bond.sources or choose([bond])]


def _date(builder: Builder, id_: str, name: str, dating: Dating) -> None:
    node = builder.node(id_, name)
    spots = tuple(Spot(id_, time.path, said(name, time.title).format(dated(time))) for time in dating.times)
    if dating.first is not None:
        builder.after(0, node, builder.because("date", *spots), dating.first)
    if dating.last is not None:
        builder.within(0, node, builder.because("date", *spots), dating.last)


def said(name: str, title: str) -> str:
    """How a date of this sort is named in a message."""
    return _SAID.get(name) or f"{title or name.partition('.')[0]} {{}}".lstrip()


def _orders(builder: Builder, id_: str, orders: Sequence[Bond]) -> None:
    """The order of a campaign's battles; of several orders what they have in common."""
    if not orders:
        return
    first, *others = orders
    for number in range(len(first.others) - 1):
        before, after = first.others[number:number + 2]
        if all(_agrees(order.others, before, after) for order in others):
            spot = Spot(id_, (*first.path, number + 1), f"{before} before {after}")
            builder.follows(builder.node(before), builder.node(after), builder.because("order", spot))


def _agrees(order: Sequence[str], before: str, after: str) -> bool:
    return before in order and after in order and order.index(before) < order.index(after)


def _lives(builder: Builder, corpus: Corpus) -> None:
    """Nobody dies before birth, nor too old."""
    for id_, name in list(builder.numbers):
        if name == "born" and (id_, "died") in builder.numbers:
            born, died = builder.node(id_, "born"), builder.node(id_, "died")
            builder.after(born, died, builder.because("life", of=id_))
            builder.within(born, died, builder.because("age", of=id_), corpus.limits.oldest * YEAR)


def _alive(builder: Builder, corpus: Corpus, person: str, node: int, spot: Spot, *, grown: bool = True) -> None:
    """Somebody lived when something was done, and was old enough for it."""
    years = corpus.limits.fighter if grown else 0
    builder.after(node, builder.node(person, "died"), builder.because("life", spot, of=person))
    builder.after(builder.node(person, "born"), node, builder.because("age", spot, of=person), years * YEAR)


def _fought(builder: Builder, corpus: Corpus, chosen: Mapping, id_: str, bond: Bond) -> None:
    person, fate = bond.others[0], str(bond.told[2])
    if corpus.kinds.get(person, "person") != "person":
        return
    spot = Spot(id_, (*bond.path, "person"), f"{person} took part")
    _alive(builder, corpus, person, builder.node(id_), spot)
    died = chosen.get(person, {}).get("died")
    if corpus.is_killed(fate) and not (died and len(died.times) > 1):
        fell = Spot(id_, (*bond.path, "fate"), f"{person} {fate}")
        builder.within(builder.node(id_), builder.node(person, "died"), builder.because("killed", fell, of=person), AFTERMATH)


def _kin(builder: Builder, corpus: Corpus, chosen: Mapping, id_: str, bond: Bond) -> None:
    for limit in KINSHIP.get(str(bond.told[0]), ()):
        ends = {"self": id_, "other": bond.others[0]}
        earlier, later = (builder.node(ends[who], what) for who, what in (limit.earlier, limit.later))
        reason = builder.because("kin", Spot(id_, (*bond.path, "person"), f"{bond.others[0]} is the {bond.told[0]}"), of=id_)
        if limit.least is not None:
            builder.after(earlier, later, reason, limit.least(corpus.limits) * YEAR)
        if limit.most is not None:
            builder.within(earlier, later, reason, limit.most(corpus.limits) * YEAR)


def _led(builder: Builder, corpus: Corpus, chosen: Mapping, id_: str, bond: Bond) -> None:
    _if_dated(builder, corpus, chosen, id_, bond.path, bond.others[0], (*bond.path, "person"), "led")


def _held(builder: Builder, corpus: Corpus, chosen: Mapping, id_: str, bond: Bond) -> None:
    group, under = bond.others
    _if_dated(builder, corpus, chosen, id_, bond.path, id_, (*bond.path, "title"), "held the office")
    if under:
        _if_dated(builder, corpus, chosen, id_, bond.path, under, (*bond.path, "under"), "held under him by")
        _in_office(builder, corpus, chosen, id_, bond, group)


def _in_office(builder: Builder, corpus: Corpus, chosen: Mapping, id_: str, bond: Bond, group: str) -> None:
    """What is held of a group under its leader falls into his time, where he led it once."""
    under, node = bond.others[1], f"{bond.path[0]}.{bond.path[1]}"
    led = [leader for leader in corpus.bonds.get(group, ()) if leader.sort == "led" and leader.others[0] == under]
    if len(led) != 1 or node not in chosen.get(id_, {}):
        return
    reign = chosen.get(group, {}).get(f"{led[0].path[0]}.{led[0].path[1]}")
    if reign is None:
        return
    spots = (Spot(id_, (*bond.path, "under"), f"held under {under}"),
             *(Spot(group, time.path, f"{under} led it {dated(time)}") for time in reign.times))
    if reign.first is not None:
        builder.after(0, builder.node(id_, node), builder.because("office", *spots, of=under), reign.first)
    if reign.last is not None:
        builder.within(0, builder.node(id_, node), builder.because("office", *spots, of=under), reign.last)


def _member(builder: Builder, corpus: Corpus, chosen: Mapping, id_: str, bond: Bond) -> None:
    _if_dated(builder, corpus, chosen, id_, bond.path, id_, (*bond.path, "group"), "belonged to it", grown=False)


def _if_dated(builder: Builder, corpus: Corpus, chosen: Mapping, id_: str, path: Path, person: str, at: Path,
              words: str, *, grown: bool = True) -> None:
    name = f"{path[0]}.{path[1]}"
    if name in chosen.get(id_, {}):
        text = words if person == id_ else f"{words} {person}" if words.endswith("by") else f"{person} {words}"
        _alive(builder, corpus, person, builder.node(id_, name), Spot(id_, at, text), grown=grown)


def _campaign(builder: Builder, corpus: Corpus, chosen: Mapping, id_: str, bond: Bond) -> None:
    """A battle falls into the time of the campaign it belongs to."""
    period = chosen.get(bond.others[0], {}).get("when")
    if period is None:
        return
    spots = (Spot(id_, bond.path, f"part of {bond.others[0]}"),
             *(Spot(bond.others[0], time.path, f"dated {dated(time)}") for time in period.times))
    if period.first is not None:
        builder.after(0, builder.node(id_), builder.because("campaign", *spots), period.first)
    if period.last is not None:
        builder.within(0, builder.node(id_), builder.because("campaign", *spots), period.last)


def _relative(builder: Builder, corpus: Corpus, chosen: Mapping, id_: str, bond: Bond) -> None:
    earlier, later = builder.node(bond.others[0]), builder.node(id_)
    if bond.sort == "before":
        earlier, later = later, earlier
    reason = builder.because("relative", Spot(id_, bond.path, f"{bond.sort} {bond.others[0]}"))
    builder.follows(earlier, later, reason)
    if bond.told:
        builder.after(earlier, later, reason, bond.told[0])
        builder.within(earlier, later, reason, bond.told[1])


def _nothing(*_: object) -> None:
    """Other bonds have no time."""


_BONDS = {"fought": _fought, "kin": _kin, "led": _led, "held": _held, "member": _member, "campaign": _campaign,
          "after": _relative, "before": _relative}
