"""The recipes for jq run on what laut prints, and give something."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import jq
import pytest

import laut
from laut.cli.main import run

TOP = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| .* \| `(laut .* \\\| jq .*)` \|$", re.M)
RECIPES = [row.replace("\\|", "|") for row in ROW.findall((TOP / "docs" / "pipelines.md").read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("recipes")
    for name, at in (("presseschau", "a"), ("streik", "b")):
        shutil.copy(TOP / "examples" / f"{name}.txt", folder / f"{at}.txt")
    (folder / "c.txt").write_text("")
    laut.add(folder / "case.laut", TOP / "examples" / "marit-sund")
    return folder


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe(recipe: str, place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(place)
    command, asked, *_ = (shlex.split(part) for part in re.split(r" \| (?=jq |sort)", recipe))
    names = [name for word in command[1:] for name in (sorted(map(str, Path().glob(word))) if "*" in word else [word])]
    assert run(names) in (0, 1)
    printed = capsys.readouterr().out
    values = [json.loads(line) for line in printed.splitlines()]
    program = jq.compile(asked[-1])
    found = program.input_value(values).all() if "-s" in asked else [x for value in values for x in program.input_value(value).all()]
    assert found and found != [None]


def test_there_are_recipes() -> None:
    assert len(RECIPES) == 7
