"""The project's own corpus: its notes fit their texts, the JSON is what they say and keeps the contract, the splits are as described."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path

import jsonschema
import pytest

import laut

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
sys.path.insert(0, str(CORPUS))

import notation  # noqa: E402

spec = importlib.util.spec_from_file_location("corpus_make", CORPUS / "make.py")  # docs/ has a make.py too
assert spec is not None and spec.loader is not None
make = importlib.util.module_from_spec(spec)
spec.loader.exec_module(make)

NAMES = notation.names()
SECOND = notation.names(CORPUS / "second")


@pytest.fixture(scope="module")
def lines() -> dict[str, dict[str, object]]:
    rows = (row for split in notation.SPLITS for row in (CORPUS / f"{split}.jsonl").read_text("utf-8").splitlines())
    return {row["name"]: row for row in map(json.loads, rows)}


def test_every_article_stands_in_one_split_and_every_split_has_both_languages() -> None:
    split_of = make.splits()
    assert sorted(split_of) == NAMES
    counted = Counter((split, name[:2]) for name, split in split_of.items())
    assert all(counted[split, language] for split in notation.SPLITS for language in ("de", "en"))


def test_it_is_as_large_and_as_varied_as_the_data_card_says() -> None:
    articles = [notation.load(name) for name in NAMES]
    assert len(articles) >= 80
    assert sum(len(article.text.split()) for article in articles) >= 30_000
    assert len({article.notes["topic"] for article in articles}) >= 20
    assert {article.notes["kind"] for article in articles} == set(notation.KINDS)


@pytest.mark.parametrize("name", NAMES)
def test_the_json_is_what_the_notes_say(name: str, lines: dict[str, dict[str, object]]) -> None:
    split = make.splits()[name]
    assert lines[name] == json.loads(notation.line(notation.load(name), split))


def test_the_json_keeps_the_contract(lines: dict[str, dict[str, object]]) -> None:
    validator = jsonschema.Draft202012Validator(laut.schema())
    for name, row in lines.items():
        assert not list(validator.iter_errors(row["reading"])), name


@pytest.mark.parametrize("name", SECOND)
def test_the_second_notes_fit_too(name: str) -> None:
    assert notation.reading(notation.load(name, notes=CORPUS / "second" / f"{name}.toml"))["attributions"]


def article(tmp_path: Path, notes: str) -> notation.Article:
    head = "---\ntitle: T\noutlet: O\npublished: 2026-03-12\nlanguage: de\n---\n\n"
    (tmp_path / "x.txt").write_text(head + "Er sagte, er gehe. Sie sagte, sie bleibe.", "utf-8")
    (tmp_path / "x.toml").write_text('kind = "agency"\ntopic = "t"\n' + notes, "utf-8")
    return notation.load("x", tmp_path)


def test_words_are_found_next_to_the_content(tmp_path: Path) -> None:
    notes = '[sources]\nSie = "group"\n[[attribution]]\ntype = "indirect"\nstance = "asserts"\ncontent = ["sie bleibe"]\ncue = ["sagte"]\n'
    made = notation.reading(article(tmp_path, notes + 'speaker = ["Sie"]\nframe = ["Sie … sagte"]\nsources = ["Sie"]\nref = "pronoun"\n'))
    assert made["attributions"][0]["cue"] == [[23, 28]]
    assert made["attributions"][0]["frame"] == [[19, 28]]


@pytest.mark.parametrize(
    ("notes", "said"),
    [
        ('[[attribution]]\ncontent = ["sagte"]\ntype = "indirect"\nstance = "asserts"\nref = "nobody"\n', "stands 2 times"),
        ('[[attribution]]\ncontent = ["nichts"]\ntype = "indirect"\nstance = "asserts"\nref = "nobody"\n', "is not in the text"),
        ('[[attribution]]\ncontent = ["er gehe"]\ntype = "spoken"\nstance = "asserts"\nref = "nobody"\n', "type is 'spoken'"),
        ('[[figure]]\ntext = "12"\nlow = 12\n', "stands 0 times"),
        ('[[figure]]\ntext = "er gehe"\nlow = 1\nrole = "half"\n', "role is 'half'"),
        ('[[time]]\ntext = "er gehe"\nfrom = "gestern"\n', "expected YYYY-MM-DD"),
        ('[[figures]]\ntext = "12"\n', "unknown key"),
    ],
)
def test_notes_that_do_not_fit_are_said(notes: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(notation.NotationError, match=said):
        notation.reading(article(tmp_path, notes))


def test_the_data_card_counts_what_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    make.count()
    assert capsys.readouterr().out in (CORPUS / "README.md").read_text("utf-8")
