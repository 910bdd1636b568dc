"""A date as it was given and the days it may mean.

`Stamp` is one written date of one calendar, `Given` an expression of them (a day, a range, a
choice …), `When` what all that was given amounts to.  No text is read or written here.
"""

from dataclasses import dataclass
from typing import Literal

from .interval import Span, bounds, common, holds, length

Form = Literal["day", "month", "year", "decade", "century", "range", "open", "choice"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """One written day, month or year (or 10 or 100 `years`), and its days as JDN.

    The components are the author's; `first` and `last` may lie a day off what the calendar
    computes, where a weekday corrected them.
    """

    calendar: str
    year: int
    month: int | None
    day: int | None
    first: int
    last: int
    approximate: bool = False
    uncertain: bool = False
    years: int = 1

    @property
    def form(self) -> Form:
        """The unit in which the stamp speaks."""
        if self.month is None:
            return "year" if self.years == 1 else "decade" if self.years == 10 else "century"
        return "month" if self.day is None else "day"


@dataclass(frozen=True, slots=True)
class Given:
    """What was written in one calendar; of an open range one stamp is None."""

    calendar: str
    form: Form
    stamps: tuple[Stamp | None, ...]

    @property
    def known(self) -> tuple[Stamp, ...]:
        """The stamps without open ends."""
        return tuple(stamp for stamp in self.stamps if stamp is not None)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The days it may mean: one span, or one for each choice."""
        if self.form not in ("range", "open"):
            return tuple((stamp.first, stamp.last) for stamp in self.known)
        start, end = self.stamps
        return ((None if start is None else start.first, None if end is None else end.last),)

    @property
    def by_day(self) -> bool:
        """Whether it names days, not months or years."""
        return all(stamp.day is not None for stamp in self.known)

    def nearly_as_precise(self, days: float) -> bool:
        """Whether it says about as much as something so many days long.

        Twice the length is let pass, so that April is as precise as Ṣafar, and a year of 365
        days as one of 354, while a month is not as precise as a day.
        """
        return length(self.spans) <= 2 * days


@dataclass(frozen=True, slots=True)
class When:
    """The days (inclusive JDN; None is an open end) in which something took place.

    `choices` holds the spans if it is one of several, and is empty otherwise.  `given` is
    what the author wrote, the leading expression first; `text` the author's own words.
    Only days are compared: `approximate` and `uncertain` widen nothing.
    """

    first: int | None
    last: int | None
    approximate: bool
    uncertain: bool
    choices: tuple[Span, ...]
    form: Form
    text: str
    given: tuple[Given, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The days it may mean: the choices, or the one span."""
        return self.choices or ((self.first, self.last),)

    @property
    def midpoint(self) -> int:
        """The middle day as JDN; of an open range its known end."""
        if self.first is None or self.last is None:
            return self.last if self.first is None else self.first
        return (self.first + self.last) // 2

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Orders by first day, the longer first; "before 634" before 634, "after 634" after it."""
        if self.first is None:
            return self.given[0].known[0].first, 0, 0
        if self.last is None:
            return self.given[0].known[0].last, 2, 0
        return self.first, 1, -self.last

    def overlaps(self, other: "When") -> bool:
        """Whether both may mean the same day."""
        return any(common(a, b) is not None for a in self.spans for b in other.spans)

    def contains(self, other: "When | int") -> bool:
        """Whether a day (JDN), or all that another date may mean, falls within this one."""
        inner = ((other, other),) if isinstance(other, int) else other.spans
        return all(any(holds(a, b) for a in self.spans) for b in inner)

    def given_in(self, calendar: str) -> Given | None:
        """What the author wrote in that calendar, if anything."""
        return next((given for given in self.given if given.calendar == calendar), None)

    def standing_in(self, calendar: str) -> Given:
        """What is to be shown in that calendar: the author's own, or the lead, to be converted.

        The author's own yields to a much more precise date given in another calendar.
        """
        lead = self.given[0]
        own = self.given_in(calendar)
        return own if own and own.nearly_as_precise(length(lead.spans)) else lead


def when_of(given: tuple[Given, ...], spans: tuple[Span, ...], text: str = "") -> When:
    """The date that some expressions, the leading one first, and their common days make."""
    first, last = bounds(spans)
    lead = given[0]
    # A coarse second date ("634~" beside an exact day) does not make the exact one doubtful.
    days = length(lead.spans) if len(given) > 1 else 0
    stamps = lead.known + tuple(
        stamp for more in given[1:] if more.nearly_as_precise(days) for stamp in more.known
    )
    return When(
        first=first,
        last=last,
        approximate=any(stamp.approximate for stamp in stamps),
        uncertain=any(stamp.uncertain for stamp in stamps),
        choices=tuple(sorted(spans)) if len(spans) > 1 else (),
        form=lead.form,
        text=text,
        given=given,
    )
