"""Lemmas of German nouns, names, adjectives and function words: endings taken off where a known word is left."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from laut.languages import toml
from laut.text.german_forms import participle
from laut.text.german_words import listed


@cache
def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = toml("de", "tagging")["lemma"]
    return rules | {"keep": frozenset(rules["keep"])}


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(toml("de", "tagging")["verb"]["adjective_endings"], key=lambda e: -len(e)))


@lru_cache(maxsize=50_000)
def noun(word: str) -> str:
    """The lemma of a noun; a compound's is its first part with the lemma of its last."""
    rules = _rules()
    if word in rules["nouns"]:
        return str(rules["nouns"][word])
    if word in rules["keep"] or len(word) < 4 or word.isupper():
        return word
    if "-" in word:
        head, _, last = word.rpartition("-")
        return f"{head}-{noun(last)}" if len(last) > 3 else word
    for ending, lemma in rules["noun_suffixes"]:
        if word.endswith(ending):
            return word[: -len(ending)] + str(lemma)
    known = listed("words_nouns")
    found = _strip(word, known)
    if found == word:
        for k in range(3, len(word) - 3):
            tail = word[k].upper() + word[k + 1 :]
            if tail in rules["nouns"] or (known.get(tail, "0") > "1" and (len(tail) > 4 or word not in known)):
                return word[:k] + noun(tail).lower()
    return found


def _strip(word: str, known: dict[str, str]) -> str:
    """The word without case and plural endings, as often as a known noun is left; three times at most."""
    for _ in range(3):
        base = _once(word, known)
        if base == word or base in _rules()["keep"]:
            return base
        word = base
    return word


def _once(word: str, known: dict[str, str]) -> str:
    for ending in _rules()["noun_endings"]:
        base = word[: -len(ending)]
        if not word.endswith(ending) or len(base) < 3:
            continue
        plain = _unumlaut(base)
        if (
            ending in ("e", "er", "en", "ern")
            and plain != base
            and known.get(plain, "0") > "0"
            and (word + "n" in known or known[plain] > "2")
        ):
            return plain
        if _is_base(base, ending, known):
            return base
    return word


def _is_base(base: str, ending: str, known: dict[str, str]) -> bool:
    """Whether the word without its ending is a noun that takes this ending."""
    if ending in ("er", "ern"):
        return base in _rules()["er_plurals"]
    if ending in ("n", "en") and len(base) > 3 and base in known:
        return True
    if known.get(base, "0") < "1":
        return False
    return ending != "e" or base + "s" in known or base + "es" in known


@lru_cache(maxsize=50_000)
def _unumlaut(word: str) -> str:
    """The word with its last umlaut undone."""
    for k in range(len(word) - 1, -1, -1):
        plain = str(_rules()["umlauts"].get(word[k].lower(), ""))
        if plain:
            return word[:k] + (plain.upper() if word[k].isupper() else plain) + word[k + 1 :]
        if word[k] in "aeiou" and word[k : k + 2] != "au":
            break
    return word


@lru_cache(maxsize=50_000)
def name(word: str) -> str:
    """The lemma of a proper name: a genitive's -s goes where the name without it is known."""
    if (
        len(word) > 4
        and word.endswith("s")
        and word[-2] not in "sxzßiu"
        and word not in _rules()["keep"]
        and word[:-1] in listed("words_nouns")
    ):
        return word[:-1]
    return word


@lru_cache(maxsize=50_000)
def adjective(low: str, tag: str, capital: bool) -> tuple[str, str | None]:
    """(lemma, form) of an adjective: the word without its ending; form tells a participle."""
    found = _rules()["adjectives"].get(low)
    if found:
        return str(found), None
    if tag == "ADJD":
        return low, participle(low)
    if capital and low.endswith("er"):
        return low[0].upper() + low[1:], None
    for ending in _endings():
        if low.endswith(ending) and len(low) - len(ending) > 2:
            base = low[: -len(ending)]
            return base, participle(base)
    return low, None


def other(low: str) -> str:
    """The lemma of a function word."""
    forms: dict[str, str] = _rules()["forms"]
    return forms.get(low, low)
