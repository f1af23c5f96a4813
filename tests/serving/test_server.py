"""`laut serve` as a process: where it listens, and what it refuses to do without a token."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest


def started(*arguments: str | Path) -> tuple[subprocess.Popen[str], str]:
    """The command as a process, with the line that it printed."""
    command = [sys.executable, "-m", "laut", "serve", "--port", "0", *map(str, arguments)]
    unbuffered = os.environ | {"PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=unbuffered)
    assert process.stdout
    return process, process.stdout.readline().strip()


@pytest.mark.parametrize("with_ledger", [True, False])
def test_it_serves_until_it_is_stopped(silo: Path, with_ledger: bool) -> None:
    process, line = started(*([silo] if with_ledger else []), "--json")
    try:
        address = json.loads(line)["address"]
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(address, timeout=20) as answer:
            assert ("/questions" in json.load(answer)["paths"]) == with_ledger
    finally:
        process.send_signal(signal.SIGINT)
    assert process.wait(20) in (0, 130)
    assert process.stderr and "Traceback" not in process.stderr.read()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--host", "0.0.0.0"), "a token"),
        (("--host", "0.0.0.0", "--token", "short"), "16"),
        (("--host", "no.such.host.invalid", "--token", "x" * 20), "an address of this machine"),
        (("/no/such.laut",), "such.laut"),
    ],
)
def test_what_it_refuses(arguments: tuple[str, ...], said: str) -> None:
    process, line = started(*arguments)
    assert process.wait(30) == 2 and line == ""
    assert process.stderr
    told = process.stderr.read()
    assert told.count("\n") == 1 and said in told


def test_with_a_token_for_other_machines(silo: Path) -> None:
    process, line = started(silo, "--host", "0.0.0.0", "--token", "s" * 20)
    try:
        port = line.split(":")[2].split("/")[0]
        asked = urllib.request.Request(f"http://127.0.0.1:{port}/questions", headers={"authorization": "Bearer " + "s" * 20})
        with urllib.request.urlopen(asked, timeout=20) as answer:
            assert json.load(answer)["questions"]
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/questions", timeout=20)
        assert refused.value.code == 401
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)
