"""The tables as CSV files, described by a Frictionless data package."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from generator.catalogues import Licence
from generator.data.tables import TABLES, Row, Table


def csv_text(table: Table, rows: Iterable[Row]) -> str:
    """A table with its heads, as RFC 4180 has it; what is missing is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    return ("true" if value else "false") if isinstance(value, bool) else value


def datapackage(about: Mapping[str, Any], licences: Iterable[Licence]) -> dict[str, Any]:
    """The description of all tables, each with its columns, keys and licences."""
    licensed = [{name: value for name, value in (("name", one.spdx or one.name), ("title", one.name), ("path", one.address))
                 if value} for one in licences]
    return {**about, "profile": "tabular-data-package", "licenses": licensed,
            "resources": [_resource(table) | {"licenses": licensed} for table in TABLES]}


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [{"name": column.name, "type": column.type, "description": column.means} for column in table.columns],
        "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = table.columns[0].name
    keys = [{"fields": column.name, "reference": {"resource": column.of, "fields": "id"}}
            for column in table.columns if column.of]
    if keys:
        schema["foreignKeys"] = keys
    return {"name": table.name, "path": f"csv/{table.name}.csv", "profile": "tabular-data-resource", "format": "csv",
            "mediatype": "text/csv", "encoding": "utf-8", "description": table.means, "schema": schema}


def package_text(package: Mapping[str, Any]) -> str:
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"
