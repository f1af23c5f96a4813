"""The text room: `analyse` makes of a text its blocks, sentences, tagged tokens and quotation marks in pairs."""

from __future__ import annotations

from laut.languages import check
from laut.text.blocks import blocks
from laut.text.layout import layout
from laut.text.quotes import quotes
from laut.text.records import Block, Quote, Sentence, Text, Token
from laut.text.sentences import sentences
from laut.text.tagging import tag
from laut.text.tokens import tokens

__all__ = ["Block", "Quote", "Sentence", "Text", "Token", "analyse"]


def analyse(text: str, language: str) -> Text:
    """The analysed text; every offset counts code points of `text` as it is.

    Raises LanguageError for a language that no folder of `languages/` describes.
    """
    rules = layout(check(language))
    cut = blocks(text, rules)
    words = tokens(text, language)
    parts = sentences(words, cut, rules)
    tag(words, parts, language)
    return Text(text, language, cut, parts, words, quotes(text, cut, words))
