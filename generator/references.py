"""Works for reference managers: CSL-JSON, BibTeX and RIS, of items in the fields of CSL.

The files are UTF-8; BibTeX is that of biblatex and biber, which read it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

Item = Mapping[str, Any]
_PEOPLE = ("author", "editor", "translator", "collection-editor", "container-author")
_DATES = ("issued", "accessed", "original-date")
_YEARS = re.compile(r"(\d{3,4})(?:\s*[–-]\s*(\d{3,4}))?")
_DAY = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_TEX = {**{sign: f"\\{sign}" for sign in "&%$#_{}"}, "\\": r"\textbackslash{}", "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}"}
_SPECIAL = re.compile("[" + re.escape("".join(_TEX)) + "]")
_BIBTEX = {"book": "book", "chapter": "incollection", "article-journal": "article", "entry-encyclopedia": "inreference",
           "entry-dictionary": "inreference", "thesis": "thesis", "webpage": "online", "dataset": "dataset",
           "manuscript": "unpublished", "report": "report", "paper-conference": "inproceedings", "map": "misc"}
_BIBTEX_FIELDS = {
    "title": "title", "title-short": "shorttitle", "publisher": "publisher", "publisher-place": "location",
    "volume": "volume", "number-of-volumes": "volumes", "edition": "edition", "page": "pages", "issue": "number",
    "collection-title": "series", "DOI": "doi", "URL": "url", "ISBN": "isbn", "ISSN": "issn", "note": "note",
    "version": "version", "genre": "type"}
_RIS = {"book": "BOOK", "chapter": "CHAP", "article-journal": "JOUR", "entry-encyclopedia": "ENCYC",
        "entry-dictionary": "DICT", "thesis": "THES", "webpage": "ELEC", "dataset": "DATA", "manuscript": "MANSCPT",
        "report": "RPRT", "paper-conference": "CONF", "map": "MAP"}
_RIS_FIELDS = {
    "title": "TI", "title-short": "ST", "publisher": "PB", "publisher-place": "CY", "volume": "VL",
    "number-of-volumes": "NV", "edition": "ET", "page": "SP", "issue": "IS", "collection-title": "T3", "DOI": "DO",
    "URL": "UR", "ISBN": "SN", "ISSN": "SN", "note": "N1", "language": "LA"}
_RIS_PEOPLE = {"author": "AU", "editor": "A2", "translator": "A4", "collection-editor": "A3"}


def csl_json(works: Mapping[str, Item], licence: str = "") -> str:
    """The works as CSL-JSON, the licence of the data with each."""
    items = [_item(id_, csl) | ({"custom": {"licence": licence}} if licence else {}) for id_, csl in works.items()]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def bibtex(works: Mapping[str, Item], licence: str = "") -> str:
    """The works as biblatex reads them."""
    entries = (_bibtex(id_, csl) for id_, csl in works.items())
    return (f"% {licence}\n\n" if licence else "") + "\n".join(entries)


def ris(works: Mapping[str, Item], licence: str = "") -> str:
    """The works as RIS."""
    return "\r\n".join(_ris(id_, csl, licence) for id_, csl in works.items())


def _item(id_: str, csl: Item) -> dict[str, Any]:
    item: dict[str, Any] = {"id": id_}
    for name, value in csl.items():
        item[name] = people(value) if name in _PEOPLE else _date(value) if name in _DATES else value
    return item


def people(value: Any) -> list[Mapping[str, str]]:
    """The names of a field, which may hold one or several."""
    return list(value) if isinstance(value, list | tuple) else [value] if value else []


def _date(text: str) -> dict[str, Any]:
    """A day, a year or two years as numbers; anything else as it is written."""
    if day := _DAY.fullmatch(text):
        return {"date-parts": [[int(part) for part in day.groups() if part]]}
    if years := _YEARS.fullmatch(text):
        return {"date-parts": [[int(year)] for year in years.groups() if year]}
    return {"literal": text}


def _bibtex(id_: str, csl: Item) -> str:
    kind = csl["type"]
    fields = {role: " and ".join(_bibtex_name(name) for name in people(csl.get(role)))
              for role in ("author", "editor", "translator")}
    fields |= {theirs: _tex(csl[ours], theirs) for ours, theirs in _BIBTEX_FIELDS.items() if csl.get(ours)}
    fields["date"] = _bibtex_date(csl.get("issued", ""))
    container = "journaltitle" if kind == "article-journal" else "booktitle"
    fields[container] = _tex(csl.get("container-title", ""), container)
    if csl.get("accessed"):
        fields["urldate"] = csl["accessed"]
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{_BIBTEX.get(kind, 'misc')}{{{id_},\n{lines}}}\n"


def _bibtex_name(name: Mapping[str, str]) -> str:
    if name.get("literal"):
        return f"{{{_tex(name['literal'])}}}"
    family = " ".join(part for part in (name.get("non-dropping-particle"), name.get("family")) if part)
    return ", ".join(_tex(part) for part in (family, name.get("suffix"), name.get("given")) if part)


def _bibtex_date(text: str) -> str:
    years = _YEARS.fullmatch(text)
    return "/".join(year for year in years.groups() if year) if years else _tex(text)


def _tex(text: str, field: str = "") -> str:
    """Plain text as TeX has it; addresses are left as they are."""
    if field in ("url", "doi"):
        return text
    said = _SPECIAL.sub(lambda found: _TEX[found[0]], text)
    return said.replace("–", "--") if field == "pages" else said


def _ris(id_: str, csl: Item, licence: str) -> str:
    lines = [("TY", _RIS.get(csl["type"], "GEN")), ("ID", id_)]
    for role, tag in _RIS_PEOPLE.items():
        lines += [(tag, _ris_name(name)) for name in people(csl.get(role))]
    for ours, tag in _RIS_FIELDS.items():
        if ours == "page" and csl.get("page"):
            lines += list(zip(("SP", "EP"), re.split(r"\s*[–-]\s*", csl["page"], maxsplit=1), strict=False))
        elif csl.get(ours):
            lines.append((tag, csl[ours]))
    if csl.get("container-title"):
        lines.append(("JO" if csl["type"] == "article-journal" else "T2", csl["container-title"]))
    year = _YEARS.match(csl.get("issued", ""))
    lines += [("PY", year[1])] if year else []
    issued = csl.get("issued", "")
    if issued and not (year and year[0] == year[1] == issued):
        lines.append(("DA", issued.replace("-", "/") if _DAY.fullmatch(issued) else issued))
    lines += [("C1", licence)] if licence else []
    return "".join(f"{tag}  - {' '.join(str(value).split())}\r\n" for tag, value in [*lines, ("ER", "")])


def _ris_name(name: Mapping[str, str]) -> str:
    if name.get("literal"):
        return name["literal"]
    family = " ".join(part for part in (name.get("non-dropping-particle"), name.get("family")) if part)
    return ", ".join(part for part in (family, name.get("given"), name.get("suffix")) if part)
