"""How fast: cold start and memory of `laut read` on the seed, tokens a second of the whole reading on one core, by stage."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.accuracy import documents

Table = dict[str, Any]
RUNS = 5


def speed(shared: Path) -> list[Table]:
    """One table: seconds and megabytes from a cold start, tokens a second, and the share of each stage."""
    one_core()
    seconds, work, megabytes = cold(shared)
    tokens, took, stages = throughput(shared)
    rest = sum(stages.values())
    values = [
        ("`laut read` of the seed from a cold start", f"{seconds:.2f} s ({work:.2f} s of the processor)"),
        ("memory", f"{megabytes:.0f} MB"),
        ("whole reading of UHH dev on one core", f"{tokens / took:,.0f} tokens/s"),
        *((f" of it {name}", f"{share / rest:.0%} ({tokens / share:,.0f} tokens/s)") for name, share in stages.items() if share),
    ]
    return [{"name": "speed", "title": "Speed", "values": values}]


_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def one_core() -> None:
    """Stay on one core, where the system can be told so."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def cold(shared: Path) -> tuple[float, float, float]:
    """Median seconds by the clock and of the processor, and greatest memory (MB), of `laut read` on the seed.

    Each run is a new process; the first one is not counted.
    """
    arguments = ["read", str(shared / "gold" / "seed.txt"), "--published", "2025-04-28", "--outlet", "Telepolis"]
    arguments += ["--language", "de", "--ui", "de"]
    command = [str(Path(sys.executable).with_name("laut")), *arguments]
    with tempfile.TemporaryDirectory() as cache:
        took, work = [], []
        for run in range(RUNS + 1):
            start = time.perf_counter()
            child = subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, "XDG_CACHE_HOME": cache})
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            if child.returncode:
                raise SystemExit(f"laut read failed with {child.returncode}")
            if run:
                took.append(time.perf_counter() - start)
                work.append(usage.ru_utime + usage.ru_stime)
        # behind a small process: what the kernel counts of a child begins at the size of the one that started it
        small = [sys.executable, "-S", "-c", _PEAK, *command]
        done = subprocess.run(small, capture_output=True, text=True, check=True, env={**os.environ, "XDG_CACHE_HOME": cache})
    return statistics.median(took), statistics.median(work), int(done.stdout) / 1024


class Clock:
    """Seconds spent in functions that other modules look up by name."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.undo: list[tuple[ModuleType, str, Any]] = []

    def watch(self, module: ModuleType, name: str, label: str) -> None:
        """Measure what is called as `module.name`."""
        self.seconds.setdefault(label, 0.0)
        self.undo.append((module, name, getattr(module, name)))
        setattr(module, name, self.timed(getattr(module, name), label))

    def timed(self, function: Callable[..., Any], label: str) -> Callable[..., Any]:
        """`function`, its seconds added under `label`."""

        def call(*args: Any, **named: Any) -> Any:
            start = time.process_time()
            try:
                return function(*args, **named)
            finally:
                self.seconds[label] += time.process_time() - start

        return call

    def stop(self) -> None:
        """Put the functions back."""
        for module, name, function in self.undo:
            setattr(module, name, function)


def throughput(shared: Path) -> tuple[int, float, dict[str, float]]:
    """Tokens of UHH dev, seconds of processor time for reading and weighing them, and those of each stage in a second run."""
    import laut.reading.attribution
    import laut.reading.claims
    import laut.reading.figures
    import laut.reading.names
    import laut.reading.references
    import laut.reading.times
    import laut.text
    import laut.weighing
    from laut.engines.local import read_document

    found = [document for _, document in documents(shared / "corpora" / "uhh" / "dev.jsonl.gz", "de")]
    for document in found[:5]:
        read_document(document)
    tokens = sum(len(laut.text.analyse(d.text, "de").tokens) for d in found)
    start = time.process_time()
    for document in found:
        read_document(document)
    took = time.process_time() - start
    clock = Clock()
    stages: list[tuple[ModuleType, str, str]] = [
        (laut.text, "analyse", "text"), (laut.reading.times, "find_times", "times"), (laut.reading.names, "find_names", "names"),
        (laut.reading.attribution, "find_attributions", "attributions (with references)"),
        (laut.reading.figures, "find_figures", "figures"), (laut.reading.claims, "make_claims", "claims"),
        (laut.weighing, "weigh", "weighing"),
    ]  # fmt: skip
    for stage in stages:
        clock.watch(*stage)
    for document in found:
        read_document(document)
    clock.stop()
    return tokens, took, clock.seconds
