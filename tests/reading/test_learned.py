"""A learned model beside the rules: what it promises, with a tiny model that is trained here on invented sentences."""

from __future__ import annotations

import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import laut
from laut.contract import check
from laut.errors import ModelError
from laut.reading.learned import load
from laut.reading.learned.candidates import Candidate, choose
from laut.reading.learned.sight import Sight
from laut.reading.learned.spans import Told, told, trimmed
from laut.text import analyse

TOP = Path(__file__).resolve().parents[2]
ARTICLES = [
    ("Die Brücke bleibt zu, sagte Mara Ohl. Sie sei morsch.", "Die Brücke bleibt zu", "Mara Ohl", "sagte", ", sagte Mara Ohl"),
    ("Laut Amt fehlen zwölf Busse. Der Rat tagt am Abend.", "fehlen zwölf Busse", "Amt", "Laut", "Laut Amt"),
    ("Jon Pahl teilte mit, dass der Hafen leer sei.", "dass der Hafen leer sei", "Jon Pahl", "teilte", "Jon Pahl teilte mit"),
    ("„Wir gehen“, rief Ida Roth. Es regnete.", "„Wir gehen“", "Ida Roth", "rief", ", rief Ida Roth"),
]


@pytest.fixture(scope="session")
def trainer() -> Iterator[object]:
    pytest.importorskip("pycrfsuite")
    sys.path.insert(0, str(TOP / "models"))
    import train_quotes_de

    yield train_quotes_de
    sys.path.remove(str(TOP / "models"))


@pytest.fixture(scope="session")
def model(trainer, tmp_path_factory: pytest.TempPathFactory) -> Path:  # type: ignore[no-untyped-def]
    path = tmp_path_factory.mktemp("model") / "tiny.model"
    trainer.write(path, trainer.ABOUT_MODEL, trainer.fields(list(_articles(trainer)), _quick(trainer)))
    return path


def _articles(trainer) -> Iterator[object]:  # type: ignore[no-untyped-def]
    from laut.reading.attribution import find_drafts
    from laut.reading.names import find_names
    from laut.reading.references import Cast

    for words, *parts in ARTICLES * 3:
        text = analyse(words, "de")
        ids = [[t.i for t in text.tokens if words.index(part) <= t.b < words.index(part) + len(part)] for part in parts]
        gold = [Told("I", frozenset(ids[0]), speaker=ids[1], cue=ids[2], frame=ids[3])]
        sight = Sight(text, find_drafts(text, Cast(text, find_names(text))))
        yield trainer.Article(text, gold, sight, sight.rows())


def _quick(trainer) -> dict[str, dict[str, float]]:  # type: ignore[no-untyped-def]
    return {name: {**settings, "max_iterations": 8, "feature.minfreq": 1} for name, settings in trainer.SETTINGS.items()}


TEXT = "Der Deich hält, sagte Tilla Brandt am Montag. Er sei neu.\n\n„Wir prüfen das“, so Jens Ahlf. Laut Amt fehlen 40 Säcke."


def test_a_reading_with_a_model_keeps_the_contract_and_names_it(model: Path) -> None:
    reading = laut.read_text(TEXT, language="de", model=model)
    check(reading)
    assert dict(reading.reader)["model"].endswith("quotes-de-uhh, CC BY-NC-SA 4.0")  # type: ignore[union-attr]
    assert reading.attributions
    for a in reading.attributions:
        for span in (*a.content, *a.cue, *a.speaker, *a.frame):
            assert TEXT[span.b : span.e].strip() == TEXT[span.b : span.e] != ""


def test_the_same_input_gives_the_same_reading(model: Path) -> None:
    assert laut.read_text(TEXT, language="de", model=model).to_json() == laut.read_text(TEXT, language="de", model=model).to_json()


def test_training_gives_the_same_bytes(trainer, model: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    again = tmp_path / "again.model"
    trainer.write(again, trainer.ABOUT_MODEL, trainer.fields(list(_articles(trainer)), _quick(trainer)))
    assert again.read_bytes() == model.read_bytes()


def test_a_model_of_another_language_leaves_an_article_alone(model: Path) -> None:
    words = "The bridge stays shut, said Mara Ohl. The harbour office counted 12 ships."
    assert laut.read_text(words, language="en", model=model).to_json() == laut.read_text(words, language="en").to_json()


@pytest.mark.parametrize("content", [b"", b"no archive", None])
def test_what_is_no_model_is_said_in_one_line(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "x.model"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelError, match=r"expected a model file of laut.*found (no file|something else)"):
        laut.read_text(TEXT, language="de", model=path)


def test_a_model_of_another_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.model"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("model.json", '{"format": 99}')
        for name in ("parts", "plain", "stacked", "pool", "roles"):
            archive.writestr(name, b"")
    with pytest.raises(ModelError, match="format 1, found format 99"):
        laut.read_text(TEXT, language="de", model=path)


@pytest.mark.parametrize("words", ["", "Ja.", "„", "sagte", "„“ „“", ":\n\n:\n\n„A“", "Laut Laut Laut", "(" * 60, "a " * 900])
def test_no_text_is_too_odd(words: str, model: Path) -> None:
    if words.strip():
        check(laut.read_text(words, language="de", model=model))


def test_the_shipped_model_says_what_it_is_and_reads(tmp_path: Path) -> None:
    pytest.importorskip("pycrfsuite")
    path = TOP / "models" / "quotes-de-uhh.cc-by-nc-sa.model"
    assert path.stat().st_size < 6_000_000
    model = load(path)
    assert (model.language, model.about["licence"]) == ("de", "CC BY-NC-SA 4.0")
    reading = laut.read(TOP / "examples" / "presseschau.txt", model=path)
    check(reading)
    names = {s.id: s.name for s in reading.sources}
    assert "Milena Karst" in {names[s] for a in reading.attributions for s in a.sources}


def test_it_is_linear_in_long_texts(model: Path) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        laut.read_text("Er sagte: " * times, language="de", model=model)
        return time.process_time() - start

    seconds(50)
    assert seconds(800) < 12 * seconds(200) + 1


def test_labels_become_quotations() -> None:
    found = told(["O", "BI", "II", "O", "CI", "II", "BD", "ID", "O", "IX"])
    assert [(q.kind, sorted(q.tokens)) for q in found] == [("I", [1, 2, 4, 5]), ("D", [6, 7]), ("X", [9])]


def test_marks_at_the_edges_of_a_quotation_are_left_out() -> None:
    tokens = analyse("Der Deich hält, sagte sie.", "de").tokens
    assert trimmed(tokens, frozenset([0, 1, 2, 3, 6]), "I") == {0, 1, 2}
    assert trimmed(tokens, frozenset([4, 5, 6]), "X") == {4, 5, 6}
    assert trimmed(tokens, frozenset([4, 5, 6]), "I") == {4, 5}


def test_the_likelier_of_two_that_overlap_is_chosen_and_quoted_words_stand_within() -> None:
    sight = Sight(analyse("Der Deich hält „sehr gut“, sagte sie am Abend dem Boten.", "de"), [])
    whole, part, inner = (Candidate(frozenset(range(a, b)), "I", {by}) for a, b, by in ((0, 7, "rule"), (2, 9, "clause"), (3, 7, "pair")))
    chosen = choose(sight, [whole, part, inner], [0.9, 0.8, 0.7], 0.5, 0.6)
    assert [q.tokens for q in chosen] == [frozenset(range(7)), frozenset(range(3, 7))]
