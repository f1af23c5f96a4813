"""Sentences: the examples of each language's data file, and blocks as limits."""

import pytest

from laut.languages import known, toml
from laut.text import analyse
from laut.text.sentences import LONGEST

EXAMPLES = [(code, e["text"], e["sentences"]) for code in known() for rule in toml(code, "text").get("rule", ()) for e in rule["examples"]]


@pytest.mark.parametrize(("language", "text", "wanted"), EXAMPLES)
def test_examples(language: str, text: str, wanted: list[str]) -> None:
    assert [text[s.b : s.e] for s in analyse(text, language).sentences] == wanted


def test_a_block_ends_a_sentence() -> None:
    text = "Das Wehr\n\nDie Stadt baut ein Wehr.Der Rat stimmte zu."
    read = analyse(text, "de")
    assert [text[s.b : s.e] for s in read.sentences] == ["Das Wehr", "Die Stadt baut ein Wehr.", "Der Rat stimmte zu."]
    assert [s.block for s in read.sentences] == [0, 1, 1]


def test_every_token_has_its_sentence() -> None:
    read = analyse("Er kam. Sie ging!\n\nEnde", "de")
    for s in read.sentences:
        assert all(t.sentence == s.index for t in read.tokens[s.first : s.last])
    assert [(s.first, s.last) for s in read.sentences] == [(0, 3), (3, 6), (6, 7)]


def test_an_endless_sentence_is_cut_behind_a_comma() -> None:
    text = analyse("Der Zug fuhr weiter, " * 200 + "bis er hielt.", "de")
    assert all(s.last - s.first <= LONGEST for s in text.sentences)
    assert all(text.tokens[s.last - 1].text == "," for s in text.sentences[:-1])
    assert [t.i for t in text.tokens] == [i for s in text.sentences for i in range(s.first, s.last)]
