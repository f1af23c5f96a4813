"""`laut read --html`: where the page goes, what it never does to a file, one line for what is wrong."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from laut.records import Document

from .conftest import ARTICLE, Laut

pytestmark = pytest.mark.usefixtures("quick")


def test_one_page_and_one_line(laut: Laut, article: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    result = laut("read", article, "--html", target, "--ui", "de")
    assert (result.code, result.err, result.out) == (0, "", f"Bericht geschrieben: {target}\n")
    page = target.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "Damm gebrochen" in page
    assert not list(tmp_path.glob(".report*"))


def test_several_articles_are_one_page_in_one_language(laut: Laut, article: Path, tmp_path: Path, quick: list[Document]) -> None:
    english = tmp_path / "dam.txt"
    english.write_text("The dam broke in the evening, a spokesman said. There are 12 people missing.", encoding="utf-8")
    target = tmp_path / "report.html"
    result = laut("read", article, english, tmp_path / "none.txt", "--html", target)
    assert result.code == 1
    assert result.err.count("\n") == 1
    page = target.read_text(encoding="utf-8")
    assert '<html lang="de">' in page
    assert page.count("[de]") >= 2
    assert "[en]" not in page


def test_standard_output(laut: Laut, article: Path) -> None:
    assert laut("read", article, "--html", "-").out.startswith("<!DOCTYPE html>")
    result = laut("read", article, "--html", "-", "--json")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)


def test_beside_json_only_json_is_printed(laut: Laut, article: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    result = laut("read", article, "--json", "--html", target)
    assert result.out.startswith("{")
    assert result.out.count("\n") == 1
    assert target.is_file()


def test_what_was_there_is_replaced_whole(laut: Laut, article: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "report.html", tmp_path / "link.html"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    laut("read", article, "--html", link)
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_new_file_is_for_whom_the_user_says(laut: Laut, article: Path, tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        laut("read", article, "--html", tmp_path / "report.html")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "report.html").stat().st_mode) == 0o640


@pytest.mark.parametrize("name", [".", "none/report.html", "damm.txt"])
def test_a_file_that_cannot_be_is_one_line_before_anything_is_read(
    laut: Laut, article: Path, tmp_path: Path, quick: list[Document], name: str
) -> None:
    result = laut("read", article, "--html", tmp_path / name)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert quick == []
    assert article.read_text(encoding="utf-8") == ARTICLE


def test_no_file_that_is_read_is_written_over(laut: Laut, article: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "liste.csv"
    sheet.write_text("measure,value\nTote,3\n", encoding="utf-8")
    result = laut("read", article, "--facts", sheet, "--html", sheet)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert sheet.read_text(encoding="utf-8").startswith("measure")
    assert laut("read", article, "--html", "").code == 2


def test_what_standard_input_comes_from_is_not_written_over(article: Path) -> None:
    command = [sys.executable, "-m", "laut", "read", "-", "--html", str(article)]
    with article.open("rb") as stream:
        done = subprocess.run(command, stdin=stream, capture_output=True, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert article.read_text(encoding="utf-8") == ARTICLE


def test_a_failure_while_writing_leaves_what_was_there(laut: Laut, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.html"
    target.write_text("old", encoding="utf-8")

    def full(self: Path, other: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    monkeypatch.setenv("LAUT_NO_CACHE", "1")
    result = laut("read", article, "--html", target)
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "No space left on device" in result.err
    assert target.read_text(encoding="utf-8") == "old"
    assert sorted(p.name for p in tmp_path.iterdir() if p.name != "cache") == ["damm.txt", "report.html"]


def test_nothing_is_written_where_nothing_could_be_read(laut: Laut, tmp_path: Path) -> None:
    result = laut("read", tmp_path / "none.txt", "--html", tmp_path / "report.html")
    assert result.code == 2
    assert not (tmp_path / "report.html").exists()
