"""All that the entries say of time, as one network: a node for each event, birth, death and office.

A node is some day of what it stands for, so a siege of months contradicts only what
leaves it no day at all. `select` says which statements count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.extracts.bonds import Bond
from generator.reasoning.corpus import Corpus, dated
from generator.reasoning.finding import Path, Spot
from generator.reasoning.kinship import KINSHIP
from generator.reasoning.select import Choice, Dating, standing
from generator.reasoning.ties import ORIGIN, YEAR, Builder, Network, Node, Ties, joined

AFTERMATH = 60
"""Days within which somebody killed in a battle was killed: in the pursuit, or of his wounds."""
_SAID = {"when": "dated {}", "born": "born {}", "died": "died {}", "flourished": "active {}"}


def network(corpus: Corpus, choose: Choice) -> Network:
    """The network of the statements that a choice lets count."""
    known: dict[str, Mapping[str, Dating]] = {}
    ids = sorted({*corpus.times, *corpus.bonds})
    whole = joined((ties(corpus, id_, choose, known) for id_ in ids), corpus.limits)
    return whole._replace(datings={id_: known[id_] for id_ in ids if known.get(id_)})


def ties(corpus: Corpus, id_: str, choose: Choice = standing, known: dict[str, Mapping[str, Dating]] | None = None) -> Ties:
    """What an entry says of time, as far as a choice lets it count. `known` keeps the dates chosen from one call to the next."""
    builder = Builder(corpus, choose, {} if known is None else known)
    for name, dating in builder.dates(id_).items():
        _date(builder, id_, name, dating)
    bonds = corpus.bonds.get(id_, ())
    _orders(builder, id_, choose([bond for bond in bonds if bond.sort == "ordered"]))
    for bond in choose_each(bonds, choose):
        _BONDS.get(bond.sort, _nothing)(builder, id_, bond)
    return builder.ties()


def choose_each(bonds: Sequence[Bond], choose: Choice) -> list[Bond]:
    """The bonds that count, each judged by itself; those without a source are the frame in which all stand."""
    return [bond for bond in bonds if not bond.sources or choose([bond])]


def _date(builder: Builder, id_: str, name: str, dating: Dating) -> None:
    spots = tuple(Spot(id_, time.path, said(name, time.title).format(dated(time))) for time in dating.times)
    _period(builder, (id_, name), "date", dating, spots)


def _period(builder: Builder, node: Node, sort: str, dating: Dating, spots: tuple[Spot, ...], of: str = "") -> None:
    """Something falls into these days."""
    if dating.first is not None:
        builder.after(ORIGIN, node, builder.because(sort, *spots, of=of), dating.first)
    if dating.last is not None:
        builder.within(ORIGIN, node, builder.because(sort, *spots, of=of), dating.last)


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
            builder.follows((before, "when"), (after, "when"), builder.because("order", spot))


def _agrees(order: Sequence[str], before: str, after: str) -> bool:
    return before in order and after in order and order.index(before) < order.index(after)


def _alive(builder: Builder, person: str, node: Node, spot: Spot, *, grown: bool = True) -> None:
    """Somebody lived when something was done, and was old enough for it."""
    years = builder.corpus.limits.fighter if grown else 0
    builder.after(node, (person, "died"), builder.because("life", spot, of=person))
    builder.after((person, "born"), node, builder.because("age", spot, of=person), years * YEAR)


def _fought(builder: Builder, id_: str, bond: Bond) -> None:
    person, fate = bond.others[0], str(bond.told[2])
    if builder.corpus.kinds.get(person, "person") != "person":
        return
    _alive(builder, person, (id_, "when"), Spot(id_, (*bond.path, "person"), f"{person} took part"))
    died = builder.dates(person).get("died")
    if builder.corpus.is_killed(fate) and not (died and len(died.times) > 1):
        fell = Spot(id_, (*bond.path, "fate"), f"{person} {fate}")
        builder.within((id_, "when"), (person, "died"), builder.because("killed", fell, of=person), AFTERMATH)


def _kin(builder: Builder, id_: str, bond: Bond) -> None:
    for limit in KINSHIP.get(str(bond.told[0]), ()):
        ends = {"self": id_, "other": bond.others[0]}
        earlier, later = ((ends[who], what) for who, what in (limit.earlier, limit.later))
        reason = builder.because("kin", Spot(id_, (*bond.path, "person"), f"{bond.others[0]} is the {bond.told[0]}"), of=id_)
        if limit.least is not None:
            builder.after(earlier, later, reason, limit.least(builder.corpus.limits) * YEAR)
        if limit.most is not None:
            builder.within(earlier, later, reason, limit.most(builder.corpus.limits) * YEAR)


def _led(builder: Builder, id_: str, bond: Bond) -> None:
    _if_dated(builder, id_, bond.path, bond.others[0], (*bond.path, "person"), "led")


def _held(builder: Builder, id_: str, bond: Bond) -> None:
    group, under = bond.others
    _if_dated(builder, id_, bond.path, id_, (*bond.path, "title"), "held the office")
    if under:
        _if_dated(builder, id_, bond.path, under, (*bond.path, "under"), "held under him by")
        _in_office(builder, id_, bond, group)


def _in_office(builder: Builder, id_: str, bond: Bond, group: str) -> None:
    """What is held of a group under its leader falls into his time, where he led it once."""
    under, node = bond.others[1], f"{bond.path[0]}.{bond.path[1]}"
    led = [leader for leader in builder.corpus.bonds.get(group, ()) if leader.sort == "led" and leader.others[0] == under]
    if len(led) != 1 or node not in builder.dates(id_):
        return
    reign = builder.dates(group).get(f"{led[0].path[0]}.{led[0].path[1]}")
    if reign is None:
        return
    spots = (Spot(id_, (*bond.path, "under"), f"held under {under}"),
             *(Spot(group, time.path, f"{under} led it {dated(time)}") for time in reign.times))
    _period(builder, (id_, node), "office", reign, spots, under)


def _member(builder: Builder, id_: str, bond: Bond) -> None:
    _if_dated(builder, id_, bond.path, id_, (*bond.path, "group"), "belonged to it", grown=False)


def _if_dated(builder: Builder, id_: str, path: Path, person: str, at: Path, words: str, *, grown: bool = True) -> None:
    name = f"{path[0]}.{path[1]}"
    if name in builder.dates(id_):
        text = words if person == id_ else f"{words} {person}" if words.endswith("by") else f"{person} {words}"
        _alive(builder, person, (id_, name), Spot(id_, at, text), grown=grown)


def _campaign(builder: Builder, id_: str, bond: Bond) -> None:
    """A battle falls into the time of the campaign it belongs to."""
    period = builder.dates(bond.others[0]).get("when")
    if period is not None:
        spots = (Spot(id_, bond.path, f"part of {bond.others[0]}"),
                 *(Spot(bond.others[0], time.path, f"dated {dated(time)}") for time in period.times))
        _period(builder, (id_, "when"), "campaign", period, spots)


def _relative(builder: Builder, id_: str, bond: Bond) -> None:
    earlier, later = (bond.others[0], "when"), (id_, "when")
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
