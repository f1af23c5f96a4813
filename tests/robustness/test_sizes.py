"""Very large inputs: a reading or one clear line, in bounded time."""

from __future__ import annotations

import time
from pathlib import Path

import laut
from laut import contract

from . import memory
from .clock import within


def test_one_sentence_of_200_000_words() -> None:
    text = "Der Damm brach und zwölf Menschen sagten " * (200_000 // 7 + 1)
    with within(60):
        reading = laut.read_text(text, language="de", published="2025-06-03")
    contract.check(reading)


def test_a_text_of_50_megabytes(tmp_path: Path) -> None:
    """More than an article can hold is refused before it is read to its end."""
    file = tmp_path / "large.txt"
    with file.open("w", encoding="utf-8") as stream:
        for _ in range(50):
            stream.write("Der Damm ist gebrochen, sagte ein Sprecher der Stadt. " * (1_000_000 // 54))
    start = time.perf_counter()
    done, peak = memory.run(["read", str(file)], tmp_path / "peak")
    assert time.perf_counter() - start < 10
    assert done.returncode == 2
    assert done.stderr == f"laut: {file}: expected an article of at most 3,000,000 characters, found more; split it into its articles\n"
    assert peak < 300_000  # kB
