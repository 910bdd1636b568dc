"""All the files of `ency export data`, written into one folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.catalogues import Licence, licence
from generator.data import base, gazetteer, graph
from generator.data.frictionless import csv_text, datapackage, package_text
from generator.data.gazetteer import Surroundings
from generator.data.record import Record, address, records
from generator.data.tables import TABLES, Row, rows
from generator.encyclopedia import by_name
from generator.entries.entry import Entry
from generator.entries.values import Prose
from generator.entries.walk import walk
from generator.outputs import emptied, write
from generator.references import bibtex, csl_json, ris
from generator.schemaorg import Node, Speaker, thing
from generator.site.edition import Edition
from generator.watched import Watched


class Data:
    """The data of one edition; each form of it is made when it is asked for."""

    def __init__(self, edition: Edition) -> None:
        self.edition, settings = edition, edition.settings
        self.words = edition.press.words
        texts, facts = settings.options.licence, settings.options.data_licence
        self.licences: list[Licence] = [licence(name) for name in dict.fromkeys((texts, facts)) if name]
        self.licence = self.words("data.licence", texts=texts, facts=facts) if facts else self.words(
            "data.one_licence", licence=texts)
        self.speaker = Speaker(settings, Watched(edition.encyclopedia), lambda path: address(edition, path),
                               self.words("language.code"))

    @cached_property
    def about(self) -> dict[str, str]:
        """What the whole is: name, title, description, address, and the day of its last change as version."""
        settings, changed = self.edition.settings, self.edition.changed.values()
        return {"name": "encyclopedia", "title": settings.name, "description": settings.description,
                "homepage": settings.url, "version": max(changed, default="")}

    @cached_property
    def records(self) -> list[tuple[Entry, Record]]:
        return list(records(self.edition, self.licence))

    @cached_property
    def rows(self) -> Mapping[str, list[Row]]:
        """The rows of every table."""
        found: dict[str, list[Row]] = {table.name: [] for table in TABLES}
        for entry, record in self.records:
            formatted = self.edition.press.library.get(record["id"])
            for name, row in rows(entry, record, formatted.full if formatted else ""):
                found[name].append(row)
        return found

    @cached_property
    def nodes(self) -> list[Node]:
        """Every entry as linked data; those it names are named by their identifiers alone."""
        return [{name: _bare(value) for name, value in thing(entry, record["id"], self.speaker).items()}
                for entry, record in self.records]

    def works(self) -> dict[str, Any]:
        return {record["id"]: entry.csl for entry, record in self.records if hasattr(entry, "csl")}

    def places(self) -> list[dict[str, Any]]:
        cards = self.edition.encyclopedia.cards
        url = {id_: address(self.edition, card.address) for id_, card in cards.items()}
        around = Surroundings(self.about["title"], self.speaker.language, cards, url, self._told_of)
        return [gazetteer.feature(entry, record, around) for entry, record in self.records if gazetteer.is_place(entry)]

    def _told_of(self, id_: str) -> dict[str, Any]:
        """When a place is told of: by the fields of others, else by their prose."""
        watched = self.speaker.watched
        links = [link for link in watched.incoming(id_) if watched.card(link.source)]
        for found in ([link for link in links if not link.sentence], links):
            cards = [watched.card(link.source) for link in found]
            if told := gazetteer.told_of((card for card in cards if card), self.words("data.told_of")):
                return told
        return {}

    def texts(self) -> Iterator[tuple[str, ...]]:
        """For the full-text index: id, headword, other names, gloss and all prose of each entry."""
        for entry, record in self.records:
            names = "; ".join([*(name.text for name in entry.names), *entry.aliases])
            prose = (self.speaker.plain(piece.value) for piece in walk(entry) if isinstance(piece.value, Prose))
            yield record["id"], entry.headword, names, entry.gloss, "\n\n".join(prose)


def export(edition: Edition, folder: Path) -> int:
    """Write everything; the count of entries. Misuse where the folder holds something else."""
    data = Data(edition)
    emptied(folder)
    for path, text in _files(data):
        write(folder / path, text)
    base.write(folder / "encyclopedia.sqlite", data.rows, data.texts(), data.licence)
    return len(data.records)


def _files(data: Data) -> Iterator[tuple[str, str]]:
    about = {name: value for name, value in data.about.items() if value}
    yield "entries.json", _json({**about, "licence": data.licence, "entries": [record for _, record in data.records]})
    yield "entries.jsonl", "".join(_json(record, None) for _, record in data.records)
    yield from ((f"csv/{table.name}.csv", csv_text(table, data.rows[table.name])) for table in TABLES)
    yield "datapackage.json", package_text(datapackage(about, data.licences))
    yield "metadata.json", _json(_datasette(data))
    yield "places.geojson", _json(gazetteer.collection(data.places(), {"licence": data.licence}))
    yield "encyclopedia.jsonld", graph.json_ld([_dataset(data), *data.nodes])
    yield "encyclopedia.ttl", graph.turtle([_dataset(data), *data.nodes])
    works = data.works()
    yield "works.json", csl_json(works, data.licence)
    yield "works.bib", bibtex(works, data.licence)
    yield "works.ris", ris(works, data.licence)
    yield from _markdown(data)


def _markdown(data: Data) -> Iterator[tuple[str, str]]:
    """The introduction, the contents for language models, and every page of an entry."""
    edition, watched = data.edition, data.speaker.watched
    jinja, said = edition.press.jinja, {"about": data.about, "licence": data.licence, "count": len(data.records)}
    kinds = [(data.words(f"kinds.{kind}.many"), cards) for kind in edition.settings.kinds
             if (cards := sorted(watched.of_kind(kind), key=by_name))]
    yield "README.md", jinja.get_template("data/readme.md.j2").render(**said)
    yield "llms.txt", jinja.get_template("data/llms.txt.j2").render(**said, kinds=kinds)
    edition = replace(edition, press=replace(edition.press, canonical=True))
    for _, record in data.records:
        page = edition.entry(record["id"])
        yield f"markdown/{page.path}", page.markdown
        yield from ((f"markdown/plates/{figure.name}.svg", figure.svg) for figure in page.figures)


def _json(value: Any, indent: int | None = 1) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent) + "\n"


def _bare(value: Any) -> Any:
    """A node that stands in the graph itself, as its identifier."""
    if isinstance(value, list):
        return [_bare(one) for one in value]
    return {"@id": value["@id"]} if isinstance(value, dict) and "@id" in value else value


def _dataset(data: Data) -> Node:
    """The encyclopedia itself, as the data set that the graph is."""
    home = data.edition.settings.url or "index.html"
    said = {"name": data.about["title"], "description": data.about["description"], "version": data.about["version"],
            "license": [one.address for one in data.licences if one.address] or None, "inLanguage": data.speaker.language}
    return {"@id": f"{home}#dataset", "@type": "Dataset", **{name: value for name, value in said.items() if value}}


def _datasette(data: Data) -> dict[str, Any]:
    """What Datasette shows beside the tables."""
    tables = {table.name: {"description": table.means, "columns": {column.name: column.means for column in table.columns}}
              for table in TABLES}
    return {"title": data.about["title"], "description": data.about["description"], "license": data.licence,
            **({"source_url": data.about["homepage"]} if data.about["homepage"] else {}),
            "databases": {"encyclopedia": {"tables": tables}}}

