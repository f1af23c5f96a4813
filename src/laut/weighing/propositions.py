"""What a statement is about, near enough to tell whether two are about the same: content words by stem, things by concept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from laut.reading.figures.concepts import concepts
from laut.records import Attribution
from laut.sources import countries
from laut.sources.words import key
from laut.weighing.desk import Desk
from laut.weighing.weights import weight
from laut.weighing.words import content, phrase, stem

_NOUN = 60  # code points after a negation in which its noun is looked for


class Proposition(NamedTuple):
    """The stems of the content words, a concept's name in place of the words for it; `negated` are the nouns that a no stands before."""

    subject: frozenset[str]
    negated: frozenset[str]


def subject(words: str, language: str) -> frozenset[str]:
    """The stems of the content words, with concepts where the words have one."""
    known = concepts(language).listed
    return frozenset(_country(w, language) or ("=" + known[w] if w in known else stem(w)) for w in content(words, language))


@lru_cache(maxsize=8192)
def _country(word: str, language: str) -> str | None:
    """The country that a word names, as a noun or as an adjective."""
    lands = countries(language)
    code = lands.adjective(word) or lands.names.get((key(word, language == "de"),))
    return "=" + code if code else None


def proposition(desk: Desk, attribution: Attribution) -> Proposition:
    """What an attribution's content is about, the names of those who say it left out."""
    words = " ".join(desk.words(s) for s in attribution.content)
    return Proposition(subject(words, desk.language), negated(words, desk.language))


def negated(words: str, language: str) -> frozenset[str]:
    """The last content word of each phrase that begins with a negation: `no early warning` negates the warning."""
    found: set[str] = set()
    for no in phrase(language, "negation").finditer(words):
        last = None
        for word in re.findall(r"\w+", words[no.end() : no.end() + _NOUN]):
            here = subject(word, language)
            if not here:
                break
            last = here
        found |= last or frozenset()
    return frozenset(found)


def alike(a: Proposition, b: Proposition) -> bool:
    """Most content words of the shorter one stand in the longer one too."""
    return covered(a.subject, b.subject, "overlap", "shared")


def covered(a: Iterable[str], b: Iterable[str], part: str, least: str) -> bool:
    """Of the smaller set, at least `part` and at least `least` stand in the other; a stem inside a compound counts."""
    x, y = sorted((frozenset(a), frozenset(b)), key=lambda s: (len(s), sorted(s)))
    hit = len(x & y)
    return hit >= weight("reach", least) and hit >= weight("reach", part) * len(x)
