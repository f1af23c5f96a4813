"""What the phrase of a speaker can hold, and what all its readers look up: the rules of a language, the tokens, the names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from laut.languages import toml
from laut.reading.names import Lexicon, Name, lexicon
from laut.sources import countries
from laut.sources.words import key, stem
from laut.text.records import Text, Token

PRONOUN, RELATIVE, OWN, BOTH, BACK, HOME, NOBODY, PERSON, NAMED, COMMON, PART = (
    "pronoun", "relative", "own", "both", "back", "home", "nobody", "person", "named", "common", "part",
)  # fmt: skip
OPENING, CLOSING = "„“\"»«‚‘'”", "“\"«»‘'”’"


@dataclass(frozen=True, slots=True)
class Bearer:
    """One bearer that a phrase names.

    `agrees` is what a pronoun's antecedent must be (m, f, n, pl, p for a person, * for anybody, 1 for the one who writes,
    first and last of two), `head` the form
    of the head noun, `modifiers` the forms of the words around it.
    """

    type: str
    first: int
    last: int
    name: str = ""
    head: str = ""
    kind: str = "other"
    agrees: str = ""
    gender: str | None = None
    plural: bool = False
    definite: bool = False
    modifiers: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    leaning: str | None = None
    entry: str | None = None
    country: str | None = None
    named: bool = False


@dataclass(slots=True)
class Rules:
    """The words of cast.toml, in sets; `data` is the whole."""

    data: dict[str, Any]
    definite: frozenset[str]
    articles: frozenset[str]
    trim: frozenset[str]
    prepositions: frozenset[str]
    information: frozenset[str]
    documents: frozenset[str]
    back: frozenset[str]
    parts: frozenset[str]
    compound_documents: tuple[str, ...]
    media: dict[str, str] = field(default_factory=dict)
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    class_heads: dict[str, tuple[str, ...]] = field(default_factory=dict)


@cache
def rules(language: str) -> Rules:
    """The words of `languages/CODE/cast.toml`."""
    data = toml(language, "cast")
    form: Callable[[str], str] = stem if "nominative" in data else str
    articles = frozenset(data["definite"] + data["demonstrative"] + data["indefinite"] + data["possessive"] + data["contracted"])

    def forms(table: str, name: str) -> frozenset[str]:
        return frozenset(form(word) for word in data[table][name])

    found = Rules(
        data,
        frozenset(data["definite"] + data["demonstrative"] + data["contracted"]),
        articles,
        frozenset(data["trim"]),
        frozenset(data["prepositions"]),
        forms("information", "nouns"),
        forms("documents", "nouns"),
        forms("documents", "back"),
        forms("documents", "parts"),
        tuple(sorted(forms("documents", "compounds"))),
    )
    found.classes = {form(word): tuple(kinds) for word, kinds in data["class_words"].items()}
    found.class_heads = {form(word): tuple(map(form, heads)) for word, heads in data["class_heads"].items()}
    for kind, nouns in data["media"].items():
        for noun in nouns:
            found.media.setdefault(form(noun), kind)
    return found


class Context:
    """One text with its names and the rules of its language; `read` reads a phrase inside a phrase."""

    def __init__(self, text: Text, names: dict[int, Name]) -> None:
        self.text, self.tokens, self.names, self.language = text, text.tokens, names, text.language
        self.rules, self.lex = rules(text.language), lexicon(text.language)
        self.data: dict[str, Any] = self.rules.data
        self.lands = countries(text.language)
        self.stemmed = self.lex.stemmed
        self.read: Callable[[int, int], list[Bearer]] = lambda first, last: []

    def form(self, token: Token) -> str:
        """The form a token's word is looked up by: the stem of its last part, or its lower case."""
        return stem(token.low.rsplit("-", 1)[-1]) if self.stemmed else token.low

    def singular(self, token: Token, known: frozenset[str]) -> str:
        """The form, in English without the plural's s where the singular is known."""
        form = self.form(token)
        short = form[:-1] if not self.stemmed and form.endswith("s") and form not in known else form
        same: str = self.data.get("synonyms", {}).get(short, short)
        return same

    def follows_name(self, words: Sequence[str]) -> bool:
        """Whether a name is a noun of government and the one who leads it (`Regierung Muster`)."""
        return len(words) == 2 and words[0] in self.data["led_by"]

    def kind_of_class(self, token: Token) -> str | None:
        """The kind of source that a class noun announces (`Tageszeitung`, `Sportwagenhersteller`, `website`), or None."""
        form = self.form(token)
        found = self.rules.media.get(form)
        if found or not self.stemmed or len(form) < 8 or not token.text[0].isupper():
            return found
        ends = [word for word in self.rules.media if len(word) >= 5 and form.endswith(word)]
        return self.rules.media[max(ends, key=len)] if ends else None

    def keys(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words as keys of the directory."""
        return tuple([key(word, self.stemmed) for word in words])

    def article(self, token: Token) -> bool:
        """An article, demonstrative or possessive."""
        return token.low in self.rules.articles

    def joins(self, token: Token) -> bool:
        """A preposition or an article in the genitive: what stands behind belongs to somebody else."""
        return token.low in self.data["of"] or token.low in self.data["genitive"]

    def possessive(self, i: int) -> bool:
        """The token is a possessive `'s`."""
        return self.tokens[i].low in ("'s", "’s")


def upper(token: Token) -> bool:
    """Written with a capital or a digit first."""
    return token.text[0].isupper() or token.text[0].isdigit()


__all__ = ["Bearer", "Context", "Lexicon", "Rules", "rules"]
