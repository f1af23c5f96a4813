"""Readings as Parquet and back: one row an article, everything of the contract in nested columns, named as the records name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from laut.errors import InputError, MissingError
from laut.records import CONTRACT, Reading

if TYPE_CHECKING:
    import pyarrow

GROUP = 500  # articles that are held at a time, and that make a row group
_PLAIN = {str: "string", int: "int64", float: "float64", bool: "bool_", date: "date32"}


def _library() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise MissingError("the package pyarrow", "none", do="pip install 'laut[parquet]'") from None
    return pyarrow


@cache
def schema() -> pyarrow.Schema:
    """The Arrow schema of a reading, with `id` (Document.id) and `contract` beside it; made from the records themselves."""
    pa = _library()
    hints = _hints(Reading)
    columns = [pa.field("id", pa.string(), nullable=False), pa.field("contract", pa.string(), nullable=False)]
    return pa.schema([*columns, *(pa.field(name, _type(hint), nullable=True) for name, hint in hints.items())])


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {f.name: hints[f.name] for f in fields(kind)} if is_dataclass(kind) else {name: hints[name] for name in kind._fields}


def _type(hint: Any) -> Any:
    """The Arrow type of a field; a pair of ends and the like is a struct of `_0`, `_1`."""
    pa, hint = _library(), _without_none(hint)
    if hint in _PLAIN:
        return getattr(pa, _PLAIN[hint])()
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return pa.list_(_type(inner[0]))
        return pa.struct([pa.field(f"_{n}", _type(part)) for n, part in enumerate(inner)])
    return pa.struct([pa.field(name, _type(part)) for name, part in _hints(hint).items()])


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        (left,) = [part for part in get_args(hint) if part is not NoneType]
        return left
    return hint


def _out(hint: Any, value: Any) -> Any:
    hint = _without_none(hint)
    if value is None or hint in _PLAIN:
        return value
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return [_out(inner[0], part) for part in value]
        return {f"_{n}": _out(part, value[n]) for n, part in enumerate(inner)}
    return {name: _out(part, getattr(value, name)) for name, part in _hints(hint).items()}


def _back(hint: Any, value: Any) -> Any:
    hint = _without_none(hint)
    if value is None or hint in _PLAIN:
        return value
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(_back(inner[0], part) for part in value)
        return tuple(_back(part, value[f"_{n}"]) for n, part in enumerate(inner))
    return hint(**{name: _back(part, value[name]) for name, part in _hints(hint).items()})


def row(reading: Reading) -> dict[str, Any]:
    """A reading as one row of the schema."""
    found: dict[str, Any] = _out(Reading, reading)
    return {"id": reading.document.id, "contract": CONTRACT} | found


def reading(row: dict[str, Any]) -> Reading:
    """The reading of a row; InputError for one of another contract."""
    if row.get("contract") != CONTRACT:
        raise InputError(f"a reading of contract {CONTRACT}", repr(row.get("contract")))
    made: Reading = _back(Reading, row)
    return made


def batches(readings: Iterable[Reading]) -> Iterator[pyarrow.RecordBatch]:
    """Readings as record batches of at most GROUP rows."""
    pa = _library()
    some: list[dict[str, Any]] = []
    for one in readings:
        some.append(row(one))
        if len(some) == GROUP:
            yield pa.RecordBatch.from_pylist(some, schema=schema())
            some = []
    if some:
        yield pa.RecordBatch.from_pylist(some, schema=schema())


def write(readings: Iterable[Reading], path: Path) -> int:
    """Write readings to a Parquet file, GROUP at a time; how many there were. The same readings give the same bytes."""
    pa, count = _library(), 0
    with pa.parquet.ParquetWriter(path, schema(), compression="zstd") as writer:
        for batch in batches(readings):
            writer.write_batch(batch)
            count += batch.num_rows
    return count


def read(path: Path) -> Iterator[Reading]:
    """The readings of a Parquet file, GROUP at a time; InputError where it is none of ours."""
    pa = _library()
    try:
        file = pa.parquet.ParquetFile(path)
        missing = [name for name in schema().names if name not in file.schema_arrow.names]
        if missing:
            raise InputError("a Parquet file of readings", f"one without {', '.join(missing)}", str(path))
        for batch in file.iter_batches(GROUP):
            for one in batch.to_pylist():
                yield reading(one)
    except (pa.ArrowException, OSError) as error:
        raise InputError("a Parquet file of readings", str(error), str(path)) from None
