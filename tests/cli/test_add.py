"""`laut add`: what it prints, its exit codes, Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from laut.acquire.many import number
from tests.ledger.articles import written

from .conftest import ARTICLE, Laut


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Where a ledger may be made."""
    return tmp_path / "case.laut"


def test_a_ledger_is_made_and_the_counts_are_said(laut: Laut, article: Path, case: Path) -> None:
    assert laut("add", case, article).out == "1 new article\n"
    assert laut("add", case, article, "--ui", "de").out == "1 bekannt\n"


def test_what_fails_is_listed_at_the_end(laut: Laut, article: Path, case: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    result = laut("add", case, empty, article, tmp_path / "none.txt")
    assert (result.code, result.out) == (1, "1 new article, 2 failed\n")
    assert [line.split(":")[1].strip() for line in result.err.splitlines()] == [str(empty), str(tmp_path / "none.txt")]
    assert laut("add", case, empty).code == 2


def test_json_tells_what_became_of_each(laut: Laut, article: Path, case: Path, tmp_path: Path) -> None:
    result = laut("add", case, article, tmp_path / "none.txt", "--json")
    value = json.loads(result.out)
    assert (result.code, value["new"], value["failed"]) == (1, 1, 1)
    assert value["documents"] == [{"id": 1, "place": str(article), "what": "new", "revises": None}]
    assert value["failures"][0]["place"] == str(tmp_path / "none.txt")


def test_another_text_at_the_same_address_is_a_revision(laut: Laut, case: Path, tmp_path: Path) -> None:
    paths = []
    for n, text in enumerate((ARTICLE, ARTICLE.replace("12 Menschen", "17 Menschen"))):
        paths.append(tmp_path / f"{n}.txt")
        paths[-1].write_text(text.replace("language: de", "language: de\nurl: https://bote.example/damm"), encoding="utf-8")
    assert laut("add", case, *paths).out == "1 new article, 1 revision\n"


def test_all_is_read_again(laut: Laut, article: Path, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laut("add", case, article)
    assert laut("add", case, "--again").out == "all articles were read by this version of laut\n"
    monkeypatch.setattr("laut.reading.__version__", "9.9")
    assert laut("add", case, "--again").out == "1 read again\n"


@pytest.mark.parametrize("arguments", [(), ("--again",)])
def test_without_a_ledger_or_without_inputs(laut: Laut, case: Path, arguments: tuple[str, ...]) -> None:
    result = laut("add", case, *arguments)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert not case.exists()


def test_another_file_is_no_ledger(laut: Laut, article: Path) -> None:
    before = article.read_bytes()
    result = laut("add", article, article)
    assert (result.code, article.read_bytes()) == (2, before)
    assert "expected a ledger, found another file" in result.err


def test_ctrl_c_says_what_stays(tmp_path: Path, case: Path) -> None:
    written(tmp_path / "articles", range(400))
    command = [sys.executable, "-m", "laut", "add", str(case), str(tmp_path / "articles"), "--workers", "2", "--ui", "en"]
    running = subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, text=True)
    end = time.monotonic() + 30
    while not case.exists() and time.monotonic() < end:
        time.sleep(0.05)
    time.sleep(1)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=20)
    assert (running.returncode, said) == (130, "laut: stopped; what was added stays, the same command adds the rest\n")


def test_the_number_of_inputs_is_told_where_it_is_known(tmp_path: Path, article: Path) -> None:
    written(tmp_path / "articles", range(3))
    assert number([str(article), str(tmp_path / "articles")]) == 4
    assert number([str(tmp_path / "articles" / "*.txt")]) == 3
    (tmp_path / "articles" / "old.warc.gz").write_bytes(b"")
    for name in ("-", "https://bote.example/", str(tmp_path / "articles"), str(tmp_path / "*.pdf")):
        assert number([str(article), name]) is None
