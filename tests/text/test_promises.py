"""No text raises, hangs or loses a character; what is cut slices exactly."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laut.errors import LanguageError
from laut.records import PART_KINDS
from laut.text import Text, analyse

MARKS = "„“”\"»«‚‘’'()[]-–.,:;!?…%$€ \n\r\t\u00a0\x00\ud800"
WORDS = ["Er", "sagte", "3.", "14.000", "z.B.", "Dr.", "teilte", "mit", "Ärzte", "ﬁ", "İ", "ß", "e\u0301", "--", "http://", "'s", "I."]
PIECES = st.sampled_from([*MARKS, "\n\n", *WORDS])
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join), st.lists(PIECES, max_size=60).map(" ".join))


def hold(read: Text) -> None:
    text = read.text
    covered = set()
    for i, token in enumerate(read.tokens):
        assert token.i == i and text[token.b : token.e] == token.text and token.text.strip()
        covered.update(range(token.b, token.e))
        assert token.pos and read.sentences[token.sentence].first <= i < read.sentences[token.sentence].last
    assert not [c for k, c in enumerate(text) if k not in covered and not c.isspace()]
    assert all(a.e <= b.b for a, b in zip(read.tokens, read.tokens[1:], strict=False))
    assert all(a.last == b.first and a.e <= b.b for a, b in zip(read.sentences, read.sentences[1:], strict=False))
    for sentence in read.sentences:
        block = read.blocks[sentence.block]
        assert block.b <= sentence.b < sentence.e <= block.e
    assert all(block.kind in PART_KINDS and text[block.b : block.e].strip() == text[block.b : block.e] for block in read.blocks)
    for quote in read.quotes:
        assert 0 <= quote.b < quote.inner_b <= quote.inner_e <= quote.e <= len(text)
        assert 0 <= quote.first <= quote.last <= len(read.tokens)
        assert all(quote.inner_b <= t.b and t.e <= quote.inner_e for t in read.tokens[quote.first : quote.last])


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_text(text: str) -> None:
    hold(analyse(text, "de"))


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_any_text_as_english(text: str) -> None:
    hold(analyse(text, "en"))


def test_a_mark_inside_a_word() -> None:
    hold(analyse("‚0'\u0300", "en"))


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_same_text_same_result(text: str) -> None:
    assert analyse(text, "de") == analyse(text, "de")


@pytest.mark.parametrize(
    "piece", ["Wehr und ", "a.", "a-", "„", "'", "www.", "1.", "(", "x@", "Wehr, ", "1 ", "Von ", "\n-", "A. ", "“", '"a ']
)
def test_long_texts_take_linear_time(piece: str) -> None:
    def took(n: int) -> float:
        start = time.perf_counter()
        analyse(piece * n, "de")
        return time.perf_counter() - start

    took(50)
    assert took(20_000) < 8 * max(took(4_000), 0.03) + 1.0


def test_unknown_language() -> None:
    with pytest.raises(LanguageError):
        analyse("Ein Satz.", "xx")
