"""A table of claims as Parquet, some hundred rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any, BinaryIO

from laut.acquire import columns
from laut.acquire.tables import Cells, Check, filled
from laut.errors import InputError, MissingError

_ROWS = 500
_MOST = 1_000_000_000  # bytes of one group of rows, unpacked: a reader has to hold it


def rows(
    stream: BinaryIO, where: str, begin: int = 0, end: int | None = None, check: Check = columns.checked
) -> Iterator[tuple[int, Cells]]:
    """(number, filled cells) of each row, or of those from place `begin` to `end`; the first row is number 1.

    Raises InputError where it is no table of claims or articles, MissingError without `laut[parquet]`.
    """
    try:
        library: Any = import_module("pyarrow.parquet")
        broken: Any = import_module("pyarrow").ArrowException
    except ImportError:
        raise MissingError("the package pyarrow, to read Parquet", "none", where, "pip install 'laut[parquet]'") from None
    try:
        table = library.ParquetFile(stream)
        names = [str(name) for name in table.schema_arrow.names]
        check(names, where)
        meta = table.metadata
        if any(meta.row_group(i).total_byte_size > _MOST for i in range(meta.num_row_groups)):
            raise InputError(f"groups of rows of at most {_MOST // 1_000_000} MB", "a larger one", where, "write it with smaller groups")
        groups, number = _groups(meta, begin, end)
        for batch in table.iter_batches(batch_size=_ROWS, row_groups=groups):
            if number + batch.num_rows <= begin:
                number += batch.num_rows
                continue
            for row in batch.to_pylist():
                number += 1
                if end is not None and number > end:
                    return
                if number > begin and (cells := filled(names, row.values())):
                    yield number, cells
    except (broken, OSError, ValueError, OverflowError) as error:
        first = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise InputError("a Parquet file that is whole", first.rstrip("."), where, "write it again") from None


def _groups(meta: Any, begin: int, end: int | None) -> tuple[list[int], int]:
    """The groups of rows that rows from `begin` to `end` lie in, and how many rows lie before them."""
    found, before, at = [], 0, 0
    for i in range(meta.num_row_groups):
        size = meta.row_group(i).num_rows
        if at + size <= begin:
            before = at + size
        elif end is None or at < end:
            found.append(i)
        at += size
    return found, before
