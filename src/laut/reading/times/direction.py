"""Whether what is told at a place of the text has happened or is to come: the finite verb of the clause, and words of plan and forecast."""

from __future__ import annotations

from bisect import bisect_right

from laut.reading.times.words import Words
from laut.text.records import Sentence, Text, Token

PAST, OPEN, FUTURE, PRESENT = -1, 0, 1, 2
_ENDS = frozenset(",;:()[]–—\"„“”»«")
_REACH = 60


class Directions:
    """Answers for one text; `plan`, `forecast`, `past`, `will` are classes of words in `times.toml`."""

    def __init__(self, text: Text, known: Words) -> None:
        self._text, self._words = text, known
        self._starts = [sentence.b for sentence in text.sentences]
        self._token_starts: list[int] | None = None

    def sentence(self, at: int) -> Sentence | None:
        """The sentence that offset `at` lies in."""
        i = bisect_right(self._starts, at) - 1
        return self._text.sentences[i] if i >= 0 else None

    def at(self, b: int, e: int) -> int:
        """PAST, FUTURE, PRESENT, or OPEN where the clause around `[b, e)` has no finite verb."""
        sentence = self.sentence(b)
        if sentence is None:
            return OPEN
        tokens = self._text.tokens
        here = self._token(b, sentence)
        left = here
        while left > sentence.first and here - left < _REACH and tokens[left - 1].text not in _ENDS:
            left -= 1
        right = here
        while right < sentence.last and right - here < _REACH and tokens[right].text not in _ENDS:
            right += 1
        return self._clause(here, left, right) or self._clause(here, max(sentence.first, here - _REACH), min(sentence.last, here + _REACH))

    def forecast(self, b: int) -> bool:
        """Whether the sentence around speaks of a forecast or a plan."""
        sentence = self.sentence(b)
        if sentence is None:
            return False
        here = self._token(b, sentence)
        near = self._text.tokens[max(sentence.first, here - _REACH) : min(sentence.last, here + _REACH)]
        return any(self._is(token, "forecast") for token in near)

    def near(self, b: int, name: str) -> bool:
        """Whether the sentence around has a word of class `name`."""
        sentence = self.sentence(b)
        return sentence is not None and any(self._is(t, name) for t in self._text.tokens[sentence.first : sentence.last][: 4 * _REACH])

    def _token(self, at: int, sentence: Sentence) -> int:
        if self._token_starts is None:
            self._token_starts = [token.b for token in self._text.tokens]
        return max(sentence.first, min(bisect_right(self._token_starts, at) - 1, sentence.last - 1))

    def _is(self, token: Token, name: str) -> bool:
        return self._words.letter(token.text) in self._words.letters_of.get(name, ())

    def _clause(self, here: int, left: int, right: int) -> int:
        verdicts = []
        tokens = self._text.tokens[left:right]
        done = any(t.form == "part_past" for t in tokens)
        for token in tokens:
            verdict = self._verb(token, done)
            if verdict is not None:
                verdicts.append((abs(token.i - here), verdict))
        return min(verdicts)[1] if verdicts else OPEN

    def _verb(self, token: Token, done: bool) -> int | None:
        if self._is(token, "will") or (token.pos != "NOUN" and self._is(token, "plan")):
            return FUTURE
        if self._is(token, "past"):
            return PAST
        if self._is(token, "perfect"):
            return PAST if done else PRESENT
        if self._is(token, "saying"):
            return PAST
        if not token.fin:
            return None
        return PAST if token.tense == "past" else PRESENT
