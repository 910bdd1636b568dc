"""The indexes: every name in every spelling, and every name in its original script."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from generator.book.scripts import runs, tongue
from generator.folding import fold, letter, sort_key

_ARTICLE = re.compile("^(?:ال)(?=.{2})")
_LATIN = re.compile(r"[A-Za-zÀ-ɏʰ-˿\u1e00-\u1eff]")


class Named(NamedTuple):
    """An entry as the indexes know it; `names` are pairs of text and language, the headword not among them.

    `filed` is the headword as the book files it, `key` sorts it; without them it stands as it is.
    """

    id: str
    headword: str
    names: tuple[tuple[str, str], ...]
    filed: str = ""
    key: str = ""


def spellings(entries: Iterable[Named]) -> list[dict[str, Any]]:
    """Lines under letters: a headword with its entry, another spelling with the headword to look under.

    Spellings that differ from the headword in marks alone would stand beside it, and are left out.
    """
    lines: dict[tuple[str, str], tuple[str, str, str]] = {}
    for entry in entries:
        shown = entry.filed or entry.headword
        lines[entry.key or sort_key(shown), entry.id] = (shown, entry.id, "")
        for text, _ in entry.names:
            if _LATIN.search(text):
                lines.setdefault((sort_key(text), entry.id), (text, entry.id, shown))
    letters: dict[str, list] = {}
    for (key, _), (text, id_, see) in sorted(lines.items()):
        letters.setdefault(letter(key), []).append({"name": runs(text), "to": id_, "see": runs(see) if see else None})
    return [{"letter": first, "lines": found} for first, found in letters.items()]


def scripts(entries: Iterable[Named]) -> list[dict[str, Any]]:
    """Names in other scripts, by script, in the order of their alphabets (the Arabic article not counted)."""
    found: dict[str, dict[tuple[str, str, str], list]] = {}
    for entry in entries:
        for text, lang in entry.names:
            if text and not _LATIN.search(text):
                key = fold(_ARTICLE.sub("", text)) or text
                node = ["in", primary(lang) or tongue(text)[0], direction(text), [text]]
                found.setdefault(script(text), {})[key, text, entry.id] = [node, entry.id, runs(entry.headword)]
    return [{"script": name, "lines": [{"name": [node], "to": id_, "headword": headword}
                                       for _, (node, id_, headword) in sorted(lines.items())]}
            for name, lines in sorted(found.items())]


def script(text: str) -> str:
    """The script of a text by its first letter, as the words of the book call it."""
    for first, last, name in (("\u0590", "\u05ff", "hebrew"), ("\u0600", "\u06ff", "arabic"),
                              ("\u0700", "\u074f", "syriac"), ("\u0370", "\u03ff", "greek"),
                              ("\u1f00", "\u1fff", "greek")):
        if any(first <= letter_ <= last for letter_ in text):
            return name
    return "other"


def direction(text: str) -> str:
    return "rtl" if re.search("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]", text) else "ltr"


def primary(lang: str) -> str:
    """The language of a tag, without script and region: what Typst and a screen reader want."""
    first = lang.split("-")[0].lower()
    return first if 2 <= len(first) <= 3 and first.isalpha() else ""
