"""What is known of things and their measures in one language: `sheets.toml`, made ready for looking up tokens."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from laut.languages import table, toml
from laut.reading.nounlist import Nouns
from laut.sources.words import INFLECTED
from laut.text.records import Token

_KEPT = 20_000  # words whose answer is kept


class Rules:
    """The rules of one language."""

    def __init__(self, language: str) -> None:
        data: dict[str, Any] = toml(language, "sheets")
        self.language, self.stemmed = language, language in INFLECTED

        self._kinds: dict[str, bool] = {}

        def nouns(words: Iterable[str]) -> Nouns:
            return Nouns(words, data["endings"], self.stemmed)

        self.things, self.types, self.generic = nouns(data["things"]), nouns(data["types"]), nouns(data["generic"])
        self.parts, self.variants, self.measures = nouns(data["parts"]), nouns(data["variants"]), nouns(data["measures"])
        self.prices, self.contents = nouns(data["prices"]), nouns(data["counts"]["contents"])
        self.no_things = frozenset(data["no_things"])
        self.articles, self.possessives = frozenset(data["articles"]), frozenset(data["possessives"])
        self.pronouns, self.sure_pronouns = frozenset(data["pronouns"]), frozenset(data["sure_pronouns"])
        self.sure_verbs = frozenset(data["counts"]["sure"])
        self.gives, self.says = frozenset(data["gives"]), frozenset(data["says"])
        self.given_by, self.whose = frozenset(data["given_by"]), frozenset(data["whose"])
        self.genitives, self.dative = tuple(data["genitives"]), str(data["dative"])
        self._parts = tuple(word.lower() for word in data["parts"])
        self.fixed = nouns(data["fixed"])
        self.events = frozenset(data["events"])
        self.sums = nouns(data["sums"])
        self.impersonal = frozenset(data["impersonal"])
        self.costs = nouns(data["costs"])
        self.able_measure: str = data["able_measure"]
        self.time_of: dict[str, str] = data["time_of"]
        self.dimensional: dict[str, str] = data["dimensional"]
        self.verbs: dict[str, dict[str, str]] = data["verbs"]
        self.by_dimension: dict[str, str] = data["by_dimension"]
        self.aboard = nouns(data["counts"]["aboard"])
        self.has, self.with_ = frozenset(data["counts"]["verbs"]), frozenset(data["counts"]["with"])
        words: dict[str, list[str]] = data["words"]
        self.between, self.amounts, self.away = (frozenset(words[name]) for name in ("between", "amounts", "away"))
        self.compared = frozenset(word.lower() for word in words["compared"])
        self.compared_behind, self.able = frozenset(words["compared_behind"]), frozenset(words["able"])
        self.no_model, self.dimensions = frozenset(words["no_model"]), frozenset(words["dimensions"])
        self.of = frozenset(words["of"])
        self.qualifiers = frozenset(words["qualifiers"])
        self.dimension = {row["unit"]: row["dimension"] for row in table(language, "units")}
        self.harm = frozenset(data["harm"])

    def is_part(self, low: str) -> bool:
        """Whether a word is a part, or a compound of one, in just this form."""
        return low.endswith(self._parts)

    def introduces(self, token: Token) -> bool:
        """Whether a noun is a kind of thing that bears a name, or a word before a name of a type; kept, since every noun is asked for."""
        known = self._kinds.get(token.text)
        if known is None:
            if len(self._kinds) >= _KEPT:
                self._kinds.clear()
            listed = self.things.has(token) or self.types.has(token)
            known = self._kinds[token.text] = listed and token.low.rsplit("-", 1)[-1] not in self.no_things
        return known


@cache
def rules(language: str) -> Rules:
    """The rules of `language`, read once."""
    return Rules(language)
