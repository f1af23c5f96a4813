"""`laut open`: the address that it prints, and what it says where it cannot serve."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

import laut


def started(*arguments: str) -> tuple[subprocess.Popen[str], str]:
    """The command as a process, with the address that it printed."""
    command = [sys.executable, "-m", "laut", "open", "--no-browser", *arguments]
    unbuffered = os.environ | {"PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=unbuffered)
    assert process.stdout
    return process, process.stdout.readline().strip()


@pytest.mark.parametrize("with_ledger", [True, False])
def test_it_serves_until_it_is_stopped(tmp_path: Path, with_ledger: bool) -> None:
    place = tmp_path / "case.laut"
    laut.add(place, "examples/wildfire.txt", workers=1)
    process, address = started(*([str(place)] if with_ledger else []))
    try:
        assert address.startswith("http://127.0.0.1:")
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        with browser.open(address, timeout=20) as answer:
            page = answer.read().decode()
        assert ("case.laut" in page) == with_ledger
    finally:
        process.send_signal(signal.SIGINT)
    assert process.wait(20) in (0, 130)
    assert process.stderr and "Traceback" not in process.stderr.read()


def test_a_ledger_that_is_not_there_is_said(tmp_path: Path) -> None:
    process, line = started(str(tmp_path / "none.laut"))
    assert process.wait(20) == 2 and line == ""
    assert process.stderr and process.stderr.read().count("\n") == 1


def test_a_port_that_is_taken_is_said() -> None:
    first, address = started()
    try:
        port = address.split(":")[2].split("/")[0]
        second, line = started("--port", port)
        assert second.wait(20) == 2 and line == ""
        assert second.stderr and "port" in second.stderr.read()
    finally:
        first.send_signal(signal.SIGINT)
        first.wait(20)
