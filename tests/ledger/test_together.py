"""Two write and eight read at once: no row is lost, and no reader sees half an article or an error."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, text

import laut
from laut.ledger import Ledger, asking, keeping, speaking, tables, words
from laut.ledger.keeping import Got, keep
from laut.ledger.moments import now
from laut.text import analyse
from tests.ledger.articles import article

EACH, READERS, PAUSE = 40, 8, 0.05  # seconds between two looks of a reader: without, eight of them leave the writers no processor


def _write(place: str, first: int) -> None:
    with Ledger(place) as ledger:
        for n in range(first, first + EACH):
            text = article(n)
            reading = laut.read_text(text, language="de", outlet=f"Blatt {n}")
            terms = words.terms(analyse(text, "de"))
            with ledger.writing() as connection:
                keep(connection, reading, Got(text.encode(), f"{n}.txt"), terms, now())


def _read(place: str, done: Event, answers: Any) -> None:
    seen = 0
    try:
        with Ledger(place) as ledger:
            while not done.is_set() and multiprocessing.parent_process().is_alive():  # type: ignore[union-attr]
                with ledger.reading() as connection:
                    documents = keeping.count(connection, tables.document)
                    readings = connection.execute(select(func.count(tables.reading.c.document.distinct()))).scalar_one()
                    mentioned = connection.execute(select(func.count(tables.mention.c.document.distinct()))).scalar_one()
                    speaking.listed(connection)
                    hits = asking.total(connection, asking.Wanted())
                assert documents == readings == mentioned == hits and documents >= seen, (documents, readings, mentioned, hits, seen)
                seen = documents
                done.wait(PAUSE)
        answers.put("")
    except Exception as error:
        answers.put(f"{type(error).__name__}: {error}")


def test_two_writers_and_eight_readers(place: str, tmp_path: Path) -> None:
    with Ledger(place, create=True):
        pass
    context = multiprocessing.get_context("spawn")
    done, answers = context.Event(), context.Queue()
    readers = [context.Process(target=_read, args=(place, done, answers), daemon=True) for _ in range(READERS)]
    writers = [context.Process(target=_write, args=(place, n * EACH), daemon=True) for n in range(2)]
    for process in (*readers, *writers):
        process.start()
    for process in writers:
        process.join(240)
    done.set()
    assert [answers.get(timeout=60) for _ in readers] == [""] * READERS
    for process in readers:
        process.join(60)
    assert [process.exitcode for process in writers] == [0, 0]
    with Ledger(place) as ledger, ledger.reading() as connection:
        assert keeping.count(connection, tables.document) == 2 * EACH
        sums = connection.execute(select(func.sum(tables.tally.c.documents))).scalar()
        pairs = select(tables.mention.c.entity, tables.mention.c.document).distinct().subquery()
        assert sums == connection.execute(select(func.count()).select_from(pairs)).scalar()


def test_a_second_opening_leaves_the_locks_of_the_first(tmp_path: Path) -> None:
    """Who closes a file loses the locks of the whole process on it: what a reader still needs would be cut off by somebody else."""
    place = tmp_path / "a.laut"
    with Ledger(place, create=True) as ledger:
        ledger.note(None, "first")
        with ledger.reading() as connection:
            connection.execute(text("select count(*) from decision")).scalar()
            with Ledger(place) as other:
                other.note(None, "second")
            code = f"import sqlite3; c = sqlite3.connect({str(place)!r}); c.execute('select count(*) from decision').fetchone(); c.close()"
            subprocess.run([sys.executable, "-c", code], check=True)
            assert Path(f"{place}-wal").exists(), "another process took itself for the last one, and took the journal away"
            assert connection.execute(text("select count(*) from decision")).scalar() == 1
