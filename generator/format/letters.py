"""Letters as they should be: in Unicode's composed form, and ʿayn and hamza as the characters they are.

What stands for ʿ and ʾ in a keyboard's reach is often an apostrophe. It is set right
where nothing else can be meant: the signs that only ever stand for one of the two, and
quotation marks inside of words where no apostrophe of a European language stands.
"""

from __future__ import annotations

import re
import unicodedata

AYN, HAMZA = "\u02bf", "\u02be"

_ALWAYS = str.maketrans({"\u02bb": AYN, "\u02bd": AYN, "\u0295": AYN, "\u02bc": HAMZA, "\u0294": HAMZA})
_LETTER = r"[^\W\d_]"
_OPENING = re.compile(rf"(?<={_LETTER})\u2018(?={_LETTER})")
_WORD = re.compile(rf"{_LETTER}+(?:\u2019{_LETTER}+)+")
_TRANSLITERATED = re.compile("[āīūĀĪŪḥṣṭḍẓḤṢṬḌẒ]")
_ENGLISH = re.compile(r"\u2019(?!(?:s|t|d|m|ll|re|ve)\b)(?=[a-zāīū])")


def composed(text: str) -> str:
    """The text in Unicode's composed form (NFC)."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def arabic(text: str) -> str:
    """The text with the signs for ʿayn and hamza in it, where one can be sure of them."""
    if text.isascii():
        return text
    return _WORD.sub(_hamza, _OPENING.sub(AYN, text.translate(_ALWAYS)))


def _hamza(word: re.Match[str]) -> str:
    """A word of a transliteration with hamza for an apostrophe inside of it: Qurʾān, but not Khālid’s or d’Īrān."""
    text = word[0]
    if not _TRANSLITERATED.search(text) or text.index("\u2019") < 2:
        return text
    return _ENGLISH.sub(HAMZA, text)
