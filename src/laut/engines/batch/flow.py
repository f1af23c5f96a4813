"""Functions over the rows of Arrow's batches: row by row, or group by group where rows of one key follow each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from laut.engines.batch import store

if TYPE_CHECKING:
    from pyarrow import RecordBatch, Schema

Row = dict[str, Any]
OfRow = Callable[[Row], Iterable[Row]]
OfGroup = Callable[[Sequence[Row]], Iterable[Row]]
_ROWS = 500


def mapped(function: OfRow, schema: Schema, source: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
    """What `function` makes of each row."""
    return batched((made for batch in source for row in batch.to_pylist() for made in function(row)), schema)


def grouped(function: OfGroup, key: str, schema: Schema, source: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
    """What `function` makes of the rows of each key; one group is held at a time."""
    return batched((made for some in _groups(source, key) for made in function(some)), schema)


def _groups(source: Iterable[RecordBatch], key: str) -> Iterator[list[Row]]:
    some: list[Row] = []
    for batch in source:
        for row in batch.to_pylist():
            if some and row[key] != some[0][key]:
                yield some
                some = []
            some.append(row)
    if some:
        yield some


def batched(rows: Iterable[Row], schema: Schema) -> Iterator[RecordBatch]:
    """Rows as batches."""
    pa = store.arrow()
    some: list[Row] = []
    for row in rows:
        some.append(row)
        if len(some) == _ROWS:
            yield pa.RecordBatch.from_pylist(some, schema=schema)
            some = []
    if some:
        yield pa.RecordBatch.from_pylist(some, schema=schema)


def written(batches: Iterable[RecordBatch], schema: Schema, place: str) -> int:
    """Write batches to a Parquet file; how many rows."""
    count = 0
    with store.writing(place) as stream, store.arrow().parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)
            count += batch.num_rows
    return count
