"""`laut read`: many files, standard input, JSON lines, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from laut.records import Document

from .conftest import ARTICLE, Laut


def test_json_is_one_line_by_the_contract(laut: Laut, article: Path, quick: list[Document]) -> None:
    result = laut("read", article, "--json")
    assert (result.code, result.err, result.out.count("\n")) == (0, "", 1)
    value = json.loads(result.out)
    assert value["document"]["text"] == ARTICLE.split("---\n\n")[1]
    assert value["document"]["title"] == "Damm gebrochen"
    assert value["figures"][0]["text"] == "12"


def test_options_go_before_the_front_matter(laut: Laut, article: Path, quick: list[Document]) -> None:
    laut("read", article, "--json", "--outlet", "Kurier", "--published", "5.6.2025", "--title", "T", "--language", "en")
    assert (quick[0].outlet, str(quick[0].published), quick[0].title, quick[0].language) == ("Kurier", "2025-06-05", "T", "en")


def test_standard_input(laut: Laut, quick: list[Document]) -> None:
    result = laut("read", "-", "--json", stdin=ARTICLE.encode("cp1252"))
    assert result.code == 0
    assert quick[0].outlet == "Bote"
    assert (
        laut("read", "-", stdin=b"").err
        == "laut: standard input: expected an article, found an empty text; look whether the right file was named\n"
    )


def test_several_files_keep_their_order(laut: Laut, article: Path, tmp_path: Path, quick: list[Document]) -> None:
    missing = tmp_path / "none.txt"
    result = laut("read", article, missing, article, "--json")
    assert result.code == 1
    lines = [json.loads(line) for line in result.out.splitlines()]
    assert [sorted(line)[:2] for line in lines] == [["attributions", "claims"], ["error", "file"], ["attributions", "claims"]]
    assert lines[1]["file"] == str(missing)
    assert result.err == f"laut: {lines[1]['error']}\n"
    assert result.err.count("\n") == 1


def test_all_files_failed(laut: Laut, tmp_path: Path) -> None:
    result = laut("read", tmp_path, tmp_path / "none", "--json")
    assert result.code == 2
    assert len(result.out.splitlines()) == len(result.err.splitlines()) == 2


def test_one_bad_file_does_not_stop_the_rest(laut: Laut, article: Path, monkeypatch: pytest.MonkeyPatch, quick: list[Document]) -> None:
    from laut.engines import local

    works = local.read_document

    def sometimes(document: Document, ui: str | None = None, facts: object = (), model: object = None, concepts: object = None) -> object:
        if len(quick) == 0:
            quick.append(document)
            raise RecursionError("deep")
        return works(document, ui)

    monkeypatch.setattr("laut.engines.local.read_document", sometimes)
    result = laut("read", article, article, "--json")
    assert result.code == 1
    assert "a mistake in laut itself (RecursionError: deep)" in result.err
    assert json.loads(result.out.splitlines()[1])["laut"] == "1"


def test_json_does_not_depend_on_the_terminal(laut: Laut, article: Path, quick: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    first = laut("read", article, "--json").out
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert laut("read", article, "--json").out == first
    assert '"[en]"' in laut("read", article, "--json", "--ui", "en").out


@pytest.mark.parametrize(
    ("environment", "arguments", "language"),
    [
        ({}, [], "de"),
        ({"LANG": "en_US.UTF-8"}, [], "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "de_AT.UTF-8"}, [], "de"),
        ({"LANG": "C.UTF-8"}, [], "de"),
        ({"LC_ALL": "C", "LANG": "en_US.UTF-8"}, [], "de"),
        ({"LANG": "fr_FR.UTF-8"}, [], "de"),
        ({"LANG": "de_DE.UTF-8"}, ["--ui", "en"], "en"),
    ],
)
def test_the_language_of_the_output(
    laut: Laut, article: Path, quick: list[Document], monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str], arguments: list[str], language: str,
) -> None:  # fmt: skip
    shown: list[str] = []
    monkeypatch.setattr("laut.showing.terminal.show_reading", lambda reading, ui, facts=0: shown.append(f"{reading.findings[0].says}{ui}"))
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert laut("read", article, *arguments).code == 0
    assert shown == [f"[{language}]{language}"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "expected an article, found an empty text"),
        (b" \n\t\r\n", "expected an article, found an empty text"),
        (b"%PDF-1.4 ...", "expected a PDF, found a damaged one, or another kind of file; open it in a viewer"),
        (bytes(range(256)) * 8, "expected a text, found binary data"),
        (b"---\ntitle: x\n", "expected a line --- that ends the front matter"),
        (b"---\npublished: 2025-02-31\n---\nDer Damm ist gebrochen.", "expected a day such as 2025-04-28"),
        (b"---\nlanguage: xx\n---\nDer Damm ist gebrochen.", "expected one of the languages de, en, found 'xx'"),
        ("Плотина прорвалась ночью, сообщили власти города.".encode(), "expected one of the languages de, en"),
        (b"De dijk is in de nacht doorgebroken, zei een woordvoerder van de gemeente.", "found what looks like Dutch"),
        (b"x" * 12_000_001, "expected an article of at most 3,000,000 characters, found more; split it"),
    ],
)
def test_a_bad_file_is_one_clear_line(laut: Laut, tmp_path: Path, content: bytes, says: str) -> None:
    file = tmp_path / "bad.txt"
    file.write_bytes(content)
    result = laut("read", file)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"laut: {file}:")
    assert says in result.err
    assert result.err.count("\n") == 1
