"""Articles in a Polars DataFrame: `read(frame)` or `frame.laut.read()`; `scan(lazy)` for a LazyFrame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Unpack

import polars

from laut.exports.claims import COLUMNS
from laut.pipelines.frames import CLAIMS, ERROR, NUMBERS, ROW, Columns, checked
from laut.pipelines.frames import read as _rows

_TYPES: dict[type, Any] = {int: polars.Int64(), float: polars.Float64(), bool: polars.Boolean()}


def read(
    frame: polars.DataFrame, text: str = "text", *, part: str = CLAIMS, keep: Sequence[str] = (), workers: int | None = None,
    **columns: Unpack[Columns],
) -> polars.DataFrame:  # fmt: skip
    """The claims (or another `part` of the readings) of the articles in the column `text`, with the columns of `laut export --to csv`.

    `published`, `outlet`, `language`, `title`, `author`, `url` name the columns that tell so. `row` is the place of the article in `frame`,
    `keep` are columns of its that each row gets. An article that cannot be read is one row with `error`; one that has no claims has none.
    `workers` is how many processes read. Raises LautError.
    """
    used = checked(frame.columns, text, keep, columns, part)
    asked = frame.select(text, *dict.fromkeys(name for name in used.values() if name != text))
    articles = ((row[text], {field: row[name] for field, name in used.items()}) for row in asked.iter_rows(named=True))
    made = [{ROW: n} | row for n, row in _rows(articles, part, keep, workers)]
    if part == CLAIMS:
        found = polars.DataFrame(made, schema={ROW: polars.Int64(), **_schema(), ERROR: polars.String()})
    else:
        bare = {ROW: polars.Int64(), ERROR: polars.String()}
        found = polars.DataFrame([{ERROR: None} | row for row in made], infer_schema_length=None, schema_overrides=bare)
        found = found.select(polars.exclude(ERROR), ERROR) if made else polars.DataFrame(schema=bare)
    kept = frame.select(keep).with_row_index(ROW).with_columns(polars.col(ROW).cast(polars.Int64))
    return found.join(kept, on=ROW, how="left", maintain_order="left") if keep else found


def scan(
    lazy: polars.LazyFrame, text: str = "text", *, keep: Sequence[str] = (), workers: int | None = None, **columns: Unpack[Columns]
) -> polars.LazyFrame:
    """The claims of the articles of a LazyFrame, as a LazyFrame; `row` counts within each batch."""
    schema = lazy.collect_schema()
    checked(schema.names(), text, keep, columns, CLAIMS)
    made = {ROW: polars.Int64(), **_schema(), ERROR: polars.String(), **{name: schema[name] for name in keep}}
    return lazy.map_batches(lambda frame: read(frame, text, keep=keep, workers=workers, **columns), schema=made, streamable=True)


def _schema() -> dict[str, Any]:
    return {name: _TYPES[NUMBERS[name]] if name in NUMBERS else polars.String() for name in COLUMNS}


@polars.api.register_dataframe_namespace("laut")
class Namespace:
    """`frame.laut`."""

    def __init__(self, frame: polars.DataFrame) -> None:
        self._frame = frame

    def read(self, text: str = "text", **asked: Any) -> polars.DataFrame:
        """As the function `read`."""
        return read(self._frame, text, **asked)
