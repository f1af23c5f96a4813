"""`laut proof`, as somebody meets it who kept a few articles and wrote one of his own."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

import laut as api

from .conftest import Laut

SILO = Path(__file__).resolve().parents[2] / "examples" / "silo"
DRAFT = """\
# Silo in Kellenau: Was wir wissen

Bei der Explosion des Silos in Kellenau kamen zwei Menschen ums Leben. Zwölf Menschen wurden nach Angaben der Feuerwehr Kellenau verletzt.
Im Silo lagerten laut Auenkorn Agrar 4.200 Tonnen Weizen.
"""
GOOD = """\
Silo in Kellenau: Was wir wissen

Bei der Explosion des Silos in Kellenau kamen nach Angaben der Polizei drei Menschen ums Leben.
Zwölf Menschen wurden nach Angaben der Feuerwehr Kellenau verletzt.
"""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of five of our articles."""
    place = tmp_path_factory.mktemp("proof") / "silo.laut"
    api.add(place, SILO, workers=1)
    return place


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "entwurf.md"
    file.write_text(DRAFT, encoding="utf-8")
    return file


def test_a_draft_with_its_mistakes(laut: Laut, draft: Path, case: Path) -> None:
    result = laut("proof", draft, case, "--published", "2026-03-06", "--ui", "de")
    assert (result.code, result.err) == (0, "")
    assert "Im Entwurf „zwei Menschen“; in den Artikeln steht später „Three“ (police; The Harbour Courier)." in result.out
    assert "Im Entwurf „4.200 Tonnen Weizen“; in den Artikeln nur „rund 4.200 Tonnen“ (dpa)." in result.out
    assert "1/f4  dpa · 02.03.2026  „Im Silo lagerten laut Auenkorn Agrar rund 4.200 Tonnen Weizen.“" in result.out
    assert "Zwölf Menschen" not in result.out


def test_a_word_file_is_a_draft_too(laut: Laut, case: Path, tmp_path: Path) -> None:
    file = docx.Document()
    for line in DRAFT.removeprefix("# ").split("\n\n"):
        file.add_paragraph(line.strip())
    file.save(str(tmp_path / "entwurf.docx"))
    result = laut("proof", tmp_path / "entwurf.docx", case, "--published", "2026-03-06", "--ui", "en")
    assert result.code == 0 and "only as “rund 4.200 Tonnen” (dpa)" in result.out


def test_json_and_the_api_say_the_same(laut: Laut, draft: Path, case: Path) -> None:
    result = laut("proof", draft, case, "--json")
    told = json.loads(result.out)
    assert told == json.loads(json.dumps(api.proof(draft, case).to_dict()))
    assert {"update", "bound_lost"} <= {f["kind"] for f in told["findings"]}
    assert all(f["spans"] for f in told["findings"])


def test_a_draft_without_mistakes(laut: Laut, case: Path) -> None:
    result = laut("proof", "-", case, "--published", "2026-03-06", "--ui", "en", stdin=GOOD.encode())
    assert result.code == 0
    assert "2 figures, 1 of them in the articles" in result.out and "None of the checks was triggered" in result.out


def test_what_cannot_be_checked(laut: Laut, draft: Path, case: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    other = tmp_path / "no.laut"
    other.write_text("no ledger", encoding="utf-8")
    for arguments in ((draft, tmp_path / "none.laut"), (draft, other), (tmp_path / "none.txt", case), (empty, case), (draft,)):
        result = laut("proof", *arguments)
        assert result.code == 2 and result.out == "" and len(result.err.splitlines()) == 1, arguments
