"""No text, however strange, does more than be read: no exception, no broken span, no time that grows faster than the text."""

from __future__ import annotations

import time
from datetime import date

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import laut
from laut import contract
from laut.records import Reading

from .clock import within

VALIDATOR = jsonschema.Draft202012Validator(contract.schema())
DAY = date(2025, 6, 3)
GERMAN = (
    "Laut der Sprecher sagte dass „ “ » « , . ( ) - – 3,1 bis 3,9 Millionen 12.000 am Montag im März 2024 Prozent nach Angaben zufolge "
    "sei habe werde sie die Reuters unter Berufung auf so wie mitteilte soll haben drei Dutzend je Tag € Ministerium dieser Bericht "
    "teilte mit : ! 1'000"
)
ENGLISH = (
    'according to the spokesman said that " “ ” , . ( ) - — 4.2 to 5.8 million 12,000 on Monday in March 2024 percent of officials who '
    "cited Reuters reportedly was has been he they told a day $ ministry this report as per dozens half 's n't : ? # § 3:1"
)


def sound(reading: Reading) -> None:
    """A reading that keeps the contract and can be written."""
    contract.check(reading)
    VALIDATOR.validate(reading.to_dict())
    assert reading.to_json().encode()
    assert reading._repr_html_()


def words(of: str) -> st.SearchStrategy[str]:
    """Texts made of the words that rules wait for, in any order."""
    return st.lists(st.sampled_from([*of.split(), "\n\n"]), min_size=1, max_size=60).map(" ".join)


QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUIET
@given(
    st.text(st.characters(), max_size=200).filter(lambda text: text.strip("\x00\ufeff \t\r\n") and not text.isspace()),
    st.sampled_from(["de", "en"]),
)
def test_any_unicode(text: str, language: str) -> None:
    sound(laut.read_text(text, language=language, published=DAY))


@QUIET
@given(words(GERMAN).filter(str.strip), st.booleans())
def test_german_words_in_any_order(text: str, dated: bool) -> None:
    sound(laut.read_text(text, language="de", published=DAY if dated else None, outlet="Bote"))


@QUIET
@given(words(ENGLISH).filter(str.strip), st.booleans())
def test_english_words_in_any_order(text: str, dated: bool) -> None:
    sound(laut.read_text(text, language="en", published=DAY if dated else None, outlet="Herald"))


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    "text",
    [
        "\ud800 Laut \udfff Reuters 12 Menschen",
        "Laut\x00Reuters\x00 fehlen\x00 12 Menschen.\x00",
        "„" * 2000 + "x",
        "(" * 2000 + "x" + ")" * 1000,
        "12 " * 2000,
        "1" * 5000 + " Menschen",
        "1" + ".000" * 2000 + " people",
        "9" * 400 + " Millionen Euro, 1e999 people",
        "a" * 50_000,
        "e\u0301" * 5000,
        "\u202e\u200b\ufeffLaut\u200b Reuters\u2028 12\u00a0000 Menschen\u0085",
        "said " * 3000,
        "Laut dem Sprecher, " * 1000,
        "- " * 3000,
        "\n" * 3000 + "x" + "\r" * 3000,
        "https://example.org/" + "a/" * 3000,
        "Am 31.02.2024, am 99.99.9999 und am 0.0.0000 um 25:61 Uhr.",
        "In 99999999999 years, vor 99999999999 Jahren, in the year 100000.",
    ],
    ids=range(18),
)  # fmt: skip
def test_strange_texts(text: str, language: str) -> None:
    with within(10):
        sound(laut.read_text(text, language=language, published=DAY, title=text[:50]))


TIMES = {
    "de": "Gestern, vor drei Tagen, vor 3.000 Jahren, im vergangenen Jahrhundert, seit Montag, übermorgen, in zwei Wochen, "
    "bis Ende des Jahres, am 29. Februar, im nächsten Jahrzehnt, in den 1990er Jahren, am Vortag, "
    "zwei Tage zuvor, im Sommer, an Weihnachten, jeden Tag um 12 Uhr.",
    "en": "Yesterday, three days ago, 3,000 years ago, last century, since Monday, tomorrow, in two weeks, by the end of the year, "
    "on February 29, next decade, in the 1990s, the day before, two days earlier, in summer, at Christmas, every day at noon.",
}


@pytest.mark.parametrize("published", [None, date.min, date.max])
@pytest.mark.parametrize("language", ["de", "en"])
def test_times_at_the_ends_of_the_calendar(language: str, published: date | None) -> None:
    for text in (TIMES[language], TIMES[language].replace(",", ".\n\n")):
        sound(laut.read_text(text, language=language, published=published))


SENTENCES = {
    "de": "Laut dem Sprecher, der sich auf das Ministerium beruft, seien mindestens 1.200 Menschen „am Montag“ gekommen, und ",
    "en": "According to a spokesman who cited the ministry, at least 1,200 people had “arrived on Monday”, and ",
}


@pytest.mark.parametrize("language", ["de", "en"])
def test_time_grows_with_the_text_and_no_faster(language: str) -> None:
    """One sentence without an end: eight times the words may take about eight times as long."""
    laut.read_text(SENTENCES[language], language=language, published=DAY)

    def seconds(repeats: int) -> float:
        start = time.process_time()
        laut.read_text(SENTENCES[language] * repeats, language=language, published=DAY)
        return time.process_time() - start

    small = min(seconds(50) for _ in range(2))
    with within(20):
        assert seconds(400) < 20 * small + 0.5


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("der sagte Laut", "de"),
        (", er sei müde. Er fürchte Müller Mai solle er öffnen, so", "de"),
        (". Die den Verkehr Urban. „ Laut einer Übersicht Wärter,", "de"),
        ("”, bank, said citing two officials The union were it. According to the BBC", "en"),
        ("“, erinnert eindringt. Und wie erklären Sie", "de"),
    ],
)
def test_fragments_that_once_broke_the_rules(words: str, language: str) -> None:
    assert laut.read_text(words, language=language).document.text == words
