"""Names that several entries bear, and the page on which a reader chooses between them.

Names that the same entries share (Kadisiya, Qadesiya, القادسية) are one case, and
stand on one page. Works are left out: a book may be called as its subject is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.folding import fold, sort_key
from generator.watched import Watched

Names = tuple[tuple[str, str], ...]
"""The names of an entry, the headword first, each with its language."""
FOLDER = "names"


class Homonym(NamedTuple):
    """A name of several bearers: the `slug` of its page, the name as it is said, and all that they share."""

    slug: str
    title: str
    ids: tuple[str, ...]
    names: Names

    @property
    def path(self) -> str:
        return f"{FOLDER}/{self.slug}.md"


def homonym_of(watched: Watched, id_: str) -> Homonym | None:
    """The case with the most bearers that an entry belongs to."""
    shared = {}
    for name, _ in watched.extract("other_names", id_) or ():
        folded = fold(name)
        ids = tuple(other for other in watched.bearers(folded)
                    if (card := watched.card(other)) and card.kind != "work")
        if id_ in ids and len(ids) > 1:
            shared[folded] = ids
    names = {other: watched.extract("other_names", other) or () for ids in shared.values() for other in ids}
    return max(_cases(shared, names), key=lambda case: (len(case.ids), case.slug), default=None)


def homonyms(watched: Watched) -> dict[str, Homonym]:
    """Every case of the encyclopedia by the slug of its page; cases of one slug are one."""
    works = {card.id for card in watched.of_kind("work")}
    apart = {name: tuple(id_ for id_ in ids if id_ not in works) for name, ids in watched.shared().items()}
    found: dict[str, Homonym] = {}
    for case in _cases({name: ids for name, ids in apart.items() if len(ids) > 1}, watched.extracts("other_names")):
        same = found.get(case.slug)
        found[case.slug] = case if same is None else same._replace(
            ids=tuple(sorted({*same.ids, *case.ids})), names=(*same.names, *case.names))
    return dict(sorted(found.items()))


def _cases(shared: Mapping[str, tuple[str, ...]], names: Mapping[str, Names]) -> Iterator[Homonym]:
    """The cases that some folded names with their bearers make."""
    bearers: dict[tuple[str, ...], set[str]] = {}
    for folded, ids in shared.items():
        bearers.setdefault(ids, set()).add(folded)
    for ids, folded in sorted(bearers.items()):
        heads = {names[id_][0][0] for id_ in ids if id_ in names}
        said = {name: lang for id_ in ids for name, lang in names.get(id_, ()) if fold(name) in folded}
        ordered = sorted(said, key=lambda name: _worth(name, heads))
        title = _common(heads) or ordered[0]
        slug = fold(title).replace(" ", "-")
        slug = slug if slug.isascii() and slug != "index" else f"{ids[0]}-name"
        yield Homonym(slug, title, ids, tuple((name, said[name]) for name in ordered))


def _common(headwords: Iterable[str]) -> str:
    """The headword that all the others contain, the article apart: al-Qādisiyya, of its battle and of the town; else nothing."""
    shortest, *others = sorted(headwords, key=lambda name: (len(sort_key(name)), name)) or [""]
    return shortest if all(f" {sort_key(shortest)} " in f" {fold(other)} " for other in others) else ""


def _worth(name: str, heads: Iterable[str]) -> tuple[bool, int, bool, int, str]:
    """Sorts Latin script before others, few words before many, a headword before others, the scholarly spelling first."""
    folded = fold(name)
    return (not folded.isascii(), folded.count(" "), name not in heads,
            -sum(not letter.isascii() for letter in name), name)
