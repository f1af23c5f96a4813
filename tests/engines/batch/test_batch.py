"""An archive read part by part and weighed by group-by: the same as all at once, however it is cut, broken off and begun again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import laut
from laut.engines.adding import How
from laut.engines.batch import batch, lines, local, spark, store, tables
from laut.engines.batch.components import Components
from laut.engines.batch.plan import plan
from laut.engines.batch.reading import SHIFT, Job, read_part
from laut.errors import InputError, MissingError
from laut.exports import arrow
from laut.weighing.across import known, weigh_across
from laut.weighing.answering import Around
from laut.weighing.brief import brief
from laut.weighing.casebook import case_findings
from laut.weighing.worded import abouts, question_dict

from .archive import articles, as_lines, as_parquet, as_texts, as_warc

ROWS = articles(90)
TABLES = (tables.READINGS, tables.QUESTIONS, tables.FINDINGS)


def canonical(out: Path) -> list[list[str]]:
    return [list(lines(str(out), name)) for name in TABLES]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All articles in one part, by one process."""
    folder = tmp_path_factory.mktemp("batch")
    batch(as_lines(ROWS, folder / "in.jsonl"), folder / "out", workers=1, part=1000)
    return folder / "out"


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    return list(store.rows(store.parquet(tables.folder(str(out), table))))


def test_it_is_what_weighing_all_at_once_gives(whole: Path) -> None:
    readings = [arrow.reading(row) for row in rows(whole, tables.READINGS)]
    found = [laut.read_text(row["text"], **{k: v for k, v in row.items() if k != "text"}) for row in ROWS]
    assert {r.document.id: r.claims for r in readings} == {r.document.id: r.claims for r in found}
    listed = rows(whole, tables.ARTICLES)
    copies = {row["id"]: row["copy_of"] for row in listed if row["copy_of"]}
    revises = {row["id"]: row["revises"] for row in listed if row["revises"]}
    assert copies and revises
    briefs = sorted((brief(reading) for reading in readings), key=lambda b: b.article)
    around = known(briefs, Around(copies, revises))
    weighed = weigh_across(briefs, around)
    asked = [question_dict(w.question) | {"about": abouts(w.answers)} for w in weighed]
    assert sorted(json.dumps(q, ensure_ascii=False, sort_keys=True) for q in asked) == list(lines(str(whole), tables.QUESTIONS))
    every = {f.id for f in case_findings(briefs, weighed, around, "en")}
    assert {row["id"] for row in rows(whole, tables.FINDINGS)} == every and len(every) > 50


