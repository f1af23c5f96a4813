"""Interviews and transcripts: paragraphs that begin with the name of who speaks (`Vetter: Das ist nicht wahr.`) are turns.

A turn is the claim of the person before its colon; who asks claims nothing. A label counts only where it comes again and somebody is
asked or speaks of himself: a list (`Fazit: ...`, `Ort: ...`) has no turns.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import Protocol

from laut.reading.attribution.cues import Cues
from laut.reading.attribution.draft import Draft, Range
from laut.text.records import Sentence, Text

_LABEL = 4  # tokens that a label has at most
_ASIDE = 6  # and what stands in brackets behind it
_NAMING = frozenset(["PROPN", "NOUN", "ADJ", "DET", "ADP", "X"])
_SKIPPED = frozenset(["title", "heading", "byline", "caption", "dateline", "list"])
_CLOSING = "“”\"«»‹›‘'"
_BARE = frozenset(["quote", "quotation", "run_on"])


class People(Protocol):
    """Who is a person (see `laut.reading.references.Cast`)."""

    def person(self, first: int, last: int) -> bool:
        """Whether the phrase is the name of a person."""


@dataclass(slots=True)
class Turn:
    """One paragraph behind its label; `speaks` where the label is a person who answers."""

    block: int
    label: Range
    content: Range
    asks: bool
    speaks: bool = False


@dataclass(slots=True)
class Turns:
    """The turns of a text by their blocks; `floors` the first block that a sentence of a block may go on from."""

    turns: dict[int, Turn] = field(default_factory=dict)
    floors: list[int] = field(default_factory=list)

    def cut(self, text: Text, sentence: Sentence) -> Sentence:
        """A sentence without the label of its turn."""
        turn = self.turns.get(sentence.block)
        if turn is None or not sentence.first <= turn.label[0] < sentence.last:
            return sentence
        return replace(sentence, b=text.tokens[turn.content[0]].b, first=turn.content[0])

    def before(self, text: Text, sentence: Sentence, told: list[Draft]) -> list[Draft]:
        """The attributions that a sentence may go on with: not those of another turn."""
        if not self.turns:
            return told
        floor = self.floors[sentence.block]
        return [d for d in told if d.rule != "turn" and text.sentences[d.sentence].block >= floor]

    def opened(self, sentence: Sentence) -> Draft | None:
        """The attribution of the turn that begins with a sentence."""
        turn = self.turns.get(sentence.block)
        if turn is None or not turn.speaks or not sentence.first <= turn.label[0] < sentence.last:
            return None
        colon = turn.content[0] - 1
        draft = Draft("turn", turn.label[0], "direct", "asserts", [turn.content], [colon], sentence=sentence.index)
        draft.speaker = draft.bearer = [turn.label]
        draft.frame = [(turn.label[0], colon + 1)]
        return draft


def find(text: Text, words: Cues, people: People) -> Turns:
    """The turns of a text; none where it is no interview."""
    found = [t for b in range(len(text.blocks)) if (t := _turn(text, b)) is not None]
    labels: dict[str, list[Turn]] = defaultdict(list)
    for turn in found:
        labels[text.tokens[turn.label[1] - 1].low].append(turn)
    answering = [turns for name, turns in labels.items() if _answers(name, turns, words, people)]
    if not any(len(turns) > 1 for turns in answering):
        return Turns()
    spoken = [t for turns in answering if len(turns) > 1 for t in turns]
    edges = (min(t.block for t in spoken) - 1, max(t.block for t in spoken))
    labelled = {t.block for t in found}
    asked = any(t.asks for t in found) or any(
        _asks(text, b.b, b.e) for b in text.blocks[max(0, edges[0]) : edges[1]] if b.index not in labelled
    )
    if not asked and not any(_first_person(text, t, words) for t in spoken):
        return Turns()
    for turns in answering:
        for turn in turns:
            turn.speaks = edges[0] <= turn.block <= edges[1] + 1
    turns_in = {t.block: t for t in found if t.speaks or edges[0] <= t.block <= edges[1]}
    floors, floor = [], 0
    for block in range(len(text.blocks)):
        inside = edges[0] < block <= edges[1]
        floor = block if inside or block in turns_in or block - 1 in turns_in else floor
        floors.append(floor)
    return Turns(turns_in, floors)


def _turn(text: Text, index: int) -> Turn | None:
    """A paragraph with a label before a colon, whosever it is."""
    block = text.blocks[index]
    if block.kind in _SKIPPED:
        return None
    first = _token(text, block.b)
    colon = next((i for i in range(first + 1, min(first + _LABEL + _ASIDE + 1, len(text.tokens))) if text.tokens[i].text == ":"), None)
    if colon is None:
        return None
    end = _aside(text, first, colon)
    label = text.tokens[first:end]
    if not label or any(t.pos not in _NAMING for t in label) or not (label[0].text[0].isupper() and label[-1].text[0].isupper()):
        return None
    last = _token(text, block.e)
    if last <= colon + 1 or not text.tokens[colon + 1].space:
        return None
    return Turn(index, (first, end), (colon + 1, last), _asks(text, block.b, block.e))


def _aside(text: Text, first: int, colon: int) -> int:
    """The end of a label: before brackets that tell how somebody speaks (`Vetter (lacht): ...`)."""
    if text.tokens[colon - 1].text != ")":
        return colon if colon - first <= _LABEL else first
    return next((i for i in range(first + 1, min(first + _LABEL + 1, colon)) if text.tokens[i].text == "("), first)


def _token(text: Text, at: int) -> int:
    """The first token at or behind a place in the text."""
    return bisect_left(text.tokens, at, key=lambda t: t.b)


def _asks(text: Text, b: int, e: int) -> bool:
    return text.text[b:e].rstrip().rstrip(_CLOSING).endswith("?")


def _answers(name: str, turns: list[Turn], words: Cues, people: People) -> bool:
    """Whether a label is a person whose turns are not questions for the most part."""
    if name in words.askers or 2 * sum(t.asks for t in turns) >= len(turns):
        return False
    return all(people.person(*t.label) for t in turns)


def _first_person(text: Text, turn: Turn, words: Cues) -> bool:
    return any(t.low in words.first_person for t in text.tokens[turn.content[0] : turn.content[1]])


def own(drafts: list[Draft], turn: Draft, words: Cues, text: Text) -> None:
    """Puts what a turn reports behind its speaker, and drops what only repeats him (`ich denke`, a sentence that runs on)."""
    for draft in drafts:
        mine = bool(draft.bearer) and all(b == a + 1 and text.tokens[a].low in words.first_person for a, b in draft.bearer)
        bare = not draft.sources and not draft.nobody and draft.rule in _BARE
        if mine or bare or (draft.sources and draft.sources == turn.sources):
            draft.dropped = True
        elif draft.parent is None:
            draft.parent = turn
