"""The one dialect in which prose is read: CommonMark with tables and footnotes.

Everything that needs prose as events gets them here, so that no two parts of
the program can read the same text differently.
"""

from collections.abc import Iterator

import pyromark

_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES
_PARSER = pyromark.Markdown(options=_OPTIONS)


def events(masked: str) -> list:
    """The events of a text: bare words, or mappings of one key."""
    return list(_PARSER.events(masked))


def placed_events(text: str) -> Iterator[tuple[str | dict, int, int]]:
    """Each event with the offsets between which it stands, in bytes of UTF-8 as the parser counts."""
    for event, place in _PARSER.events_with_range(text, merge_text=True):
        yield event, place["start"], place["end"]


def characters(text: str, offsets: list[int]) -> list[int]:
    """Rising offsets in bytes of UTF-8 as offsets in characters."""
    if text.isascii():
        return offsets
    data, counted, found, last = text.encode(), 0, [], 0
    for offset in offsets:
        counted += len(data[last:offset].decode(errors="ignore"))
        found.append(counted)
        last = offset
    return found


def code_ranges(text: str) -> list[tuple[int, int]]:
    """Where code stands in a text, spans and blocks, in order."""
    if not may_hold_code(text):
        return []
    ends = [end for event, *ends in placed_events(text) if _is_code(event) for end in ends]
    placed = characters(text, ends)
    return list(zip(placed[::2], placed[1::2]))


def may_hold_code(text: str) -> bool:
    """Whether the text has any of the marks without which there is no code."""
    return "`" in text or "~~~" in text or "    " in text or "\t" in text


def name_of(tag: str | dict) -> str:
    """The name of what starts or ends, as `Paragraph` or `Link`."""
    return tag if tag.__class__ is str else next(iter(tag))


def _is_code(event: str | dict) -> bool:
    if event.__class__ is str:
        return False
    return "Code" in event or ("Start" in event and name_of(event["Start"]) == "CodeBlock")

