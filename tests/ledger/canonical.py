"""The whole content of a ledger without what differs from run to run: numbers of rows and moments. Two that hold the same are equal."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Table, select, text

from laut.ledger import Ledger, tables

_MOMENTS = {"added", "made", "at", "mended", "forgotten"}
_BYTES = {"packed"}  # their hashes stand beside them
_NUMBERS = {"reading"}  # of a row: which reading a brief was made of


def canonical(ledger: Ledger) -> dict[str, list[str]]:
    """For each table its rows, sorted, as JSON; documents and entities by what names them everywhere."""
    with ledger.reading() as connection:
        names = {
            "document": dict(connection.execute(select(tables.document.c.id, tables.document.c.hash)).all()),
            "entity": dict(connection.execute(select(tables.entity.c.id, tables.entity.c.key)).all()),
        }
        found = {table.name: _rows(connection, table, names) for table in tables.metadata.sorted_tables}
        found["words"] = _words(connection, names["document"])
        return found


def _rows(connection: Connection, table: Table, names: dict[str, dict[int, str]]) -> list[str]:
    left_out = {c.name for c in table.columns if c.name in _MOMENTS | _BYTES | _NUMBERS or (c.name == "id" and c.primary_key)}
    rows = []
    for row in connection.execute(select(table)).mappings():
        value: dict[str, Any] = {}
        for column in table.columns:
            if column.name in left_out:
                continue
            target = (
                "entity"
                if column.name == "root" or (column.name == "weighed" and table.name == "entity")
                else next((key.column.table.name for key in column.foreign_keys), "")
            )
            value[column.name] = names[target].get(row[column.name]) if target in names else row[column.name]
        rows.append(json.dumps(_in_order(value), sort_keys=True, default=str))
    return sorted(rows)


def _in_order(value: dict[str, Any]) -> dict[str, Any]:
    """A pair of documents in the order of their names, not of their numbers."""
    if {"one", "other"} <= value.keys() and value["one"] > value["other"]:
        turned = {"one": "other", "other": "one", "in_one": "in_other", "in_other": "in_one"}
        return {turned.get(name, name): content for name, content in value.items()}
    return value


def _words(connection: Connection, documents: dict[int, str]) -> list[str]:
    """The terms of each document, as the index of either database has them."""
    if connection.dialect.name == "postgresql":
        query = "select document, array_to_string(tsvector_to_array(terms), ' ') from words"
        return sorted(f"{documents[number]} {terms}" for number, terms in connection.execute(text(query)))
    connection.execute(text("create virtual table if not exists temp.seen using fts5vocab('main', 'words', 'instance')"))
    terms: dict[int, list[str]] = {}
    for number, term in connection.execute(text("select doc, term from temp.seen")):
        terms.setdefault(number, []).append(term)
    return sorted(f"{documents[number]} {' '.join(sorted(found))}" for number, found in terms.items())
