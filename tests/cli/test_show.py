"""`laut show`, `laut schema`, and the last reading that they need."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from laut.cli import last
from laut.contract import schema
from laut.records import Document

from .conftest import Laut


def test_show_opens_the_last_reading(laut: Laut, article: Path, quick: list[Document]) -> None:
    laut("read", article, "--json")
    for id in ("f1", "w1", "1"):
        result = laut("show", id)
        assert result.code == 0, result.err
        assert "Es fehlen" in result.out
        assert "12" in result.out
    assert len(quick) == 1


def test_show_as_json(laut: Laut, article: Path, quick: list[Document]) -> None:
    value = json.loads(laut("show", "f1", article, "--json").out)
    assert value["kind"] == "figure"
    assert value["item"]["low"] == 12
    assert value["words"][0]["text"] == "12"
    assert value["words"][0]["in"] == "Es fehlen 12 Menschen."
    assert value["document"]["title"] == "Damm gebrochen"


def test_show_of_what_is_not_there(laut: Laut, article: Path, quick: list[Document]) -> None:
    for arguments in (["show", "f7", article], ["show", "f7", article, "--json"], ["show", "7", article]):
        result = laut(*arguments)
        assert (result.code, result.out) == (2, "")
        assert result.err.count("\n") == 1
        assert "there are w1, f1" in result.err


def test_show_before_anything_was_read(laut: Laut) -> None:
    assert laut("show", "f1").err == (
        "laut: expected a reading that laut read kept, found none; laut read FILE first; laut show ID FILE reads the file again\n"
    )


def test_the_last_reading_is_private_and_replaced_as_a_whole(laut: Laut, article: Path, quick: list[Document]) -> None:
    laut("read", article, "--json")
    kept = last.path()
    assert kept and kept.name == "last.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [file.name for file in kept.parent.iterdir()] == ["last.json"]
    assert last.load().document.outlet == "Bote"


def test_it_is_kept_though_the_pipe_is_closed(laut: Laut, article: Path, quick: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object, **__: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("laut.showing.terminal.show_reading", closed)
    assert laut("read", article).code == 141
    assert last.load().document.outlet == "Bote"


def test_who_wants_nothing_kept_has_nothing_kept(
    laut: Laut, article: Path, quick: list[Document], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(last.OFF, "1")
    assert laut("read", article, "--json").code == 0
    assert not (tmp_path / "cache").exists()
    assert "because LAUT_NO_CACHE is set" in laut("show", "f1").err


def test_a_cache_folder_that_cannot_be_written_is_no_error(
    laut: Laut, article: Path, quick: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(article))
    assert laut("read", article, "--json").code == 0
    assert "found none" in laut("show", "f1").err


@pytest.mark.parametrize("content", ["", "{", '{"laut": "0"}', "\x00"])
def test_what_another_version_kept_is_said(laut: Laut, article: Path, quick: list[Document], content: str) -> None:
    laut("read", article, "--json")
    kept = last.path()
    assert kept
    kept.write_text(content, encoding="utf-8")
    assert "laut read FILE again" in laut("show", "f1").err


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {"XDG_CACHE_HOME": "/c"}, "/c/laut/last.json"),
        ("linux", {"XDG_CACHE_HOME": "relative", "HOME": "/h"}, "/h/.cache/laut/last.json"),
        ("darwin", {"HOME": "/h"}, "/h/Library/Caches/laut/last.json"),
        ("win32", {"LOCALAPPDATA": "/l"}, "/l/laut/last.json"),
    ],
)
def test_the_cache_folder_of_the_platform(monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], folder: str) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv(last.OFF, raising=False)
    monkeypatch.setattr("sys.platform", platform)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert str(last.path()) == folder


def test_schema(laut: Laut) -> None:
    assert json.loads(laut("schema").out) == schema()
    line = laut("schema", "--json").out
    assert line.count("\n") == 1
    assert json.loads(line) == schema()
