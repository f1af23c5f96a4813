"""What is known of transport in one language: `routes.toml`, made ready for looking up tokens."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from laut.languages import toml
from laut.reading.nounlist import Nouns
from laut.sources.words import INFLECTED
from laut.text.records import Token


class Rules:
    """The rules of one language; words are in lower case."""

    def __init__(self, language: str) -> None:
        data: dict[str, Any] = toml(language, "routes")
        clauses = toml(language, "clauses")
        self.language, self.stemmed = language, language in INFLECTED
        self.words = {name: frozenset(value) for name, value in data.items() if isinstance(value, list)}
        endings = tuple(data["endings"])
        self.endings = endings

        def nouns(words: Iterable[str]) -> Nouns:
            return Nouns(words, endings, self.stemmed)

        self.articles = frozenset(data["articles"])
        self.collective = nouns(data["cargo"]["collective"])
        self.singular = frozenset(data["singular"])
        self.places, self.no_place = nouns(data["places"]), nouns(data["no_place"])
        self.months = frozenset(word.lower() for word in data["months"])
        self.kinds: dict[str, set[str]] = {}
        for kind in ("carry", "move", "go", "load"):
            for lemma in data["verbs"][kind]:
                self.kinds.setdefault(lemma, set()).add(kind)
        self.verbs = {name: frozenset(lemmas) for name, lemmas in data["verbs"].items()}
        self.verb_modes = {lemma: mode for mode, lemmas in data["verb_modes"].items() for lemma in lemmas}
        self.transport, self.way = nouns(data["nouns"]["transport"]), nouns(data["nouns"]["way"])
        self.way_before, self.way_words = frozenset(data["nouns"]["way_before"]), frozenset(data["nouns"]["way_words"])
        carriers = data["carriers"]
        modes = ("ship", "rail", "road", "air", "pipeline")
        self.carriers = {mode: nouns(carriers[mode]) for mode in modes}
        self.named, self.by, self.marks = frozenset(carriers["named"]), frozenset(carriers["by"]), frozenset(carriers["marks"])
        self.companies = nouns(carriers["companies"])
        self.modes = {mode: nouns(words) for mode, words in data["modes"].items()}
        self.goods, self.groups, self.people = (nouns(data["cargo"][name]) for name in ("goods", "groups", "people"))
        self.no_cargo = nouns(data["cargo"]["no_cargo"])
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
        """Whether a word can bear a transport: a verb of it or a noun of it."""
        if token.pos in ("VERB", "AUX", "ADJ"):
            return token.lemma in self.kinds
        return self.transport.has(token) or token.low in self.way_words or (self.way.has(token))


@cache
def rules(language: str) -> Rules:
    """The rules of `language`, read once."""
    return Rules(language)
