"""A batch on Apache Spark: the same functions over the same parts and tables, where the cluster's machines are.

Parts are read by `mapInArrow`, each a task that writes its own files; groups are made by a shuffle on their key, and weighed as they
follow each other. What a task writes is put in its place when it is whole, so a task that is done twice leaves one result.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from laut.engines.batch import flow, store
from laut.engines.batch.flow import OfGroup, OfRow
from laut.engines.batch.plan import Part
from laut.engines.batch.reading import Job, read_part
from laut.errors import InputError, LautError, MissingError

if TYPE_CHECKING:
    from pyarrow import RecordBatch

_TASKS = 2  # of a shuffle for each core, where nobody set another number
_DEFAULT = "200"
_MADE = ("part", "articles", "figures", "bad")
_COLUMNS = ", ".join(f"{name} bigint" for name in _MADE)


class Spark:
    """The Spark session that runs, or a new one at `master`."""

    def __init__(self, master: str | None = None) -> None:
        try:
            from pyspark.errors import PySparkException
            from pyspark.sql import SparkSession
        except ImportError:
            raise MissingError("the package pyspark", "none", do="pip install 'laut[spark]'") from None
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = SparkSession.builder.appName("laut batch").config("spark.ui.showConsoleProgress", "false")
        self._own = SparkSession.getActiveSession() is None
        try:
            self.session: Any = (builder.master(master) if master else builder).getOrCreate()
        except (PySparkException, RuntimeError) as error:
            found = str(error).strip().splitlines()[0]
            raise InputError("a Spark that can be started (it needs Java 17)", found, master or "") from None
        if self._own:
            self.session.sparkContext.setLogLevel("ERROR")
        self.session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "500")
        if self.session.conf.get("spark.sql.shuffle.partitions") == _DEFAULT:
            self.session.conf.set("spark.sql.shuffle.partitions", str(_TASKS * self.session.sparkContext.defaultParallelism))
        self._error = PySparkException

    def read(self, job: Job, parts: Sequence[Part]) -> Iterator[dict[str, int]]:
        """Read parts, each a task; what each gave."""
        lines = self.session.sparkContext.parallelize([(json.dumps(part.to_dict()),) for part in parts], len(parts))
        frame = self.session.createDataFrame(lines, "line string").mapInArrow(partial(_parts, job), _COLUMNS)
        yield from (row.asDict() for row in self._done(frame.collect))

    def known(self, name: str, folder: str, schema: Any) -> None:
        """From now on `name` is the table in `folder`."""
        self.session.read.schema(_ddl(schema)).parquet(folder).createOrReplaceTempView(name)

    def selected(self, folder: str, query: str) -> None:
        """Write what a query gives."""
        self._write(self.session.sql(query), folder)

    def mapped(self, folder: str, query: str, function: OfRow, schema: Any) -> None:
        """Write what a function makes of each row of a query."""
        self._write(self.session.sql(query).mapInArrow(partial(flow.mapped, function, schema), _ddl(schema)), folder)

    def grouped(self, folder: str, query: str, key: str, function: OfGroup, schema: Any) -> None:
        """Write what a function makes of all rows of one key."""
        frame = self.session.sql(query).repartition(key).sortWithinPartitions(key)
        self._write(frame.mapInArrow(partial(flow.grouped, function, key, schema), _ddl(schema)), folder)

    def rows(self, query: str) -> Iterator[tuple[Any, ...]]:
        """What a query gives."""
        yield from self.session.sql(query).toLocalIterator(prefetchPartitions=True)

    def close(self) -> None:
        """End the session, where it is ours."""
        if self._own:
            self.session.stop()

    def _write(self, frame: Any, folder: str) -> None:
        self._done(lambda: frame.write.mode("overwrite").option("compression", "zstd").parquet(folder))

    def _done(self, work: Any) -> Any:
        try:
            return work()
        except self._error as error:
            lines = [line.strip() for line in str(error).splitlines() if line.strip()]
            told = next((line for line in reversed(lines) if "Error" in line or "Exception" in line), lines[-1] if lines else "")
            raise LautError("a Spark job that ends", told[:300], do="run it again: what was made is kept") from None


def _parts(job: Job, source: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
    """Read the parts of a task; runs where the task does."""
    pa = store.arrow()
    for batch in source:
        for row in batch.to_pylist():
            made = read_part(job, Part.from_dict(json.loads(row["line"])))
            yield pa.RecordBatch.from_pylist([made], schema=pa.schema([(name, pa.int64()) for name in _MADE]))


def _ddl(schema: Any) -> str:
    """A schema of Arrow in the words of Spark."""
    return ", ".join(f"`{field.name}` {_type(field.type)}" for field in schema)


def _type(kind: Any) -> str:
    types = store.arrow().types
    if types.is_map(kind):
        return f"map<{_type(kind.key_type)}, {_type(kind.item_type)}>"
    if types.is_list(kind):
        return f"array<{_type(kind.value_type)}>"
    if types.is_struct(kind):
        return f"struct<{', '.join(f'{kind.field(i).name}: {_type(kind.field(i).type)}' for i in range(kind.num_fields))}>"
    return {"int64": "bigint", "double": "double", "date32[day]": "date", "bool": "boolean"}.get(str(kind), str(kind))
