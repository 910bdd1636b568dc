"""Month and weekday names as authors may spell them, for proposing repairs only."""

import unicodedata

from .words import ENGLISH


def month_number(name: str) -> tuple[str, int] | None:
    """The calendar ("julian" or "hijri") and number of a month: "aug", "Jumada II"."""
    wanted = _folded(name)
    for calendar in ("julian", "hijri"):
        for number, known in enumerate(ENGLISH.months[calendar], start=1):
            folded = _folded(known)
            short = calendar == "julian" and len(wanted) >= 3 and folded.startswith(wanted)
            if wanted == folded or short:
                return calendar, number
    return None


def weekday_name(name: str) -> str | None:
    """The whole name of a weekday: "tue" is Tuesday."""
    wanted = name.strip().strip(".").lower()
    starting = [day for day in ENGLISH.weekdays if day.lower().startswith(wanted)]
    return starting[0] if len(wanted) >= 3 and starting else None


def _folded(name: str) -> str:
    """The letters without marks, half rings, hyphens, dots and case."""
    apart = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in apart if c.isascii() and c.isalpha())
