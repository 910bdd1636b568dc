"""What a page of the site says, as plain text: for a full-text index that also knows the words without their marks."""

from __future__ import annotations

import html
import re

from generator.folding import fold

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_ARTICLE = re.compile(r"<article\b.*?>(.*)</article>", re.DOTALL)
_SILENT = re.compile(r"<(svg|script|style)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_WORD = re.compile(r"\w+")


def title(page: str) -> str:
    """The title of a page in HTML."""
    found = _TITLE.search(page)
    return html.unescape(found[1]).strip() if found else ""


def text(page: str) -> str:
    """The words of the article of a page, drawings left out."""
    found = _ARTICLE.search(page)
    return " ".join(html.unescape(_TAG.sub(" ", _SILENT.sub(" ", found[1] if found else ""))).split())


def folded_words(text: str) -> str:
    """The words that are others without marks, ʿ and ʾ, each once: somebody may look for them so."""
    words = dict.fromkeys(_WORD.findall(text))
    return " ".join(dict.fromkeys(plain for word in words if (plain := fold(word)) != word.casefold()))
