"""A date as plain tuples, to be stored and read back; nothing of it is lost."""

from .when import Given, Stamp, When

Plain = tuple
"""Tuples, texts, numbers and truths, nested; marshal and JSON can hold them."""


def plain(when: When) -> Plain:
    """The date as nested tuples."""
    return (when.first, when.last, when.approximate, when.uncertain, when.choices, when.form, when.text,
            tuple((given.calendar, given.form, tuple(stamp and _stamp(stamp) for stamp in given.stamps))
                  for given in when.given))


def _stamp(stamp: Stamp) -> Plain:
    return (stamp.calendar, stamp.year, stamp.month, stamp.day, stamp.first, stamp.last, stamp.approximate,
            stamp.uncertain, stamp.years)


def from_plain(tuples: Plain) -> When:
    """The date that `plain` made tuples of."""
    *rest, given = tuples
    return When(*rest, tuple(Given(calendar, form, tuple(stamp and Stamp(*stamp) for stamp in stamps))
                             for calendar, form, stamps in given))
