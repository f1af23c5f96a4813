"""`laut questions`, `laut check`, `laut join`, `laut split`, `laut pin`, as somebody meets them who kept a few articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import laut as api

from .conftest import Laut

SILO = Path(__file__).resolve().parents[2] / "examples" / "silo"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("questions") / "silo.laut"
    api.add(place, SILO, workers=1)
    return place


@pytest.fixture
def case(kept: Path, tmp_path: Path) -> Path:
    """A ledger of its own, for what changes it."""
    place = tmp_path / "silo.laut"
    place.write_bytes(kept.read_bytes())
    return place


def test_questions_in_words(laut: Laut, kept: Path) -> None:
    result = laut("questions", kept, "--ui", "de")
    assert (result.code, result.err) == (0, "")
    assert "unabhängig: " in result.out and "Artikel · " in result.out and "öffnet eine Frage" in result.out
    english = laut("questions", kept, "--ui", "en")
    assert "independent: " in english.out


def test_one_question_and_one_page(laut: Laut, kept: Path) -> None:
    listed = json.loads(laut("questions", kept, "--json", "--limit", "2").out)
    id = listed["questions"][0]["id"]
    assert id in laut("questions", kept, id[:6], "--ui", "en").out
    first = laut("questions", kept, "--limit", "1", "--ui", "en")
    assert "--offset 1" in first.err and first.out.count("\nq") == 0


def test_the_json(laut: Laut, kept: Path) -> None:
    listed = json.loads(laut("questions", kept, "--json").out)
    assert set(listed) == {"articles", "questions"}
    texts = {a["id"]: a["text"] for a in listed["articles"]}
    for question in listed["questions"]:
        assert {"id", "about", "answers", "independent_origins", "origins_at_least", "origins_at_most", "relation", "current"} <= set(
            question
        )
        for answer in question["answers"]:
            b, e = answer["span"]
            assert " ".join(texts[answer["article"]][b:e].split()) == answer["text"]
    found = json.loads(laut("check", kept, "--json").out)
    assert set(found) == {"findings"}
    assert all(f["says"] and f["kind"] for f in found["findings"])
    assert laut("questions", kept, "--json").out == laut("questions", kept, "--json").out


def test_check(laut: Laut, kept: Path) -> None:
    every = laut("check", kept, "--ui", "de")
    assert every.code == 0 and "   1  " in every.out
    assert laut("check", kept, "--kind", "copy", "--ui", "de").code == 0
    wrong = laut("check", kept, "--kind", "lies")
    assert wrong.code == 2 and "expected a kind of finding" in wrong.err and "Traceback" not in wrong.err


def test_deciding(laut: Laut, case: Path) -> None:
    one, other = (q["id"] for q in json.loads(laut("questions", case, "--json").out)["questions"][:2])
    assert laut("join", case, one, other, "--why", "one matter", "--who", "Ada").code == 0
    assert laut("pin", case, one, "--name", "all of it", "--who", "Ada").code in (0, 2)
    log = laut("log", case, "--ui", "en")
    assert "put together" in log.out and "Ada" in log.out
    assert laut("undo", case, "1", "--who", "Ada").code == 0
    missing = laut("join", case, "q00000000", other, "--why", "x")
    assert missing.code == 2 and "laut questions lists them" in missing.err


def test_no_ledger(laut: Laut, tmp_path: Path) -> None:
    for verb in ("questions", "check"):
        result = laut(verb, tmp_path / "none.laut")
        assert result.code == 2 and "Traceback" not in result.err and result.out == ""


def test_the_api(kept: Path) -> None:
    found = api.questions(kept, ui="en")
    assert found and all(len({a.article for a in q.answers}) > 1 for q in found)
    assert len(api.questions(kept, every=True)) > len(found)
    assert api.check(kept, limit=1, ui="en")[0].says
