"""What the README tells a stranger to run is what continuous integration runs."""

from __future__ import annotations

import os
import re
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]


def test_ci_runs_the_commands_of_the_readme() -> None:
    run = (TOP / ".ci" / "run").read_text(encoding="utf-8")
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    found = [[line for line in readme.splitlines() if re.search(p, line)] for p in re.findall(r"grep '([^']+)' README\.md", run)]
    assert [len(lines) for lines in found] == [1, 1]
    (reads,), (tests,) = found
    assert "-c requirements.lock . " in reads
    assert "-c requirements.lock -e '.[dev]'" in tests
    example = re.search(r"examples/\S+", reads)
    assert example and (TOP / example[0]).is_file()
    assert os.access(TOP / ".ci" / "run", os.X_OK)


def test_lock_pins_versions_and_names_no_host() -> None:
    lines = (TOP / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert all(re.fullmatch(r"[a-z0-9.-]+==[0-9A-Za-z.]+", line) for line in pins)
    names = {line.split("==")[0] for line in pins}
    assert {"click", "rich", "charset-normalizer", "pytest", "ruff", "mypy"} <= names
