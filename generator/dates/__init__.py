"""Dates: read as an author wrote them, compared as days, shown in words.

`parse_when` reads ("633/634-05~", a list of choices, a mapping of calendars), a `When` holds
the days as Julian Day Numbers and is what is compared, `show` puts it into words.  Solar and
lunar calendars stand side by side; which are used, and the words, the encyclopedia says.
"""

from .calendars import CALENDARS, Calendar, calendar_named, weekday
from .error import DateError
from .machine import machine
from .parse import parse_when
from .plain import from_plain, plain
from .show import show, show_short, show_weekday
from .when import Given, Stamp, When
from .words import ENGLISH, DateWords

__all__ = [
    "CALENDARS",
    "ENGLISH",
    "Calendar",
    "DateError",
    "DateWords",
    "Given",
    "Stamp",
    "When",
    "calendar_named",
    "from_plain",
    "machine",
    "parse_when",
    "plain",
    "show",
    "show_short",
    "show_weekday",
    "weekday",
]
