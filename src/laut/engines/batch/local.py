"""A batch on the cores of this machine: DuckDB joins and sorts on disk, processes of Python read and weigh."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from laut.engines.batch import flow, store
from laut.engines.batch.flow import OfGroup, OfRow
from laut.engines.batch.plan import Part
from laut.engines.batch.reading import Job, done, read_part
from laut.engines.cores import Crew, Done, cores, mapped
from laut.errors import InputError, LautError, MissingError

_MEMORY, _SORTING = 256, 128  # MB that DuckDB may take here, and in a worker; the rest lies on disk
_BUCKET = 10_000  # rows of a bucket, about
_BUCKETS = 256
_LEAST = 500  # rows of a bucket where there are fewer than fill one for each worker: below, a bucket costs more than its rows
_EACH = 4  # buckets for each worker, so that none waits long for another at the end
_TRIES = 3  # of a part whose process died: the third time it leaves out what it died over


def _duckdb(scratch: str, threads: int, memory: int) -> Any:
    try:
        import duckdb
    except ImportError:
        raise MissingError("the package duckdb, which archives are weighed with", "none", do="pip install 'laut[batch]'") from None
    connection = duckdb.connect()
    connection.execute(f"SET memory_limit = '{memory}MB'; SET threads = {threads}; SET preserve_insertion_order = false")
    connection.execute(f"SET temp_directory = {_quoted(scratch)}; SET enable_progress_bar = false")
    return connection


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


class Local:
    """This machine, with so many processes."""

    def __init__(self, scratch: str, workers: int | None = None) -> None:
        self.scratch, self.workers = scratch, cores() if workers is None else workers
        Path(scratch).mkdir(parents=True, exist_ok=True)
        self.database = _duckdb(scratch, self.workers, _MEMORY)
        self._crew = Crew(self.workers) if self.workers > 1 else None

    def read(self, job: Job, parts: Sequence[Part]) -> Iterator[dict[str, int]]:
        """Read parts; what each gave, in their order. A part whose process dies is read again."""
        left = list(parts)
        for _ in range(_TRIES):
            again: list[Part] = []
            error = ""
            for one in self._spread(partial(read_part, job), left, len(parts) == 1):
                if one.value is not None:
                    yield one.value
                elif one.error:
                    again, error = [*again, one.item], one.error
            left = [part for part in again if done(job.out, part) is None]
            if not left:
                self._crew = self._crew and self._crew.anew()  # those that read hold what only reading needs
                return
        raise LautError("a part that is read to its end", error, left[0].name, "run it again: what was read is kept")

    def known(self, name: str, folder: str, schema: Any) -> None:
        """From now on `name` is the table in `folder`."""
        self.database.execute(f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM read_parquet({_quoted(folder + '/*.parquet')})")

    def selected(self, folder: str, query: str) -> None:
        """Write what a query gives."""
        Path(folder).mkdir(parents=True, exist_ok=True)
        to = _quoted(f"{folder}/part.parquet")
        self.database.execute(f"COPY ({query}) TO {to} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 10000)")

    def mapped(self, folder: str, query: str, function: OfRow, schema: Any) -> None:
        """Write what a function makes of each row of a query."""
        self._in_buckets(folder, query, None, function, schema)

    def grouped(self, folder: str, query: str, key: str, function: OfGroup, schema: Any) -> None:
        """Write what a function makes of all rows of one key."""
        self._in_buckets(folder, query, key, function, schema)

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """What a query gives."""
        for batch in _batches(self.database, query):
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)

    def close(self) -> None:
        """Let the database and the workers go."""
        self.database.close()
        if self._crew:
            self._crew.end()

    def _spread(self, function: Callable[[Any], Any], items: Sequence[Any], here: bool) -> Iterator[Done[Any, Any]]:
        """A function of each item, in this process where `here` or where there is one worker."""
        return self._crew.mapped(function, items) if self._crew and not here else mapped(function, items, 1)

    def _in_buckets(self, folder: str, query: str, key: str | None, function: Any, schema: Any) -> None:
        """Rows of one key go into one bucket; each bucket is a file of its own, before and after."""
        before = f"{self.scratch}/{Path(folder).name}"
        store.remove(before)
        whole = f"{before}/all.parquet"
        Path(before).mkdir(parents=True)
        self.database.execute(f"COPY ({query}) TO {_quoted(whole)} (FORMAT parquet, COMPRESSION lz4, ROW_GROUP_SIZE 10000)")
        ((count,),) = self.rows(f"SELECT count(*) FROM {_quoted(whole)}")
        number = max(1, min(_BUCKETS, max(int(count) // _BUCKET, min(int(count) // _LEAST, _EACH * self.workers))))
        if number == 1:
            buckets = [Bucket(whole, f"{folder}/part.parquet", self.scratch)]
        else:
            split = f"hash({key})" if key else "file_row_number"
            rows = f"SELECT * EXCLUDE (file_row_number), {split} % {number} AS bucket"
            rows += f" FROM read_parquet({_quoted(whole)}, file_row_number = true)"
            self.database.execute(f"COPY ({rows}) TO {_quoted(before + '/split')} (FORMAT parquet, PARTITION_BY (bucket), COMPRESSION lz4)")
            Path(whole).unlink()
            found = sorted(Path(before, "split").iterdir(), key=_size, reverse=True)  # the longest first
            buckets = [Bucket(f"{place}/*.parquet", f"{folder}/{place.name}.parquet", self.scratch) for place in found]
        for one in self._spread(partial(_bucket, function, key, schema), buckets, number == 1):
            if one.error:
                raise LautError("a group that can be weighed", one.error, Path(folder).name, "run it again: what was made is kept")
        store.remove(before)


def _size(folder: Path) -> tuple[int, str]:
    return sum(path.stat().st_size for path in folder.iterdir()), folder.name


@dataclass(frozen=True, slots=True)
class Bucket:
    """Rows in files, and where to write what is made of them."""

    rows: str
    to: str
    scratch: str


def _bucket(function: Any, key: str | None, schema: Any, bucket: Bucket) -> int:
    """Make the file of one bucket; runs in a worker."""
    with _duckdb(bucket.scratch, 1, _SORTING) as database:
        query = f"SELECT * FROM read_parquet({_quoted(bucket.rows)}, hive_partitioning = false)"
        if key:
            made = flow.grouped(function, key, schema, _batches(database, f"{query} ORDER BY {key}"))
        else:
            made = flow.mapped(function, schema, _batches(database, query))
        return flow.written(made, schema, bucket.to)


def _batches(database: Any, query: str) -> Iterable[Any]:
    """What a query gives as Arrow's batches, some at a time."""
    import duckdb

    try:
        reader = database.cursor().sql(query).to_arrow_reader(500)
    except duckdb.Error as error:
        raise InputError("tables of a batch", str(error).split("\n")[0], do="start it anew with --anew") from None
    yield from reader
