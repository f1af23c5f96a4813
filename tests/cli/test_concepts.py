"""`--concepts` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import laut as api

from .conftest import Laut


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "raeder.txt"
    path.write_text("Räder für Holm\n\nDie Stadt Holm kaufte nach Angaben der Verwaltung 12 Lastenräder.\n", encoding="utf-8")
    return path


def test_the_list_names_what_is_counted(laut: Laut, article: Path, tmp_path: Path) -> None:
    own = tmp_path / "mine.tsv"
    own.write_text("concept\twords\tbroader\ncargo_bike\tLastenrad\tbicycle\n", encoding="utf-8")
    plain, listed = (laut("read", article, "--language", "de", "--json", *more) for more in ((), ("--concepts", own)))
    assert [json.loads(r.out)["figures"][0]["concept"] for r in (plain, listed)] == [None, "cargo_bike"]
    assert api.read(article, language="de", concepts=own).to_json() == listed.out.strip()


def test_a_wrong_list_is_said_once_before_any_article(laut: Laut, article: Path, tmp_path: Path) -> None:
    own = tmp_path / "mine.tsv"
    own.write_text("concept\twords\tbroader\ncargo_bike\tLastenrad\tbicykel\n", encoding="utf-8")
    for files in ((article,), (article, article)):
        result = laut("read", *files, "--concepts", own)
        assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
        assert f"{own}:2" in result.err and "'bicykel'" in result.err
    missing = laut("read", article, "--concepts", tmp_path / "none.tsv")
    assert missing.code == 2 and "none.tsv" in missing.err
