"""What an author may have meant by a date that cannot be read: "23 August 634" is 634-08-23.

Only the spelling is mended; whether the day exists is found out when the repair is read.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from .month_names import month_number, weekday_name

LONGEST = 60  # characters: beyond that a text is no misspelt date

_PLAIN = re.compile(r"-?[0-9]{1,4}(-[0-9]{2}){0,2}[~?%]?|[0-9]{1,3}X{1,2}")
_OTHER_HYPHENS = str.maketrans("\u2010\u2011\u2212\u00ad", "----")


# Rules call one another on parts of the text, on the same part often: hence the cache.
@lru_cache(maxsize=4096)
def repair(text: str, calendar: str) -> str | None:
    """The text as it should have been written, as far as can be told; else None."""
    if len(text) > LONGEST:
        return None
    clean = "".join(str(int(c)) if c.isdecimal() else c for c in text.translate(_OTHER_HYPHENS))
    if clean != text and _PLAIN.fullmatch(clean):
        return clean
    for pattern, mend in _RULES:
        match = re.fullmatch(pattern, clean, re.IGNORECASE | re.ASCII)
        if match and (mended := mend(calendar, *match.groups())):
            return mended
    return None


def _plain(text: str, calendar: str) -> str | None:
    """A part of the text as one date: as it stands, or mended."""
    text = text.strip()
    mended = text if _PLAIN.fullmatch(text) else repair(text, calendar)
    return mended if mended and _PLAIN.fullmatch(mended) else None


def _around(before: str, after: str) -> Callable[[str, str], str | None]:
    """Mends what is left when a word is taken away, and sets signs around it instead."""

    def mend(calendar: str, text: str) -> str | None:
        plain = _plain(text, calendar)
        return plain and f"{before}{plain}{after}"

    return mend


def _several(before: str, between: str, after: str) -> Callable[..., str | None]:
    """Mends each part, and joins them with signs."""

    def mend(calendar: str, *texts: str) -> str | None:
        parts = [_plain(text, calendar) for text in texts]
        return None if None in parts else before + between.join(parts) + after

    return mend


def _one_of(calendar: str, text: str) -> str | None:
    return _several("[", ",", "]")(calendar, *re.split(r"[,;|]", text))


def _numbers(calendar: str, a: str, sign: str, month: str, b: str) -> str:
    year, day = (a, b) if sign == "-" or int(a) > 31 or len(a) > len(b) else (b, a)
    if int(month) > 12 >= int(day) > 0 and sign != "-":
        month, day = day, month
    return f"{year}-{int(month):02}-{int(day):02}" if int(day) < 100 else ""


def _named(calendar: str, day: str | None, month: str, year: str) -> str | None:
    found = month_number(month)
    if found is None:
        return None
    named, number = found
    date = f"{year}-{number:02}" + (f"-{int(day):02}" if day else "")
    return date if (named == "hijri") == (calendar == "hijri") else f"{{{named}: {date}}}"


def _month_first(calendar: str, month: str, day: str, year: str) -> str | None:
    return _named(calendar, day, month, year)


def _on_weekday(calendar: str, weekday: str, text: str) -> str | None:
    named, plain = weekday_name(weekday), _plain(text, calendar)
    return f"{{{calendar}: {plain}, weekday: {named}}}" if named and plain else None


def _of_hijra(calendar: str, text: str) -> str | None:
    plain = _plain(text, "hijri")
    return plain if calendar == "hijri" or not plain else f"{{hijri: {plain}}}"


def _before_christ(calendar: str, year: str) -> str | None:
    return None if calendar == "hijri" else str(1 - int(year))


def _doubled(calendar: str, text: str, marks: str) -> str | None:
    mark = marks[0] if len(set(marks)) == 1 else "%"
    return _around("", mark)(calendar, text)


# Texts, compiled when first tried: most programs never meet a misspelt date.
_RULES = (
    (r"(\d{1,4})([-./–])(\d{1,2})\2(\d{1,4})[.]?", _numbers),
    (r"(-?\d{1,4})[-.](\d)", lambda _, year, month: f"{year}-0{month}"),
    (r"(\d{3,4})\.(\d\d)", lambda _, year, month: f"{year}-{month}"),
    (r"(\d{1,2})\.(\d{3,4})", lambda _, month, year: f"{year}-{int(month):02}"),
    (r"(\d{3,4}) *[-–—] *(\d{3,4})", lambda _, first, last: f"{first}/{last}"),
    (r"(\d{1,4}(?:-\d\d)?)(?:-XX){1,2}", _around("", "")),
    (r"(\d{1,4}-\d\d-\d\d)[T ]\d.*", _around("", "")),
    (r"(\d{1,3})0s", lambda _, tens: f"{tens}X"),
    (r"(\d{1,3})[x*u_]", lambda _, tens: f"{tens}X"),
    (r"(\d{1,2})[x*u_]{2}", lambda _, hundreds: f"{hundreds}XX"),
    (
        r"(\d{1,2})(?:st|nd|rd|th)[ -]c(?:entury|ent\.?|\.)?",
        lambda _, n: f"{int(n) - 1}XX" if int(n) > 1 else "1/99",
    ),
    (r"(\d{1,4}) *(?:BCE?|B\.C\.)", _before_christ),
    (r"(.+?) *(?:AD|CE|A\.D\.|C\.E\.)", _around("", "")),
    (r"(?:AD|CE|A\.D\.|\+) *(.+)", _around("", "")),
    (r"(.+?) *(?:AH|A\.H\.|H\.?)", _of_hijra),
    (r"(?:AH|A\.H\.) *(.+)", _of_hijra),
    (r"(?:(\d{1,2})(?:st|nd|rd|th|\.)? +(?:of +)?)?([^\d,]+?),? +(\d{1,4})", _named),
    (r"([^\d,]+?) +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{1,4})", _month_first),
    (r"([a-z]{3,9})\.?,? +(.+)", _on_weekday),
    (r"(?:before|until|till|by|<|\.\.|/) *(.+)", _around("../", "")),
    (r"(?:after|since|from|>) *(.+)", _around("", "/..")),
    (r"(.+?) *(?:\.\.|/)", _around("", "/..")),
    (r"(?:circa|about|around|approx|ca|c|~|≈)\.? *(.+)", _around("", "~")),
    (r"(?:perhaps|probably|possibly|\?) *(.+)", _around("", "?")),
    (r"%(.+)", _around("", "%")),
    (r"(.+?) *([~?%]+)", _doubled),
    (r"(?:either )?(.+?) +or +(.+)", _several("[", ",", "]")),
    (r"(?:from |between )?(.+?)(?:[–—]| to | and | - |\.\.+)(.+)", _several("", "/", "")),
    (r"[\[({]?([^\[\](){}]+[,;|][^\[\](){}]+)[\])}]?", _one_of),
)
