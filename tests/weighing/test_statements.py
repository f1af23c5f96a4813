"""Positions that a source takes in one article."""

from __future__ import annotations

from datetime import date

import pytest

from laut.languages import known, toml
from laut.weighing.brief import Brief
from laut.weighing.codec import dumps, loads
from laut.weighing.matter import found
from laut.weighing.statements import AFFIRMS, BREAKS, DEMANDS, DENIES, DROPS, PROMISES, keys
from tests.weighing.turning import briefs, plain, taken


def sides(language: str, text: str) -> list[str]:
    return [s.side for s in taken(language, text)]


EXAMPLES = [(code, e) for code in known() for e in toml(code, "positions")["examples"]]


@pytest.mark.parametrize(("code", "example"), EXAMPLES, ids=[e["text"] for _, e in EXAMPLES])
def test_the_examples_beside_the_patterns(code: str, example: dict[str, str]) -> None:
    assert found(code, example["pattern"], example["text"]) is example.get("holds", True)


@pytest.mark.parametrize(
    ("language", "text", "side"),
    [
        ("de", "Die Reederei Brandt bestritt, dass die Fähre leckt.", DENIES),
        ("de", "„Die Fähre leckt nicht“, sagte Reeder Ole Brandt.", DENIES),
        ("de", "„Ja, die Fähre leckt“, sagte Reeder Ole Brandt.", AFFIRMS),
        ("de", "Reeder Ole Brandt räumte ein, dass die Fähre leckt.", AFFIRMS),
        ("de", "„Bis Freitag ist die Fähre repariert“, sagte Reeder Ole Brandt.", PROMISES),
        ("de", "„Die Fähre wird niemals verkauft“, sagte Reeder Ole Brandt.", PROMISES),
        ("de", "„Den Termin für die Fähre haben wir verpasst“, sagte Reeder Ole Brandt.", BREAKS),
        ("de", "Reeder Ole Brandt fordert einen tieferen Hafen.", DEMANDS),
        ("de", "Reeder Ole Brandt sagte, er fordere keinen Zuschuss mehr und bestehe nicht länger auf einem tieferen Hafen.", DROPS),
        ("en", "The shipowner Ole Brandt denied that the ferry leaks.", DENIES),
        ("en", '"The ferry does not leak," said Ole Brandt, the shipowner.', DENIES),
        ("en", '"Yes, the ferry leaks," said Ole Brandt, the shipowner.', AFFIRMS),
        ("en", "Ole Brandt admitted that the ferry leaks.", AFFIRMS),
        ("en", '"We will never sell the ferry," said Ole Brandt.', PROMISES),
        ("en", "Ole Brandt said that the line had missed its deadline for the ferry.", BREAKS),
        ("en", "Ole Brandt said he was no longer demanding a deeper harbour.", DROPS),
    ],
)
def test_the_side_that_words_take(language: str, text: str, side: str) -> None:
    assert sides(language, text) == [side]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Reeder Ole Brandt hat ein Leck der Fähre dementiert oder ignoriert."),
        ("de", "Reeder Ole Brandt wollte ein Leck der Fähre weder bestätigen noch dementieren."),
        ("de", "„Es gibt noch keine Lösung für die Fähre“, sagte Reeder Ole Brandt."),
        ("de", "„Die Fähre leckt nicht nur am Bug“, sagte Reeder Ole Brandt."),
        ("de", "„Warum leckt die Fähre nicht?“, sagte Reeder Ole Brandt."),
        ("de", "Reeder Ole Brandt bestritt, dass die Fähre nicht leckt."),
        ("de", "Ein Matrose bestritt, dass die Fähre leckt."),
        ("en", "Ole Brandt declined to comment on the leak."),
        ("en", '"There is no agreement on the ferry yet," said Ole Brandt.'),
        ("en", '"The ferry sails because nobody is afraid," said Ole Brandt.'),
    ],
)
def test_no_position_is_taken(language: str, text: str) -> None:
    assert sides(language, text) == []


def test_of_a_quotation_only_the_sentence_that_says_no_counts() -> None:
    (denial,) = taken("en", '"We are proud of our sailors. There is no leak in the ferry," said Ole Brandt.')
    assert "sailo" not in denial.subject and denial.negated and denial.negated <= denial.subject


def test_a_no_in_a_yes_ends_what_is_affirmed() -> None:
    (yes,) = taken("en", '"Yes, there was a warning, but nobody on the bridge read it," said Ole Brandt.')
    assert yes.side == AFFIRMS and yes.yes and not any(word.startswith("bridg") for word in yes.subject)


def test_the_day_of_a_promise_and_the_day_on_which_it_was_said() -> None:
    (promise,) = taken("de", "„Bis Freitag ist die Fähre repariert“, sagte Reeder Ole Brandt am Montag.", "2025-03-04")
    assert promise.day == date(2025, 3, 7) and promise.said == date(2025, 3, 3)


def test_a_spokesman_without_a_name_is_found_by_the_institution_that_has_one() -> None:
    (denial,) = taken("de", "Ein Sprecher der Polizei Tannau bestritt, dass geschossen wurde.")
    assert "= tannau" in keys(denial)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Veltra spokesman Kurt Ames denied that the brakes were faulty.", "= veltra"),
        ("Kurt Ames, the head of Veltra, denied that the brakes were faulty.", "= veltra"),
        ("Kurt Ames, head of research at Veltra, denied that the brakes were faulty.", "= veltra"),
    ],
)
def test_a_firm_that_only_its_name_tells(text: str, key: str) -> None:
    (denial,) = taken("en", text)
    assert key in keys(denial)


def test_a_place_is_no_firm() -> None:
    (denial,) = taken("en", "Kurt Ames, a spokesman in Berlin, denied that the brakes were faulty.")
    assert not [key for key in keys(denial) if key.startswith("=")]


def test_names_are_only_told_apart_where_they_are_known() -> None:
    text = "Ole Brandt denied that he had met Ida Solberg in Cardiff."
    assert taken("en", text)[0].names and not plain("en", text)[0].names


def test_positions_are_kept_with_their_brief_and_come_back_the_same() -> None:
    (made,) = briefs([("de", "2025-03-04", "„Bis Freitag ist die Fähre repariert“, sagte Reeder Ole Brandt am Montag.")])
    assert made.statements and loads(Brief, dumps(made)) == made


def test_every_span_is_what_is_quoted() -> None:
    text = "„Die Fähre leckt nicht“, sagte Reeder Ole Brandt. Er bestritt, dass Wasser im Rumpf steht."
    for s in taken("de", text):
        assert all(text[b:e].strip("„“") in s.quote for b, e in s.spans)
