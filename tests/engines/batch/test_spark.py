"""A batch on Spark, two workers in processes of their own: the same canonical lines as on this machine, also when one is killed."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from laut.engines.batch import batch, lines, tables

from .archive import articles, as_lines

pytestmark = pytest.mark.real
MASTER = "local-cluster[2,1,1024]"
ROWS = articles(160, 11)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = as_lines([*ROWS, ROWS[3]], tmp_path_factory.mktemp("spark") / "in.jsonl")
    with path.open("a") as stream:
        stream.write('{"broken"\n')
    return path


@pytest.fixture(scope="module")
def local(source: Path) -> Path:
    batch(source, source.parent / "local", part=12)
    return source.parent / "local"


def command(source: Path, out: str) -> list[str]:
    return [sys.executable, "-m", "laut", "batch", str(source), out, "--engine", "spark", "--master", MASTER, "--part", "12", "--json"]


def test_the_same_lines_though_a_worker_is_killed(source: Path, local: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    running = subprocess.Popen(command(source, f"file://{out}"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 120
    while len(list(out.glob("work/read/*.json"))) < 2 and time.monotonic() < until and running.poll() is None:
        time.sleep(0.05)
    killed = executors(running.pid)
    assert len(killed) == 2
    os.kill(killed[0], signal.SIGKILL)
    stdout, stderr = running.communicate(timeout=300)
    assert running.returncode == 1, stderr[-2000:]
    told = json.loads(stdout)
    assert told["articles"] == len({row["text"] + row["outlet"] + row["published"] for row in ROWS})
    assert (told["failed"], told["again"]) == (1, 1)
    for name in (tables.READINGS, tables.QUESTIONS, tables.FINDINGS):
        assert list(lines(f"file://{out}", name)) == list(lines(str(local), name)), name


def executors(driver: int) -> list[int]:
    """The processes of Spark's executors below a driver."""
    listed = subprocess.run(["ps", "-ww", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    rows = [re.match(r"\s*(\d+)\s+(\d+)\s+(.*)", line) for line in listed.splitlines()]
    parents = {int(m[1]): (int(m[2]), m[3]) for m in rows if m}

    def below(pid: int) -> bool:
        while pid in parents:
            if pid == driver:
                return True
            pid = parents[pid][0]
        return False

    return [pid for pid, (_, args) in parents.items() if "CoarseGrainedExecutorBackend" in args and "java" in args and below(pid)]
