"""A number reads back to its value however it is written; no text raises, hangs, or gives a span that is not its words."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laut import languages
from laut.reading.figures import find_figures
from laut.records import BOUNDS, ROLES, Figure
from laut.text import analyse
from laut.text.records import Sentence, Text
from tests.reading.figures.shared import read
from tests.reading.figures.writers import english, german, grouped

GUESTS = {"de": "Es kamen {} Gäste.", "en": "They fed {} guests."}
SPACES = " \u00a0\u2002\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
GROUPS = {"de": ".'’" + SPACES, "en": "," + SPACES}
OPEN_LOW, OPEN_HIGH = ("at_most", "less_than"), ("at_least", "more_than")
LANGUAGE = st.sampled_from(["de", "en"])


def only(text: str, language: str) -> Figure:
    """The only figure."""
    found = read(text, language)
    assert len(found) == 1, (text, [f.text for f in found])
    return found[0]


def value(text: str, language: str) -> float | None:
    """The value of the only figure."""
    return only(text, language).low


def ends(n: float, bound: str) -> tuple[float | None, float | None]:
    """What a bound makes of one number."""
    return None if bound in OPEN_LOW else n, None if bound in OPEN_HIGH else n


def numbers(most: int) -> st.SearchStrategy[int]:
    """Whole numbers of every length."""
    return st.integers(1, len(str(most)) - 1).flatmap(lambda digits: st.integers(0, 10**digits)).filter(lambda n: n != 1)


@settings(max_examples=150, deadline=None)
@given(numbers(10**15))
def test_number_words_up_to_a_quadrillion(n: int) -> None:
    assert value(GUESTS["de"].format(german(n)), "de") == n
    assert value(GUESTS["en"].format(english(n)), "en") == n


@settings(max_examples=100, deadline=None)
@given(LANGUAGE.flatmap(lambda code: st.tuples(st.just(code), st.sampled_from(GROUPS[code]), st.integers(1000, 10**15 - 1))))
def test_digits_in_groups(made: tuple[str, str, int]) -> None:
    code, separator, n = made
    assert value(GUESTS[code].format(grouped(n, separator)), code) == n


def bound_words(place: str) -> list[tuple[str, str, str]]:
    """(language, bound, words) of every bound before or after a number."""
    rules = [(code, bound, words) for code in ("de", "en") for bound, words in languages.toml(code, "bounds")[place].items()]
    return [(code, bound, word) for code, bound, words in rules if bound != "examples" for word in words]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(bound_words("before")), st.integers(100, 9_999_999))
def test_bounds_before_a_number(rule: tuple[str, str, str], n: int) -> None:
    code, bound, words = rule
    for digits in (grouped(n, GROUPS[code][0]), german(n) if code == "de" else english(n)):
        figure = only(GUESTS[code].format(f"{words} {digits}"), code)
        assert (figure.low, figure.high, figure.bound) == (*ends(n, bound), bound)
        assert figure.text == f"{words} {digits}"


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(bound_words("after")), st.integers(100, 9_999_999))
def test_bounds_after_a_number(rule: tuple[str, str, str], n: int) -> None:
    code, bound, words = rule
    text = f"Das kostet {grouped(n, '.')} Euro {words} dort." if code == "de" else f"It costs {grouped(n, ',')} euros {words} there."
    figure = only(text, code)
    assert (figure.low, figure.high, figure.bound, figure.unit) == (*ends(n, bound), bound, "EUR")


RANGES = {
    "de": [
        "{a}-{b}",
        "{a} - {b}",
        "{a}–{b}",
        "{a} – {b}",
        "{a} bis {b}",
        "{a} bis zu {b}",
        "zwischen {a} und {b}",
        "von {a} bis {b}",
        "je {a} bis {b}",
    ],
    "en": ["{a}-{b}", "{a}–{b}", "{a} to {b}", "between {a} and {b}", "from {a} to {b}"],
}


@settings(max_examples=150, deadline=None)
@given(
    LANGUAGE.flatmap(lambda code: st.tuples(st.just(code), st.sampled_from(RANGES[code]))), st.integers(2, 99_999), st.integers(1, 9_999)
)
def test_ranges(written: tuple[str, str], a: int, more: int) -> None:
    code, form = written
    b = a + min(more, a)  # the end of a range is no other order of magnitude
    figure = only(GUESTS[code].format(form.format(a=grouped(a, GROUPS[code][0]), b=grouped(b, GROUPS[code][0]))), code)
    assert (figure.low, figure.high, figure.bound) == (a, b, "between")


@settings(max_examples=60, deadline=None)
@given(LANGUAGE, st.integers(2, 99), st.integers(1, 99))
def test_the_scale_of_a_range_stands_once(code: str, a: int, more: int) -> None:
    words = {"de": ["Das kostet {} bis {} Mio. Euro.", "Das kostet {} bis {} Millionen Euro."], "en": ["It costs {} to {} million euros."]}
    for text in words[code]:
        figure = only(text.format(a, a + more), code)
        assert (figure.low, figure.high, figure.unit) == (a * 1e6, (a + more) * 1e6, "EUR")


def unit_words(column: str) -> list[tuple[str, str, str]]:
    """(language, unit, word) of every unit; `million British thermal units` may be a million of them."""
    rows = [(code, row) for code in ("de", "en") for row in languages.table(code, "units")]
    found = [(code, row["unit"], word) for code, row in rows for word in row[column].split("|") if word]
    return [(code, unit, word) for code, unit, word in found if not word.startswith("million")]


@settings(max_examples=250, deadline=None)
@given(st.sampled_from(unit_words("words")), st.integers(5, 99))  # `three quarters` is a share
def test_units_in_words(rule: tuple[str, str, str], n: int) -> None:
    code, unit, word = rule
    figure = only({"de": "Das waren {} {}.", "en": "That was {} {}."}[code].format(n, word), code)
    assert (figure.low, figure.high, figure.unit) == (n, n, unit)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(unit_words("signs")), st.integers(3, 99), st.sampled_from(" \u00a0\u202f"))
def test_units_by_signs(rule: tuple[str, str, str], n: int, space: str) -> None:
    code, unit, sign = rule
    figure = only({"de": "Das waren {}{}{}, hieß es.", "en": "That was {}{}{}, they said."}[code].format(n, space, sign), code)
    assert (figure.low, figure.unit) == (n, unit)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(unit_words("before")), st.integers(3, 99), st.integers(1, 9))
def test_signs_of_money_before_the_number(rule: tuple[str, str, str], n: int, tenth: int) -> None:
    code, unit, sign = rule
    space = "" if not sign[-1].isalpha() and sign[-1] != "." else " "
    text = {"de": "Das kostet {}{}{},{} Mio. dort.", "en": "It costs {}{}{}.{} million there."}[code].format(sign, space, n, tenth)
    figure = only(text, code)
    assert (figure.low, figure.unit) == (pytest.approx((n + tenth / 10) * 1e6), unit)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 99_999), st.integers(0, 99), st.sampled_from("'’ʼ"))
def test_swiss_and_austrian_prices(francs: int, cents: int, mark: str) -> None:
    assert value(f"Das kostet Fr. {grouped(francs, mark)}.{cents:02d} dort.", "de") == pytest.approx(francs + cents / 100)
    assert value(f"Das kostet Fr. {grouped(francs, mark)}.– dort.", "de") == francs
    assert value(f"Das kostet {grouped(francs, '.')},-- Euro.", "de") == francs
    assert value(f"Das kostet {francs}.{cents:02d} Franken.", "de") == pytest.approx(francs + cents / 100)


PARTS = [
    ("de", "{a} Stunden {b} Minuten", 60, "h"), ("de", "{a} Stunden und {b} Minuten", 60, "h"),
    ("de", "{a} Minuten, {b} Sekunden", 60, "min"),
    ("de", "{a} Meter {b:02d}", 100, "m"), ("de", "{a} Meter {b} Zentimeter", 100, "m"), ("de", "{a} Euro {b:02d}", 100, "EUR"),
    ("de", "{a} Euro und {b} Cent", 100, "EUR"), ("de", "{a} Franken {b} Rappen", 100, "CHF"), ("de", "{a} Kilo {b} Gramm", 1000, "kg"),
    ("de", "{a} Fuß {b} Zoll", 12, "ft"), ("de", "{a} Jahre und {b} Monate", 12, "year"), ("en", "{a} feet {b} inches", 12, "ft"),
    ("en", "{a} hours {b} minutes", 60, "h"), ("en", "{a} hours and {b} minutes", 60, "h"), ("en", "{a} years and {b} months", 12, "year"),
    ("en", "{a} pounds {b} ounces", 16, "lb"), ("en", "{a} euros and {b} cents", 100, "EUR"),
]  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(PARTS), st.integers(2, 40), st.integers(2, 999))
def test_measures_in_several_parts(rule: tuple[str, str, int, str], a: int, b: int) -> None:
    code, form, many, unit = rule
    b = b % (many - 2) + 2 if many > 2 else b
    b = b if b < many else 2
    figure = only({"de": "Es waren {}.", "en": "It was {}."}[code].format(form.format(a=a, b=b)), code)
    assert (figure.low, figure.unit) == (pytest.approx(a + b / many), unit)
    assert figure.text == form.format(a=a, b=b)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 99), st.integers(1, 9))
def test_multiples(n: int, tenth: int) -> None:
    for text in (f"Es kamen {german(n)}mal so viele Gäste.", f"Es kamen {n}-mal so viele Gäste.", f"Es kamen {n} Mal so viele Gäste."):
        assert (only(text, "de").low, only(text, "de").unit) == (n, "times")
    assert value(f"Es kamen {n},{tenth}-mal so viele Gäste.", "de") == pytest.approx(n + tenth / 10)
    assert value(f"There were {english(n)} times as many guests.", "en") == n


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 40), st.integers(1, 30))
def test_below_zero(n: int, more: int) -> None:
    for text in (f"Es waren minus {n} Grad.", f"Es waren -{n} Grad.", f"Es waren −{n} °C."):
        assert value(text, "de") == -n
    figure = only(f"Es waren zwischen minus {n + more} und minus {n} Grad.", "de")
    assert (figure.low, figure.high) == (-n - more, -n)
    assert value(f"It was minus {n} degrees Celsius.", "en") == -n


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 9), st.integers(3, 7), st.integers(2, 999))
def test_rates_by_a_round_base(digits: int, zeros: int, n: int) -> None:
    base = 10**zeros
    for lead in ("je", "pro"):
        figure = only(f"Es gab {n + 1},{digits} Fälle {lead} {grouped(base, '.')} Einwohner.", "de")
        assert (figure.low, figure.per) == (pytest.approx(n + 1 + digits / 10), f"{base} person")
    assert only(f"There were {n}.{digits} cases per {grouped(base, ',')} people.", "en").per == f"{base} person"


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 999), st.integers(0, 99))
def test_decimals_with_scales(whole: int, part: int) -> None:
    de, en = f"{whole},{part:02d}", f"{whole}.{part:02d}"
    want = pytest.approx((whole + part / 100) * 1e6)
    assert value(f"Das kostet {de} Millionen Euro.", "de") == want
    assert value(f"Das kostet {de} Mio. Euro.", "de") == want
    assert value(f"It cost ${en} million.", "en") == want
    assert value(f"It cost ${en}m.", "en") == want


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["de", "en"]))
def test_any_text_is_read(text: str, language: str) -> None:
    check(analyse(text, language))


PIECES = """4 1.200 3,5 Millionen million bis to - – $ € % Prozent zwischen und von of ( ) , . mm a ein halbe half drei three § Artikel
Uhr : / Menschen people getötet killed ' “ + 0 hundred thousand mindestens over nearly Dutzend plus ± −5 mal Mal so viele doppelt twice
times as many je pro per 100.000 100,000 Einwohner Meter Euro Cent Stunden Minuten feet inches ½ Viertelstunde noch davon um auf from by
null zero"""
PIECE = st.sampled_from([*re.split(r"\s+", PIECES), "\n"])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(PIECE, st.sampled_from(["", " "])), max_size=25), st.sampled_from(["de", "en"]))
def test_any_order_of_number_words_is_read(pieces: list[tuple[str, str]], language: str) -> None:
    text = "".join(a + b for a, b in pieces)
    check(Text(text, language, sentences=[Sentence(0, 0, len(text), 0, 0, 0)]))


def check(made: Text) -> None:
    """Spans slice their words and never overlap; ends and vocabularies keep the contract."""
    found = find_figures(made)
    assert all(a.span.e <= b.span.b for a, b in pairwise(found)), [f.text for f in found]
    for figure in found:
        assert made.text[figure.span.b : figure.span.e] == figure.text
        assert figure.bound in BOUNDS
        assert figure.role is None or figure.role in ROLES
        assert figure.low is not None or figure.high is not None
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high


LONG = [
    "4 ",
    "1.000 bis ",
    "drei ",
    "(5 ",
    "12 Menschen und ",
    "$3 ",
    "a half ",
    "ein Mann ",
    "hundert",
    "tausend",
    "9",
    "0/",
    "dreimal ",
    "1 Meter 80 ",
    "± 3 ",
    "je 100.000 Gäste ",
    "ein Kilo kostet ",
]


@pytest.mark.parametrize("piece", LONG)
@pytest.mark.parametrize("language", ["de", "en"])
def test_long_sentences_take_linear_time(piece: str, language: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        made = Text(text, language, sentences=[Sentence(0, 0, len(text), 0, 0, 0)])
        started = time.perf_counter()
        find_figures(made)
        return time.perf_counter() - started

    short, long = seconds(4_000), seconds(32_000)
    assert long < 40 * short + 0.5
