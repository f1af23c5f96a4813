"""Intervals and values beyond the examples of single rules: ranges, neighbours, texts without a day of publication, any text at all."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laut import languages
from laut.reading.times import dateline_date, find_times
from laut.records import TIME_TYPES, Time
from laut.text import Text, analyse

PUBLISHED = date(2024, 5, 15)  # a Wednesday


def read(text: str, language: str = "de", published: date | None = PUBLISHED) -> list[tuple[str, str | None, str, str]]:
    """Words, value, first and last day of each time."""
    return [plain(t) for t in find_times(analyse(text, language), published)]


def plain(t: Time) -> tuple[str, str | None, str, str]:
    return t.text, t.timex, str(t.start or ""), str(t.end or "")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Es kamen zwischen August 2022 und März 2023 mehr.",
         [("August 2022", "2022-08", "2022-08-01", "2023-03-31"), ("März 2023", "2023-03", "", "")]),
        ("de", "Von 2014 bis 2019 war er Richter.", [("2014", "2014", "2014-01-01", "2019-12-31"), ("2019", "2019", "", "")]),
        ("de", "Er tagte am 8. und 9. März.",
         [("8.", "2024-03-08", "2024-03-08", "2024-03-08"), ("9. März", "2024-03-09", "2024-03-09", "2024-03-09")]),
        ("de", "Von November bis Februar lag Schnee.",
         [("November", "2023-11", "2023-11-01", "2024-02-29"), ("Februar", "2024-02", "", "")]),
        ("de", "Von Montag bis Freitag ist gesperrt.",
         [("Montag", "2024-05-13", "2024-05-13", "2024-05-17"), ("Freitag", "2024-05-17", "", "")]),
        ("de", "Von Donnerstag bis Dienstag regnete es.",
         [("Donnerstag", "2024-05-09", "2024-05-09", "2024-05-14"), ("Dienstag", "2024-05-14", "", "")]),
        ("en", "It grew from 2014 to 2019.", [("2014", "2014", "2014-01-01", "2019-12-31"), ("2019", "2019", "", "")]),
        ("de", "Am 8. Mai dieses Jahres ging sie.", [("8. Mai dieses Jahres", "2024-05-08", "2024-05-08", "2024-05-08")]),
        ("de", "Bis Ende nächsten Jahres ist es fertig.", [("Ende nächsten Jahres", "2025", "", "2025-12-31")]),
        ("de", "Vor 1992 gab es das nicht.", [("1992", "1992", "", "1991-12-31")]),
        ("de", "Ab dem 1. Juli 2024 gilt das.", [("1. Juli 2024", "2024-07-01", "2024-07-01", "")]),
        ("de", "Es regnet seit den frühen Morgenstunden des 9. April.",
         [("den frühen Morgenstunden des 9. April", "2024-04-09TMO", "2024-04-09", "2024-05-15")]),
        (
            "en",
            "They met on Sunday and will talk again on Tuesday.",
            [("Sunday", "2024-05-12", "2024-05-12", "2024-05-12"), ("Tuesday", "2024-05-21", "2024-05-21", "2024-05-21")],
        ),
        ("en", "Rain is forecast until Friday.", [("Friday", "2024-05-17", "", "2024-05-17")]),
        ("en", "It will open next spring.", [("next spring", "2025-SP", "2025-03-01", "2025-05-31")]),
        ("en", "It must close by the end of August.", [("the end of August", "2024-08", "", "2024-08-31")]),
    ],
)  # fmt: skip
def test_put_together(language: str, text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("de", "Im März brach der Damm, am Montag war er fort.", ["XXXX-03", "XXXX-WXX-1"]),
        ("de", "Letztes Jahr kam er, seit drei Jahren wartet er.", ["PAST_REF", "P3Y"]),
        ("de", "Am 3. Mai und im Herbst regnete es.", ["XXXX-05-03", "XXXX-FA"]),
        ("en", "Last year it burned; on Friday, two years later, it rained.", ["PAST_REF", "XXXX-WXX-5", "P2Y"]),
    ],
)
def test_without_publication_nothing_is_guessed(language: str, text: str, values: list[str]) -> None:
    found = find_times(analyse(text, language), None)
    assert [t.timex for t in found] == values
    assert all(t.start is None and t.end is None for t in found)


def test_exchange_has_no_weekend() -> None:
    text = "Der Dax fiel am Montag um vier Prozent. Die Aktien lagen tiefer als am Vortag."
    assert read(text)[-1] == ("Vortag", "2024-05-10", "2024-05-10", "2024-05-10")


WORDS = [
    word
    for code in ("de", "en")
    for table in languages.toml(code, "calendar")["class"].values()
    for entries in (table.values() if isinstance(table, dict) else [table])
    for word in entries
]
OTHERS = ["2024", "31", "von", "bis", "seit", "vor", "und", "of", "the", "des", "\n", "\n\n", "\x00", "\ud800"]
PIECES = st.sampled_from([*WORDS, *"0123456789.,:-/()'", *OTHERS])
DAYS = st.none() | st.dates()


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES, max_size=40), st.sampled_from([" ", ""]), st.sampled_from(["de", "en"]), DAYS)
def test_words_of_time_in_any_order(words: list[str], space: str, language: str, published: date | None) -> None:
    check(space.join(words), language, published)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=200), st.sampled_from(["de", "en"]), DAYS)
def test_any_text(text: str, language: str, published: date | None) -> None:
    check(text, language, published)


def check(text: str, language: str, published: date | None) -> None:
    """Spans slice to the words, times stand in order and apart, intervals do not run backwards."""
    found = find_times(analyse(text, language), published)
    dateline_date(analyse(text, language))
    assert [t.id for t in found] == [f"t{k}" for k in range(1, len(found) + 1)]
    last = 0
    for t in found:
        assert t.text == text[t.span.b : t.span.e] and t.text
        assert last <= t.span.b < t.span.e
        assert t.type in TIME_TYPES
        assert t.start is None or t.end is None or t.start <= t.end
        last = t.span.e


@pytest.mark.parametrize("unit", ["am 3. Mai ", "bis März und ", "vor drei Jahren ", "1.", "'", "Ende ", "the end of "])
def test_a_long_sentence_takes_linear_time(unit: str) -> None:
    analysed = [analyse(unit * n, "en" if "the" in unit else "de") for n in (1_000, 4_000)]
    seconds = []
    for text in analysed:
        seconds.append(min(_seconds(text) for _ in range(3)))  # the machine does other things too
    assert seconds[1] < 12 * seconds[0] + 0.1


def _seconds(text: Text) -> float:
    start = time.perf_counter()
    find_times(text, PUBLISHED)
    return time.perf_counter() - start
