"""The parts of German compounds, and the dictionary form of nouns that are counted: by a list of nouns with their plurals."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from laut.languages import table, toml
from laut.text import german_lemmas
from laut.text.german_words import listed

_LONGEST = 60  # letters of a word that is taken apart
_SHORTEST = 3  # letters of a part, but for those of the list
_LISTED = 5  # letters of a part that only the large list knows
_NOUNLIKE = "3"  # how sure the large list must be that a word is a noun
_COST = {"own": 1.0, "first": 1.05, "large": 2.2, "whole": 3.5}
_SHORT, _LINK, _LOST = 0.4, 0.05, 0.25  # what a short part, a link and a lost ending cost besides

Way = tuple[float, tuple[str, ...]]


@cache
def _rules() -> dict[str, Any]:
    return toml("de", "compounds")


def _ended(noun: str, ending: str) -> str:
    """The noun with an ending, its last vowel changed where the ending begins with the sign for it."""
    if not ending.startswith("¨"):
        return noun + ending
    umlauts: dict[str, str] = _rules()["feminine"]["umlauts"]
    for k in range(len(noun) - 1, -1, -1):
        low = noun[k].lower()
        if low in umlauts and not (low == "u" and k and noun[k - 1].lower() == "a"):
            return noun[:k] + (umlauts[low].upper() if noun[k].isupper() else umlauts[low]) + noun[k + 1 :] + ending[1:]
    return noun + ending[1:]


@cache
def forms() -> dict[str, str]:
    """The lemma of every form of the listed nouns; a form that is a lemma itself is its own."""
    rules = _rules()
    own: dict[str, str] = {}
    more: dict[str, str] = {}
    for row in table("de", "nouns"):
        kind = row["plural"]
        for noun in row["nouns"].split():
            word = noun[0].upper() + noun[1:]
            lemma = word + rules["feminine"]["masculine"] if kind == "adjective" else word
            own.setdefault(lemma, lemma)
            for ending in rules["forms"][kind]:
                more.setdefault(_ended(word, ending), lemma)
            if kind in rules["feminine"]["classes"]:
                stem = word.removesuffix(rules["feminine"]["strip"])
                for ending, last in rules["feminine"]["endings"].items():
                    more.setdefault(stem + ending, stem + last)
    for form, lemma in rules["irregular"].items():
        own.setdefault(lemma, lemma)
        own[form] = lemma
    return more | own


@cache
def _first() -> frozenset[str]:
    return frozenset(_rules()["parts"]["first"])


@cache
def _never() -> frozenset[str]:
    return frozenset(_rules()["parts"]["never"])


@cache
def _whole() -> frozenset[str]:
    return frozenset(_rules()["parts"]["whole"])


def _title(word: str) -> str:
    return word[:1].upper() + word[1:].lower() if not word.isupper() else word


@lru_cache(maxsize=20_000)
def lemma(word: str) -> str:
    """The nominative singular of a German noun; of a nominalised adjective the masculine: `Toten` is `Toter`."""
    for mark in _rules()["feminine"]["marks"]:
        head, found, tail = word.partition(mark)
        if found and tail in _rules()["feminine"]["endings"]:
            return lemma(head)
    known = forms()
    if word in known:
        return known[word]
    if "-" in word:
        head, _, last = word.rpartition("-")
        return f"{head}-{lemma(last)}" if last[:1].isalpha() else word
    if len(word) > _LONGEST or word.isupper():
        return word
    for k in range(2, len(word) - 2):
        tail = word[k].upper() + word[k + 1 :]
        if (len(tail) > 3 or (tail in known and known[tail] == tail)) and tail in known and tail not in _never() and _plausible(word[:k]):
            return word[:k] + known[tail].lower()
    return german_lemmas.noun(word)


def _plausible(head: str) -> bool:
    """A part of a word may be the first part of a compound: it has a vowel and more than two letters, or is listed."""
    return head in _first() or head in forms() or (len(head) > 3 and any(c in "aeiouyäöü" for c in head.lower()))


@lru_cache(maxsize=20_000)
def split(word: str) -> tuple[str, ...]:
    """The parts of a compound, each as a lemma; a word that is none is its own only part.

    >>> split("Artilleriegeschosse")
    ('Artillerie', 'Geschoss')
    """
    if "-" in word:
        return tuple(
            p for piece in word.split("-") if piece for p in (split(piece[0].upper() + piece[1:]) if piece[0].isalpha() else (piece,))
        )
    base = lemma(word)
    if len(word) > _LONGEST or len(word) < 6 or not word.isalpha() or word[1:].isupper() or base in _whole():
        return (base,)
    if base in forms() or (word in forms() and forms()[word] == base):
        return (base,)
    best = _cheapest(word)
    limit = _COST["whole"] if listed("words_nouns").get(word, "0") >= "1" or base in listed("words_nouns") else 2 * _COST["whole"]
    return best[1] if best and best[0] < limit else (base,)


def _cheapest(word: str) -> Way | None:
    """The cheapest way to cover the word with two parts or more."""
    low, size = word.lower(), len(word)
    ways: list[Way | None] = [None] * (size + 1)
    ways[0] = (0.0, ())
    for end in range(2, size + 1):
        for begin in range(max(0, end - 28), end - 1):
            before = ways[begin]
            if before is None or (begin == 0 and end == size):
                continue
            part = _part(low[begin:end], end == size)
            if part is None:
                continue
            now = ways[end]
            cost = before[0] + part[0]
            if now is None or cost < now[0] - 1e-9:
                ways[end] = (cost, (*before[1], part[1]))
    return ways[size]


@lru_cache(maxsize=50_000)
def _part(low: str, last: bool) -> tuple[float, str] | None:
    """What one part costs, and its lemma; None where it is no word."""
    if last:
        return _noun(low[0].upper() + low[1:])
    word = low[0].upper() + low[1:]
    best: tuple[float, str] | None = (_COST["first"], word) if word in _first() else None
    for link in _rules()["parts"]["links"]:
        stem = word[: len(word) - len(link)]
        if low.endswith(link) and (found := _noun(stem) or ((_COST["first"], stem) if stem in _first() else None)):
            cost = found[0] + (_LINK if link else 0.0)
            if best is None or cost < best[0]:
                best = (cost, found[1])
    for lost in _rules()["parts"]["lost"]:
        whole = word + lost
        if forms().get(whole) == whole and (best is None or _COST["own"] + _LOST < best[0]):
            best = (_COST["own"] + _LOST, whole)
    return best


@lru_cache(maxsize=50_000)
def _noun(word: str) -> tuple[float, str] | None:
    """The cost and the lemma of a noun in any of its forms."""
    if word in _never() or len(word) < 2:
        return None
    known = forms().get(word)
    short = _SHORT if len(word) <= _SHORTEST else 0.0
    if known is not None:
        return _COST["own"] + short, known
    if len(word) >= _LISTED and listed("words_nouns").get(word, "0") >= _NOUNLIKE:
        return _COST["large"], lemma(word)
    return None
