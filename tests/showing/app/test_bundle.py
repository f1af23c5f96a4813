"""What the browser gets is built from browser/ by its lock file: the committed files are the ones that the build makes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from .conftest import TOP

STATIC = TOP / "src" / "laut" / "showing" / "app" / "static"
BUILT = ("app.js", "world.json", "LICENSES.txt")


@pytest.mark.real
def test_the_build_gives_the_committed_files(tmp_path: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        assert os.environ.get("CI") != "true", "npm is missing"
        pytest.skip("no npm here: apt-get install npm")
    work = tmp_path / "browser"
    shutil.copytree(TOP / "browser", work, ignore=shutil.ignore_patterns("node_modules"))
    out = tmp_path / "static"
    out.mkdir()
    environment = os.environ | {"LAUT_STATIC": str(out)}
    for command in (["ci", "--no-audit", "--no-fund"], ["run", "check"], ["run", "build"]):
        done = subprocess.run([npm, *command], cwd=work, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
    for name in BUILT:
        assert (out / name).read_bytes() == (STATIC / name).read_bytes(), f"{name}: run npm ci && npm run build in browser/"


def test_the_lock_file_names_no_host() -> None:
    text = (TOP / "browser" / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in text and "http://" not in text
    wanted = json.loads((TOP / "browser" / "package.json").read_text(encoding="utf-8"))
    locked = json.loads(text)["packages"]
    assert all(f"node_modules/{name}" in locked for name in {**wanted["dependencies"], **wanted["devDependencies"]})


def test_the_licences_of_what_is_built_in_are_told() -> None:
    told = (STATIC / "LICENSES.txt").read_text(encoding="utf-8")
    wanted = json.loads((TOP / "browser" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert all(name in told for name in wanted)
