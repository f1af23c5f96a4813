"""`laut export`: where the documents go, what is never written over, one line for what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from laut.records import Document

from .conftest import Laut

pytestmark = pytest.mark.usefixtures("quick")


def test_one_article_is_printed(laut: Laut, article: Path) -> None:
    result = laut("export", article, "--to", "timeml")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("<?xml") and result.out.endswith("</TimeML>\n")
    assert "gebrochen, sagte ein Sprecher" in result.out


def test_several_go_into_a_folder(laut: Laut, article: Path, tmp_path: Path, quick: list[Document]) -> None:
    other = tmp_path / "more" / "damm.txt"
    other.parent.mkdir()
    other.write_bytes(article.read_bytes())
    out = tmp_path / "out"
    out.mkdir()
    result = laut("export", article, other, tmp_path / "none.txt", "--to", "timeml", "--out", out)
    assert (result.code, result.out) == (1, "")
    assert result.err.count("\n") == 1
    assert sorted(path.name for path in out.iterdir()) == ["damm-2.tml", "damm.tml"]


def test_json_says_where(laut: Laut, article: Path, tmp_path: Path) -> None:
    result = laut("export", article, "--to", "timeml", "--out", tmp_path, "--json")
    assert json.loads(result.out) == {"file": str(article), "out": str(tmp_path / "damm.tml")}
    result = laut("export", article, tmp_path / "none.txt", "--to", "timeml", "--json")
    first, second = (json.loads(line) for line in result.out.splitlines())
    assert first["content"].startswith("<?xml") and second["file"].endswith("none.txt") and second["error"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["{a}", "{a}", "--to", "timeml"], "--out: expected a folder for several articles"),
        (["{a}", "--to", "timeml", "--out", "{t}/none"], "expected a folder for the articles, found none; make it first"),
        (["{a}", "--to", "spss"], "'spss' is not"),
        (["{a}", "--to", "csv"], "expected a file to write csv to"),
        (["{a}"], "Missing option '--to'"),
        (["{t}/x.tml", "--to", "timeml", "--out", "{t}"], "would be written over"),
    ],
)
def test_what_is_wrong_is_one_line(laut: Laut, article: Path, tmp_path: Path, arguments: list[str], says: str) -> None:
    (tmp_path / "x.tml").write_text("Zwölf Boote sanken, sagte die Polizei.", encoding="utf-8")
    result = laut("export", *(argument.format(a=article, t=tmp_path) for argument in arguments))
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert says in result.err
    assert (tmp_path / "x.tml").read_text(encoding="utf-8").startswith("Zwölf")
