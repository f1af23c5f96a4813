"""The words by which a language attributes: verbs with their constructions, prepositions, nouns of saying, hedges."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from laut import languages
from laut.errors import DataError
from laut.records import STANCES


@dataclass(frozen=True, slots=True)
class Cue:
    """One construction of a verb: the frames it takes (`that`, `quote`, `inf`, `np`, `als`, a preposition) and the words it needs beside it."""

    lemma: str
    stance: str
    frames: frozenset[str]
    needs: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Cues:
    """All that `attribution.toml` and `cues.tsv` of one language say."""

    verbs: dict[str, tuple[Cue, ...]]
    prepositions: frozenset[str]
    postpositions: frozenset[str]
    noun_prepositions: frozenset[str]
    saying_nouns: dict[str, str]
    saying_suffixes: tuple[tuple[str, str], ...]
    bearer_links: frozenset[str]
    relay_openers: frozenset[str]
    so: frozenset[str]
    complementizers: frozenset[str]
    deictic: frozenset[str]
    pointers: frozenset[str]
    impersonal: frozenset[str]
    agents: frozenset[str]
    als: frozenset[str]
    hearsay_modals: frozenset[str]
    hearsay_statives: frozenset[str]
    perfect: frozenset[str]
    relay_verbs: frozenset[str]
    relay_nouns: tuple[tuple[str, ...], ...]
    hedges: tuple[tuple[str, ...], ...]
    hedge_lemmas: frozenset[str]
    estimate_hedges: frozenset[str]
    conditionals: frozenset[str]
    possessives: frozenset[str]
    content_nouns: frozenset[str]
    content_links: frozenset[str]
    quotative: frozenset[str]
    generic: frozenset[str]
    datives: frozenset[str]
    told: frozenset[str]
    document_nouns: frozenset[str]
    relay_fixed: frozenset[str]
    relay_links: frozenset[str]
    reflexives: frozenset[str]
    free_pointers: frozenset[str]
    content_prepositions: dict[str, tuple[str, ...]]
    raw: dict[str, Any]


def _words(phrases: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(p.split()) for p in phrases), key=lambda w: (-len(w), w)))


@cache
def cues(language: str) -> Cues:
    """The cues of a language.

    Raises DataError where a stance is none of the records'.
    """
    verbs: dict[str, list[Cue]] = {}
    for number, row in enumerate(languages.table(language, "cues")):
        if row["stance"] not in STANCES:
            raise DataError(f"a stance out of {', '.join(STANCES)}", repr(row["stance"]), f"languages/{language}/cues.tsv, entry {number + 1}")
        needs = _words([w for w in row["with"].split("|") if w])
        verbs.setdefault(row["lemma"], []).append(Cue(row["lemma"], row["stance"], frozenset(row["frames"].split()), needs))
    data = languages.toml(language, "attribution")
    sets = {
        k: frozenset(data[k])
        for k in (
            "prepositions", "postpositions", "noun_prepositions", "bearer_links", "relay_openers", "so", "complementizers", "deictic", "pointers",
            "impersonal", "agents", "als", "hearsay_modals", "hearsay_statives", "perfect", "relay_verbs", "hedge_lemmas", "estimate_hedges",
            "conditionals", "possessives", "content_nouns", "content_links", "quotative", "generic", "datives", "told", "document_nouns", "relay_fixed", "relay_links", "reflexives", "free_pointers",
        )
    }  # fmt: skip
    return Cues(
        verbs={k: tuple(sorted(v, key=lambda c: not c.needs)) for k, v in verbs.items()},
        saying_nouns=dict(data["saying_nouns"]),
        saying_suffixes=tuple(sorted(data["saying_suffixes"].items())),
        relay_nouns=_words(data["relay_nouns"]),
        content_prepositions={k: tuple(v) for k, v in data["content_prepositions"].items()},
        hedges=_words(data["hedges"]),
        raw=data,
        **sets,
    )


def saying_noun(words: Cues, lemma: str, low: str) -> str | None:
    """The stance that a noun of saying carries (`Angaben` asserts, `Einschätzung` assesses, `Armeeangaben` by its suffix), or None."""
    for form in (low, lemma.lower()):
        if form in words.saying_nouns:
            return words.saying_nouns[form]
    for suffix, stance in words.saying_suffixes:
        if low.endswith(suffix) and len(low) > len(suffix) + 2:
            return stance
    return None
