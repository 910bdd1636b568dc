"""Other catalogues and licences by their names: the addresses that belong to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

ADDRESSES: Mapping[str, str] = {
    "wikidata": "https://www.wikidata.org/wiki/{}", "pleiades": "https://pleiades.stoa.org/places/{}",
    "viaf": "https://viaf.org/viaf/{}", "geonames": "https://www.geonames.org/{}",
    "althurayya": "https://althurayya.github.io/?{}", "iranica": "https://www.iranicaonline.org/articles/{}",
}
_CC = re.compile(r"CC[ -](BY(?:-[A-Z]{2})*)[ -](\d\.\d)", re.IGNORECASE)


class Licence(NamedTuple):
    """A licence: as it is shown, its SPDX identifier, its address; the last two are empty where unknown."""

    name: str
    spdx: str
    address: str


def same_as(catalogue: str, id_: str) -> str:
    """The address of a record in a catalogue, or nothing where the catalogue is not known here."""
    pattern = ADDRESSES.get(catalogue.casefold())
    return pattern.format(id_) if pattern else ""


def licence(name: str) -> Licence:
    """A licence by the name that is shown; of Creative Commons the addresses are known."""
    if re.fullmatch(r"CC0([ -]1\.0)?", name.strip(), re.IGNORECASE):
        return Licence(name, "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/")
    found = _CC.fullmatch(name.strip())
    if found is None:
        return Licence(name, "", "")
    terms, version = found[1], found[2]
    return Licence(name, f"CC-{terms.upper()}-{version}", f"https://creativecommons.org/licenses/{terms.lower()}/{version}/")
