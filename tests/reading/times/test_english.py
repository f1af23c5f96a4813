"""Whole English sentences, each with all of its times: words, type, value, mod, interval, quant, freq."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from laut.exports.timeml import kind
from laut.reading.times import find_times
from laut.records import Time
from laut.text import analyse

PARTS = tomllib.loads(Path(__file__).with_name("english.toml").read_text(encoding="utf-8"))["part"]


def row(time: Time) -> list[str]:
    """A time as the rows of the file have it."""
    days = [day.isoformat() if day else "" for day in (time.start, time.end)]
    return [time.text, kind(time), time.timex or "", time.mod or "", *days, time.quant or "", time.freq or ""]


@pytest.mark.parametrize(("published", "text", "times"), [(part["published"], *found) for part in PARTS for found in part["sentences"]])
def test_sentence(published: str, text: str, times: list[list[str]]) -> None:
    found = [row(time) for time in find_times(analyse(text, "en"), date.fromisoformat(published))]
    assert [cells[: len(want)] for cells, want in zip(found, times, strict=False)] == times
    assert len(found) == len(times)
