"""A pure function over a stream of items on all cores: results in the order of the items, few of them held at a time.

Each worker is a process that is handed one item after the other through a pipe. So it is known which item a worker had when it died, the
program that calls is not run once more in each worker, and a worker whose parent is gone ends by itself.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, TypeVar

from laut.errors import InputError

FEW = 4  # items that are done in this process before workers are started: they take a second to be ready
AHEAD = 4  # items that wait for each worker
_TICK = 0.2  # seconds: Ctrl-C is heard between two waits also where a library (Polars) has calls go on after a signal
_TRIES = 2  # of an item whose worker died: the machine may have been short of memory for another's sake

Item = TypeVar("Item")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Done(Generic[Item, Value]):
    """An item with its `value`, or with the `error` that took its place."""

    item: Item
    value: Value | None = None
    error: str | None = None


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def mapped(
    function: Callable[[Item], Value], items: Iterable[Item], workers: int | None = None, few: int = FEW
) -> Generator[Done[Item, Value], None, None]:
    """`function` of each item, in the order of `items`. `workers` processes are used, as many as there are cores where it is None.

    `function` is one of a module (with `functools.partial` around it where it needs more than the item). An error in it, and the death of
    a worker, is the error of one item. The first `few` items are done in this process. Close the generator to end the workers at once.
    Raises InputError for fewer workers than one.
    """
    if workers is not None and workers < 1:
        raise InputError("how many processes read, 1 or more", str(workers), "workers")
    source = iter(items)
    count = workers or cores()
    for item in source if count == 1 else islice(source, few):
        yield Done(item, *attempt(function, item))
    if count > 1:
        crew = Crew(count)
        try:
            yield from crew.mapped(function, source)
        finally:
            crew.end()


def attempt(function: Callable[[Item], Value], item: Item) -> tuple[Value | None, str | None]:
    """The value of `function`, or what went wrong in it."""
    try:
        return function(item), None
    except Exception as error:
        if os.environ.get("LAUT_DEBUG"):
            raise
        return None, f"a mistake in laut itself ({type(error).__name__}: {error}); please report it, LAUT_DEBUG=1 shows where"


class Crew:
    """Workers for one function after the other, each started when it is first needed, and another one where it died. Ended by `end`."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._threads = ThreadPoolExecutor(count)
        self._own = threading.local()
        self._all: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()
        self._ended = False

    def mapped(self, function: Callable[[Item], Value], items: Iterable[Item]) -> Generator[Done[Item, Value], None, None]:
        """`function` of each item, in the order of `items`. To close the generator before its end ends the crew."""
        waiting: deque[tuple[Item, Future[tuple[Any, str | None]]]] = deque()
        try:
            for item in items:
                waiting.append((item, self._threads.submit(self._ask, function, item)))
                while waiting and (len(waiting) > AHEAD * self.count or waiting[0][1].done()):
                    yield _done(*waiting.popleft())
            while waiting:
                yield _done(*waiting.popleft())
        except BaseException:
            self.end()
            raise

    def anew(self) -> Crew:
        """Another crew of as many, where this one ends: what its workers hold is let go."""
        self.end()
        return Crew(self.count)

    def end(self) -> None:
        """End all workers, whatever they are at."""
        with self._lock:
            self._ended = True
            for worker in self._all:
                worker.kill()
        self._threads.shutdown(cancel_futures=True)

    def _ask(self, function: Callable[[Any], Any], item: Any) -> tuple[Any, str | None]:
        """The value for `item`, or what went wrong; runs in the thread that has the worker for its own."""
        handed = pickle.dumps(item, pickle.HIGHEST_PROTOCOL)
        for _ in range(_TRIES):
            worker = self._worker()
            try:
                return self._asked(worker, function, handed)
            except (EOFError, OSError, pickle.UnpicklingError):
                self._lose(worker)
        return None, "expected a reading, found a process that died over it; it may need more memory than there is"

    def _worker(self) -> subprocess.Popen[bytes]:
        worker: subprocess.Popen[bytes] | None = getattr(self._own, "worker", None)
        if worker is None:
            with self._lock:
                if self._ended:
                    raise CancelledError
                worker = _started()
                self._all.add(worker)
            self._own.worker, self._own.function = worker, None
        return worker

    def _asked(self, worker: subprocess.Popen[bytes], function: Callable[[Any], Any], handed: bytes) -> tuple[Any, str | None]:
        assert worker.stdin is not None and worker.stdout is not None
        new = None if self._own.function is function else function  # it is handed over once
        worker.stdin.write(pickle.dumps(new, pickle.HIGHEST_PROTOCOL) + handed)
        worker.stdin.flush()
        self._own.function = function
        answer: tuple[Any, str | None] = pickle.load(worker.stdout)
        return answer

    def _lose(self, worker: subprocess.Popen[bytes]) -> None:
        self._own.worker = None
        worker.kill()
        worker.wait()
        with self._lock:
            self._all.discard(worker)


def _done(item: Item, future: Future[tuple[Any, str | None]]) -> Done[Item, Any]:
    while not future.done():
        wait((future,), _TICK)
    return Done(item, *future.result())


def _started() -> subprocess.Popen[bytes]:
    """A worker; it is deaf to Ctrl-C, which its parent hears."""
    code = f"import sys; sys.path[:] = {sys.path!r}; from laut.engines.worker import main; main()"
    with _deaf():
        return subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


@contextmanager
def _deaf() -> Iterator[None]:
    """What is started herein inherits that Ctrl-C is held back."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
