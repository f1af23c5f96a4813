"""Countries as a language names them: names, adjectives, capitals, seats of government."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from laut.languages import table, toml
from laut.sources.words import INFLECTED, key, stem


@dataclass(slots=True)
class Countries:
    """Look-ups of one language, `stemmed` where its words are inflected.

    Keys are tuples of words or of their keys, values ISO 3166 codes.
    """

    language: str
    stemmed: bool
    names: dict[tuple[str, ...], str] = field(default_factory=dict)
    capitals: dict[tuple[str, ...], str] = field(default_factory=dict)
    seats: dict[tuple[str, ...], str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)  # country -> its usual name
    adjectives: dict[str, str] = field(default_factory=dict)
    prefixes: dict[str, str] = field(default_factory=dict)

    def adjective(self, word: str) -> str | None:
        """The country of an adjective, in any of its forms; also of the first part of `US-amerikanisch` or `pro-X` compounds."""
        low = word.lower()
        return self.adjectives.get(low) or (self.adjectives.get(stem(low)) if self.stemmed else None)

    def keys(self, words: Sequence[str]) -> tuple[str, ...]:
        """The keys of a name's words; a single word stands as it is, so that no other word is taken for a country."""
        return tuple(words) if len(words) == 1 else tuple([key(word, self.stemmed) for word in words])

    def state(self, words: Sequence[str]) -> str | None:
        """The country that these words name, by its own name or its capital."""
        keys = self.keys(words)
        return self.names.get(keys) or self.capitals.get(keys)

    def seat(self, words: Sequence[str]) -> str | None:
        """The country whose government sits where these words say."""
        return self.seats.get(self.keys(words))


@cache
def countries(language: str) -> Countries:
    """The countries as `language` names them."""
    stemmed = language in INFLECTED
    found = Countries(language, stemmed)
    for row in table(language, "countries"):
        code = row["country"]
        places = ((found.names, row["names"]), (found.capitals, row["capital"]), (found.seats, row["seats"]))
        for target, names in places:
            for name in filter(None, names.split("|")):
                target.setdefault(found.keys(name.split()), code)
                if stemmed and " " not in name:
                    target.setdefault((name + "s",), code)
        found.written[code] = row["names"].split("|")[0]
        for adjective in filter(None, row["adjectives"].split("|")):
            found.adjectives.setdefault(adjective.casefold(), code)
            if stemmed:
                found.adjectives.setdefault(stem(adjective), code)
    found.prefixes = dict(toml(language, "institutions").get("country_prefixes", {}))
    return found
