"""Articles that are rows of a table, read on all cores: what Polars and pandas share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, TypedDict

from laut.engines.cores import mapped
from laut.errors import InputError, LautError, MissingError
from laut.exports.claims import COLUMNS, claim_rows
from laut.frame import PARTS, rows

Row = dict[str, Any]
CLAIMS = "claims"
ERROR, ROW = "error", "row"
NUMBERS = {"b": int, "e": int, "low": float, "high": float, "inferred": bool}
"""The columns of claims that hold no words, with what they hold."""


class Columns(TypedDict, total=False):
    """Which columns of a table tell of an article, beside its text."""

    published: str | None
    outlet: str | None
    language: str | None
    title: str | None
    author: str | None
    url: str | None


def checked(names: Iterable[str], text: str, keep: Sequence[str], columns: Columns, part: str) -> dict[str, str]:
    """The columns by what they tell. Raises InputError for a column that is not there, or would stand twice, or that tells nothing that
    laut knows of, MissingError for no such part."""
    if part not in PARTS:
        raise MissingError(f"one of {', '.join(sorted(PARTS))}", repr(part))
    if isinstance(keep, str):
        raise InputError("a list of columns", repr(keep), "keep", f"keep=[{keep!r}]")
    if unknown := sorted(set(columns) - set(Columns.__annotations__)):
        raise InputError(f"{', '.join(Columns.__annotations__)}", ", ".join(unknown))
    there = list(names)
    told: Mapping[str, Any] = columns
    used = {field: name for field, name in told.items() if name is not None}
    for name in (text, *keep, *used.values()):
        if name not in there:
            raise InputError(f"a table with the column {name}", ", ".join(map(str, there[:12])) or "none")
        if there.count(name) > 1:
            raise InputError(f"one column {name}", str(there.count(name)))
    if len(set(keep)) < len(keep):
        raise InputError("each column to keep once", ", ".join(keep), "keep")
    _free(keep, {ROW, ERROR, *(COLUMNS if part == CLAIMS else ())})
    return used


def _free(keep: Iterable[str], taken: Iterable[str]) -> None:
    """InputError where a column to keep has the name of one of the result."""
    if twice := sorted(set(keep) & set(taken)):
        raise InputError("columns to keep whose names no column of the result has", ", ".join(twice), "keep", "rename them")


def read(articles: Iterable[tuple[str | None, Row]], part: str, keep: Iterable[str], workers: int | None) -> Iterator[tuple[int, Row]]:
    """(place of the article, row) of all articles, each its text and what is known of it. One that cannot be read is a row with `error`.

    Raises InputError at the first row that has a column named as one of `keep`.
    """
    for n, done in enumerate(mapped(partial(_read, part), articles, workers)):
        found = done.value if done.value is not None else str(InputError("a reading", done.error or "none"))
        if isinstance(found, str):
            yield n, {ERROR: found}
        else:
            for row in found:
                _free(keep, row)
                yield n, row


def _read(part: str, article: tuple[str | None, Row]) -> list[Row] | str:
    """The rows of one article; runs in a worker."""
    from laut.acquire import from_text
    from laut.engines.local import read_document

    text, given = article
    try:
        if not isinstance(text, str):
            raise InputError("a text", "an empty cell" if text is None else f"a {type(text).__name__}")
        told: Any = {name: _told(name, value) for name, value in given.items() if value not in (None, "")}
        reading = read_document(from_text(text, **told))
    except LautError as error:
        return str(error)
    return list(claim_rows(reading)) if part == CLAIMS else rows(reading, part)


def _told(field: str, value: Any) -> str | date:
    """What a cell tells of an article. Raises InputError for what is neither words nor, of `published`, a day."""
    if isinstance(value, str) or (field == "published" and isinstance(value, date)):
        return value
    raise InputError("words or a day" if field == "published" else "words", f"a {type(value).__name__}, {value!r}", field)
