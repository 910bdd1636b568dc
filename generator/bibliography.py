"""Works as they are cited: a short form for notes, a full line for the bibliography.

citeproc-py formats, after a CSL style; this module brings the items into the shape it
expects and turns its answer into inline Markdown. It does not read entries, does not sort
(names sort without al- and ʿ, elsewhere) and does not cache.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

STYLE = Path(__file__).parent / "style" / "short-title.csl"


@dataclass(frozen=True, slots=True)
class Formatted:
    """One work as inline Markdown: `short` for notes, `full` for the bibliography."""

    short: str
    full: str


def format_works(
    items: Mapping[str, Mapping[str, Any]], style: Path | None = None
) -> dict[str, Formatted]:
    """Format every work once; one that citeproc cannot take becomes a plain line."""
    from citeproc import CitationStylesStyle  # 60 ms to import, so only when works are formatted

    sheet = CitationStylesStyle(str(style or STYLE), validate=False)
    return {key: _format(key, item, sheet) for key, item in items.items()}


def compose(short: str, locator: str | None) -> str:
    """A note: the short form and the place in the work, which is plain text."""
    where = _RANGE.sub(r"\1–\2", _clean(locator or ""))
    return f"{short}, {_escape(where)}" if where else short


# citeproc's own formatters write HTML without escaping what the items hold. Marks from the
# private use area instead keep its markup apart from the text until the text is escaped.
_ITALIC, _ROMAN, _BOLD, _LIGHT, _LINK, _UNLINK = "\ue000\ue001\ue002\ue003\ue004\ue005"
_MARKS = re.compile(f"[{_ITALIC}-{_UNLINK}]")
_TAGS = {"i": (_ITALIC, _ROMAN), "em": (_ITALIC, _ROMAN)}
_TAGS |= {"b": (_BOLD, _LIGHT), "strong": (_BOLD, _LIGHT)}
_TAG = re.compile(r"<(/?)(i|em|b|strong|sup|sub|sc|span)(?:\s[^<>]*)?>", re.IGNORECASE)
_CLOSERS = f"{_ROMAN}{_LIGHT}”"

_RANGE = re.compile(r"(?<![\w-])(\d+)-(\d+)(?![\w-])")
_ISO = re.compile(r"(-?\d{1,4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?")
_YEARS = re.compile(r"(\d{3,4})\s*([-/])\s*(\d{2,4})")
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_TYPES = {"chronicle": "book", "encyclopedia": "entry-encyclopedia", "journal": "article-journal"}
_DAILY = {"article-newspaper", "article-magazine", "post", "post-weblog", "webpage"}


def _format(key: str, item: Mapping[str, Any], sheet: Any) -> Formatted:
    from citeproc import Citation, CitationItem, CitationStylesBibliography
    from citeproc.source.json import CiteProcJSON

    try:
        source = CiteProcJSON([_record(item)])
        book = CitationStylesBibliography(sheet, source, _FORMATTER)
        citation = Citation([CitationItem("work")])
        book.register(citation)
        short, full = str(book.cite(citation, None)), str(book.bibliography()[0])
    except Exception:  # whatever an author wrote, the line is still printed
        short, full = _plain(key, item)
    if not _MARKS.sub("", full).strip(" .") or not _MARKS.sub("", short).strip():
        short, full = _plain(key, item)
    return Formatted(short=_markdown(_tidy(short)), full=_markdown(_close(_tidy(full))))


def _plain(key: str, item: Any) -> tuple[str, str]:
    """Title, author and date, as far as they can be read, without citeproc."""
    fields = item if isinstance(item, Mapping) else {}
    try:
        names = [n.get("literal") or n.get("family") or "" for n in _names(fields.get("author"))]
    except Exception:
        names = []
    try:
        issued = _date(fields.get("issued") or "", daily=False)
    except Exception:
        issued = ""
    author, title = ", ".join(filter(None, names)), _clean(fields.get("title") or "") or str(key)
    parts = [author, f"{_ITALIC}{title}{_ROMAN}", issued]
    return ", ".join(filter(None, parts[:2])), ". ".join(filter(None, parts))


def _record(item: Mapping[str, Any]) -> dict[str, Any]:
    """The item as strict CSL-JSON: known fields only, dates as text, blank ones left out."""
    from citeproc import DATES, NAMES, VARIABLES

    known = {name.replace("_", "-").lower(): name for name in VARIABLES}
    kind = str(item.get("type") or "book")
    kind = _TYPES.get(kind, kind)
    record: dict[str, Any] = {"id": "work", "type": kind}
    for field, value in item.items():
        name = known.get(str(field).replace("_", "-").lower())
        if name is None or value is None:
            continue
        if name in NAMES:
            record[name] = _names(value)
        elif name in DATES:
            text = _date(value, daily=name == "accessed" or kind in _DAILY)
            record[name] = {"literal": text} if text else None
        else:
            record[name] = _field(name, value)
    if "title" in record:
        record.setdefault("title_short", _mark(_short_title(item)))
    return {name: value for name, value in record.items() if value}


def _field(name: str, value: Any) -> str:
    if name == "DOI":
        doi = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", _clean(value), flags=re.I)
        return _link(f"https://doi.org/{doi}") if doi else ""
    if name == "URL":
        return _link(_clean(value))
    return _mark(value)


def _link(address: str) -> str:
    plain = re.fullmatch(r"https?://[^\s<>\\]+", address)
    return f"{_LINK}{address}{_UNLINK}" if plain else address


def _short_title(item: Mapping[str, Any]) -> str:
    """The title to its first colon; an English one also without its article."""
    if item.get("shortTitle"):
        return str(item["shortTitle"])
    title = str(item["title"]).partition(": ")[0]
    english = str(item.get("language") or "en").startswith("en")
    return re.sub(r"^(?:The|An?)\s+(?=\S)", "", title) if english else title


def _names(value: Any) -> list[dict[str, str]]:
    people = value if isinstance(value, (list, tuple)) else [value]
    return [name for person in people if (name := _name(person))]


def _name(person: Any) -> dict[str, str]:
    if not isinstance(person, Mapping):
        return {"literal": _clean(person)} if person else {}
    part = {str(key): _clean(text) for key, text in person.items() if text}
    if "literal" in part:
        return {"literal": part["literal"]}
    particle = part.get("non-dropping-particle", "")
    if particle.endswith(("-", "'", "’")):  # citeproc sets a space after every particle
        part["family"] = particle + part.get("family", "")
        del part["non-dropping-particle"]
    if "family" not in part:
        return {"literal": part["given"]} if "given" in part else {}
    parts = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix")
    return {key: part[key] for key in parts if key in part}


def _date(value: Any, *, daily: bool) -> str:
    """A CSL date, an ISO date, a span of years or any text, as printed: the year, or the day."""
    if isinstance(value, Mapping):
        parts = [_parts(part, daily) for part in value.get("date-parts") or ()]
        text = "–".join(dict.fromkeys(filter(None, parts)))
        text = text or _date(value.get("literal") or value.get("raw") or "", daily=daily)
        circa = str(value.get("circa") or "false").lower() not in ("false", "no")
        return f"c. {text}" if text and circa else text
    text = _clean(value)
    if iso := _ISO.fullmatch(text):
        return _parts([part for part in iso.groups() if part], daily)
    if years := _YEARS.fullmatch(text):
        begin, sign, end = years.groups()
        # 1411/1991 is one year in two eras, some 580 apart; 1960/1969 is a span.
        if sign == "-" or 0 < int(end) - int(begin) < 200:
            return f"{begin}–{end}"
    return text


def _parts(parts: Any, daily: bool) -> str:
    year, *rest = [int(part) for part in parts]
    words = [str(year) if year > 0 else f"{-year} BC"]
    if daily and rest:
        words = [*map(str, rest[1:2]), _MONTHS[rest[0] - 1], *words]
    return " ".join(words)


def _clean(value: Any) -> str:
    return " ".join(_MARKS.sub("", str(value)).split())


def _mark(value: Any) -> str:
    """Text whose <i> and <b>, as CSL-JSON allows, are balanced marks; other tags go."""
    open_: list[str] = []

    def mark(tag: re.Match[str]) -> str:
        end, name = tag[1], tag[2].lower()
        if name not in _TAGS:
            return ""
        begin, close = _TAGS[name]
        if not end:
            open_.append(close)
            return begin
        return open_.pop() if open_[-1:] == [close] else ""

    text = _TAG.sub(mark, _clean(value))
    return text + "".join(reversed(open_))


def _tidy(text: str) -> str:
    """No full stop after another stop, also across a closing quotation mark or italics."""
    text = " ".join(text.split())
    return re.sub(rf"([.?!][{_CLOSERS}]+|[?!])\.(?=\s|$)", r"\1", text)


def _close(text: str) -> str:
    """A full stop at the end, unless the line already stops there."""
    return text if text.rstrip(_CLOSERS).endswith((".", "?", "!")) else text + "."


def _markdown(text: str) -> str:
    """Marks to Markdown; italics within italics are upright, spaces stay outside asterisks."""
    out = []
    for run, around, link in _runs(text):
        core = run.strip()
        left, right = run[: len(run) - len(run.lstrip())], run[len(run.rstrip()) :]
        inner = f"<{core}>" if link else _escape(core)
        out.append(f"{left}{around}{inner}{around}{right}" if core else run)
    line = "".join(out)
    return re.sub(r"^(\d+)([.)])(?=\s)|^([#+-])(?=\s|$)", _unblock, line)


def _unblock(start: re.Match[str]) -> str:
    """What would open a list or a heading at the start of a line, escaped."""
    return f"{start[1]}\\{start[2]}" if start[1] else f"\\{start[3]}"


def _runs(text: str) -> Iterator[tuple[str, str, bool]]:
    italic = bold = 0
    link = False
    for piece in re.split(f"({_MARKS.pattern})", text):
        if piece and not _MARKS.fullmatch(piece):
            yield piece, "*" * (italic % 2) + "**" * min(bold, 1), link
        italic += (piece == _ITALIC) - (piece == _ROMAN)
        bold += (piece == _BOLD) - (piece == _LIGHT)
        link = piece == _LINK or (link and piece != _UNLINK)


def _escape(text: str) -> str:
    return re.sub(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)", r"\\\g<0>", text)


def _wrap(start: str, end: str) -> Any:
    return lambda text: f"{start}{text}{end}"


_FORMATTER = SimpleNamespace(
    preformat=str,
    Italic=_wrap(_ITALIC, _ROMAN),
    Oblique=_wrap(_ITALIC, _ROMAN),
    Bold=_wrap(_BOLD, _LIGHT),
    Light=str,
    Underline=str,
    Superscript=str,
    Subscript=str,
    SmallCaps=str,
)
