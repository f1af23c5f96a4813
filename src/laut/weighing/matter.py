"""What words speak of: the stems and concepts that tell something, and the patterns of positions.toml by which a position is known."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import combining, normalize

from laut.languages import toml
from laut.reading.figures.concepts import concepts
from laut.weighing.propositions import subject

_NOUN, _PHRASE = 60, 3  # code points behind a no in which its noun is looked for, and words that tell something


def found(lang: str, name: str, words: str) -> bool:
    """The pattern `name` of positions.toml is found in the words."""
    return pattern(lang, name).search(words) is not None


@cache
def pattern(lang: str, name: str) -> re.Pattern[str]:
    return re.compile(toml(lang, "positions")[name], re.IGNORECASE)


@cache
def _idle(lang: str, pledges: bool) -> frozenset[str]:
    """Words that tell nothing of what a position speaks of; of a breach also those that only say that a promise was made."""
    data = toml(lang, "positions")
    return frozenset(data["plain"]) | frozenset(data["pledge"] if pledges else ())


def matter(words: str, lang: str, pledges: bool = False) -> frozenset[str]:
    """The stems and concepts of what words speak of."""
    idle, known = _idle(lang, pledges), concepts(lang).listed
    written = [w.lower() for w in re.findall(r"\w+(?:-\w+)*", words)]
    short = {"=" + known[w] for w in written if len(w) < 3 and w in known}
    told = (w if w in known else pattern(lang, "participle").sub("", w) for w in written if w not in idle)
    return frozenset(map(plainly, subject(" ".join(told), lang) | short))


def plainly(word: str) -> str:
    """A stem without the marks on its vowels, which change with the form: `verlassen`, `verlässt`."""
    return word if word.startswith("=") else "".join(c for c in normalize("NFD", word) if not combining(c))


def negated(words: str, lang: str) -> frozenset[str]:
    """The nouns that a no stands before: the last word of the phrase that begins with it, or where nothing tells nouns from other words
    the first few."""
    capitals = bool(toml(lang, "positions")["nouns_in_capitals"])
    told: set[str] = set()
    for no in pattern(lang, "without").finditer(words):
        phrase: list[str] = []
        for word in re.findall(r"\w+(?:-\w+)*", words[no.end() : no.end() + _NOUN]):
            if not matter(word, lang) or (phrase and capitals and word[:1].islower()) or len(phrase) == _PHRASE:
                break
            phrase.append(word)
        told |= matter(phrase[-1] if capitals else " ".join(phrase), lang) if phrase else frozenset()
    return frozenset(told)
