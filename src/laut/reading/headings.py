"""Headings in capitals that run into their sentence: `THE INJURED - 61, said Dr Stamer.`"""

from __future__ import annotations

from dataclasses import replace

from laut.text.records import Sentence, Text

_DASHES = frozenset(["-", "–", "—"])
_LONGEST = 8  # words of a heading
_SHORTEST = 3  # letters of its longest word


def behind(text: Text, sentence: Sentence) -> int:
    """The token behind a heading in capitals and its dash; the sentence's first where none opens it."""
    i = sentence.first
    while i < min(sentence.last, sentence.first + _LONGEST) and text.tokens[i].text.isupper() and text.tokens[i].text.isalpha():
        i += 1
    words = [t.text for t in text.tokens[sentence.first : i]]
    if i + 1 >= sentence.last or text.tokens[i].text not in _DASHES or max(map(len, words), default=0) < _SHORTEST:
        return sentence.first
    spaced = text.tokens[i - 1].e < text.tokens[i].b and text.tokens[i].e < text.tokens[i + 1].b
    return i + 1 if spaced else sentence.first


def cut(text: Text, sentence: Sentence) -> Sentence:
    """A sentence without the heading that runs into it."""
    first = behind(text, sentence)
    return sentence if first == sentence.first else replace(sentence, b=text.tokens[first].b, first=first)
