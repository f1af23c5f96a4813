"""Whole German sentences, each with all of its times."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from laut.reading.times import find_times
from laut.text import analyse
from tests.reading.times.test_english import row

PARTS = tomllib.loads(Path(__file__).with_name("german.toml").read_text(encoding="utf-8"))["part"]


@pytest.mark.parametrize(("published", "text", "times"), [(part["published"], *found) for part in PARTS for found in part["sentences"]])
def test_sentence(published: str, text: str, times: list[list[str]]) -> None:
    found = [row(time) for time in find_times(analyse(text, "de"), date.fromisoformat(published))]
    assert [cells[: len(want)] for cells, want in zip(found, times, strict=False)] == times
    assert len(found) == len(times)
