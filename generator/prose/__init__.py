"""Prose: how it is read, what is wrong with it, and its forms.

`scan` finds the tokens, `faults` what is refused, `write` and `inline` make
Markdown, `plain` plain text, `sentences_with_mentions` the sentences that
name other entries.
"""

from .copied import copied
from .faults import faults
from .markdown import Written, inline, note_mark, write
from .plain import plain
from .scan import scan
from .sentences import sentence_of, sentences_of, sentences_with_mentions
from .slug import slug
from .tokens import Citation, Fault, Mention, Reference, Scanned, Token

__all__ = [
    "Citation",
    "Fault",
    "Mention",
    "Reference",
    "Scanned",
    "Token",
    "Written",
    "copied",
    "faults",
    "inline",
    "note_mark",
    "plain",
    "scan",
    "sentence_of",
    "sentences_of",
    "sentences_with_mentions",
    "slug",
    "write",
]
