"""What is moved: whether a leg moves goods or a group of people, and not a person, a thought or a price."""

from __future__ import annotations

from collections.abc import Mapping

from laut.reading.names import Name, role_of
from laut.reading.routes.legs import Leg
from laut.reading.routes.rules import Rules
from laut.reading.routes.windows import Window
from laut.text.records import Text, Token


class Cargo:
    """Judges the legs of one text."""

    def __init__(self, text: Text, names: Mapping[int, Name], rules: Rules) -> None:
        self.text, self.names, self.rules = text, names, rules

    def counts(self, leg: Leg, window: Window, at: int, before: Leg | None) -> bool:
        """Whether a leg is a route: both ends, or an end and a carrier; and goods or a group that moves."""
        tokens = window.tokens
        if not leg.to or leg.lost or {s.name for s in leg.origin} & {s.name for s in leg.to}:
            return False
        verb = tokens[at]
        if not leg.origin and (not leg.explicit or verb.pos not in ("VERB", "AUX")):
            return False
        kinds = self.rules.kinds.get(verb.lemma, set())
        inside = {k for first, last in leg.tokens for k in range(first, last)}
        joints = [k for k, t in enumerate(tokens) if t.pos == "SCONJ" and k > 0]
        low, high = max((k for k in joints if k < at), default=0), min((k for k in joints if k > at), default=len(tokens))
        around = [*window.lead, *(t for k, t in enumerate(tokens) if low <= k < high and k not in inside)]
        if not leg.origin and not any(stop.named for stop in leg.to):
            return False
        if leg.inherited or (leg.carriers and leg.mode == "ship") or any(self._cargo(t) for t in around):
            return True
        if before and leg.explicit and leg.origin and {s.name for s in leg.origin} <= {s.name for s in before.to}:
            return not self._person(around)
        passive = _passive(tokens, self.rules)
        if verb.pos in ("VERB", "AUX") and ("go" not in kinds or passive) and any(self._moved(t, verb, passive) for t in around):
            return True
        if leg.origin and verb.lemma in self.rules.of_verbs("physical") and passive and self._thing(window, at, inside):
            return True
        ends = max(at + 1, *(last for _, last in leg.tokens)) if leg.tokens else at + 1  # who stands behind is who says it
        named = any(t.i in self.names and self.names[t.i].kind == "person" for t in (*window.lead, *tokens[:ends]))
        if not named and (self._carried(window, at, leg) or (leg.origin and self._goes_on(window, at, leg, before))):
            return True
        return ("carry" in kinds or verb.pos == "NOUN") and self.rules.transport_alone(verb) and not self._person(around)

    def _cargo(self, token: Token) -> bool:
        """Goods that are moved themselves, a group, or some of those who were spoken of."""
        return (self.rules.goods.has(token) and not self._made(token)) or self._group(token) or self._some(token)

    def _made(self, token: Token) -> bool:
        """Goods whose making or trade is spoken of: `die Produktion von Autos`."""
        before = self.text.tokens[max(0, token.i - 2) : token.i]
        return len(before) == 2 and before[1].low in self.rules.of("of") and self.rules.making.has(before[0])

    def _moved(self, token: Token, verb: Token, passive: bool) -> bool:
        """Several people whom somebody moves: nobody's own, and in English not the subject of an active verb."""
        if not self._people(token) or (token.i and self.text.tokens[token.i - 1].low in self.rules.of("own")):
            return False
        return self.rules.stemmed or token.i > verb.i or passive

    def _thing(self, window: Window, at: int, inside: set[int]) -> bool:
        """What is moved is a noun before the verb that names no person; in a relative clause the noun before the clause."""
        tokens = window.tokens
        nouns = [t for k, t in enumerate(tokens[:at]) if t.pos == "NOUN" and k not in inside and not self._behind_preposition(tokens, k)]
        if window.opens in self.rules.relatives and window.lead and not nouns:
            nouns = [t for t in window.lead if t.pos in ("NOUN", "PROPN")][-1:]
        return bool(nouns) and not self.rules.no_cargo.has(nouns[0]) and not self._person([nouns[0]]) and not self._people(nouns[0])

    def _behind_preposition(self, tokens: list[Token], k: int) -> bool:
        """A noun stands in a phrase with a preposition; behind a number it is what is counted (`two of the boats`)."""
        j = k - 1
        while j >= 0 and tokens[j].pos in ("DET", "ADJ", "NUM"):
            j -= 1
        counted = j > 0 and tokens[j].low in self.rules.of("of") and tokens[j - 1].pos == "NUM"
        return j >= 0 and tokens[j].pos == "ADP" and not counted

    def _goes_on(self, window: Window, at: int, leg: Leg, before: Leg | None) -> bool:
        """A pronoun takes up what was moved in the sentence before: `Nach dem Krieg gelangte es über Genf nach Basel`."""
        subject = next((t for t in window.tokens if t.pos == "PRON" and t.low in self.rules.of("it")), None)
        nouns = [
            k for k, t in enumerate(window.tokens[:at]) if t.pos in ("NOUN", "PROPN") and not self._behind_preposition(window.tokens, k)
        ]
        return subject is not None and not nouns and bool(before or leg.explicit or leg.carriers)

    def _carried(self, window: Window, at: int, leg: Leg) -> bool:
        """A carrier as the subject moves people, or things that are no person's: `Helicopters flew 64 patients from ...`."""
        tokens, verb = window.tokens, window.tokens[at]
        subject = next((c for c in leg.moved_by if c.subject), None)
        perfect = any(t.pos == "AUX" and t.lemma in self.rules.of_verbs("perfect") for t in tokens)
        if subject is None or (verb.form != "fin" and not perfect):
            return False
        inside = {k for first, last in leg.tokens for k in range(first, last)} | set(range(subject.first, subject.last))
        moved = [
            t for k, t in enumerate(tokens)
            if t.pos == "NOUN" and k > subject.first and k not in inside and not self._behind_preposition(tokens, k)
        ]  # fmt: skip
        if any(self._people(t) for t in moved):
            return True
        things = bool(moved) and not self.rules.no_cargo.has(moved[0]) and not self.rules.companies.has(moved[0])
        return things and bool(leg.origin) and verb.lemma in self.rules.of_verbs("physical")

    def _group(self, token: Token) -> bool:
        return self.rules.groups.has(token) and (token.tag not in self.rules.singular or self.rules.collective.has(token))

    def _some(self, token: Token) -> bool:
        """A number of those who were spoken of: `3.200 von ihnen`."""
        if token.pos != "NUM":
            return False
        behind = self.text.tokens[token.i + 1 : token.i + 3]
        return len(behind) == 2 and behind[0].low in self.rules.of("of") and behind[1].low in self.rules.of("them")

    def _people(self, token: Token) -> bool:
        return self.rules.people.has(token) and (token.tag not in self.rules.singular or self.rules.collective.has(token))

    def _person(self, tokens: list[Token]) -> bool:
        """A person by name or role stands among `tokens`."""
        return any(
            (t.i in self.names and self.names[t.i].kind == "person") or (t.pos == "NOUN" and role_of(t.text, self.text.language))
            for t in tokens
        )


def _passive(tokens: list[Token], rules: Rules) -> bool:
    """An auxiliary of the passive stands in a clause."""
    return any(t.pos == "AUX" and t.lemma in rules.of_verbs("passives") for t in tokens)
