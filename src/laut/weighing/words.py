"""Words as weighing compares them: stems of content words, phrases of the language's lists, sentences of a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from laut.languages import toml
from laut.records import Span

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STEM = 5
_LONGEST = 2000  # code points of one sentence
# A sentence ends at its mark before a capital, a quotation mark or a digit, not after an initial or a number that may be an ordinal
# (`am 3. März`; `9.000.` and `2024.` are none); or at a line break.
_END = re.compile(
    r"(?<![\s.(][A-ZÄÖÜ])(?<!\d)[.!?…][\"'“”»«’)\]]*\s+(?=[^a-zäöüß\s])"
    r"|(?<=\d)\.\s+(?=[A-ZÄÖÜ][a-zäöüß]+\s+[a-zäöüß])|(?:(?<=[.,]\d{3})|(?<=\d{4}))\.\s+(?=[A-ZÄÖÜ])|\n\s*"
)


def stem(word: str) -> str:
    """The first letters in lower case: one stem for the forms of a word in German and English."""
    return word.lower()[:_STEM]


@cache
def _stop(language: str) -> frozenset[str]:
    return frozenset(toml(language, "weighing")["stop"])


def content(words: str, language: str) -> tuple[str, ...]:
    """The content words of `words` in lower case, in order."""
    stop = _stop(language)
    return tuple(low for low in (m.group().lower() for m in _WORD.finditer(words)) if len(low) > 2 and low not in stop)


def stems(words: str, language: str) -> frozenset[str]:
    """The stems of the content words."""
    return frozenset(stem(w) for w in content(words, language))


@cache
def plain_people(language: str) -> frozenset[str]:
    """The stems of nouns that say no more than that people are counted."""
    return frozenset(stem(word) for word in toml(language, "weighing")["plain_people"])


@cache
def phrase(language: str, name: str) -> re.Pattern[str]:
    """Any entry of the list `name` of weighing.toml, as whole words."""
    entries = sorted(toml(language, "weighing")[name], key=lambda entry: (-len(entry), entry))
    whole = [rf"\b{re.escape(e)}\b" if e[-1:].isalnum() else re.escape(e) for e in entries]
    return re.compile("|".join(whole), re.IGNORECASE)


def has(language: str, name: str, words: str) -> bool:
    """An entry of the list `name` stands in `words`."""
    return phrase(language, name).search(words) is not None


class Sentences:
    """The sentences of a text by their first code points: near enough to say how far apart two spans stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        self.broken = [False]
        for m in _END.finditer(text):
            if m.end() > self.starts[-1]:
                self._cut(m.end())
                self.starts.append(m.end())
                self.broken.append("\n" in m.group())
        self._cut(len(text))
        self.block = [0] * len(self.starts)
        for i in range(1, len(self.starts)):
            self.block[i] = self.block[i - 1] + self.broken[i]

    def _cut(self, end: int) -> None:
        """Begins new sentences inside one that is too long to be one, behind a blank where there is one."""
        while end - self.starts[-1] > _LONGEST:
            first = self.starts[-1]
            blank = self.text.rfind(" ", first + _LONGEST // 2, first + _LONGEST)
            self.starts.append(blank + 1 if blank > 0 else first + _LONGEST)
            self.broken.append(False)

    def at(self, offset: int) -> int:
        """The index of the sentence that holds `offset`."""
        return bisect_right(self.starts, offset) - 1

    def span(self, index: int) -> Span:
        """Where sentence `index` stands, with the white space after it."""
        last = index + 1 >= len(self.starts)
        return Span(self.starts[index], len(self.text) if last else self.starts[index + 1])

    def words(self, index: int) -> str:
        """The words of sentence `index`."""
        return self.text[slice(*self.span(index))]

    def same_block(self, i: int, j: int) -> bool:
        """No line break stands between the two."""
        return self.block[i] == self.block[j]
