"""Tables of claims or of articles: CSV, TSV, JSON, JSON lines, Parquet. Each row is an item of its own; no more than a few rows are held
at a time.

Rows are counted as a spreadsheet counts them: the header of a CSV is row 1. In JSON and Parquet the first object is row 1, in JSON lines
a row is a line.
"""

from __future__ import annotations

import codecs
import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from io import StringIO, TextIOWrapper
from pathlib import PurePath
from typing import Any, BinaryIO, TextIO

from laut.acquire import columns, encoding, ftm, reviews
from laut.acquire.item import Item
from laut.acquire.kinds import PLAIN, ROW
from laut.acquire.mapping import Mapped
from laut.acquire.original import MOST_BYTES, Original, check_size
from laut.errors import InputError, LautError

SUFFIXES = (".csv", ".tsv", ".tab", ".json", ".jsonl", ".ndjson", ".parquet")
_DELIMITERS = (",", ";", "\t", "|")
_EACH = 1000  # points of a column that is known, against one for any cell
_LINES = (".jsonl", ".ndjson")
_HEAD = 65536
_BEGIN = re.compile(rb'\s*(?:(\[)\s*)?\{\s*"')  # of a list of objects, or of an object a line
_PIECE = 1 << 20
_SAYS = ("title", "outlet", "author", "published", "language", "url")  # the columns of an article beside its text
_DO = "the rows before it were taken; mend the table and add it again"
Cells = list[tuple[str, str]]
Check = Callable[[Sequence[str], str], None]
Rows = Iterator[tuple[int, Cells]]


def items(stream: BinaryIO, where: str, suffix: str | None = None, mapping: Mapped | None = None) -> Iterator[Item]:
    """The rows of a table as items with `place` `WHERE#row=N`; a row that cannot be used is an error of its own.

    `suffix` is one of SUFFIXES where `where` does not end in it.

    Raises InputError where it is no table of claims or articles, or breaks off; MissingError for Parquet without `laut[parquet]`.
    """
    suffix = suffix or PurePath(where).suffix.lower()
    if suffix in _LINES or suffix in (".json", ".csv"):
        head = stream.read(_HEAD)
        stream.seek(0)
        if suffix == ".csv" and ftm.is_statements(head):
            yield from ftm.statements(stream, where)
            return
        if suffix != ".csv" and ftm.is_entities(head):
            yield from ftm.entities(stream, where)
            return
        if suffix == ".json" and (reviews.is_there(head) or reviews.is_there(stream.read(MOST_BYTES))):
            stream.seek(0)
            yield from reviews.of_feed(stream.read(MOST_BYTES + 1), where)
            return
        stream.seek(0)
    any_row = False
    for number, cells in rows(stream, where, suffix, mapping.checked if mapping else columns.checked):
        any_row = True
        yield item(number, cells, where, mapping)
    if not any_row:
        raise InputError("rows below the header", "none", where, "look whether the right file was named")


def lines(stream: Iterable[bytes], where: str, first: int = 1) -> Iterator[Item]:
    """The lines of a file of JSON lines as items, each for itself: a broken one is an error of its own. `first` is the number of the first
    line."""
    for number, line in enumerate(stream, first):
        if not line.strip():
            continue
        try:
            yield item(number, _line(line, f"{where}:{number}"), where)
        except LautError as error:
            plain = type(error)(error.expected, error.found, error.where)  # the lines behind it are taken too: there is nothing to repeat
            yield Item(f"{where}#row={number}", error=str(plain))


def item(number: int, cells: Cells, where: str, mapping: Mapped | None = None) -> Item:
    """The item of a row: an article where it has a cell for the text and none for a claim, else a claim."""
    place = f"{where}#row={number}"
    try:
        named = mapping.named(cells) if mapping else cells
        says = mapping.says(named, place) if mapping else {}
        text = _text_of(named)
        if text is not None:
            told = tuple((dict(_told(named)) | says).items())
            return Item(place, Original(text.encode("utf-8", "surrogatepass"), place, PLAIN, told=told))
        _check(named, place)
    except LautError as error:
        return Item(place, error=str(error))
    return Item(place, Original(packed(number, named, says), place, ROW), row=tuple(named))


def _text_of(cells: Cells) -> str | None:
    by = {columns.known(name): cell for name, cell in cells}
    return by.get(columns.TEXT) if columns.NEEDED[0] not in by else None


def _told(cells: Cells) -> tuple[tuple[str, str], ...]:
    """What the other cells of an article say of it."""
    return tuple((column, cell) for name, cell in cells if (column := columns.known(name)) in _SAYS)


def suffix_of(data: bytes) -> str | None:
    """The suffix that a table in bytes without a name should have; None where they are no table of claims by their look."""
    if data.startswith(b"PAR1"):
        return ".parquet"
    if found := _BEGIN.match(data[:4096]):
        return ".json" if found[1] else ".jsonl"
    head = data[:4096].decode("utf-8-sig", "replace")
    return ".csv" if max(_points(head, mark) for mark in _DELIMITERS) >= 2 * _EACH and _has_needed(head) else None


def _has_needed(head: str) -> bool:
    line = next((part for part in head.splitlines() if part.strip()), "")
    names = [cell.strip(' "') for cell in line.split(max(_DELIMITERS, key=lambda mark: _points(head, mark)))]
    return columns.of_articles(names) or {columns.known(name) for name in names} >= set(columns.NEEDED)


def rows(stream: BinaryIO, where: str, suffix: str | None = None, check: Check = columns.checked) -> Rows:
    """(number, filled cells) of each row that is not empty. Errors as for `items`."""
    suffix = suffix or PurePath(where).suffix.lower()
    if suffix == ".parquet":
        from laut.acquire.parquet import rows as found

        return found(stream, where, check=check)
    if suffix == ".json":
        return _objects(stream, where, check)
    return _lines(stream, where, check) if suffix in _LINES else _csv(_text(stream, where), where, check)


