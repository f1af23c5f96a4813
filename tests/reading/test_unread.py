"""What was skipped or could not be told: each place with its code, and nothing where all was read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laut.languages import known
from laut.reading import read
from laut.reading.unread import find_unread
from laut.records import Attribution, Document, Part, Reading, Span
from laut.text import analyse


class Nobody:
    """A judge for whom every phrase names somebody, or nobody does."""

    def __init__(self, answer: bool = False) -> None:
        self.answer = answer

    def nobody(self, first: int, last: int) -> bool:
        return self.answer


def reading(text: str, language: str = "de", published: date | None = date(2025, 6, 3)) -> Reading:
    return read(Document(text, language=language, published=published))


def unread(text: str, language: str = "de", published: date | None = date(2025, 6, 3)) -> list[tuple[str, str]]:
    return [(u.why, text[u.span.b : u.span.e]) for u in reading(text, language, published).unread]


def test_all_read_leaves_nothing() -> None:
    assert unread("Der Damm sei sicher, sagte die Bürgermeisterin Eva Moor. Am Montag regnete es.") == []


def test_reported_speech_without_a_speaker() -> None:
    text = "Am Montag regnete es. Der Damm sei sicher und werde halten."
    assert unread(text) == [("reported_speech", "Der Damm sei sicher und werde halten.")]


@pytest.mark.parametrize(
    "text", ["Der Damm hält, es sei denn, es regnet.", "Es war, als ob der Damm breche.", "Gott sei Dank hielt der Damm."]
)
def test_set_phrases_report_nothing(text: str) -> None:
    assert unread(text) == []


def test_a_quotation_that_nobody_says() -> None:
    text = "Unter dem Motto „Wir lassen uns nicht vertreiben“ zogen Menschen durch die Stadt."
    assert unread(text) == [("quotation", "„Wir lassen uns nicht vertreiben“")]


def test_a_block_that_is_marked_as_a_quotation_and_nobody_says() -> None:
    text = "Der Damm brach am Abend.\n\nEs waren 500 Tote.\n\nOtto Klein, Zeuge"
    parts = (Part(0, 24, "paragraph"), Part(26, 44, "quotation"), Part(46, len(text), "quotation"))
    found = read(Document(text, language="de", published=date(2025, 6, 3), parts=parts)).unread
    assert [(text[u.span.b : u.span.e], u.why) for u in found] == [("Es waren 500 Tote.", "quotation")]


def test_a_mark_without_its_partner() -> None:
    assert ("open_quotation", "„") in unread("Eva Moor sagte: „Der Damm hält.\n\nAm Montag regnete es.")


def test_days_without_a_date_of_publication() -> None:
    assert unread("Am Montag regnete es in Kalmenau.", published=None) == [("no_date", "Montag")]
    assert unread("Am 3. März 2024 regnete es in Kalmenau.", published=None) == []


def test_a_speaker_that_could_not_be_told_is_no_nobody() -> None:
    text = "Dieser sagte, der Damm sei sicher."
    said = Attribution("a1", "indirect", "asserts", "cue", (Span(13, 34),), (Span(7, 12),), (Span(0, 6),), frame=(Span(0, 13),))
    found = find_unread(analyse(text, "de"), (said,), (), Nobody(), None)
    assert [(u.why, text[u.span.b : u.span.e]) for u in found] == [("speaker", "Dieser")]
    assert find_unread(analyse(text, "de"), (said,), (), Nobody(True), None) == ()


def test_information_without_a_bearer_is_nobody() -> None:
    text = "Berichten zufolge sind 30 Boote gesunken."
    assert unread(text) == []


@given(st.text(max_size=300), st.sampled_from(known()))
@settings(max_examples=60, deadline=None)
def test_no_text_makes_it_fail(text: str, language: str) -> None:
    found = find_unread(analyse(text, language), (), (), Nobody(), None)
    assert list(found) == sorted(found, key=lambda u: (u.span, u.why))
    assert all(0 <= u.span.b < u.span.e <= len(text) for u in found)
