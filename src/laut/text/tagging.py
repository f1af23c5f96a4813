"""Which module tags which language."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from laut.text.records import Sentence, Token

_TAGGERS = {"de": ("laut.text.german", "tag_german"), "en": ("laut.text.english", "tag_english")}


def tag(tokens: list[Token], sentences: list[Sentence], language: str) -> None:
    """Fills `pos`, `tag`, `lemma` and the verb features in place; a language without a tagger keeps `pos` X."""
    if language not in _TAGGERS or not find_spec(_TAGGERS[language][0]):
        return
    module, name = _TAGGERS[language]
    tagger: Callable[[list[Token], list[Sentence]], None] = getattr(import_module(module), name)
    tagger(tokens, sentences)
