"""The head of a counted thing in its dictionary form, and the parts of a compound.

`nordkoreanische Soldaten` has the lemma `Soldat`, `Tote` has `Toter`, `injured people` has `person`; `Artilleriegeschosse` is made of
`Artillerie` and `Geschoss`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from laut.languages import toml
from laut.text import compounds, english_lexicon, english_morphology

_WORD = re.compile(r"[^\W_](?:[^\W_]|[-'’:*_/.&](?=[^\W_]))*")
_LONGEST = 200  # code points of a phrase that are looked at, from its end
_PLURAL = "NNS"


def split(word: str, language: str = "de") -> list[str]:
    """The parts of a compound, each in the nominative singular; a word that is none gives its own lemma, an empty one nothing.

    >>> split("Flüchtlingsunterkünfte")
    ['Flüchtling', 'Unterkunft']
    """
    if not word.strip():
        return []
    if toml(language, "counted").get("capital_heads"):
        return list(compounds.split(word.strip()))
    pieces = word.strip().split("-")
    return [p for p in (*pieces[:-1], _singular(pieces[-1])) if p]


@lru_cache(maxsize=20_000)
def lemma(phrase: str, language: str) -> str:
    """The head noun of a noun phrase in the nominative singular; empty for an empty phrase."""
    words = _WORD.findall(phrase[-_LONGEST:])
    if not words:
        return ""
    stops = _stops(language)
    end = next((i for i, w in enumerate(words) if i and w in stops), len(words))
    near = words[:end]
    if not toml(language, "counted").get("capital_heads"):
        return _singular(near[-1])
    head = next((w for w in reversed(near) if not w[0].islower()), near[-1])
    return compounds.lemma(head[0].upper() + head[1:])


def parts(phrase: str, language: str) -> list[str]:
    """The parts of the head noun of a noun phrase."""
    return split(lemma(phrase, language), language)


@cache
def _stops(language: str) -> frozenset[str]:
    """Words that end the part of a noun phrase in which its head stands."""
    data = toml(language, "counted")
    return frozenset((*data["stop"], *data["of"]))


def _singular(word: str) -> str:
    """An English noun without its plural ending; a name as it is written."""
    low = word.lower()
    known = english_morphology.morphology()
    own: dict[str, str] = toml("en", "compounds")["irregular"]
    if low in own:
        return own[low]
    if (low, _PLURAL) in known.lemmas:
        return known.lemmas[low, _PLURAL]
    entry = english_lexicon.lexicon().words.get(low)
    if not word.islower() and not word.istitle():  # `NGOs`, `KN-23s`
        return word.removesuffix("s") if word[:-1].isupper() or word[-2:-1].isdigit() else word
    if entry is not None and _PLURAL not in entry.tags and any(tag.startswith("NN") for tag in entry.tags):
        return low
    return known.lemma(word, low, _PLURAL)
