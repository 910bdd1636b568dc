"""Names of several bearers: a page for each, where a reader chooses."""

from __future__ import annotations

from collections.abc import Iterator

from generator.browse.leaf import leaf
from generator.homonyms import FOLDER, Homonym, homonyms
from generator.pages.compose import Composer
from generator.pages.lists import Totals
from generator.pages.page import Page, Press
from generator.watched import Watched

PATH = f"{FOLDER}/index.md"


def paths(watched: Watched, press: Press) -> Iterator[str]:
    yield PATH
    yield from (case.path for case in watched.once(homonyms).values())


def page(path: str, say: Composer, totals: Totals, press: Press) -> Page:
    found, words = say.watched.once(homonyms), press.words
    case = found.get(path.rpartition("/")[2].removesuffix(".md")) if path != PATH else None
    if case:
        return _one(case, list(found.values()), say, press)
    cases = sorted(found.values(), key=lambda case: case.slug)
    return leaf(path, words("browse.names.title"), "names", say, press, "names",
                about=words("browse.names.about", n=len(cases)), cases=[(case, _cards(case, say)) for case in cases])


def _one(case: Homonym, found: list[Homonym], say: Composer, press: Press) -> Page:
    near = [other for other in found if other.slug != case.slug and not {*case.ids}.isdisjoint(other.ids)]
    return leaf(case.path, case.title, "name", say, press, "names", inside=True, cards=_cards(case, say), near=near,
                also=[say.foreign(name, lang) if lang and not name.isascii() else say.text(name)
                      for name, lang in case.names if name != case.title],
                about=press.words("browse.names.may_mean", name=case.title))


def _cards(case: Homonym, say: Composer) -> list:
    """The bearers, in the order of their headwords."""
    cards = [card for id_ in case.ids if (card := say.watched.card(id_))]
    return sorted(cards, key=lambda card: (len(card.headword), card.sort))
