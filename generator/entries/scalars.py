"""What an author writes in one place, read: an id, a text, a date, a language.

Each function takes the text as it stands in the file, and returns the value or
raises the mistake in it. Which of them stands in which field, `values` says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError

from generator.dates import DateError, When, parse_when
from generator.dates.parse import FIELDS as DATE_FIELDS
from generator.folding import fold
from generator.problems import nearest

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
ID_REPAIR = "an id is the name of the entry's file without .yaml: small letters, digits and hyphens"
_TAG = re.compile(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
_PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_REPAIR = re.compile(r"(.+): ((?:write|use|add|correct|leave|give|for|did you mean)\b.+)", re.DOTALL)
_EVIDENCE = ("sources", "certainty", "rank", "note")


def wrong(code: str, message: str, repair: str = "", offset: int = 0,
          below: tuple[str | int, ...] = (), key: bool = False) -> PydanticCustomError:
    """An author's mistake, in the form the reader turns into a problem.

    `offset` counts characters into the value, or into the part of it that `below` leads to;
    with `key` it is the name of that part which is wrong.
    """
    context = {"said": message, "repair": repair, "offset": offset, "below": below, "key": key}
    return PydanticCustomError(code, "{said}", context)  # type: ignore[arg-type]


class Prose(str):
    """Text in CommonMark with `[[id]]` links and `[@work, locator]` citations."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an entry by id; `wanted` where that entry is not written yet.

    `expects` are the kinds that make sense in the field; none means any.
    """

    id: str
    text: str = ""
    wanted: bool = False
    expects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who may or may not have an entry: a reference, or else only a text."""

    ref: Ref | None
    text: str = ""


def revealed(found: Any, info: ValidationInfo) -> Any:
    """The value found; or, where the context asks to `reveal`, an error that holds it.

    An entry with a mistake is not built, yet what its other fields say is to be checked in
    the same run: so pydantic is asked for it again, as errors, since these know their paths.
    """
    if info.context and info.context.get("reveal"):
        raise PydanticCustomError("revealed", "found", {"found": found})
    return found


def text(value: Any) -> str:
    """A text, in Unicode's composed form: else one name would be two to search and sorting."""
    if not isinstance(value, str):
        found = "a list" if isinstance(value, Sequence) else "a mapping"
        raise wrong("wrong-type", f"a text is wanted here, not {found}",
                    "put the value in quotes if it is a text that begins with “[” or “{”")
    if not unicodedata.is_normalized("NFC", value):
        raise _decomposed(value)
    return value


def _decomposed(value: str) -> PydanticCustomError:
    composed = unicodedata.normalize("NFC", value)
    offset = next((n for n, (a, b) in enumerate(zip(value, composed, strict=False)) if a != b), len(composed))
    letter = composed[offset:offset + 1]
    return wrong("not-nfc", f"“{letter}” is written in another form than Unicode's composed one (NFC)",
                 f"write it as one character, U+{ord(letter):04X}, here and below; editors call this “normalize to NFC”"
                 if letter else "normalize the text to NFC", offset)


def line(value: Any) -> str:
    """A text of one line, without the blanks around it."""
    written = text(value)
    if (bad := _CONTROL.search(written)) is not None:
        raise wrong("bad-character", f"U+{ord(bad[0]):04X} is no character of a text", "delete it", bad.start())
    stripped = written.strip()
    if "\n" in stripped:
        raise wrong("wrong-type", "one line is wanted here, not several", "use “>-” to write one line on several",
                    written.index("\n", written.index(stripped[0])))
    return stripped


def ref(value: Any, expects: tuple[str, ...] = ()) -> Ref:
    """`id`, `id|text`, or `+id|text` for an entry not written yet."""
    if isinstance(value, Ref):
        return value
    if isinstance(value, dict | list):
        found = "a mapping" if isinstance(value, dict) else "a list"
        raise wrong("wrong-type", f"the id of an entry is wanted here, not {found}",
                    "write the id alone, or “+id|its name” for an entry not written yet")
    name, _, shown = line(value).partition("|")
    wanted = name.startswith("+")
    name = name.removeprefix("+").strip()
    if not ID.match(name):
        raise wrong("bad-id", f"“{name}” is no id of an entry", _likely_id(name))
    return Ref(name, shown.strip(), wanted, expects)


def _likely_id(name: str) -> str:
    likely = fold(name).replace(" ", "-")
    return f"write an id, as “{likely}”, or “+{likely}|{name}” if it has no entry yet" if ID.match(likely) else ID_REPAIR


def named(value: Any) -> Named:
    """What reads as an id is a reference; anything else is a name in plain words."""
    if isinstance(value, Named):
        return value
    name = line(value)
    head = name.partition("|")[0].removeprefix("+").strip()
    return Named(ref(name)) if ID.match(head) else Named(None, name)


def when(value: Any, info: ValidationInfo) -> When:
    """A date; the calendar of a bare one comes from the context."""
    if isinstance(value, When):
        return value
    if isinstance(value, dict):
        _known_date_fields(value)
    try:
        return parse_when(value, (info.context or {}).get("calendar", "julian"))
    except DateError as error:
        below = tuple(step for step in (error.field, error.item) if step is not None)
        said = _REPAIR.fullmatch(error.message)
        message, repair = said.groups() if said else (error.message, "")
        raise wrong("bad-date", message, repair, error.column, below) from None


def _known_date_fields(fields: dict[str, Any]) -> None:
    for name in fields:
        if name in _EVIDENCE:
            raise wrong("unknown-field", f"“{name}” stands inside the date",
                        "put the date under “value:”, and this beside it", below=(name,), key=True)
        if name not in DATE_FIELDS:
            raise wrong("unknown-field", f"a date has no field “{name}”",
                        nearest(name, DATE_FIELDS) or "known here: " + ", ".join(DATE_FIELDS), below=(name,), key=True)


def lang(value: Any) -> str:
    """A language tag, as BCP 47 has it."""
    tag = line(value)
    if not _TAG.match(tag):
        raise wrong("bad-value", f"“{tag}” is no language tag", "write a tag of BCP 47: ar, fa, pal, grc, ar-Latn …")
    return tag


def former_id(value: Any) -> str:
    """An id that becomes the name of a file which redirects, and so may hold nothing else."""
    name = line(value)
    if not ID.match(name):
        raise wrong("bad-id", f"“{name}” was never an id", ID_REPAIR)
    return name


def picture_file(value: Any) -> str:
    """A picture that can be published with the entries: a file below `images/` among the hand-written pages."""
    name = line(value)
    if "://" in name or name.startswith("//"):
        raise wrong("bad-image", f"“{name}” is an address, not a file", "keep the picture in docs/images/")
    if name.startswith("/") or "\\" in name or ".." in name.split("/"):
        raise wrong("bad-image", f"“{name}” leads out of docs/images/", "write the path from that folder on, with “/”")
    if not name.lower().endswith(_PICTURES):
        raise wrong("bad-image", f"“{name}” is no picture that browsers show", "one of " + ", ".join(_PICTURES))
    return name
