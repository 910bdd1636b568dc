"""The words in which dates are shown; an encyclopedia may replace any of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType

_SOLAR = (
    "January February March April May June July August September October November December"
).split()
# Transliterated as the International Journal of Middle East Studies does.
_HIJRI = (
    "Muḥarram,Ṣafar,Rabīʿ I,Rabīʿ II,Jumādā I,Jumādā II,Rajab,Shaʿbān,Ramaḍān,Shawwāl,"
    "Dhū l-Qaʿda,Dhū l-Ḥijja"
).split(",")
_HIJRI_SHORT = "Muḥ,Ṣaf,Rab I,Rab II,Jum I,Jum II,Raj,Shaʿb,Ram,Shaw,Dhū l-Q,Dhū l-Ḥ".split(",")
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def _by_calendar(solar: object, hijri: object) -> Mapping:
    return MappingProxyType({"julian": solar, "gregorian": solar, "hijri": hijri})


_MONTHS = _by_calendar(tuple(_SOLAR), tuple(_HIJRI))
_SHORT_MONTHS = _by_calendar(tuple(name[:3] for name in _SOLAR), tuple(_HIJRI_SHORT))
_ERAS = _by_calendar("", "AH")


@dataclass(frozen=True, slots=True)
class DateWords:
    """Names and little words; the defaults are English.

    `circa` stands before years, `about` before months and days; `eras` label a year that
    shows no month; `decade` is added to a round year; `wide_dash` joins what has blanks in it.
    """

    months: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _MONTHS, hash=False)
    short_months: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: _SHORT_MONTHS, hash=False
    )
    eras: Mapping[str, str] = field(default_factory=lambda: _ERAS, hash=False)
    weekdays: tuple[str, ...] = tuple(_WEEKDAYS)
    before_era: str = "BC"
    circa: str = "c."
    about: str = "about"
    uncertain: str = "?"
    before: str = "before"
    after: str = "after"
    choice: str = "or"
    short_choice: str = "/"
    dash: str = "–"
    wide_dash: str = " – "
    decade: str = "s"
    between_calendars: str = " / "

    @classmethod
    def of(cls, mapping: Mapping[str, object]) -> "DateWords":
        """Words from a plain mapping; what it leaves out stays English.

        Raises ValueError for an unknown word, or not twelve months, or not seven days.
        """
        known = {f.name: getattr(ENGLISH, f.name) for f in fields(cls)}
        return cls(**{name: _checked(name, value, known) for name, value in mapping.items()})


def _checked(name: str, value: object, known: Mapping[str, object]) -> object:
    if name not in known:
        raise ValueError(f"no date word is called {name!r}; there are {', '.join(known)}")
    if isinstance(known[name], str):
        return _text(name, value)
    if name == "weekdays":
        return _names(name, value, 7)
    return _per_calendar(name, value, known[name])


def _per_calendar(name: str, value: object, default: Mapping[str, object]) -> Mapping:
    if not isinstance(value, Mapping) or not value.keys() <= default.keys():
        raise ValueError(f"{name} is a mapping of calendars: {', '.join(default)}")
    read = _text if name == "eras" else _names
    given = {calendar: read(f"{name}.{calendar}", v) for calendar, v in value.items()}
    return MappingProxyType({**default, **given})


def _names(name: str, value: object, count: int = 12) -> tuple[str, ...]:
    if isinstance(value, (list, tuple)) and len(value) == count:
        return tuple(_text(name, item) for item in value)
    raise ValueError(f"{name} is a list of {count} names")


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{name} is a text, not {value!r}")
    return value


ENGLISH = DateWords()
