"""What is known of transport in one language: `routes.toml`, made ready for looking up tokens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

from laut.languages import toml
from laut.reading.names import role_of
from laut.reading.nounlist import Nouns
from laut.sources.words import INFLECTED
from laut.text.records import Token

_KEPT = 20_000  # words whose answer is kept
_NOUNS = frozenset(["NOUN", "PROPN", "X"])


class Rules:
    """The rules of one language; words are in lower case."""

    def __init__(self, language: str) -> None:
        data: dict[str, Any] = toml(language, "routes")
        clauses = toml(language, "clauses")
        self.language, self.stemmed = language, language in INFLECTED
        self._weights: dict[str, tuple[bool, bool]] = {}
        self.words = {name: frozenset(value) for name, value in data.items() if isinstance(value, list)}
        endings = tuple(data["endings"])
        self.endings = endings

        def nouns(words: Iterable[str]) -> Nouns:
            return Nouns(words, endings, self.stemmed)

        self.articles = frozenset(data["articles"])
        self.collective = nouns(data["cargo"]["collective"])
        self.singular = frozenset(data["singular"])
        self.places, self.no_place = nouns(data["places"]), nouns(data["no_place"])
        self.crossed = nouns(data["crossed"])
        self.states = frozenset(data["states"])
        self.months = frozenset(word.lower() for word in data["months"])
        self.kinds: dict[str, set[str]] = {}
        for kind in ("carry", "move", "go", "load"):
            for lemma in data["verbs"][kind]:
                self.kinds.setdefault(lemma, set()).add(kind)
        self.verbs = {name: frozenset(lemmas) for name, lemmas in data["verbs"].items()}
        self.mistaken: dict[str, str] = data["mistaken"]
        self.alone = self.verbs["carry"] | self.verbs["physical"]  # these say by themselves that goods are moved
        self.verb_modes = {lemma: mode for mode, lemmas in data["verb_modes"].items() for lemma in lemmas}
        self.transport, self.way = nouns(data["nouns"]["transport"]), nouns(data["nouns"]["way"])
        self.flows = nouns(data["nouns"]["flows"])
        self.way_before, self.way_words = frozenset(data["nouns"]["way_before"]), frozenset(data["nouns"]["way_words"])
        carriers = data["carriers"]
        modes = ("ship", "rail", "road", "air", "pipeline")
        self.carriers = {mode: nouns(carriers[mode]) for mode in modes}
        self.named, self.by, self.marks = frozenset(carriers["named"]), frozenset(carriers["by"]), frozenset(carriers["marks"])
        self.companies = nouns(carriers["companies"])
        self.opens_phrase, self.genitive = frozenset(carriers["opens_phrase"]), frozenset(carriers["genitive"])
        self.modes = {mode: nouns(words) for mode, words in data["modes"].items()}
        self.goods, self.groups, self.people = (nouns(data["cargo"][name]) for name in ("goods", "groups", "people"))
        self.no_cargo = nouns(data["cargo"]["no_cargo"])
        self.making = nouns(data["making"])
        self.places_alone = nouns(data["places_alone"])
        self.plural, self.dative = tuple(data["plural"]), tuple(data["dative"])
        self.negations = frozenset(clauses["negations"])
        self.subordinators = frozenset(clauses["subordinators"])
        self.relatives = frozenset(clauses["relatives"])
        self.openers = frozenset(clauses["rel_tags"]) | frozenset(clauses["wh_tags"])
        self.auxiliaries = frozenset(clauses["auxiliaries"]) | frozenset(clauses["modals"])
        self.marks_infinitive = frozenset(clauses["infinitive_marks"])

    def of(self, name: str) -> frozenset[str]:
        """A list of words."""
        return self.words[name]

    def of_verbs(self, name: str) -> frozenset[str]:
        """The lemmas of one kind of verb."""
        return self.verbs[name]

    def mode_of_carrier(self, token: Token) -> str | None:
        """The mode of a carrier's noun, None for any other word."""
        return next((mode for mode, nouns in self.carriers.items() if nouns.has(token)), None)

    def mode_word(self, token: Token) -> str | None:
        """The mode that a word says without a carrier (`Seeweg`, `rail`)."""
        return next((mode for mode, nouns in self.modes.items() if nouns.has(token)), None)

    def transport_alone(self, token: Token) -> bool:
        """Whether a verb or noun says by itself that goods are moved."""
        return "carry" in self.kinds.get(token.lemma, set()) or self.transport.has(token)

    def bears(self, token: Token) -> bool:
        """Whether a noun can bear a transport by itself (`Lieferung`, `on its way`)."""
        return self.transport.has(token) or token.low in self.way_words or self.way.has(token) or self.flows.has(token)

    def may_be_place(self, token: Token) -> bool:
        """Whether a noun that is no place by itself can be one: nothing that moves, carries or acts."""
        persons = self.no_cargo.has(token) or role_of(token.text, self.language) is not None
        return not (persons or self.loads(token) or self.bears(token) or self.companies.has(token) or token.low in self.months)

    def loads(self, token: Token) -> bool:
        """Whether a noun is one of goods, groups or carriers."""
        moved = self.goods.has(token) or self.groups.has(token) or self.people.has(token)
        return moved or token.text in self.marks or self.mode_of_carrier(token) is not None

    def finite(self, token: Token) -> Token:
        """The token, as a verb where it was taken for an adjective and is a plural of the past (`von dort fuhren Lastwagen`)."""
        lemma = self.mistaken.get(token.low) if token.pos == "ADJ" else None
        return replace(token, pos="VERB", form="fin", lemma=lemma, mood="ind", tense="past", number="pl") if lemma else token

    def loading(self, tokens: list[Token], i: int) -> bool:
        """A verb of loading at `i`; in English also one that looks like the noun, before `at`."""
        if tokens[i].lemma not in self.verbs["load"]:
            return False
        return tokens[i].pos == "VERB" or (not self.stemmed and i + 1 < len(tokens) and tokens[i + 1].low in self.words["at"])

    def tells(self, tokens: Iterable[Token]) -> bool:
        """Whether a sentence can tell of a transport: a verb or noun of it, and something that moves unless the verb says so by itself."""
        going = moving = False
        for token in tokens:
            if token.pos in _NOUNS:
                bears, loads = self.weight(token)
                if bears or (loads and going):
                    return True
                moving = moving or loads
            elif (token.pos == "VERB" and token.lemma in self.kinds) or token.low in self.mistaken:
                if moving or token.lemma in self.alone:
                    return True
                going = True
        return False

    def weight(self, token: Token) -> tuple[bool, bool]:
        """Whether a noun bears a transport, and whether it is something that moves or carries; kept, since every noun is asked for."""
        known = self._weights.get(token.text)
        if known is None:
            if len(self._weights) >= _KEPT:
                self._weights.clear()
            known = self._weights[token.text] = (self.bears(token), self.loads(token))
        return known


@cache
def rules(language: str) -> Rules:
    """The rules of `language`, read once."""
    return Rules(language)
