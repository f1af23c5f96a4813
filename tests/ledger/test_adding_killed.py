"""kill -9 at any moment of an add: what is left is sound, a rerun finishes the rest, nothing is there twice."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from laut.engines import adding
from laut.ledger import Ledger, tables
from laut.ledger.keeping import count
from tests.ledger.articles import written
from tests.ledger.canonical import canonical
from tests.ledger.killing import Running, sound
from tests.ledger.postgres import Server

ARTICLES, MOMENTS = 150, 20


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each article is read once in this process: reading is a pure function, and here it is the keeping that counts."""
    answer: Callable[..., Any] = adding.answer
    known: dict[str, Any] = {}

    def remembered(how: adding.How, work: Any) -> Any:
        if work.place not in known:
            known[work.place] = answer(how, work)
        return known[work.place]

    monkeypatch.setattr(adding, "answer", remembered)


@cache
def _seconds(folder: Path) -> float:
    """How long an undisturbed add takes."""
    begun = time.monotonic()
    assert Running(str(folder.parent / "measured.laut"), [str(folder)]).wait() == 0
    return time.monotonic() - begun


def test_killed_at_random_moments(tmp_path: Path, read_once: None) -> None:
    folder = tmp_path / "articles"
    written(folder, range(ARTICLES))
    with Ledger(tmp_path / "whole.laut", create=True) as ledger:
        adding.add(ledger, [str(folder)], workers=1)
        whole = canonical(ledger)
    rng, seconds, halves = Random(20260601), _seconds(folder), 0
    for number in range(MOMENTS):
        path = tmp_path / f"{number}.laut"
        running = Running(str(path), [str(folder)])
        time.sleep(rng.uniform(0.1, seconds))
        running.kill(group=number % 2 == 0)
        assert running.gone(10), "a worker without a parent ends by itself"
        assert sound(path)
        with Ledger(path, create=True) as ledger:
            with ledger.reading() as connection:
                kept = count(connection, tables.document)
            added = adding.add(ledger, [str(folder)], workers=1)
            assert (added.counts["known"], added.counts["new"], added.failures) == (kept, ARTICLES - kept, [])
            assert canonical(ledger) == whole
        halves += 0 < kept < ARTICLES
    assert halves > MOMENTS // 4, "the moments must not all lie before the first article or behind the last"


@pytest.mark.real
def test_killed_at_a_server(tmp_path: Path, server: Server, read_once: None) -> None:
    folder, rng = tmp_path / "articles", Random(7)
    written(folder, range(100))
    whole = None
    for number in range(5):
        place = f"{server.address}#killed{number}"
        if number:
            running = Running(place, [str(folder)])
            time.sleep(rng.uniform(0.8, 2.5))
            running.kill(group=number % 2 == 0)
            assert running.gone(10)
        with Ledger(place, create=True) as ledger:
            adding.add(ledger, [str(folder)], workers=1)
            content = canonical(ledger)
        whole = whole or content
        assert content == whole
