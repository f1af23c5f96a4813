"""The tables of a batch: those that people take, and those that weighing works with; and how they are read back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from laut.engines.batch import store
from laut.errors import InputError, MissingError
from laut.exports import arrow as readings

READINGS, ARTICLES, QUESTIONS, ANSWERS, FINDINGS, BAD = "readings", "articles", "questions", "answers", "findings", "bad"
TAKEN = (READINGS, ARTICLES, QUESTIONS, ANSWERS, FINDINGS, BAD)
WORK = "work"
HEADS, FIGURES, VOICES, SPEAKERS, NAMES, BANDS, SKETCHES, STATEMENTS, OWN = (
    "heads", "figures", "voices", "speakers", "names", "bands", "sketches", "statements", "own_edges",
)  # fmt: skip
READ = (HEADS, FIGURES, VOICES, SPEAKERS, NAMES, BANDS, SKETCHES, STATEMENTS, OWN)
"""What reading gives to weighing."""

_COLUMNS: dict[str, dict[str, str]] = {
    BAD: {"kind": "string", "place": "string", "why": "string"},
    ARTICLES: {
        "id": "string", "place": "string", "outlet": "string", "title": "string", "published": "date", "language": "string",
        "url": "string", "claims": "int", "figures": "int", "copy_of": "string", "shared": "float", "revises": "string",
    },
    QUESTIONS: {
        "id": "string", "about": "words", "relation": "string", "independent_origins": "int", "origins_at_least": "int",
        "origins_at_most": "int", "low": "float", "high": "float", "unit": "string", "articles": "int", "outlets": "int", "first": "date",
        "last": "date", "line": "string",
    },
    ANSWERS: {
        "question": "string", "article": "string", "figure": "string", "b": "int", "e": "int", "quote_b": "int", "quote_e": "int",
        "text": "string", "low": "float", "high": "float", "bound": "string", "unit": "string", "outlet": "string", "published": "date",
        "chain": "chain", "origins": "strings", "origin_ids": "strings", "stance": "string", "hedges": "strings", "adds": "string",
        "standing": "bool",
    },
    FINDINGS: {
        "id": "string", "kind": "string", "says": "words", "holds": "bool", "who": "strings", "questions": "strings", "spans": "spans",
        "origins_at_least": "int", "origins_at_most": "int", "rank": "float", "line": "string",
    },
    HEADS: {
        "article": "int", "id": "string", "outlet_key": "string", "outlet": "string", "title": "string", "published": "date",
        "language": "string", "url": "string", "address": "string", "moment": "string", "retrieved": "string", "place": "string",
        "agency": "bool", "size": "int", "claims": "int", "figures": "int", "called": "string", "head": "string", "rest": "string",
        "asks": "string", "keys": "string", "first": "int",
    },
    FIGURES: {"figure": "int", "article": "int", "given": "string", "laid": "string"},
    VOICES: {"figure": "int", "who": "string"},
    SPEAKERS: {"article": "int", "who": "string", "voice": "string"},
    NAMES: {"name": "string", "article": "int"},
    BANDS: {"band": "int", "article": "int"},
    SKETCHES: {"article": "int", "packed": "binary", "bands": "ints"},
    STATEMENTS: {"article": "int", "speaker": "string", "statement": "string"},
    OWN: {"one": "int", "other": "int", "alike": "float"},
}  # fmt: skip


@cache
def schema(table: str) -> Any:
    """The Arrow schema of a table."""
    return readings.schema() if table == READINGS else columns(named(table))


def named(table: str) -> tuple[tuple[str, str], ...]:
    """The columns of a table with the names of their types."""
    return tuple(_COLUMNS[table].items())


@cache
def columns(named: tuple[tuple[str, str], ...]) -> Any:
    """The Arrow schema of columns of such types."""
    pa = store.arrow()
    span = pa.struct([("article", pa.string()), ("b", pa.int64()), ("e", pa.int64())])
    types = {
        "string": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_(), "date": pa.date32(), "binary": pa.binary(),
        "ints": pa.list_(pa.int64()), "strings": pa.list_(pa.string()), "chain": pa.list_(pa.list_(pa.string())), "spans": pa.list_(span),
        "words": pa.map_(pa.string(), pa.string()),
    }  # fmt: skip
    return pa.schema([(name, types[kind]) for name, kind in named])


def folder(out: str, table: str) -> str:
    """Where a table lies."""
    return f"{out}/{table}" if table in TAKEN else f"{out}/{WORK}/{table}"


def lines(out: str, table: str) -> Iterator[str]:
    """The readings, questions or findings of a finished batch as canonical lines of JSON, sorted: the same for the same articles, wherever
    they were read and weighed. All lines are held. Raises MissingError, InputError."""
    if table not in (READINGS, QUESTIONS, FINDINGS):
        raise MissingError(f"one of {READINGS}, {QUESTIONS}, {FINDINGS}", repr(table))
    places = store.parquet(folder(store.absolute(out), table))
    if not places:
        raise InputError("a folder that laut batch filled", "none", out)
    if table == READINGS:
        yield from sorted(readings.reading(row).to_json() for row in store.rows(places, size=100))
    else:
        yield from sorted(row["line"] for row in store.rows(places, ["line"]))
