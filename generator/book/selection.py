"""Which entries a book holds: all, one kind, a campaign with all that it names, or one entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.book.kinds import SOURCES
from generator.encyclopedia import Encyclopedia, Link
from generator.problems import nearest
from generator.settings import Misuse


class Selection(NamedTuple):
    """At most one of the three is given; none is the whole."""

    kind: str = ""
    campaign: str = ""
    entry: str = ""

    @property
    def name(self) -> str:
        """What a file of this selection is called beside that of the whole."""
        return self.kind or self.campaign or self.entry


def chosen(selection: Selection, encyclopedia: Encyclopedia, outgoing: Mapping[str, Iterable[Link]]) -> list[str]:
    """The ids of the entries in the book, the works that they cite among them; Misuse where there are none."""
    cards = encyclopedia.cards
    if selection.kind:
        if selection.kind not in encyclopedia.kinds:
            raise Misuse(f"there are no entries of the kind “{selection.kind}”; "
                         f"{nearest(selection.kind, encyclopedia.kinds) or 'one of ' + ', '.join(encyclopedia.kinds)}")
        ids = set(encyclopedia.kinds[selection.kind])
    elif selection.campaign:
        ids = _campaign(_known(selection.campaign, encyclopedia, "campaign"), encyclopedia, outgoing)
    elif selection.entry:
        ids = {_known(selection.entry, encyclopedia)}
    else:
        return list(cards)
    cited = {link.target for id_ in ids for link in outgoing.get(id_, ())
             if link.target in cards and cards[link.target].kind == SOURCES}
    return [id_ for id_ in cards if id_ in ids or id_ in cited]


def _known(id_: str, encyclopedia: Encyclopedia, kind: str = "") -> str:
    card = encyclopedia.cards.get(id_)
    if card is None or kind and card.kind != kind:
        among = encyclopedia.kinds.get(kind, ()) if kind else encyclopedia.cards
        raise Misuse(f"there is no {kind or 'entry'} “{id_}”; {nearest(id_, among)}".rstrip("; "))
    return id_


def _campaign(id_: str, encyclopedia: Encyclopedia, outgoing: Mapping[str, Iterable[Link]]) -> set[str]:
    """A campaign, all that it names, all that the fields of its battles name, and what is claimed of these."""
    battles = encyclopedia.cards[id_].order
    named = {link.target for link in outgoing.get(id_, ())}
    named |= {link.target for battle in battles for link in outgoing.get(battle, ()) if not link.sentence}
    claims = {link.source for about in (id_, *battles) for link in encyclopedia.incoming.get(about, ())
              if link.relation == "claim.concerns"}
    return {found for found in {id_, *battles, *named, *claims} if found in encyclopedia.cards}
