"""Tables of the app: shown on a page, and taken away as CSV or XLSX with all their rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date

from laut.errors import InputError
from laut.showing.app.asked import Asked
from laut.showing.app.desk import Desk

Value = str | int | float | date | None
FORMATS = ("csv", "xlsx")
_ACTS = ("=", "+", "-", "@", "\t", "\r")  # what makes a program of tables take a cell for a formula


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a table; `href` leads to what it stands on, `look` is a class of its own, `shown` how the page writes it."""

    value: Value
    href: str = ""
    look: str = ""
    shown: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key (the head in a file), its head on the page, whether it holds numbers."""

    key: str
    head: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with all that is asked for. `name` is the one under which it is taken away."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Cell, ...]] = field(default_factory=list)


Maker = Callable[[Desk, Asked], Table]
"""Makes a whole table out of the parameters of the page that shows it."""


def as_csv(table: Table) -> bytes:
    """A table as CSV in UTF-8 with a byte order mark, which spreadsheets look for; a cell that would act as a formula is quoted."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([column.key for column in table.columns])
    for row in table.rows:
        writer.writerow([_safe(cell.value) for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def as_xlsx(table: Table) -> bytes:
    """A table as a workbook of one sheet; words are never formulas or links. The same table gives the same bytes."""
    from datetime import datetime

    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "yyyy-mm-dd"}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
    sheet = book.add_worksheet(table.name[:31])
    bold = book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    for n, column in enumerate(table.columns):
        sheet.write_string(0, n, column.key, bold)
    for r, row in enumerate(table.rows, 1):
        for n, cell in enumerate(row):
            if isinstance(cell.value, str):
                sheet.write_string(r, n, cell.value[:32_767])
            elif isinstance(cell.value, date):
                sheet.write_datetime(r, n, datetime(cell.value.year, cell.value.month, cell.value.day))
            elif cell.value is not None:
                sheet.write_number(r, n, cell.value)
    sheet.autofit()
    book.close()
    return out.getvalue()


def written(table: Table, kind: str) -> tuple[bytes, str]:
    """A table in a format, with its media type; InputError for another."""
    if kind == "csv":
        return as_csv(table), "text/csv; charset=utf-8"
    if kind == "xlsx":
        return as_xlsx(table), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    raise InputError(f"one of {', '.join(FORMATS)}", repr(kind[:20]))


def _safe(value: Value) -> Value:
    if isinstance(value, str) and value.startswith(_ACTS):
        return "'" + value
    return value.isoformat() if isinstance(value, date) else value
