"""How much memory one command line takes at most."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

# The kernel's own resource usage of a child begins at the size of the process that started it; the peak of the program alone stands here.
_STATUS = Path("/proc/self/status")
_PROGRAM = f"""
import sys
from laut.cli.main import run
code = run(sys.argv[2:])
peak = next(line.split()[1] for line in open({str(_STATUS)!r}) if line.startswith("VmHWM"))
open(sys.argv[1], "w").write(peak)
sys.exit(code)
"""


def run(arguments: list[str], into: Path, env: Mapping[str, str] | None = None) -> tuple[subprocess.CompletedProcess[str], int]:
    """The finished command line and its peak in kB; `into` is a file for the number. Skips where the system does not tell it."""
    if not _STATUS.exists():
        pytest.skip("no peak of memory on this system")
    command = [sys.executable, "-c", _PROGRAM, str(into), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=dict(env or os.environ))
    return done, int(into.read_text())
