"""Names in prose held against the names of entries: misspelt, not linked, dated otherwise, never spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.extracts.wording import Linked, Phrase
from generator.folding import fold
from generator.reasoning.corpus import Corpus
from generator.reasoning.finding import Finding, Spot

LINKED = ("person", "battle", "place", "group", "campaign")
"""Kinds that are linked where they are first named."""
_WORD = re.compile(r"[\wʿʾ]+")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Links by their texts, names without links, entries without links to them."""
    by_words = _by_words(corpus)
    targeted = {target for id_, targets in corpus.targets.items() for target in targets if target != id_}
    for id_, wording in corpus.wording.items():
        for linked in wording.linked:
            yield from _misspelt(id_, linked, corpus)
        unlinked = {named: phrase for phrase in reversed(wording.phrases) if (named := _named(id_, phrase, by_words, corpus))}
        for named, phrase in unlinked.items():
            yield Finding("unlinked-name", (Spot(id_, phrase.path, offset=phrase.offset), Spot(named, ("headword",))),
                          f"{named} ({{1}}) is named here, and linked nowhere in this entry", f"write [[{named}|…]] here")
    for id_, kind in corpus.kinds.items() if corpus.grown else ():
        if id_ not in targeted and kind != "work":
            yield Finding("orphan", (Spot(id_, ("headword",)),), "no other entry leads to this one",
                          "link to it where it is spoken of, or name it under see_also: of another")


def _misspelt(id_: str, linked: Linked, corpus: Corpus) -> Iterator[Finding]:
    """A word of a name is written as the entry writes it, marks and all; a word without any marks is let be."""
    known = corpus.spellings.get(linked.target)
    for found in _WORD.finditer(linked.text) if known else ():
        word = found[0].casefold()
        right = known.get(fold(word))
        if right and word not in right and not word.isascii():
            yield Finding("misspelt-name", (Spot(id_, linked.path, offset=linked.offset), Spot(linked.target, ("headword",))),
                          f"“{found[0]}” is written otherwise in the names of {linked.target} ({{1}})",
                          "write it as there: " + " or ".join(f"“{spelling}”" for spelling in sorted(right)))
            return


def _by_words(corpus: Corpus) -> dict[tuple[str, ...], str]:
    """Entries by the words of their headwords, two and more besides articles, where only one has them.

    Those whose word is reported are named everywhere, and are reached by what is cited: they are left out.
    """
    authorities = {author for work in corpus.works.values() for author in work.authors} | {
        name for rests in corpus.grounds.values() for piece in rests.pieces for name in piece.authorities}
    found: dict[tuple[str, ...], list[str]] = {}
    for id_, head in corpus.headwords.items():
        words = tuple(_WORD.findall(head))
        if corpus.kinds.get(id_) in LINKED and id_ not in authorities and sum(word[0].isupper() or word[0] in "ʿʾ" for word in words) > 1:
            found.setdefault(words, []).append(id_)
    return {words: ids[0] for words, ids in found.items() if len(ids) == 1}


def _named(id_: str, phrase: Phrase, by_words: Mapping[tuple[str, ...], str], corpus: Corpus) -> str:
    """The entry that a phrase names in full and that this one links to nowhere, nor to one that bears its name in its own."""
    words = _WORD.findall(phrase.text)
    spans = ((start, end) for start in range(len(words)) for end in range(len(words), start + 1, -1))
    named = next((other for start, end in spans if (other := by_words.get(tuple(words[start:end])))), "")
    linked = (id_, *corpus.targets.get(id_, ()))
    return "" if named and any(corpus.headwords[named] in corpus.headwords.get(other, "") for other in linked) else named
