"""A function over many items on all cores: in order, whatever happens to a worker."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from laut.engines.cores import AHEAD, FEW, cores, mapped
from laut.errors import InputError


def doubled(n: int) -> int:
    """Twice `n`; 13 is a mistake, 17 kills the process, 19 prints."""
    if n == 13:
        raise ValueError("thirteen")
    if n == 17:
        os._exit(9)
    if n == 19:
        print("a library that prints", flush=True)
    return 2 * n


def slow(n: int) -> int:
    """Longer than any test waits."""
    if n >= FEW:
        time.sleep(60)
    return n


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    numbers = [n for n in range(40) if n not in (13, 17)]
    assert [(d.item, d.value, d.error) for d in mapped(doubled, numbers, workers)] == [(n, 2 * n, None) for n in numbers]


@pytest.mark.parametrize("workers", [0, -1])
def test_fewer_workers_than_one_are_refused(workers: int) -> None:
    with pytest.raises(InputError, match=f"workers: expected how many processes read, 1 or more, found {workers}"):
        list(mapped(doubled, range(8), workers))


@pytest.mark.parametrize("workers", [1, 2])
def test_a_mistake_costs_one_item(workers: int) -> None:
    done = {d.item: d for d in mapped(doubled, [*range(10, 17), 20], workers)}
    assert done[13].value is None
    assert "ValueError: thirteen" in str(done[13].error)
    assert [d.value for n, d in done.items() if n != 13] == [20, 22, 24, 28, 30, 32, 40]


def test_a_worker_that_dies_costs_one_item() -> None:
    done = {d.item: d for d in mapped(doubled, [*range(9), *range(14, 30)], 2)}
    assert "died" in str(done[17].error)
    assert all(d.value == 2 * n for n, d in done.items() if n != 17)


def test_few_items_need_no_worker() -> None:
    assert [d.value for d in mapped(lambda n: n, range(FEW), 8)] == list(range(FEW)), "a lambda cannot be handed to a worker"
    assert cores() >= 1


def test_few_items_are_held() -> None:
    asked: list[int] = []

    def source() -> Iterator[int]:
        for n in range(200, 400):
            asked.append(n)
            yield n

    for number, _ in enumerate(mapped(doubled, source(), 2), 1):
        assert len(asked) <= number + AHEAD * 2 + 1


def test_closing_ends_the_workers_at_once() -> None:
    begun = time.monotonic()
    with closing(mapped(slow, range(20), 2)) as stream:
        for _ in range(FEW):
            next(stream)
        threading.Timer(1.5, _interrupt).start()
        with pytest.raises(KeyboardInterrupt):
            next(stream)
    assert time.monotonic() - begun < 20


def test_ctrl_c_is_heard_where_polars_is_loaded() -> None:
    import polars  # noqa: F401

    test_closing_ends_the_workers_at_once()


def _interrupt() -> None:
    os.kill(os.getpid(), signal.SIGINT)
