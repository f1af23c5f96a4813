"""An `add` that is killed: a command line of its own, kill -9 after some seconds, then what is left of its ledger."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path


class Running:
    """`laut add` in a process group of its own."""

    def __init__(self, place: str, inputs: Sequence[str], workers: int = 2) -> None:
        command = [sys.executable, "-m", "laut", "add", place, *inputs, "--workers", str(workers)]
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._process = subprocess.Popen(command, start_new_session=True, **quiet)

    def done(self) -> bool:
        """Whether it ended by itself."""
        return self._process.poll() is not None

    def wait(self) -> int:
        """Let it end; its exit code."""
        return self._process.wait()

    def kill(self, group: bool) -> None:
        """Kill it with its workers, or alone."""
        with suppress(ProcessLookupError):
            if group:
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        self._process.wait()

    def workers(self) -> list[int]:
        """The processes of its group that live."""
        found = []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError, ValueError, IndexError):
                fields = stat.read_text().rpartition(")")[2].split()
                if int(fields[2]) == self._process.pid and fields[0] != "Z":
                    found.append(int(stat.parent.name))
        return sorted(set(found) - {self._process.pid})

    def gone(self, seconds: float) -> bool:
        """Whether none of its workers lives after so many seconds at most."""
        end = time.monotonic() + seconds
        while self.workers() and time.monotonic() < end:
            time.sleep(0.05)
        return not self.workers()


def sound(path: Path) -> bool:
    """Whether the database holds together; true where there is none yet."""
    if not path.exists() or not path.stat().st_size:
        return True
    with closing(sqlite3.connect(path)) as raw:
        broken = raw.execute("pragma foreign_key_check").fetchall()
        return raw.execute("pragma integrity_check").fetchall() == [("ok",)] and not broken
