"""Names in prose held against the names of entries: misspelt, not linked, dated otherwise, never spoken of."""

from __future__ import annotations

from collections.abc import Iterator

from generator.extracts.wording import Linked, Phrase
from generator.folding import fold
from generator.reasoning.corpus import WORD, Corpus
from generator.reasoning.finding import Finding, Spot


def entry(corpus: Corpus, id_: str) -> Iterator[Finding]:
    """The links of one entry by their texts, and the names without links in it."""
    wording = corpus.wording.get(id_)
    if wording is None:
        return
    for linked in wording.linked:
        yield from _misspelt(id_, linked, corpus)
    unlinked = {named: phrase for phrase in reversed(wording.phrases) if (named := _named(id_, phrase, corpus))}
    for named, phrase in unlinked.items():
        yield Finding("unlinked-name", (Spot(id_, phrase.path, offset=phrase.offset), Spot(named, ("headword",))),
                      f"{named} ({{1}}) is named here, and linked nowhere in this entry", f"write [[{named}|…]] here")


def orphan(corpus: Corpus, id_: str) -> Iterator[Finding]:
    """Some other entry leads to this one."""
    if corpus.grown and corpus.kinds.get(id_, "work") != "work" and not corpus.sharing("names", id_):
        yield Finding("orphan", (Spot(id_, ("headword",)),), "no other entry leads to this one",
                      "link to it where it is spoken of, or name it under see_also: of another")


def _misspelt(id_: str, linked: Linked, corpus: Corpus) -> Iterator[Finding]:
    """A word of a name is written as the entry writes it, marks and all; a word without any marks is let be."""
    known = corpus.spellings.get(linked.target)
    for found in WORD.finditer(linked.text) if known else ():
        word = found[0].casefold()
        right = known.get(fold(word))
        if right and word not in right and not word.isascii():
            yield Finding("misspelt-name", (Spot(id_, linked.path, offset=linked.offset), Spot(linked.target, ("headword",))),
                          f"“{found[0]}” is written otherwise in the names of {linked.target} ({{1}})",
                          "write it as there: " + " or ".join(f"“{spelling}”" for spelling in sorted(right)))
            return


def _named(id_: str, phrase: Phrase, corpus: Corpus) -> str:
    """The entry that a phrase names in full and that this one links to nowhere, nor to one that bears its name in its own."""
    words = WORD.findall(phrase.text)
    spans = ((start, end) for start in range(len(words)) for end in range(len(words), start + 1, -1))
    named = next((other for start, end in spans if (other := _only(" ".join(words[start:end]), corpus))), "")
    if not named:
        return ""
    headword, linked = corpus.called[named].headword, (id_, *corpus.targets.get(id_, ()))
    return "" if any(called and headword in called.headword for other in linked if (called := corpus.called.get(other))) else named


def _only(words: str, corpus: Corpus) -> str:
    """The entry whose headword consists of these words, where only one does.

    Those whose word is reported are named everywhere, and are reached by what is cited: they are left out.
    """
    ids = [id_ for id_ in corpus.sharing("words", words) if not corpus.sharing("speaks", id_)]
    return ids[0] if len(ids) == 1 else ""
