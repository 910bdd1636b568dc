"""What a reader sees of an entry while pointing at a link to it: one line an entry in small shared files.

The file is found from the entry's address alone, by a hash that the browser computes too,
so that no page need say which file its links are in. `previews.js` shows them.
"""

from __future__ import annotations

import json

from generator.companion import Companion, Line
from generator.pages.page import Page, Press

LENGTH = 320
"""Characters of the lead that are shown; what is longer ends after a word."""


def companion(page: Page, press: Press) -> Companion:
    """The line of an entry's page."""
    card = page.watched.card(page.source) if page.entry else None
    if page.entry is None or card is None:
        return Companion()
    address = f"{card.folder}/{card.id}"
    picture = page.entry.images[0].file if page.entry.images else ""
    row = (address, card.headword, card.script, card.lang, press.words(f"kinds.{card.kind}.one"), card.when,
           shortened(page.description), picture)
    return Companion(lines=(Line(f"previews/{shard(address)}", json.dumps(row, ensure_ascii=False)),))


def shortened(text: str) -> str:
    """The beginning of a text, up to the end of a word."""
    text = " ".join(text.split())
    return text if len(text) <= LENGTH else text[:LENGTH].rpartition(" ")[0].rstrip(",;:–") + " …"


def shard(address: str) -> str:
    """The file of an address, three hexadecimal digits (32-bit FNV-1a, folded); addresses are ASCII.

    The finder shows the lines of some ten entries at a time, so the files must stay small.
    """
    number = 0x811C9DC5
    for letter in address.encode("ascii"):
        number = (number ^ letter) * 0x01000193 & 0xFFFFFFFF
    return f"{(number >> 24 ^ number >> 12 ^ number) & 0xFFF:03x}"