def packed(number: int, cells: Iterable[tuple[str, str]], says: Mapping[str, str] | None = None) -> bytes:
    """A row as the bytes that the ledger keeps; `says` is what holds for it beside its cells."""
    row = {"row": number, "cells": list(cells)} | ({"says": dict(says)} if says else {})
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _check(cells: Cells, place: str) -> None:
    for column in columns.NEEDED:
        if not any(columns.known(name) == column for name, _ in cells):
            also = f" (of an article: {columns.TEXT})" if column == columns.NEEDED[0] else ""
            raise InputError(f"something in the column for {column}{also}", "an empty cell", place)


def filled(names: Sequence[str], values: Iterable[Any]) -> Cells:
    """The cells that hold something, as words; the text of an article as it is."""
    cells = ((name, value, _words(value)) for name, value in zip(names, values, strict=False))
    return [(name, _kept(name, value) or words) for name, value, words in cells if name and words]


def _kept(name: str, value: Any) -> str:
    return value if isinstance(value, str) and columns.known(name) == columns.TEXT else ""


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "; ".join(filter(None, map(_words, value)))
    return (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)).replace("\x00", "").strip()


# CSV


def _text(stream: BinaryIO, where: str) -> TextIO:
    """The text of a table: as a stream where it is UTF-8, else as a whole, up to the size of an input."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece := stream.read(_PIECE):
            decoder.decode(piece)
        decoder.decode(b"", True)
        stream.seek(0)
        begin = stream.read(4096)
        if b"\x00" not in begin:
            stream.seek(0)
            return TextIOWrapper(stream, "utf-8-sig", newline="")
    except UnicodeDecodeError:
        pass
    stream.seek(0)
    data = stream.read(MOST_BYTES + 1)
    check_size(len(data), where)
    return StringIO(encoding.judged(data, where), newline="")


def _csv(text: TextIO, where: str, check: Check) -> Rows:
    head = text.read(65536)
    text.seek(0)
    told = head.partition("\n")[0].strip().lower().strip('"')
    stated = told[4:] or "\t" if told.startswith("sep=") and len(told) <= 5 else None
    delimiter = stated or max(_DELIMITERS, key=lambda mark: _points(head, mark))  # the first of equal ones
    reader = csv.reader(text, delimiter=delimiter)
    names: list[str] = []
    number = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            break
        except (csv.Error, UnicodeError) as error:
            raise InputError("a row of CSV", str(error), f"{where}:{reader.line_num}", _DO) from None
        number += 1
        if number == 1 and stated:
            number = 0
            stated = None
        elif not names and any(cells):
            names = [" ".join(cell.split()).removeprefix("\ufeff") for cell in cells]
            check(names, f"{where}:{reader.line_num}")
        elif any(cell.strip() for cell in cells):
            yield number, _fitting(names, cells)
    if not names:
        raise InputError("a table with a header", "an empty file", where)


def _fitting(names: list[str], cells: list[str]) -> Cells:
    """The cells of a row; none where it has more than the header names, as a delimiter inside a cell makes it."""
    return [] if any(cell.strip() for cell in cells[len(names) :]) else filled(names, cells)


def _points(text: str, delimiter: str) -> int:
    """How many known columns the first line has under this delimiter, and then how many cells."""
    line = next((part for part in text.splitlines() if part.strip()), "")
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return 0
    return _EACH * sum(columns.known(cell) is not None for cell in cells) + min(len(cells), _EACH - 1)


# JSON


def _objects(stream: BinaryIO, where: str, check: Check) -> Rows:
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise InputError(f"a JSON file of at most {MOST_BYTES // 1_000_000} MB", "more", where, "write one object a line (.jsonl)")
    found = _json(encoding.judged(data, where), where)
    if not isinstance(found, list) or not found or not all(isinstance(row, dict) for row in found):
        kind = "an empty list" if found == [] else "a list of other things" if isinstance(found, list) else type(found).__name__
        raise columns.OtherTable("a table of claims: a list of objects", kind, where, "see docs/inputs.md for its columns")
    check(list(dict.fromkeys(name for row in found for name in row)), where)
    for number, row in enumerate(found, 1):
        yield number, filled(list(row), row.values())


def _lines(stream: BinaryIO, where: str, check: Check) -> Rows:
    is_checked = False
    for number, line in enumerate(iter(lambda: stream.readline(MOST_BYTES + 1), b""), 1):
        check_size(len(line), f"{where}:{number}")
        if not line.strip():
            continue
        row = _object(line, f"{where}:{number}")
        if not is_checked:
            check(list(row), f"{where}:{number}")
            is_checked = True
        yield number, filled(list(row), row.values())
    if not is_checked:
        raise InputError("a table with rows", "an empty file", where)


def _line(line: bytes, where: str) -> Cells:
    check_size(len(line), where)
    row = _object(line, where)
    columns.checked(list(row), where)
    return filled(list(row), row.values())


def _object(line: bytes, where: str) -> dict[str, Any]:
    try:
        row = _json(line.decode("utf-8-sig"), where)
    except UnicodeDecodeError:
        raise InputError("a line of UTF-8", "other bytes", where, _DO) from None
    if not isinstance(row, dict):
        raise InputError("an object a line", type(row).__name__, where, _DO)
    return row


def _json(text: str, where: str) -> Any:
    """A value of JSON, its numbers as they are written."""
    try:
        return json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        found = "values within values without end" if isinstance(error, RecursionError) else str(error)
        raise InputError("JSON", found, where, _DO) from None
