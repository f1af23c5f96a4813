"""A clause as a row of a sheet needs it: its tokens, its subject, its verbs."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

from laut.reading.sheets.rules import Rules
from laut.text.records import Token


class Clause:
    """The tokens of one clause with its subject, as a row needs them."""

    def __init__(self, tokens: Sequence[Token], rules: Rules, lead: Sequence[Token] = ()) -> None:
        self.tokens, self.rules, self.lead = tokens, rules, lead
        self.subject = self._subject()
        self.verbs = [t for t in tokens if t.pos in ("VERB", "AUX")]

    def _subject(self, first: int = 0, last: int | None = None) -> Token | None:
        """The first noun or pronoun of tokens `[first, last)` that stands behind no preposition; in English the last of a row of nouns."""
        behind = inside = False
        for k, token in enumerate(self.tokens[first:last], first):
            if token.form == "fin" and not self.rules.stemmed:
                return None
            if token.pos == "ADP":
                behind, inside = True, False
            elif token.pos in ("NOUN", "PROPN") and self._measures(k):
                continue
            elif token.pos in ("NOUN", "PROPN"):
                if not behind:
                    return self._last_noun(k)
                inside = True
            elif behind:
                inside = inside or token.pos == "NUM"
                ended = token.pos in ("VERB", "AUX", "PRON") or (inside and not self.rules.stemmed and token.pos == "DET")
                behind = not (ended or token.text == ",")
            if token.low in self.rules.pronouns and token.pos == "PRON" and not behind:
                return token
        return None

    def _measures(self, k: int) -> bool:
        """A unit behind its number and before its adjective (`24 meters wide`)."""
        behind = self.tokens[k + 1].low if k + 1 < len(self.tokens) else ""
        return k > 0 and self.tokens[k - 1].pos == "NUM" and behind in self.rules.dimensional

    def at(self, first: int) -> Clause:
        """This clause as a figure at token `first` sees it: in English with the subject of the last finite verb before it."""
        if self.rules.stemmed:
            return self
        verbs = [k for k, t in enumerate(self.tokens[:first]) if t.form == "fin"]
        if len(verbs) < 2:
            return self
        start = verbs[-2] + 1
        joins = [k for k in range(start, verbs[-1]) if self.tokens[k].pos == "CCONJ" or self.tokens[k].text == ","]
        if joins and joins[-1] >= verbs[-1] - 2 and self._subject(joins[-1], verbs[-1]) is None:
            return self  # `It carries 1,200 passengers and weighs ...`
        seen = copy(self)
        seen.subject = self._subject(joins[-1] if joins else start, verbs[-1]) or self.subject
        return seen

    def _last_noun(self, k: int) -> Token:
        while not self.rules.stemmed and k + 1 < len(self.tokens) and self.tokens[k + 1].pos in ("NOUN", "PROPN"):
            k += 1
        return self.tokens[k]

    def lemmas(self) -> set[str]:
        """The lemmas of its verbs."""
        return {t.lemma for t in self.verbs}

    def place(self, token: Token) -> int:
        """Where a token stands in the clause."""
        return next(k for k, t in enumerate(self.tokens) if t is token)
