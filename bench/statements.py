"""Statements of synthetic entries as lines of YAML: values with their sources, dates, texts."""

from __future__ import annotations

from filler import Writer, wrapped
from world import Authority

from generator.dates import CALENDARS


def sources(w: Writer, indent: str, besides: frozenset[str] = frozenset()) -> list[str]:
    """One source or two, chronicles always through a transmitter; others than the works besides which they are wanted,
    if there are any.
    """
    works = w.cast.several(w.rng, "work", 1 + w.chance(.25))
    works = [work for work in works if work.id not in besides] or [
        work for work in w.cast.by_kind["work"] if work.id not in besides][:1] or works
    lines = [f"{indent}sources:"]
    for work in works:
        via = f", transmitter: {w.world.among(w.rng, w.world.transmitters).id}" if work.id in w.world.quoting or w.chance(.2) else ""
        lines.append(f"{indent}  - {{work: {work.id}, locator: {quoted(w.locator())}{via}}}")
    return lines


def _sources_of(w: Writer, authority: Authority, indent: str) -> list[str]:
    """The one source of a date; nobody tells of his own death."""
    teller = authority.transmitter
    via = f", transmitter: {teller.id}" if teller and teller is not w.figure else ""
    return [f"{indent}sources:", f"{indent}  - {{work: {authority.work.id}, locator: {quoted(w.locator())}{via}}}"]


def told(w: Writer, day: int, indent: str, *, sound: bool = True) -> tuple[str, list[str]]:
    """The date of a day as an authority has it, and the lines that name that authority."""
    authority = w.world.authority(w.rng, sound=sound)
    return date(w, day + round(365.25 * authority.off)), _sources_of(w, authority, indent)


def dated(w: Writer, day: int, *, sound: bool = True, value: str = "{}") -> list[str]:
    """A statement of when something was; `value` is what the date stands in."""
    said, named = told(w, day, "  ", sound=sound)
    return [f"  value: {value.format(said)}", *named, *_doubt(w)]


def evidence(w: Writer, value: str, besides: frozenset[str] = frozenset()) -> list[str]:
    """A statement: the value (prose begins with a line feed), its sources, now and then doubt and a note."""
    value = " >-" + value if value.startswith("\n") else " " + value
    return [f"  value:{value}", *sources(w, "  ", besides), *_doubt(w)]


def _doubt(w: Writer) -> list[str]:
    lines = [f"  certainty: {w.one('likely', 'uncertain', 'conjectural')}"] if w.chance(.3) else []
    return [*lines, *(["  note: The reports do not agree."] if w.chance(.2) else [])]


def listed(lines: list[str]) -> list[str]:
    """A mapping, indented by two, as an item of a list."""
    return ["  - " + lines[0].lstrip(), *("  " + line for line in lines[1:])]


def date(w: Writer, day: int) -> str:
    """A day (JDN) in one of the ways entries give dates; about a third by the Hijra, where it had begun."""
    year, month, number = CALENDARS["julian"].from_jdn(day)
    julian = (f"{year}-{month:02}-{number:02}", f"{year}-{month:02}", f"{year}", f"{year}~", f"{year}/{year + 1}",
              f"[{year}, {year + 1}]")
    if year < 624:
        return w.one(*julian)
    after, month, number = CALENDARS["hijri"].from_jdn(day)
    hijri = f"{after:02}-{month:02}"
    return w.one(*julian, f"{{hijri: {hijri}-{number:02}}}", f"{{hijri: {hijri}}}",
                 f"{{hijri: {hijri}-{number:02}, text: as the chronicles have it}}")


def year(day: int) -> int:
    """The Julian year of a day (JDN)."""
    return CALENDARS["julian"].from_jdn(day)[0]


def block(name: str, text: str) -> str:
    return f"{name}: |\n" + "\n".join("  " + line if line else "" for line in text.split("\n"))


def folded(text: str, indent: str) -> str:
    return "\n".join(indent + line for line in wrapped(text).split("\n"))


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
