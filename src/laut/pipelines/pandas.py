"""Articles in a pandas DataFrame: `read(frame)` or `frame.laut.read()`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Unpack

import pandas

from laut.exports.claims import COLUMNS
from laut.pipelines.frames import CLAIMS, ERROR, NUMBERS, ROW, Columns, checked
from laut.pipelines.frames import read as _rows

_TYPES = {int: "Int64", float: "Float64", bool: "boolean"}


def read(
    frame: pandas.DataFrame, text: str = "text", *, part: str = CLAIMS, keep: Sequence[str] = (), workers: int | None = None,
    **columns: Unpack[Columns],
) -> pandas.DataFrame:  # fmt: skip
    """The claims (or another `part` of the readings) of the articles in the column `text`, as `laut.pipelines.polars.read` gives them.

    `row` is the place of the article in `frame`, whatever its index is. Raises LautError.
    """
    used = checked(frame.columns, text, keep, columns, part)
    cells = {name: [None if _is_empty(value) else value for value in frame[name].tolist()] for name in {text, *used.values()}}
    articles = ((cells[text][i], {field: _told(cells[name][i]) for field, name in used.items()}) for i in range(len(frame)))
    made = [{ROW: n} | row for n, row in _rows(articles, part, keep, workers)]
    names = COLUMNS if part == CLAIMS else dict.fromkeys(name for row in made for name in row if name not in (ROW, ERROR))
    found = pandas.DataFrame(made, columns=[ROW, *names, ERROR])
    if part == CLAIMS:
        found = found.astype({ROW: "int64", **{name: _TYPES[kind] for name, kind in NUMBERS.items()}})
    for name in keep:
        found[name] = frame[name].iloc[found[ROW].astype("int64")].to_numpy()
    return found


def _is_empty(value: Any) -> bool:
    return value is None or value is pandas.NaT or value is pandas.NA or (isinstance(value, float) and value != value)


def _told(value: Any) -> Any:
    return value.date() if isinstance(value, pandas.Timestamp) else value


@pandas.api.extensions.register_dataframe_accessor("laut")
class Accessor:
    """`frame.laut`."""

    def __init__(self, frame: pandas.DataFrame) -> None:
        self._frame = frame

    def read(self, text: str = "text", **asked: Any) -> pandas.DataFrame:
        """As the function `read`."""
        return read(self._frame, text, **asked)
