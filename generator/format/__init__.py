"""Entry files in one form: order of fields, quotation marks, line width, letters.

The form follows from what a file says, not from how it was written, so that an entry
written by hand and the same entry written by a program come out alike. Comments and
the blank lines of an author stay. What a file says is never changed: the text that was
made is read again and held against the first, and where the two differ nothing is made.
"""

from generator.format.file import Formatted, formatted

__all__ = ["Formatted", "formatted"]
