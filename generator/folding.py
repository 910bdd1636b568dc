"""Names folded to plain letters: for sorting as scholars sort, for telling clashes, and for finding.

Diacritics, ʿ and ʾ count for nothing, nor does an article at the head of a name.
Which letters are dropped and which stand for others is said in the table that the
finder's script reads too.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

_TABLE = Path(__file__).parent / "theme" / "assets" / "javascripts" / "finder-rules.js"
_ARTICLE = re.compile(r"^(?:a[lnrstdzṣṭḍẓ]h?|the|a|an)[-\s]+", re.IGNORECASE)
_GAP = re.compile(r"[^\w]+")


def _table() -> dict[str, Any]:
    text = _TABLE.read_text(encoding="utf-8")
    return json.loads(text[text.index("{"):text.rindex("}") + 1])


RULES = _table()
_DROPPED = dict.fromkeys(map(ord, RULES["dropped"]))
_SPECIAL = str.maketrans(RULES["letters"])


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name in small plain letters, words parted by one space; marks and ʿ ʾ dropped."""
    spread = unicodedata.normalize("NFKD", name.translate(_DROPPED))
    bare = "".join(letter for letter in spread if unicodedata.category(letter)[0] != "M")
    return _GAP.sub(" ", bare.casefold().translate(_SPECIAL)).strip()


@lru_cache(maxsize=65536)
def sort_key(headword: str) -> str:
    """The folded headword without its article: al-Ḥīra stands under H."""
    bare = _ARTICLE.sub("", headword)
    return fold(bare) or fold(headword)


def letter(key: str) -> str:
    """The letter a sort key stands under in an alphabetical list."""
    first = key[:1].upper()
    return first if first.isalpha() else "#"
