"""Tags English tokens: Penn and Universal Dependencies tags, lemma, verb form; lexicon first, then rules by the neighbours.

Rule-based after Brill (1992), but each rule is written by hand and the first that fits decides; all words and rules are data in
`languages/en`. A contraction (`don't`, `we're`) stays one token: `don't` is tagged as its verb, `we're` as its pronoun, and either has the
morphology of the verb in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from laut.languages import toml
from laut.text.english_lexicon import Entry, Lexicon, lexicon
from laut.text.english_morphology import Morphology, morphology
from laut.text.english_rules import PAD, Line, Rules
from laut.text.english_verbs import Verbs
from laut.text.records import Sentence, Token

LONGEST = 400  # a longer sentence is tagged in pieces, so that no scan over a sentence grows with the text


def tag_english(tokens: list[Token], sentences: list[Sentence]) -> None:
    """Fills pos, tag, lemma, form, mood, tense, number and person of `tokens` in place; tokens outside the sentences are left alone."""
    tagger = _tagger()
    names = tagger.names(tokens, sentences)
    for sentence in sentences:
        for first in range(sentence.first, sentence.last, LONGEST):
            piece = tokens[first : min(first + LONGEST, sentence.last)]
            tagger.tag(piece, names, first == sentence.first)


class Tagger:
    """Lexicon, rules and verb groups together."""

    def __init__(self) -> None:
        self.lexicon: Lexicon = lexicon()
        self.rules = Rules()
        self.verbs = Verbs()
        self.morphology: Morphology = morphology()
        data: dict[str, Any] = toml("en", "tagging")
        self.split: dict[str, list[str]] = {whole: parts.split() for whole, parts in data["contractions"].items()}
        self.endings = tuple(data["clitics"]["endings"].split())
        marks = data["marks"]
        self.open, self.either, self.single = frozenset(marks["open"]), frozenset(marks["either"]), frozenset(marks["single"])
        self.marks = self.open | self.either | self.single | frozenset(marks["close"])
        self.leaders = frozenset(data["names"]["leaders"].split())
        self.small = frozenset(data["names"]["small"].split())
        self.mark = Entry("``", frozenset(("``",)), True), Entry("''", frozenset(("''",)), True)

    def names(self, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> frozenset[str]:
        """Words that stand capitalised inside sentences, and nowhere in small letters: names, also where a sentence begins."""
        capital: set[str] = set()
        small: set[str] = set()
        for sentence in sentences:
            for token in tokens[sentence.first + 1 : sentence.last]:
                (small if token.text == token.low else capital).add(token.low)
        return frozenset(capital - small)

    def tag(self, tokens: Sequence[Token], names: frozenset[str], starts: bool) -> None:
        """Tags one sentence; `starts` is False for a later piece of a very long one."""
        line, back = self.line(tokens, names, starts)
        self.rules.apply(line, 0)
        self.verbs.settle(line)
        self.rules.apply(line, 1)
        self.morphology.fill(tokens, line, back)

    def line(self, tokens: Sequence[Token], names: frozenset[str], starts: bool) -> tuple[Line, list[int]]:
        """The sentence with contractions taken apart, each word with its likeliest tag; and the token of each word."""
        lows, entries, back = ["<"] * PAD, [_EDGE] * PAD, [-1] * PAD
        shout = self.headline(tokens)
        begins, opened = starts, False
        for n, token in enumerate(tokens):
            low = token.low if token.low.isalnum() else token.low.replace("’", "'")
            parts = self.apart(low)
            if parts:
                for part in parts:
                    lows.append(part)
                    entries.append(self.lexicon.lower(part))
                    back.append(n)
                begins = False
                continue
            if low in self.marks:
                entry = self.quotation(tokens, n, low, opened)
                opened = entry is self.mark[0]
                begins = begins or (opened and (n == 0 or tokens[n - 1].low in (",", ":")))
            else:
                entry = self.entry(tokens, n, low, names, begins, shout)
                begins = entry.first == ":" and low == ":"
            lows.append(low)
            entries.append(entry)
            back.append(n)
        lows += ["<"] * PAD
        entries += [_EDGE] * PAD
        back += [-1] * PAD
        return Line(lows, [entry.first for entry in entries], entries, self.rules.aux), back

    def quotation(self, tokens: Sequence[Token], n: int, low: str, opened: bool) -> Entry:
        """Opening or closing mark; `opened` says what the last one was."""
        if low in self.single:
            return self.apostrophe(tokens, n)
        return self.mark[0 if low in self.open or (low in self.either and self.opening(tokens, n, opened)) else 1]

    def apostrophe(self, tokens: Sequence[Token], n: int) -> Entry:
        """A mark that is a possessive after a plural, and a quotation mark elsewhere."""
        if n == 0 or tokens[n].space:
            return self.mark[0]
        return self.lexicon.lower(_APOSTROPHE) if tokens[n - 1].low.endswith("s") else self.mark[1]

    def opening(self, tokens: Sequence[Token], n: int, opened: bool) -> bool:
        """A straight mark opens where white space stands before it only."""
        before = tokens[n].space or n == 0
        after = tokens[n + 1].space if n + 1 < len(tokens) else True
        return not opened if before == after else before

    def apart(self, low: str) -> list[str] | None:
        """The words of a contraction that is one token."""
        found = self.split.get(low)
        if found is not None or "'" not in low or len(low) > 40:
            return found
        for ending in self.endings:
            if low.endswith(ending) and len(low) > len(ending):
                return [low[: -len(ending)], ending]
        return None

    def entry(self, tokens: Sequence[Token], n: int, low: str, names: frozenset[str], begins: bool, shout: bool) -> Entry:
        """The entry of one token, by its capitals and its place."""
        token = tokens[n]
        text = token.text
        if text == token.low or not text[:1].isupper():
            return self.lexicon.lower(low)
        known = self.lexicon.known(low)
        if not begins and not shout:
            if known is not None and known.closed and low in self.small and len(text) > 1 and not text.isupper():
                return known
            return self.lexicon.capital(text, low)
        if known is None or low in self.lexicon.proper:
            return self.lexicon.capital(text, low)
        if known.closed or shout:
            return known
        if low in names or ((known.first in ("NN", "NNS") or low in self.leaders) and n + 1 < len(tokens) and self.is_name(tokens[n + 1])):
            return self.lexicon.capital(text, low)
        return known

    def headline(self, tokens: Sequence[Token]) -> bool:
        """Nearly every longer word has a capital: then capitals tell nothing."""
        words = [token for token in tokens if len(token.low) > 2 and token.low.isalpha() and not self.small_word(token.low)]
        if len(words) < 3:
            return False
        small = sum(token.text == token.low for token in words)
        return small * 8 <= len(words) and any(
            (e := self.lexicon.known(token.low)) is not None and token.low not in self.lexicon.proper and e.first[0] in "VNJR"
            for token in words
        )

    def is_name(self, token: Token) -> bool:
        """A capitalised word that is no function word."""
        return token.text[:1].isupper() and not self.small_word(token.low)

    def small_word(self, low: str) -> bool:
        """A function word."""
        known = self.lexicon.known(low)
        return known is not None and known.closed


_APOSTROPHE = "'"
_EDGE = Entry("<", frozenset(("<",)), True)


@cache
def _tagger() -> Tagger:
    return Tagger()
