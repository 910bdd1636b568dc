"""Ids of headings: words in lower-case ASCII, joined by hyphens, each once."""

import re
import unicodedata

_NOT_WORDS = re.compile(r"[^a-z0-9]+")
_FRAGMENT = re.compile(r"\]\(#([a-z0-9-]+)")
_SILENT = str.maketrans("", "", "ʿʾ'’‘ʼ")


def slug(title: str) -> str:
    """“Al-Qādisiyya, 636” as `al-qadisiyya-636`; `section` where no word is left."""
    letters = unicodedata.normalize("NFKD", title.translate(_SILENT))
    plain = letters.encode("ascii", "ignore").decode().lower()
    return _NOT_WORDS.sub("-", plain).strip("-") or "section"


class Slugs:
    """The ids given so far in one text; what comes again is numbered."""

    def __init__(self, prefix: str = "") -> None:
        self._prefix = prefix
        self._given: set[str] = set()

    def give(self, title: str) -> str:
        """An id for a heading that no other heading here has."""
        first = wanted = self._prefix + slug(title)
        number = 1
        while wanted in self._given:
            number += 1
            wanted = f"{first}-{number}"
        self._given.add(wanted)
        return wanted

    def linked(self, markdown: str) -> str:
        """The text with its links to its own headings leading to their ids."""
        return _FRAGMENT.sub(self._address, markdown) if self._prefix and "](#" in markdown else markdown

    def _address(self, found: re.Match[str]) -> str:
        id = self._prefix + found[1]
        return f"](#{id}" if id in self._given else found[0]
