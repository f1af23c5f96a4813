"""Claims as a table for spreadsheets: CSV, and XLSX with a sheet for each part of a reading."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from laut.errors import MissingError
from laut.exports.statements import Statement, chain_words, iso, statements
from laut.frame import PARTS, rows
from laut.records import Reading

COLUMNS = (
    "document", "outlet", "published", "title", "url", "language", "claim", "words", "b", "e", "prefix", "suffix", "chain", "origin",
    "inferred", "stance", "hedges", "figure", "low", "high", "bound", "unit", "counted", "from", "to", "places", "actors",
)  # fmt: skip
LONGEST = 32_767  # characters of a cell of a workbook
_ACTS = ("=", "+", "-", "@", "\t", "\r")  # what makes a program of tables take a cell for a formula


def claim_rows(reading: Reading) -> Iterator[dict[str, Any]]:
    """The claims of an article; a claim with several figures has a row for each, one without any has one row."""
    d = reading.document
    head = {"document": d.id, "outlet": d.outlet, "published": iso(d.published), "title": d.title, "url": d.url, "language": d.language}
    for statement in statements(reading):
        base = head | _told(statement, d.outlet)
        for figure in statement.figures or (None,):
            found = {
                "figure": figure.text, "low": figure.low, "high": figure.high, "bound": figure.bound, "unit": figure.unit,
                "counted": figure.counted,
            } if figure else {}  # fmt: skip
            yield dict.fromkeys(COLUMNS) | base | found


def _told(s: Statement, outlet: str | None) -> dict[str, Any]:
    first, last = (s.selectors[0], s.selectors[-1]) if s.selectors else (None, None)
    starts, ends = [t.start for t in s.times if t.start], [t.end for t in s.times if t.end]
    return {
        "claim": s.claim.id, "words": s.words, "b": first.b if first else None, "e": last.e if last else None,
        "prefix": first.prefix if first else None, "suffix": last.suffix if last else None, "chain": chain_words(s, outlet),
        "origin": " + ".join(source.name for source in s.origin), "inferred": s.inferred, "stance": s.claim.stance,
        "hedges": "; ".join(s.claim.hedges), "from": iso(min(starts)) if starts else None, "to": iso(max(ends)) if ends else None,
        "places": "; ".join(s.claim.places), "actors": "; ".join(s.claim.actors),
    }  # fmt: skip


def write_csv(readings: Iterable[Reading], path: Path) -> int:
    """Write the claims as CSV in UTF-8 with a byte order mark; how many articles. A cell that would act as a formula gets an apostrophe."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS)
        writer.writeheader()
        for reading in readings:
            for row in claim_rows(reading):
                writer.writerow({k: f"'{v}" if isinstance(v, str) and v.startswith(_ACTS) else v for k, v in row.items()})
            count += 1
    return count


def write_xlsx(readings: Iterable[Reading], path: Path) -> int:
    """Write a workbook: the claims as in CSV, then a sheet for each further part; how many articles. MissingError without the package."""
    try:
        import xlsxwriter
    except ImportError:
        raise MissingError("the package xlsxwriter", "none", do="pip install 'laut[xlsx]'") from None
    book = xlsxwriter.Workbook(str(path), {"constant_memory": False, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
    bold, count = book.add_format({"bold": True}), 0
    sheets: dict[str, tuple[Any, list[str], int]] = {}

    def put(name: str, row: dict[str, Any]) -> None:
        if name not in sheets:
            page = book.add_worksheet(name)
            page.freeze_panes(1, 0)
            columns = list(row)
            for n, column in enumerate(columns):
                page.write_string(0, n, column, bold)
            sheets[name] = page, columns, 0
        page, columns, at = sheets[name]
        for n, column in enumerate(columns):
            _cell(page, at + 1, n, row.get(column))
        sheets[name] = page, columns, at + 1

    for reading in readings:
        count += 1
        for row in claim_rows(reading):
            put("claims", row)
        for part in PARTS:
            if part != "claims":
                for row in rows(reading, part):
                    put(part, row)
    if not sheets:
        put("claims", dict.fromkeys(COLUMNS))
    book.close()
    return count


def _cell(page: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, bool):
        page.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        page.write_number(row, column, value)
    elif value is not None:
        page.write_string(row, column, (value.isoformat() if isinstance(value, date) else str(value))[:LONGEST])
