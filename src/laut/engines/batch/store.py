"""Files and folders of a batch by Arrow's file systems, so that a path may lie on this machine or on what a cluster shares."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import Any, BinaryIO, cast
from uuid import uuid4

from laut.errors import InputError, MissingError

_BUFFER = 1 << 20
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def arrow() -> Any:
    """The package pyarrow with its Parquet and its file systems."""
    try:
        import pyarrow
        import pyarrow.fs
        import pyarrow.parquet
    except ImportError:
        raise MissingError("the package pyarrow, to read and write archives", "none", do="pip install 'laut[batch]'") from None
    return pyarrow


def absolute(place: str) -> str:
    """A place that means the same in every process: an address as it is, a path from the root."""
    return place.rstrip("/") if _ADDRESS.match(place) else str(Path(place).absolute())


def _found(place: str) -> tuple[Any, str]:
    """The file system of a place, and its path there."""
    pa = arrow()
    try:
        if _ADDRESS.match(place):
            return cast("tuple[Any, str]", pa.fs.FileSystem.from_uri(place))
        return pa.fs.LocalFileSystem(), place
    except (pa.ArrowException, OSError, ValueError) as error:
        raise InputError("a path, or an address of a file system that Arrow knows", str(error).splitlines()[0], place) from None


def exists(place: str) -> bool:
    """Whether there is a file or a folder."""
    system, path = _found(place)
    return bool(system.get_file_info(path).type != arrow().fs.FileType.NotFound)


def files(folder: str) -> list[tuple[str, int]]:
    """(place, bytes) of all files below a folder, sorted; those of a file itself where it is one. Hidden ones are left out."""
    pa = arrow()
    system, path = _found(folder)
    info = system.get_file_info(path)
    if info.type == pa.fs.FileType.File:
        return [(folder, info.size)]
    if info.type == pa.fs.FileType.NotFound:
        raise InputError("a file or a folder", "nothing at this path", folder, "look at the spelling of the path")
    before = folder.removesuffix(path)
    found = system.get_file_info(pa.fs.FileSelector(path, recursive=True))
    return sorted(
        (before + one.path, one.size) for one in found if one.type == pa.fs.FileType.File and not _hidden(one.path.removeprefix(path))
    )


def _hidden(path: str) -> bool:
    return any(part.startswith((".", "_")) for part in path.split("/"))


@contextmanager
def reading(place: str) -> Iterator[BinaryIO]:
    """The file at a place, to read and to seek in; Arrow's own file has no lines, so it is put into one of Python's."""
    system, path = _found(place)
    try:
        with system.open_input_file(path) as stream:
            yield cast("BinaryIO", BufferedReader(stream, _BUFFER))
    except (FileNotFoundError, PermissionError, IsADirectoryError) as error:
        raise InputError("a file that can be read", str(error), place) from None


@contextmanager
def writing(place: str) -> Iterator[Any]:
    """A file that is at `place` when all of it is written, and not before; what was there stays until then."""
    system, path = _found(place)
    folder, _, name = path.rpartition("/")
    beside = f"{folder}/.{name}-{uuid4().hex[:8]}"
    try:
        system.create_dir(folder, recursive=True)
        with system.open_output_stream(beside) as stream:
            yield stream
        system.move(beside, path)
    except OSError as error:
        raise InputError("a place that can be written", str(error), place) from None
    finally:
        if system.get_file_info(beside).type != arrow().fs.FileType.NotFound:
            system.delete_file(beside)


def get(place: str) -> Any:
    """The JSON of a file; None where there is none."""
    if not exists(place):
        return None
    with reading(place) as stream:
        data = stream.read()
    try:
        return json.loads(data)
    except ValueError:
        raise InputError("a file of JSON that laut wrote", "other bytes", place) from None


def put(place: str, value: Any) -> None:
    """Write JSON to a file."""
    with writing(place) as stream:
        stream.write(json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1).encode())


def remove(place: str) -> None:
    """Delete a file, or a folder with all that is in it; nothing where there is none."""
    system, path = _found(place)
    kind = system.get_file_info(path).type
    if kind == arrow().fs.FileType.Directory:
        system.delete_dir(path)
    elif kind == arrow().fs.FileType.File:
        system.delete_file(path)


def moved(place: str, to: str) -> None:
    """Give a folder its name."""
    system, path = _found(place)
    system.move(path, _found(to)[1])


def parquet(folder: str) -> list[str]:
    """The Parquet files of a folder, sorted; none where it is not there."""
    return [place for place, _ in files(folder) if place.endswith(".parquet")] if exists(folder) else []


def rows(places: list[str], columns: list[str] | None = None, size: int = 1000) -> Iterator[dict[str, Any]]:
    """The rows of Parquet files, `size` of them held at a time."""
    pa = arrow()
    for place in places:
        with reading(place) as stream:
            for batch in pa.parquet.ParquetFile(stream).iter_batches(size, columns=columns):
                yield from batch.to_pylist()


def without(place: str, numbers: set[int], count: int) -> None:
    """Take the rows at these places out of a Parquet file of `count` rows; where there are fewer, that was done before."""
    pa = arrow()
    with reading(place) as stream:
        file = pa.parquet.ParquetFile(stream)
        if file.metadata.num_rows < count:
            return
        at = 0
        with writing(place) as to, pa.parquet.ParquetWriter(to, file.schema_arrow, compression="zstd") as writer:
            for batch in file.iter_batches(500):
                writer.write_batch(batch.filter(pa.array([at + i not in numbers for i in range(batch.num_rows)], pa.bool_())))
                at += batch.num_rows


class Table:
    """A Parquet file that is being written, some rows at a time; inside `writing`."""

    def __init__(self, stream: Any, schema: Any, group: int = 500) -> None:
        self._schema, self._group, self._rows = schema, group, list[dict[str, Any]]()
        self._writer = arrow().parquet.ParquetWriter(stream, schema, compression="zstd")
        self.count = 0

    def add(self, row: dict[str, Any]) -> None:
        """One more row."""
        self._rows.append(row)
        self.count += 1
        if len(self._rows) >= self._group:
            self._flush()

    def close(self) -> None:
        """Write what is left."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(arrow().Table.from_pylist(self._rows, schema=self._schema))
            self._rows = []
