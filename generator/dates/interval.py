"""Spans of days and sets of them: the only things about dates that are ever compared.

A span is a pair of inclusive Julian Day Numbers, None standing for an open end.  Several
spans together mean that the truth lies in one of them.
"""

from math import inf

Span = tuple[int | None, int | None]


def bounds(spans: tuple[Span, ...]) -> Span:
    """The first and the last day that any of the spans holds; None if one is open there."""
    firsts = [first for first, _ in spans]
    lasts = [last for _, last in spans]
    return (
        None if None in firsts else min(firsts),
        None if None in lasts else max(lasts),
    )


def common(a: Span, b: Span) -> Span | None:
    """The days that both spans hold, or None if there are none."""
    first = b[0] if a[0] is None else a[0] if b[0] is None else max(a[0], b[0])
    last = b[1] if a[1] is None else a[1] if b[1] is None else min(a[1], b[1])
    return None if first is not None and last is not None and first > last else (first, last)


def meet(a: tuple[Span, ...], b: tuple[Span, ...]) -> tuple[Span, ...]:
    """What is left when both sets of spans are true, in the order of the first set."""
    shared = (common(x, y) for x in a for y in b)
    return tuple(dict.fromkeys(span for span in shared if span is not None))


def holds(outer: Span, inner: Span) -> bool:
    """Whether every day of the inner span is in the outer."""
    return common(outer, inner) == inner


def widened(span: Span, days: int) -> Span:
    """The span with so many days more at either end."""
    first, last = span
    return (
        None if first is None else first - days,
        None if last is None else last + days,
    )


def length(spans: tuple[Span, ...]) -> float:
    """How many days the spans hold together (overlaps twice), infinite if one is open."""
    return sum(
        inf if first is None or last is None else last - first + 1 for first, last in spans
    )
