"""Quotation marks in pairs."""

import pytest

from laut.text import analyse


def found(text: str, language: str = "de") -> list[tuple[str, int, bool]]:
    return [(text[q.inner_b : q.inner_e], q.level, q.closed) for q in analyse(text, language).quotes]


@pytest.mark.parametrize("pair", ["„“", "„”", '""', "“”", "»«", "«»", "‚‘", "''", '„"', "‘’", "›‹"])
def test_styles(pair: str) -> None:
    a, b = pair
    assert found(f"Er sagte, {a}das Wehr hält{b}, und ging.") == [("das Wehr hält", 0, True)]
    assert found(f"{a}Das Wehr hält.{b} Er ging. {a}Gut so{b}, sagte sie.") == [("Das Wehr hält.", 0, True), ("Gut so", 0, True)]


def test_levels() -> None:
    assert found("„Er rief ‚Halt‘ und lief“, sagte sie.") == [("Er rief ‚Halt‘ und lief", 0, True), ("Halt", 1, True)]
    assert found("»Das ›Wehr‹ hält«") == [("Das ›Wehr‹ hält", 0, True), ("Wehr", 1, True)]
    assert found("“He cried ‘stop’ twice,” she said.", "en") == [("He cried ‘stop’ twice,", 0, True), ("stop", 1, True)]
    assert found('"He said "no" to me," she said.', "en") == [('He said "no" to me,', 0, True), ("no", 1, True)]


def test_apostrophes_are_no_marks() -> None:
    assert found("Geht's so? Hale’s Boot, das Boot' sank. Rock 'n' Roll.") == []
    assert found("The voters' choice in the '90s wasn't Hale's.", "en") == []
    assert found("‘It isn’t Hale’s dam,’ she said.", "en") == [("It isn’t Hale’s dam,", 0, True)]


def test_several_paragraphs_of_one_quotation() -> None:
    text = "„Wir bauen das Wehr.\n\n„Es wird gut.\n\n„Es hält lange“, sagte sie. „Sehr lange.“"
    assert found(text) == [("Wir bauen das Wehr.\n\n„Es wird gut.\n\n„Es hält lange", 0, True), ("Sehr lange.", 0, True)]


def test_a_missing_mark_ends_with_its_block() -> None:
    text = "„Wir bauen das Wehr, sagte sie.\n\nDer Rat schwieg."
    assert found(text) == [("Wir bauen das Wehr, sagte sie.", 0, False)]


def test_tokens_between_the_marks() -> None:
    read = analyse("Er sagte: „Das Wehr hält.“", "de")
    (quote,) = read.quotes
    assert [t.text for t in read.tokens[quote.first : quote.last]] == ["Das", "Wehr", "hält", "."]
    assert read.text[quote.b : quote.e] == "„Das Wehr hält.“"


def test_two_single_marks_are_a_double_one() -> None:
    assert found("''He cried 'stop' twice,'' she said. ``No.''", "en") == [
        ("He cried 'stop' twice,", 0, True), ("stop", 1, True), ("No.", 0, True),
    ]  # fmt: skip
    assert found("Er sagte: ''Das Wehr hält.''") == [("Das Wehr hält.", 0, True)]
    read = analyse("''It holds,'' she said.", "en")
    assert [t.text for t in read.tokens][:4] == ["''", "It", "holds", ","]


def test_marks_of_different_width() -> None:
    assert found("''Das Wehr hält”, sagte er.") == [("Das Wehr hält", 0, True)]


def test_a_quotation_over_paragraphs_need_not_be_opened_again() -> None:
    text = "Sie schrieb: „Wir bauen das Wehr.\n\nEs hält lange.“ Der Rat schwieg."
    assert found(text) == [("Wir bauen das Wehr.\n\nEs hält lange.", 0, True)]
