"""Where in its file each character of a scalar stands.

YAML folds lines, strips indentation and reads escapes, but what is not white
keeps its order: so the characters of a value are found again by counting them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

import yaml

_WHITE = frozenset(" \t\n")
_PLAIN = re.compile(r"([^ \t\n])")
_STYLES = {
    "'": re.compile(r"(''|[^ \t\n])"),
    '"': re.compile(r"\\(?:[nt \t\n]|(?:x|u00|U000000)(?:20|09|0[aA]))"
                    r"|(\\(?:x[^\n]{2}|u[^\n]{4}|U[^\n]{8}|[^\n])|[^ \t\n])"),
}


def spot(node: yaml.ScalarNode, offset: int, text: str) -> tuple[int, int]:
    """Line and column, from 0, of the character at `offset` of a scalar's value."""
    counts, places = _spots(node, text)
    offset = max(0, min(offset, len(node.value)))
    if not places:
        return node.start_mark.line, node.start_mark.column
    if offset < len(node.value) and node.value[offset] not in _WHITE:
        return places[counts[offset]]
    if counts[offset] == 0:
        return places[0]
    line, column = places[counts[offset] - 1]
    return line, column + 1


@lru_cache(maxsize=4)
def _spots(node: yaml.ScalarNode, text: str) -> tuple[list[int], list[tuple[int, int]]]:
    """For each offset how many characters before it are not white, and where each of those stands.

    The second is empty where the file does not spell the value out, as after a tag.
    """
    counts = list(accumulate((char not in _WHITE for char in node.value), initial=0))
    first, last = _body(node, text)
    line, start = node.start_mark.line, node.start_mark.index - node.start_mark.column
    places = []
    for found in _STYLES.get(node.style, _PLAIN).finditer(text, first, last):
        if found.lastindex:
            while 0 <= (end := text.find("\n", start, found.start())):
                line, start = line + 1, end + 1
            places.append((line, found.start() - start))
    return counts, places if len(places) == counts[-1] else []


def _body(node: yaml.ScalarNode, text: str) -> tuple[int, int]:
    """Between which characters of the file the value stands, without its quotes or the line of its `|`."""
    first, last = node.start_mark.index, node.end_mark.index
    if node.style in ("|", ">"):
        return text.find("\n", first) + 1 or last, last
    return (first + 1, last - 1) if node.style in ("'", '"') else (first, last)
