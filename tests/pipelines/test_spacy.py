"""laut as a component of spaCy."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import laut
from laut.errors import InputError, LanguageError

spacy = pytest.importorskip("spacy")
from spacy.tokens import Doc, DocBin  # noqa: E402

TEXT = "Kellenau. Laut der Polizei starben  am Montag mindestens 12 Menschen.\n\n„Wir ermitteln“, sagte\u00a0Sprecherin Ina Kehl.\n"
ENGLISH = "At least 40 people were hurt, police in Holm said on Monday."


@pytest.fixture(scope="module")
def nlp() -> Any:
    made = spacy.blank("de")
    made.add_pipe("laut", config={"outlet": "Bote", "published": "2025-04-28"})
    return made


def test_the_reading_is_that_of_the_text(nlp: Any) -> None:
    doc = nlp(TEXT)
    assert doc._.laut.to_json() == laut.read_text(TEXT, language="de", outlet="Bote", published="2025-04-28").to_json()
    assert doc._.claims == doc._.laut.claims and doc._.figures[0].low == 12
    (figure,) = doc.spans["laut_figures"]
    assert figure.text == "mindestens 12" and figure._.said_by == ("Polizei",)
    for group in doc.spans.values():
        for span in group:
            assert span.id_
    for a in doc._.attributions:
        for b, e in a.content:
            assert any(s.start_char <= b and e <= s.end_char for s in doc.spans["laut_content"] if s.id_ == a.id)
    speaker = doc.spans["laut_speaker"][-1]
    assert speaker._.said_by == ("Ina Kehl",) and speaker._.stance == speaker._.attribution.stance


def test_each_text_has_its_own_article(nlp: Any) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.article = {"outlet": "Kurier", "published": "2024-01-02"}
    assert nlp(doc)._.laut.document.outlet == "Kurier"
    ((doc, context),) = nlp.pipe([(ENGLISH, {"language": "en", "outlet": "Courier", "id": 7})], as_tuples=True)
    assert (doc._.laut.document.language, doc._.laut.document.outlet, context["id"]) == ("en", "Courier", 7)
    with pytest.raises(InputError, match="published, outlet"):
        nlp.make_doc("x")._.article = {"paper": "Kurier"}


def test_in_other_processes_and_on_disk(nlp: Any, tmp_path: Path) -> None:
    texts = [TEXT, "", "  \n", TEXT.replace("12", "13")]
    alone = list(nlp.pipe(texts))
    spread = list(nlp.pipe(texts, n_process=2, batch_size=2))
    assert [d._.laut for d in spread] == [d._.laut for d in alone]
    assert alone[1]._.laut is None and alone[1]._.claims == ()
    back = Doc(nlp.vocab).from_bytes(alone[0].to_bytes())
    assert back._.laut == alone[0]._.laut and back.spans["laut_figures"][0]._.said_by == ("Polizei",)
    DocBin(docs=alone, store_user_data=True).to_disk(tmp_path / "docs.spacy")
    kept = list(DocBin(store_user_data=True).from_disk(tmp_path / "docs.spacy").get_docs(nlp.vocab))
    assert [d._.laut for d in kept] == [d._.laut for d in alone]


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u00a0\u2003", "\x00", "\ufeff", "\ufeff \n"])
def test_a_text_without_words_is_passed_over(nlp: Any, text: str) -> None:
    empty, full = nlp.pipe([text, TEXT])
    assert empty._.laut is None and empty._.figures == () and not any(empty.spans.values())
    assert full._.laut is not None


@pytest.mark.parametrize(
    "text", ["\ufeff" + TEXT, TEXT.replace(" ", "  "), TEXT.replace("\n", "\r\n"), "\n\n \t" + TEXT + "\u2028", "🚢 " + TEXT]
)
def test_offsets_are_those_of_the_text_of_the_doc(nlp: Any, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text == doc._.laut.document.text
    assert [text[f.span.b : f.span.e] for f in doc._.figures] == [f.text for f in doc._.figures] != []


def test_a_piece_of_a_text_has_no_reading_of_the_whole(nlp: Any) -> None:
    doc = nlp(TEXT)
    piece = doc[5:12].as_doc(copy_user_data=True)
    assert doc._.laut is not None and piece._.laut is None and piece._.figures == ()
    nothing = Doc(nlp.vocab, words=[" "], spaces=[False], user_data=dict(doc.user_data))
    assert nlp(nothing)._.laut is None and "laut" not in nothing.user_data


@pytest.mark.parametrize("day", [date(2025, 1, 2), datetime(2025, 1, 2, 23, 59), "2025-01-02", "2.1.2025"])
def test_what_is_known_of_a_text_goes_with_it(nlp: Any, day: Any) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.article = {"published": day, "outlet": None}
    doc = nlp(doc)
    back = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert back._.laut.document.published == date(2025, 1, 2) and back._.laut.document.outlet is None
    assert back._.article == doc._.article


def test_extensions_of_others_stay_theirs() -> None:
    code = (
        "import warnings, spacy; from spacy.tokens import Doc; Doc.set_extension('sources', default='mine')\n"
        "with warnings.catch_warnings(record=True) as caught:\n"
        "    warnings.simplefilter('always'); import laut.pipelines.spacy as ours; ours._extend()\n"
        "doc = spacy.blank('de')('x'); print(doc._.sources, doc._.claims, *{str(w.message) for w in caught if 'laut' in str(w.message)})"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed == "mine () Doc._.sources is not laut's, as it was set before\n"


def test_languages() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("laut")
    assert [doc._.laut.document.language for doc in nlp.pipe([TEXT, ENGLISH])] == ["de", "en"]
    with pytest.raises(LanguageError, match=r"one of de, en.*unknown='skip'"):
        spacy.blank("fr").add_pipe("laut")
    french = spacy.blank("fr")
    french.add_pipe("laut", config={"unknown": "skip"})
    assert french("Bonjour tout le monde.")._.laut is None
    with pytest.raises(InputError, match="error or skip"):
        spacy.blank("de").add_pipe("laut", config={"unknown": "perhaps"})


def test_it_is_found_without_an_import() -> None:
    code = "import spacy; n = spacy.blank('de'); n.add_pipe('laut'); print(n('Laut der Polizei starben 12 Menschen.')._.figures[0].low)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "12.0\n"