@pytest.mark.parametrize(("part", "workers", "bucket"), [(7, 1, 20_000), (25, 2, 40), (64, 2, 5)])
def test_how_it_is_cut_changes_nothing(
    whole: Path, tmp_path: Path, part: int, workers: int, bucket: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "_BUCKET", bucket)
    monkeypatch.setattr(local, "_LEAST", bucket)
    made = batch(as_parquet(ROWS[::-1], tmp_path / "in.parquet"), tmp_path / "out", workers=workers, part=part)
    assert canonical(tmp_path / "out") == canonical(whole)
    assert (made.articles, made.parts) == (len({laut_id(row) for row in ROWS}), -(-len(ROWS) // part))


def laut_id(row: dict[str, Any]) -> str:
    return row["text"] + row["outlet"] + row["published"]


def test_every_form_gives_the_same_readings(whole: Path, tmp_path: Path) -> None:
    some = ROWS[:40]
    forms = [as_lines(some, tmp_path / "a.jsonl"), as_parquet(some, tmp_path / "b.parquet", 7), as_texts(some, tmp_path / "c")]
    ids = []
    for form in forms:
        batch(form, tmp_path / f"{form.name}-out", part=9, workers=1)
        ids.append({row["id"] for row in rows(tmp_path / f"{form.name}-out", tables.READINGS)})
    assert ids[0] == ids[1] == ids[2] <= {row["id"] for row in rows(whole, tables.READINGS)}


def test_a_web_archive_is_cut_between_its_records(tmp_path: Path) -> None:
    archive = as_warc(ROWS[:30], tmp_path / "a.warc.gz")
    found = plan(str(archive), 8)
    assert len(found.parts) == 4
    for part in (8, 100):
        batch(archive, tmp_path / f"out{part}", part=part, workers=1)
    assert canonical(tmp_path / "out8") == canonical(tmp_path / "out100")
    places = {row["place"] for row in rows(tmp_path / "out8", tables.ARTICLES)}
    assert places == {row["place"] for row in rows(tmp_path / "out100", tables.ARTICLES)} and len(places) > 25
    item = next(item for item in laut_items(str(archive)) if item.place in places)
    assert item.original is not None


def laut_items(path: str) -> Iterable[Any]:
    from laut.acquire.many import items

    return items([path])


def test_what_is_broken_is_told_and_the_rest_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    good = [json.dumps(row, ensure_ascii=False) for row in ROWS[:6]]
    odd = ["{broken", "[1]", '{"text": ""}', '{"x": 1}']
    (folder / "a.jsonl").write_bytes("\n".join([*good[:2], *odd, *good[2:], good[0]]).encode() + b"\n\xff")
    (folder / "b.parquet").write_bytes(b"PAR1 and no more")
    (folder / "c.xml").write_text("<rss version='2.0'><channel><title>x</title><item><link>http://127.0.0.1/</link></item></channel></rss>")
    (folder / "d.png").write_bytes(b"\x89PNG")
    (folder / "e.txt").write_text("")
    made = batch(folder, tmp_path / "out", part=3, workers=1)
    bad = rows(tmp_path / "out", tables.BAD)
    assert (made.articles, made.again, made.passed) == (6, 1, 2)
    assert made.failed == sum(row["kind"] == "failed" for row in bad) == 7
    told = {row["place"].removeprefix(f"{folder}/"): row["why"] for row in bad}
    assert "expected JSON" in told["a.jsonl#row=3"] and "expected an object a line" in told["a.jsonl#row=4"]
    assert "the same article as" in told["a.jsonl#row=11"] and "whole" in told["b.parquet"]
    assert {row["id"] for row in rows(tmp_path / "out", tables.READINGS)} == {row["id"] for row in rows(tmp_path / "out", tables.ARTICLES)}
    assert len(rows(tmp_path / "out", tables.READINGS)) == 6


def test_it_goes_on_where_it_was_killed(whole: Path, tmp_path: Path) -> None:
    source, out = as_lines(ROWS, tmp_path / "in.jsonl"), tmp_path / "out"
    command = [sys.executable, "-m", "laut", "batch", str(source), str(out), "--part", "6", "--workers", "2", "--json"]
    for parts in (2, 6, 10):
        running = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
        until = time.monotonic() + 60
        while running.poll() is None and len(list(out.glob("work/read/*.json"))) < parts and time.monotonic() < until:
            time.sleep(0.02)
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    done = {path.name: path.stat().st_mtime_ns for path in out.glob("work/read/*.json")}
    ended = subprocess.run([*command, "--keep"], capture_output=True, text=True, check=True)
    assert json.loads(ended.stdout)["articles"] == len(rows(whole, tables.ARTICLES))
    assert canonical(out) == canonical(whole)
    assert len(done) >= 10 and all((out / "work/read" / name).stat().st_mtime_ns == moment for name, moment in done.items())
    again = subprocess.run(command, capture_output=True, text=True, check=True)
    assert again.stdout == ended.stdout


def test_an_article_that_processes_die_over_is_left_out(tmp_path: Path) -> None:
    (part,) = plan(str(as_lines(ROWS[:4], tmp_path / "in.jsonl"))).parts
    job = Job(str(tmp_path / "out"), How())
    store.put(f"{job.out}/work/at/{part.name}.json", {"at": 2, "died": {"2": 1}})
    made = read_part(job, part)
    assert (made["articles"], made["bad"]) == (3, 1)
    (bad,) = store.rows([f"{job.out}/work/read_bad/{part.name}.parquet"])
    assert bad["place"].endswith("#row=3") and "a process that died over it" in bad["why"]
    assert not store.exists(f"{job.out}/work/at/{part.name}.json")
    assert read_part(job, part) == made


def test_other_settings_and_other_folders_are_refused(whole: Path, tmp_path: Path) -> None:
    source = as_lines(ROWS[:3], tmp_path / "in.jsonl")
    batch(source, tmp_path / "out", workers=1)
    with pytest.raises(InputError, match="expected the part that it was begun with, 250, found 9; start anew"):
        batch(source, tmp_path / "out", part=9)
    assert batch(source, tmp_path / "out", part=9, anew=True, workers=1).articles == 3
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("Dear")
    with pytest.raises(InputError, match="an empty folder, or one that laut batch filled"):
        batch(source, tmp_path / "other")
    with pytest.raises(InputError, match="expected a file or a folder, found nothing at this path"):
        batch(tmp_path / "nowhere", tmp_path / "none")
    assert not (tmp_path / "none").exists()
    with pytest.raises(InputError, match="a file or folder of articles"):
        (tmp_path / "pictures").mkdir()
        (tmp_path / "pictures" / "a.png").write_bytes(b"")
        batch(tmp_path / "pictures", tmp_path / "none")
    for wrong in ({"part": 0}, {"workers": 0}):
        with pytest.raises(InputError, match="at least 1"):
            batch(source, tmp_path / "x", **wrong)  # type: ignore[arg-type]
    with pytest.raises(MissingError, match="one of local, spark"):
        batch(source, tmp_path / "x", engine="abacus")
    with pytest.raises(InputError, match="a folder that laut batch filled"):
        list(lines(str(tmp_path), tables.QUESTIONS))


def test_begun_with_other_files_is_refused(tmp_path: Path) -> None:
    source = as_lines(ROWS[:8], tmp_path / "in.jsonl")
    with pytest.raises(RuntimeError):
        batch(source, tmp_path / "out", part=2, workers=1, tell=_stop)
    as_lines(ROWS[:9], source)
    with pytest.raises(InputError, match="the same files as when it was begun"):
        batch(source, tmp_path / "out", part=2, workers=1)


def _stop(what: str, n: int, of: int) -> None:
    if n == 2:
        raise RuntimeError


def test_two_at_once_are_refused(tmp_path: Path) -> None:
    source = as_lines(ROWS[:4], tmp_path / "in.jsonl")
    seen: list[str] = []

    def tell(what: str, n: int, of: int) -> None:
        if not seen:
            seen.append(what)
            with pytest.raises(InputError, match="another laut batch"):
                batch(source, tmp_path / "out")

    assert batch(source, tmp_path / "out", workers=1, tell=tell).articles == 4


def test_the_tables_are_what_people_ask_for(whole: Path) -> None:
    import duckdb

    base = str(whole)
    (row,) = duckdb.sql(
        f"select q.about['en'], a.text, r.document.text[a.b + 1 : a.e] from '{base}/answers/*.parquet' a"
        f" join '{base}/questions/*.parquet' q on q.id = a.question join '{base}/readings/*.parquet' r on r.id = a.article"
        " order by q.articles desc, a.article limit 1"
    ).fetchall()
    assert row[0] and " ".join(row[2].split()) == row[1]
    ((spans,),) = duckdb.sql(f"select count(*) from '{base}/findings/*.parquet' where len(spans) = 0").fetchall()
    assert spans == 0


small = st.integers(0, 40)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 6), min_size=1, max_size=5), st.lists(st.tuples(small, small), max_size=12))
def test_components(sizes: list[int], some: list[tuple[int, int]]) -> None:
    every = [part << SHIFT | n for part, size in enumerate(sizes) for n in range(size)]
    pairs = [(every[a % len(every)], every[b % len(every)]) for a, b in some if every]
    found = Components(sizes)
    found.join(pairs)
    labels = dict(found.labels())
    groups = {n: {n} for n in every}
    for a, b in pairs:
        joined = groups[a] | groups[b]
        groups.update(dict.fromkeys(joined, joined))
    assert {n: labels.get(n, n) for n in every} == {n: min(groups[n]) for n in every}


def test_a_task_that_is_done_twice_tells_the_same(tmp_path: Path) -> None:
    """What a part gave is told in one order of columns, also where it was read by a task whose answer was lost."""
    source = as_lines(ROWS[:3], tmp_path / "in.jsonl")
    (part,) = plan(str(source), 10).parts
    job, lines_ = Job(str(tmp_path / "out")), pyarrow.RecordBatch.from_pylist([{"line": json.dumps(part.to_dict())}])
    first, second = (next(iter(spark._parts(job, [lines_]))) for _ in range(2))
    assert first == second and first.schema.names[0] == "part" and first.column("articles").to_pylist() == [3]
