"""Interviews without labels: a question in a paragraph of its own, then a paragraph that is nothing but a quotation.

The answers are those of the one person whom the text before the first question names; where it names several, nobody's.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from laut.reading.attribution.draft import Draft, Range
from laut.reading.attribution.turns import People
from laut.text.records import Sentence, Text

_LEAST = 2  # questions that make an interview
_CLOSING = "“”\"»«‹›‘'’"
_OPENING = frozenset("„“\"«»‚‘'")


@dataclass(slots=True)
class Answers:
    """The paragraphs that answer, and the phrase that names who does."""

    blocks: frozenset[int] = field(default_factory=frozenset)
    bearer: Range | None = None

    def own(self, drafts: list[Draft], sentence: Sentence) -> list[Draft]:
        """The quotations of an answer that no frame stands beside: whoever answers says them, none of those named in a question."""
        if sentence.block not in self.blocks:
            return []
        return [d for d in drafts if d.type == "direct" and d.basis == "run_on" and not d.bearer]


def find(text: Text, people: People) -> Answers:
    """The answers of a text; none where it is no interview."""
    spoken = {q.first - 1: q for q in text.quotes if q.level == 0}
    firsts: dict[int, Sentence] = {}
    for sentence in text.sentences:
        firsts.setdefault(sentence.block, sentence)
    whole = [b for b, s in firsts.items() if s.first in spoken and spoken[s.first].e >= text.blocks[b].e - 1] if text.blocks else []
    asked = [b for b in whole if b - 1 in firsts and b - 1 not in whole and _asks(text, b - 1)]
    if len(asked) < _LEAST:
        return Answers()
    return Answers(frozenset(b for b in whole if asked[0] <= b <= asked[-1] + 2), _named(text, firsts[asked[0] - 1].first, people))


def _asks(text: Text, block: int) -> bool:
    words = text.text[text.blocks[block].b : text.blocks[block].e].rstrip()
    return words.rstrip(_CLOSING).endswith("?")


def _named(text: Text, stop: int, people: People) -> Range | None:
    """The one person named by first and family name before a token, outside quotation marks."""
    found: dict[str, Range] = {}
    i = 0
    while i < stop:
        last = i
        while last < stop and text.tokens[last].pos == "PROPN" and text.tokens[last].sentence == text.tokens[i].sentence:
            last += 1
        if last > i + 1 and text.tokens[max(0, i - 1)].text not in _OPENING and people.person(i, last):
            found.setdefault(text.tokens[last - 1].low, (i, last))
        i = max(last, i + 1)
    return next(iter(found.values())) if len(found) == 1 else None
