"""One batch from its beginning to its end, or from where it was broken off."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from laut import __version__, languages
from laut.engines.adding import How
from laut.engines.batch import store, tables
from laut.engines.batch.plan import PART, Part, Plan, plan
from laut.engines.batch.reading import FAILED, PASSED, Job, done
from laut.engines.batch.steps import Engine, Steps
from laut.errors import InputError, MissingError

LOCAL, SPARK = "local", "spark"
_MANIFEST = "manifest.json"

Tell = Callable[[str, int, int], None]
"""What is done: `read` with how many of how many parts, or the name of a step with zeros."""


class _Reads(Engine, Protocol):
    def read(self, job: Job, parts: Sequence[Part]) -> Iterator[dict[str, int]]: ...


@dataclass(frozen=True, slots=True)
class Batch:
    """What a batch made: how many articles were read, how many inputs failed, were passed over, were the same article again; how many
    questions, findings; and in how many parts."""

    out: str
    articles: int
    failed: int
    passed: int
    again: int
    questions: int
    findings: int
    parts: int


def batch(
    source: str | Path,
    out: str | Path,
    *,
    engine: str = LOCAL,
    how: How | None = None,
    workers: int | None = None,
    master: str | None = None,
    part: int = PART,
    anew: bool = False,
    keep: bool = False,
    tell: Tell | None = None,
) -> Batch:
    """Read all articles of `source` (a file or a folder of Parquet, JSON Lines, WARC, pages, texts) to Parquet in `out`, and weigh them.

    `engine` is `local`, with `workers` processes (as many as there are cores), or `spark`, at `master` (the session that runs, or that
    spark-submit gives). `part` is how many articles are read at a time. What was done before in `out` is not done once more, unless
    `anew`. `keep` keeps the tables that weighing worked with.

    Raises InputError where `source` holds nothing to read, where `out` holds something else, or the batch of other inputs or settings;
    MissingError for another engine, or without its packages.
    """
    how, told = how or How(), tell or (lambda what, n, of: None)
    if engine not in (LOCAL, SPARK):
        raise MissingError(f"one of {LOCAL}, {SPARK}", repr(engine))
    for name, number in (("article a part", part), ("process", workers)):
        if number is not None and number < 1:
            raise InputError(f"at least 1 {name}", str(number))
    store.files(store.absolute(str(source)))
    to = store.absolute(str(out))
    with _alone(to):
        found = _planned(str(source), to, how, part, anew)
        if found["state"] != "done":
            parts = [Part.from_dict(one) for one in store.get(f"{to}/{tables.WORK}/parts.json")]
            with closing(_engine(engine, to, workers, master)) as made:
                sizes = _read(made, Job(to, how), parts, told)
                Steps(made, to, [(s["articles"], s["figures"]) for s in sizes], lambda name: told(name, 0, 0)).run()
            found |= {"state": "done", "made": _counted(to, sizes)}
            store.put(f"{to}/{_MANIFEST}", found)
        if not keep:
            store.remove(f"{to}/{tables.WORK}")
    return Batch(str(out), **found["made"])


def _engine(name: str, out: str, workers: int | None, master: str | None) -> _Reads:
    if name == SPARK:
        from laut.engines.batch.spark import Spark

        return Spark(master)
    if not Path(out).is_absolute():
        raise InputError("a folder on this machine", "an address", out, f"take --engine {SPARK}")
    from laut.engines.batch.local import Local

    return Local(f"{out}/{tables.WORK}/scratch", workers)


def _planned(source: str, out: str, how: How, size: int, anew: bool) -> dict[str, Any]:
    """The manifest of `out`: the one of before, or a new one with its parts."""
    before: dict[str, Any] | None = store.get(f"{out}/{_MANIFEST}")
    if before is None and store.exists(out) and store.files(out):
        raise InputError("an empty folder, or one that laut batch filled", "other files", out, "name another folder")
    given = {name: value.isoformat() if isinstance(value, date) else value for name, value in how.given.items() if value is not None}
    named: dict[str, Any] = {
        "source": source, "part": size, "given": given, "model": str(how.model) if how.model else None, "laut": __version__,
        "data": {language: languages.stamp(language) for language in languages.known()}, "concepts": how.concepts is not None,
    }  # fmt: skip
    if before is not None and not anew:
        _same(before, named, out)
        if before["state"] == "done":
            return before
    found = plan(source, size)
    named["inputs"] = _stamp(found)
    if before is not None and not anew:
        if before["inputs"] != named["inputs"]:
            raise InputError("the same files as when it was begun", "others", source, "start anew with --anew, or name another folder")
        return before
    for name in (*tables.TAKEN, tables.WORK):
        store.remove(f"{out}/{name}")
    store.put(f"{out}/{tables.WORK}/parts.json", [part.to_dict() for part in found.parts])
    _note(out, found)
    manifest = named | {"state": "begun"}
    store.put(f"{out}/{_MANIFEST}", manifest)
    return manifest


def _same(before: dict[str, Any], named: dict[str, Any], out: str) -> None:
    for name, value in named.items():
        if before.get(name) != value:
            expected = f"the {name} that it was begun with, {before.get(name)!r}"
            raise InputError(expected, repr(value), out, "start anew with --anew, or name another folder")


def _stamp(found: Plan) -> str:
    """A number that changes with the files and how long they are."""
    return f"{zlib.crc32(repr([part.to_dict() for part in found.parts]).encode()):08x} {len(found.parts)}"


def _note(out: str, found: Plan) -> None:
    """Write what is no article or cannot be read before a part is."""
    from laut.engines.batch.flow import batched, written

    rows = [{"kind": PASSED, "place": place, "why": why} for place, why in found.passed]
    rows += [{"kind": FAILED, "place": place, "why": why} for place, why in found.failed]
    schema = tables.schema(tables.BAD)
    written(batched(rows, schema), schema, f"{out}/{tables.WORK}/read_bad/plan.parquet")


def _read(engine: _Reads, job: Job, parts: Sequence[Part], tell: Tell) -> list[dict[str, int]]:
    """What each part gave; those are read that were not."""
    before = {part.number: made for part in parts if (made := done(job.out, part)) is not None}
    sizes = dict(before)
    left = [part for part in parts if part.number not in before]
    tell("read", len(before), len(parts))
    if left:
        for made in engine.read(job, left):
            sizes[made["part"]] = made
            tell("read", len(sizes), len(parts))
    return [sizes[part.number] for part in parts]


def _counted(out: str, sizes: Sequence[dict[str, int]]) -> dict[str, int]:
    kinds = [row["kind"] for row in store.rows(store.parquet(f"{out}/{tables.BAD}"), ["kind"])]
    return {
        "articles": _rows(out, tables.ARTICLES), "failed": kinds.count(FAILED), "passed": kinds.count(PASSED),
        "again": len(kinds) - kinds.count(FAILED) - kinds.count(PASSED), "questions": _rows(out, tables.QUESTIONS),
        "findings": _rows(out, tables.FINDINGS), "parts": len(sizes),
    }  # fmt: skip


def _rows(out: str, table: str) -> int:
    count = 0
    for place in store.parquet(f"{out}/{table}"):
        with store.reading(place) as stream:
            count += store.arrow().parquet.ParquetFile(stream).metadata.num_rows
    return count


@contextmanager
def _alone(out: str) -> Iterator[None]:
    """No other process fills the folder meanwhile, where it lies on this machine."""
    if not Path(out).is_absolute():
        yield
        return
    try:
        from filelock import FileLock, Timeout
    except ImportError:
        raise MissingError("the package filelock, for one batch a folder", "none", do="pip install 'laut[batch]'") from None
    try:
        Path(out).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError("a folder that can be written", error.strerror or str(error), out) from None
    try:
        with FileLock(f"{out}/.lock", timeout=0):
            yield
    except Timeout:
        raise InputError("a folder that nobody fills", "another laut batch that does", out, "wait for it") from None
