"""One sentence with its segments, as the rules look at it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from laut.reading.attribution.cues import Cues
from laut.reading.attribution.draft import Range
from laut.text.clauses import Segment
from laut.text.phrases import phrase_end, subject_like
from laut.text.records import Quote, Sentence, Text, Token


@dataclass(slots=True)
class Scene:
    """`segments` are the sentence's; `quotes` the heavy quotations near it; `words` the language's cues.

    `judge` tells whether a phrase names somebody who can speak: 1, or 0 where it does not know.
    """

    text: Text
    sentence: Sentence
    segments: list[Segment]
    quotes: list[Quote]
    words: Cues
    judge: Callable[[int, int], int] | None = None

    def voice(self, first: int, last: int) -> int:
        """1 where a phrase names somebody who can speak, -1 where it names a thing, 0 where neither is sure."""
        head = next((t for t in self.tokens[first:last] if t.pos in ("NOUN", "PROPN")), None)
        sure = self.judge(first, last) if self.judge is not None else 0
        if sure > 0 or head is None:
            return sure
        low = head.low
        if low in self.words.things or low.endswith(self.words.thing_endings):
            return -1
        return 0

    @property
    def tokens(self) -> list[Token]:
        return self.text.tokens

    @property
    def whole(self) -> Range:
        """The sentence's tokens."""
        return (self.sentence.first, self.sentence.last)

    def low(self, first: int, last: int) -> list[str]:
        return [t.low for t in self.text.tokens[first:last]]

    def phrase(self, first: int, last: int) -> Range | None:
        """The first noun phrase in `[first, last)` that can be a subject, behind no preposition; None where there is none."""
        i = first
        while i < last:
            token = self.tokens[i]
            if token.low in self.words.reflexives:
                i += 1
                continue
            if token.pos == "ADP":
                i = max(phrase_end(self.text, i + 1, last, apposition=False), i + 1)
                continue
            if subject_like(self.text, i, last):
                end = phrase_end(self.text, i, last)
                if end >= last or self.tokens[end].low not in self.words.postpositions:
                    return (i, end)
                i = end + 1  # rechnet der Agentur zufolge | der Verband
                continue
            end = phrase_end(self.text, i, last, apposition=False) if token.pos in ("DET", "PRON") else i
            i = max(end, i + 1)
        return None


def has(words: list[str], phrase: tuple[str, ...]) -> int:
    """Where a phrase stands in a list of words, -1 where it does not."""
    n = len(phrase)
    return next((k for k in range(len(words) - n + 1) if tuple(words[k : k + n]) == phrase), -1)


def quote_range(scene: Scene, seg: Segment) -> Range:
    """All tokens of a quotation that may have begun sentences ago, marks included."""
    quote = seg.quote
    assert quote is not None
    first, last = seg.first, seg.last
    while first > 0 and scene.tokens[first - 1].b >= quote.b:
        first -= 1
    while last < len(scene.tokens) and scene.tokens[last].b < quote.e:
        last += 1
    return (first, last)
