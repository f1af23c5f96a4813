"""A user's reference sheet: a CSV file, one fact a row, as spreadsheets of any country write it; the cells are kept as they are."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from io import StringIO
from pathlib import Path, PurePath
from typing import Any

from laut import languages
from laut.acquire import encoding, separators
from laut.acquire.get import original
from laut.acquire.tongue import code
from laut.errors import FactsError, InputError, LanguageError
from laut.records import Fact

MOST_BYTES = 16_000_000
MOST_ROWS = 20_000
MOST_CHARACTERS = 500  # of a cell
COLUMNS = ("subject", "measure", "value", "low", "high", "unit", "as_of", "source", "url", "note", "language")
_DELIMITERS = (",", ";", "\t")
_SHORTEST = 4  # letters of a name that a slip of the pen is looked for in


def read(facts: str | Path | Iterable[str | Path | Fact], language: str | None = None) -> tuple[Fact, ...]:
    """The facts of one or several sheets, named by their paths, in their order as u1, u2 ...; a Fact stays as it is but for its id.

    `language` decides how a number such as 1.234 is read where the sheet itself leaves it open. Raises FactsError and InputError, each
    naming file and line.
    """
    several: list[str | Path | Fact] = [facts] if isinstance(facts, str | Path) else list(facts)
    found = [f for item in several for f in ([item] if isinstance(item, Fact) else _sheet(item, language))]
    return tuple(replace(fact, id=f"u{n}") for n, fact in enumerate(found, 1))


def _sheet(path: str | Path, language: str | None) -> list[Fact]:
    where = str(path)
    data = original(path).data
    if len(data) > MOST_BYTES:
        raise FactsError(f"a sheet of at most {MOST_BYTES // 1_000_000} MB", "more", where, "split it")
    return from_bytes(data, where, language)


def from_bytes(data: bytes, where: str = "facts.csv", language: str | None = None) -> list[Fact]:
    """The facts of one sheet; their ids are empty. Errors as for `read`."""
    try:
        text = encoding.decode(data, where).replace("\x00", "")
    except InputError as error:
        raise FactsError("a sheet as CSV", error.found, where, "save the sheet as CSV") from None
    table = _table(text, where)
    rows = [_Row(line, *_cells(table, cells, f"{where}:{line}")) for line, cells in table.rows]
    marks = separators.decide([(row.numbers, row.language) for row in rows], table.languages, table.delimiter, language)
    name = PurePath(where).name
    facts = []
    for row, mark in zip(rows, marks, strict=True):
        if mark is None:
            column, value = next((c, v) for c, v in row.numbers.items() if separators.is_open(v))
            do = "add a column language (de or en), or name the language with --language"
            raise FactsError(f"a number that reads one way only in column {table.names[column]}", repr(value), f"{where}:{row.line}", do)
        spoken = row.language or separators.spoken(mark, table.languages, language)
        facts.append(Fact("", row.cells.pop("measure"), **_optional(row.cells), language=spoken, where=f"{name}:{row.line}"))
    return facts


def _optional(cells: dict[str, str]) -> dict[str, Any]:
    return {column: cells.get(column) for column in COLUMNS if column not in ("measure", "language")}


@dataclass
class _Table:
    """The rows of a sheet: `columns` are the known names in the order of the header, None for one that is passed over."""

    columns: list[str | None]
    names: dict[str, str]  # of each column, as the header writes it
    languages: frozenset[str]  # that the header is in
    delimiter: str
    rows: list[tuple[int, list[str]]]


@dataclass
class _Row:
    line: int
    cells: dict[str, str]
    language: str | None

    @property
    def numbers(self) -> dict[str, str]:
        """The cells that hold numbers."""
        return {c: self.cells[c] for c in ("value", "low", "high") if c in self.cells}


def _table(text: str, where: str) -> _Table:
    first, body = 1, text
    head, _, rest = text.partition("\n")
    told = head.strip().lower().strip('"')
    stated = told[4:] or "\t" if told.startswith("sep=") and len(told) <= 5 else None
    if stated:
        first, body = 2, rest
    if not body.strip():
        raise FactsError("a header and rows", "an empty sheet", where, f"begin with a line such as {','.join(COLUMNS[1:3])}")
    options = (stated,) if stated else _DELIMITERS
    delimiter = max(options, key=lambda d: _points(body, d))  # the first of equal ones
    rows = _records(body, delimiter, where, first)
    line, header = next(rows)
    columns, names = _header(header, f"{where}:{line}")
    return _Table(columns, names, _spoken(header), delimiter, _bounded(rows, where))


def _points(text: str, delimiter: str) -> int:
    """How many known columns the first line has under this delimiter."""
    line = next((part for part in text.splitlines() if part.strip()), "")
    try:
        return sum(_key(cell) in _known() for cell in next(csv.reader([line], delimiter=delimiter), []))
    except csv.Error:
        return 0


def _records(text: str, delimiter: str, where: str, first: int) -> Iterator[tuple[int, list[str]]]:
    """(line, cells) of every row that is not empty."""
    reader = csv.reader(StringIO(text.replace("\r\n", "\n").replace("\r", "\n"), newline=""), delimiter=delimiter, strict=True)
    while True:
        line = first + reader.line_num
        try:
            cells = [" ".join(cell.split()) for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            do = "a cell that holds quotation marks stands in quotation marks, and doubles those inside"
            raise FactsError("a row of CSV", str(error), f"{where}:{line}", do) from None
        if any(cells):
            yield line, cells


def _bounded(rows: Iterator[tuple[int, list[str]]], where: str) -> list[tuple[int, list[str]]]:
    kept = []
    for row in rows:
        kept.append(row)
        if len(kept) > MOST_ROWS:
            raise FactsError(f"a sheet of at most {MOST_ROWS:,} rows", "more", where, "split it")
    if not kept:
        raise FactsError("rows below the header", "none", where)
    return kept


def _key(name: str) -> str:
    return "".join(c for c in name.casefold() if c not in " _-.:\ufeff")


@cache
def _known() -> dict[str, dict[str, str]]:
    """The columns by the names that the languages have for them: key -> language -> column."""
    found: dict[str, dict[str, str]] = {_key(column): {} for column in COLUMNS}
    for language in languages.known():
        for column, names in languages.toml(language, "facts")["columns"].items():
            for name in names:
                found.setdefault(_key(name), {})[language] = column
    for column in COLUMNS:
        found[_key(column)].setdefault("", column)
    return found


def _header(cells: list[str], where: str) -> tuple[list[str | None], dict[str, str]]:
    """The column of each cell of the header, and how the sheet calls it."""
    columns: list[str | None] = []
    names: dict[str, str] = {}
    for cell in cells:
        key = _key(cell)
        column = next(iter(_known()[key].values())) if key in _known() else None
        if column is None and key.isalpha() and len(key) >= _SHORTEST and (near := get_close_matches(key, sorted(_known()), 1, 0.8)):
            raise FactsError("a known column", repr(cell), where, f"write {next(iter(_known()[near[0]].values()))}")
        if column is not None and column in names:
            raise FactsError(f"one column for {column}", f"{names[column]!r} and {cell!r}", where, "remove or rename one of the two")
        if column is not None:
            names[column] = cell
        columns.append(column)
    if "measure" not in names or not {"value", "low", "high"} & names.keys():
        missing = "measure" if "measure" not in names else "value (or low and high)"
        found = ", ".join(cell[:40] for cell in cells[:12] if cell) or "none"
        raise FactsError(f"a header with a column {missing}", found, where, f"known columns: {', '.join(COLUMNS)}")
    return columns, names


def _spoken(cells: list[str]) -> frozenset[str]:
    """The languages that the header is in: those in which alone some of its names are known."""
    told = [frozenset(_known().get(_key(cell), {})) - {""} for cell in cells]
    return frozenset(next(iter(t)) for t in told if len(t) == 1)


def _cells(table: _Table, cells: list[str], where: str) -> tuple[dict[str, str], str | None]:
    """The filled cells of a row under the names of their columns, and its language."""
    if any(cells[len(table.columns) :]):
        do = "a value that holds the delimiter stands in quotation marks"
        raise FactsError(f"{len(table.columns)} cells", f"{len(cells)}", where, do)
    found = {column: cell for column, cell in zip(table.columns, cells, strict=False) if column and cell}
    for column in (c for c in found if len(found[c]) > MOST_CHARACTERS):
        expected = f"at most {MOST_CHARACTERS} characters in column {table.names[column]}"
        raise FactsError(expected, f"{len(found[column])}", where)
    for column in ("measure", "value"):
        if column not in found and not (column == "value" and found.keys() & {"low", "high"}):
            raise FactsError(f"something in column {table.names.get(column, column)}", "an empty cell", where)
    spoken = found.pop("language", None)
    try:
        return found, code(spoken) if spoken else None
    except LanguageError as error:
        raise FactsError(f"{error.expected} in column {table.names['language']}", error.found, where) from None
