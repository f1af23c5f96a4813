"""The text room: `analyse` makes of a text its blocks, sentences, tagged tokens and quotation marks in pairs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from laut.languages import check
from laut.records import Part
from laut.text.blocks import blocks
from laut.text.layout import layout
from laut.text.quotes import quotes
from laut.text.records import Block, Quote, Sentence, Text, Token
from laut.text.sentences import sentences
from laut.text.tagging import tag
from laut.text.tokens import tokens

_SHORT = 20_000  # code points

__all__ = ["Block", "Quote", "Sentence", "Text", "Token", "analyse"]


def analyse(text: str, language: str, parts: Sequence[Part] = ()) -> Text:
    """The analysed text; every offset counts code points of `text` as it is. `parts` are its blocks where its source marks them.

    Raises LanguageError for a language that no folder of `languages/` describes. The last ones are kept, for who asks again: some
    short ones, one long one.
    """
    return (_short if len(text) <= _SHORT else _long)(text, language, tuple(parts))


def _analysed(text: str, language: str, parts: tuple[Part, ...]) -> Text:
    rules = layout(check(language))
    cut = blocks(text, rules, parts)
    words = tokens(text, language)
    cuts = sentences(words, cut, rules)
    tag(words, cuts, language)
    return Text(text, language, cut, cuts, words, quotes(text, cut, words))


_short, _long = lru_cache(maxsize=8)(_analysed), lru_cache(maxsize=1)(_analysed)
